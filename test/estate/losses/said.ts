import { check, FINDINGS, type FindingId, type Review, review } from '../../../lib/estate';
import { HEALTHY_CHANGES } from './healthy-changes';
import { canSay, LOSSES, planOfRow } from './losses';
import { DIALECTS, type Dialect } from './render';
import type { Row } from './row';

export const SAID_FILE = 'test/estate/losses/said.json';

/**
 * What is said of each change, a line for each finding: in the first dialect that can say it, and in those that say something else
 * but for the addresses.
 */
export type Said = Readonly<Record<string, Readonly<Partial<Record<Dialect, readonly string[]>>>>>;

/** Every change of the healthy estate. */
export const ROWS: readonly Row[] = [...Object.values(LOSSES).flat(), ...HEALTHY_CHANGES];

/** The text of `SAID_FILE`. */
export function saidFile(): string {
  const all = Object.fromEntries(ROWS.map((row) => [row.change, saidInDialects(row)])) satisfies Said;
  return `${JSON.stringify(all, undefined, 2)}\n`;
}

function saidInDialects(row: Row): Said[string] {
  const [first, ...others] = DIALECTS.filter((dialect) => canSay(row, dialect)).map(
    (dialect) => [dialect, said(reviewOfRow(row, dialect))] as const,
  );
  if (first === undefined) return {};
  const expected = withoutAddresses(first[1]).join('\n');
  return Object.fromEntries([first, ...others.filter(([, lines]) => withoutAddresses(lines).join('\n') !== expected)]);
}

export function reviewOfRow(row: Row, dialect: Dialect): Review {
  const document = planOfRow(row, dialect);
  return row.by === 'check' ? check(document) : review(document);
}

/** A line for each finding, with the advice where it is not the general one. */
export function said({ findings }: Review): string[] {
  return findings.map(({ id, severity, address, subject, was, becomes, todo }) => {
    const advice = todo === FINDINGS[id as FindingId].remedy ? '' : ` | ${todo}`;
    return `${severity} ${id} | ${address} | ${subject}: ${was} -> ${becomes}${advice}`;
  });
}

/** Addresses decide the order of findings too. */
export function withoutAddresses(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/ \| \S+ \| /, ' | ')).sort();
}
