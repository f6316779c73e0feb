import { readInput } from '../../../lib/estate/read/documents';
import { HEALTHY } from './healthy';
import { DIALECTS, type Dialect, planOf } from './render';

export const READ_FILE = 'test/estate/losses/read.json';

/** The resources of the healthy estate as they are read from a dialect, by address; what is hidden by what hides it. */
export function readFrom(dialect: Dialect): unknown {
  const { changes } = readInput(planOf(dialect, {}, HEALTHY));
  const resources = changes.map(({ address, type, after }) => [address, { type, after }] as const);
  return JSON.parse(
    JSON.stringify(Object.fromEntries(resources), (_, value: unknown) =>
      typeof value === 'symbol' ? `(${value.description})` : value,
    ),
  );
}

/** The text of `READ_FILE`. */
export function readFile(): string {
  const all = Object.fromEntries(DIALECTS.map((dialect) => [dialect, readFrom(dialect)]));
  return `${JSON.stringify(all, undefined, 1)}\n`;
}
