import { UnusableInput } from '../estate/model/value';

/** Where a verb writes files. */
export interface WritingArguments {
  /** Folder of the files; without it nothing is written. */
  readonly out: string | undefined;
  /** Whether files that exist are overwritten. */
  readonly force: boolean;
}

/** The options, for `parseArgs`. */
export const WRITING_OPTIONS = {
  out: { type: 'string' },
  force: { type: 'boolean' },
} as const;

const WRITERS: readonly string[] = ['adopt', 'queries'];

type Values = { readonly [Name in keyof typeof WRITING_OPTIONS]?: string | boolean | undefined };

/** @throws UnusableInput if a verb has the options that writes no files */
export function readWriting(verb: string, values: Values): WritingArguments {
  const names = Object.keys(WRITING_OPTIONS) as (keyof typeof WRITING_OPTIONS)[];
  const given = names.find((name) => values[name] !== undefined);
  if (given !== undefined && !WRITERS.includes(verb))
    throw new UnusableInput(`--${given} is an option of ${WRITERS.join(' and ')} only`);
  return { out: values.out as string | undefined, force: values.force === true };
}
