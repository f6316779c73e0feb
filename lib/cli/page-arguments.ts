import type { PageOptions } from '../estate/format/page-frame';
import { UnusableInput } from '../estate/model/value';

/** The options, for `parseArgs`. */
export const PAGE_OPTIONS = {
  title: { type: 'string' },
  commit: { type: 'string' },
} as const;

type Values = { readonly [Name in keyof typeof PAGE_OPTIONS]?: string | undefined };

/** @throws UnusableInput if another format has them, or one is empty */
export function readPage(format: string, values: Values): PageOptions {
  const given = (Object.keys(PAGE_OPTIONS) as (keyof Values)[]).filter((name) => values[name] !== undefined);
  const [first] = given;
  if (first !== undefined && format !== 'html')
    throw new UnusableInput(`--${first} is an option of --format html only`);
  const empty = given.find((name) => values[name]?.trim() === '');
  if (empty !== undefined) throw new UnusableInput(`--${empty} must not be empty`);
  return Object.fromEntries(given.map((name) => [name, values[name]]));
}
