import type { Construct } from 'constructs';
import type * as library from '../lib';

/** The arguments of a constructor or a static method after the scope and the id. */
type Input<Member> = Member extends new (
  scope: Construct,
  id: string,
  props: infer Props,
) => unknown
  ? Props
  : Member extends (scope: Construct, id: string, reference: infer Reference) => unknown
    ? Reference
    : never;

/** The inputs of the constructor of every public construct. Scripts make the shapes of props from these types. */
export type Inputs = { [Name in keyof typeof library]: Input<(typeof library)[Name]> };

/** The inputs of its static methods, such as `fromWorkspaceId`. */
export type ReferenceInputs = {
  [Name in keyof typeof library]: {
    [Method in keyof (typeof library)[Name]]: Input<(typeof library)[Name][Method]>;
  };
};
