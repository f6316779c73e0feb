import { isObject } from '../../model/value';
import { TOKENS, TOTALS } from '../exports/envelopes';

/** Names of the files of a result with pages: `rules.json` or `rules-1.json`, `rules-2.json`, and so on. */
const PAGE = /^([a-z]+)(?:-(\d{1,9}))?\.(?:json|csv)$/i;

/** What the names of the other files tell of a file. */
export interface Page {
  /** 1 for the first page and for a file that is no page. */
  readonly number: number;
  /** Whether the page after it is there. */
  readonly isFollowed: boolean;
  /** The page before it, if that is missing. */
  readonly missing: string | undefined;
}

/** The pages of a folder, by the name of the file, in their order. */
export function pagesOf(names: readonly string[]): ReadonlyMap<string, Page> {
  const numbered = [...names].sort().map((name) => {
    const [, result, digits = '1'] = PAGE.exec(name) ?? [];
    return { name, result: (result ?? name).toLowerCase(), number: Number(digits) };
  });
  const known = new Set(numbered.map(({ result, number }) => `${result}-${number}`));
  const pages = numbered.map(({ name, result, number }): readonly [string, Page] => {
    const before = `${result}-${number - 1}`;
    const missing = number > 1 && !known.has(before) ? before : undefined;
    return [name, { number, isFollowed: known.has(`${result}-${number + 1}`), missing }];
  });
  return new Map(pages.sort(([, a], [, b]) => a.number - b.number));
}

/**
 * The answer in a file, without what it says of rows that are in other files: the token of the next page if that page
 * is there, and the number of rows of all pages.
 */
export function asPage(document: unknown, { number, isFollowed }: Page): unknown {
  if (number === 1 && !isFollowed) return document;
  if (Array.isArray(document)) return isFollowed ? { data: document } : document;
  if (!isObject(document)) return document;
  const elsewhere = new Set((isFollowed ? [...TOTALS, ...TOKENS] : TOTALS).map((key) => key.toLowerCase()));
  return Object.fromEntries(Object.entries(document).filter(([key]) => !elsewhere.has(key.toLowerCase())));
}
