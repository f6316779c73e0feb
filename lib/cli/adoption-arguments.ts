import { UnusableInput } from '../estate/model/value';
import { FRAMEWORKS, type FrameworkName } from '../facts/frameworks';
import { oneOf } from './one-of';

/** What `adopt` writes. */
export interface AdoptionArguments {
  /** What is written; by default an app, and of data sources of the former agent a settings file. */
  readonly into: 'app' | 'settings' | undefined;
  /** Framework of the app, if it is not that of this package. */
  readonly framework: FrameworkName | undefined;
  /** Whether the app continues the state of the input. */
  readonly sameState: boolean;
  /** Id or name of the rule. */
  readonly rule: string | undefined;
}

/** The options, for `parseArgs`. */
export const ADOPTION_OPTIONS = {
  into: { type: 'string' },
  framework: { type: 'string' },
  'same-state': { type: 'boolean' },
  rule: { type: 'string' },
} as const;

type Values = { readonly [Name in keyof typeof ADOPTION_OPTIONS]?: string | boolean | undefined };

/** @throws UnusableInput if another verb has the options, or if they make no sense */
export function readAdoption(verb: string, values: Values): AdoptionArguments {
  const names = Object.keys(ADOPTION_OPTIONS) as (keyof typeof ADOPTION_OPTIONS)[];
  const given = names.find((name) => values[name] !== undefined);
  if (verb !== 'adopt' && given !== undefined) throw new UnusableInput(`--${given} is an option of adopt only`);
  const text = (name: keyof Values) => values[name] as string | undefined;
  const [into, framework] = [text('into'), text('framework')];
  return {
    into: into === undefined ? undefined : oneOf('--into', into, ['app', 'settings'] as const),
    framework:
      framework === undefined ? undefined : oneOf('--framework', framework, Object.keys(FRAMEWORKS) as FrameworkName[]),
    sameState: values['same-state'] === true,
    rule: text('rule'),
  };
}
