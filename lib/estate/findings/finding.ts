import type { Estate, Resource } from '../model/estate';
import { withId } from '../model/indexes';
import type { ResourceChange } from '../model/input';
import { sameId } from '../model/value';

/** How much a finding matters. Blocking ones stop a pipeline by default. */
export const SEVERITIES = ['blocking', 'attention', 'information'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** One thing a reviewer should know. */
export interface Finding<Id extends string = string> {
  readonly id: Id;
  readonly severity: Severity;
  /** Terraform's address of the resource it is about. */
  readonly address: string;
  /** What of the resource it is about, such as `Windows file C:\Windows\win.ini`. */
  readonly subject: string;
  readonly was: string;
  readonly becomes: string;
  readonly why: string;
  readonly todo: string;
}

/** Two sides of a change, and what happens to each resource. */
export interface Comparison {
  readonly before: Estate;
  readonly after: Estate;
  readonly changes: ReadonlyMap<string, ResourceChange>;
}

/** The faults of an estate. */
export interface Wrong extends Pick<Finding, 'address' | 'subject'> {
  /** How it is, in words. */
  readonly is: string;
  /** How it was, where a change makes it wrong. Default: `not so`. */
  readonly was?: string;
  /** Replaces the general advice where there is better. */
  readonly remedy?: string;
}

/** The same with its kind, from a function that detects several kinds in one pass. */
export interface Detected extends Wrong {
  readonly kind: FindingKind;
}

/** Everything that is said of a kind of finding. Pages, schema and rules are made from it. */
export interface Declaration<Id extends string = string> {
  /** Never changes. */
  readonly id: Id;
  readonly severity: Severity;
  /**
   * Where it holds: `estate` for a fault of an estate (`check`), `change` for an effect of a change (`review`), `both` for
   * a fault of an estate that a review reports if a change adds it.
   */
  readonly holds: 'estate' | 'change' | 'both';
  /** What it is about, as a heading. */
  readonly title: string;
  /** What makes it be reported. */
  readonly when: string;
  readonly why: string;
  readonly remedy: string;
}

interface Detection {
  /** Detects it in one estate. A review reports what a change brings of it. */
  readonly wrong?: (estate: Estate) => Iterable<Wrong>;
}

/** A declared kind, which makes the findings of it. */
export interface FindingKind<Id extends string = string> extends Declaration<Id>, Detection {
  /** One finding of the kind. `remedy` replaces the general advice where there is better. */
  readonly found: (found: Found) => Finding;
}

export interface Found extends Pick<Finding, 'address' | 'subject' | 'was' | 'becomes'> {
  readonly remedy?: string | undefined;
}

/** Declares a kind of finding. Its file lists it in its last lines, for the catalogue. */
export function finding<const Id extends string>(declaration: Declaration<Id> & Detection): FindingKind<Id> {
  const { id, severity, why } = declaration;
  return {
    ...declaration,
    found: ({ remedy, ...found }) => ({ id, severity, ...found, why, todo: remedy ?? declaration.remedy }),
  };
}

/** The resources of both sides by address. */
export function pairs<Kind extends Resource>(
  before: readonly Kind[],
  after: readonly Kind[],
): { address: string; was?: Kind; becomes?: Kind }[] {
  const earlier = new Map(before.map((resource) => [resource.address, resource]));
  const later = new Map(after.map((resource) => [resource.address, resource]));
  return [...new Set([...earlier.keys(), ...later.keys()])].map((address) => {
    const was = earlier.get(address);
    const becomes = later.get(address);
    return { address, ...(was && { was }), ...(becomes && { becomes }) };
  });
}

/** Whether two ids stand for one resource of the input, whose new id is known only at apply because it is replaced. */
export function sameResource(
  was: unknown,
  becomes: unknown,
  before: readonly Resource[],
  after: readonly Resource[],
): boolean {
  if (sameId(was, becomes)) return true;
  const [earlier] = withId(before, was);
  return earlier !== undefined && withId(after, becomes).some(({ address }) => address === earlier.address);
}

/** A replacement in words, with the arguments that cause it and what they differ in if that is the case of letters only. */
export function replacement(change: ResourceChange): string {
  const { replacedFor } = change;
  if (replacedFor.length === 0) return 'replaced';
  const words = differInCase(change) ? ', which differs in the case of its letters only' : '';
  return `replaced, because of ${replacedFor.join(', ')}${words}`;
}

/** Whether the arguments that cause a replacement differ in the case of letters only. */
export function differInCase({ replacedFor, before, after }: ResourceChange): boolean {
  return (
    replacedFor.length > 0 &&
    replacedFor.every((argument) => {
      const [was, becomes] = [before?.[argument], after?.[argument]];
      return was !== becomes && sameId(was, becomes);
    })
  );
}
