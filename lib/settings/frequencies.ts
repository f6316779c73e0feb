import { isKnownNumber } from '../core/known';
import type { Path, Problem } from '../core/problems';
import type { OperatingSystem } from '../facts/extension';
import { ADJUSTABLE_FREQUENCY_SEC, FREQUENCY_SEC, SUPPORT_MATRIX } from '../facts/rule';

/** How often a kind of data may be collected, in seconds. */
export interface AllowedFrequency {
  readonly minimum: number;
  readonly maximum: number;
  /** Microsoft's own frequency, which may be outside of the range. */
  readonly standard: number | undefined;
  /** The predicate of a problem. */
  readonly message: string;
}

const STANDARD: Readonly<Record<OperatingSystem, Readonly<Record<string, number>>>> = FREQUENCY_SEC;

type Range = Pick<AllowedFrequency, 'minimum' | 'maximum'>;

const ADJUSTABLE: Readonly<Record<OperatingSystem, Readonly<Record<string, Range>>>> = ADJUSTABLE_FREQUENCY_SEC;

/** The shortest and the longest frequency of Microsoft's rule: the range allowed for kinds with a fixed frequency. */
const EXTREMES = (() => {
  const all = Object.values(STANDARD).flatMap((kinds) => Object.values(kinds));
  return { minimum: Math.min(...all), maximum: Math.max(...all) };
})();

/** The documentation gives a range for some kinds; for the others, only values outside all frequencies are refused. */
export function allowedFrequency(os: OperatingSystem, kind: string): AllowedFrequency {
  const range = ADJUSTABLE[os][kind];
  const { minimum, maximum } = range ?? EXTREMES;
  const standard = STANDARD[os][kind];
  const isOutside = standard !== undefined && (standard < minimum || standard > maximum);
  const other = isOutside ? `, or Microsoft's default ${standard}` : '';
  const source = range === undefined ? "the frequencies of Microsoft's rule" : SUPPORT_MATRIX;
  return { minimum, maximum, standard, message: `must be ${minimum} to ${maximum} seconds${other} (${source})` };
}

/** Problems of how often a kind of data is collected. */
export function frequencyProblems(path: Path, os: OperatingSystem, kind: string, value: unknown): Problem[] {
  const { minimum, maximum, standard, message } = allowedFrequency(os, kind);
  if (typeof value !== 'number' || !Number.isInteger(value) || !isKnownNumber(value) || value === standard) return [];
  return value >= minimum && value <= maximum ? [] : [{ path, message: `${message}, got ${value}` }];
}

/** The allowed frequency closest to a value. */
export function nearestFrequency(os: OperatingSystem, kind: string, value: number): number {
  const { minimum, maximum, standard } = allowedFrequency(os, kind);
  const inRange = Math.min(maximum, Math.max(minimum, Math.round(value)));
  if (standard === undefined) return inRange;
  return Math.abs(value - standard) < Math.abs(value - inRange) ? standard : inRange;
}
