import { isKnownNumber } from '../core/known';
import type { Path, Problem } from '../core/problems';
import type { OperatingSystem } from '../facts/extension';
import { ADJUSTABLE_FREQUENCY_SEC, FREQUENCY_SEC } from '../facts/rule';

const STANDARD: Readonly<Record<OperatingSystem, Readonly<Record<string, number>>>> = FREQUENCY_SEC;

const ADJUSTABLE: Readonly<Record<string, { readonly minimum: number; readonly maximum: number }>> = {
  'windows files': ADJUSTABLE_FREQUENCY_SEC.windowsFiles,
  'windows services': ADJUSTABLE_FREQUENCY_SEC.windowsServices,
};

/** The shortest and the longest frequency of Microsoft's rule: what is said of kinds that are fixed. */
const EXTREMES = (() => {
  const all = Object.values(STANDARD).flatMap((kinds) => Object.values(kinds));
  return { minimum: Math.min(...all), maximum: Math.max(...all) };
})();

/**
 * Problems of how often a kind of data is collected. The documentation gives a range for some kinds; of the others only
 * what is beyond every frequency of Microsoft's rule is refused.
 */
export function frequencyProblems(path: Path, os: OperatingSystem, kind: string, value: unknown): Problem[] {
  const standard = STANDARD[os][kind];
  if (typeof value !== 'number' || !Number.isInteger(value) || !isKnownNumber(value) || value === standard) return [];
  const range = ADJUSTABLE[`${os} ${kind}`];
  const { minimum, maximum } = range ?? EXTREMES;
  if (value >= minimum && value <= maximum) return [];
  const source = range === undefined ? "the frequencies of Microsoft's rule" : 'support matrix';
  const allowed = `${minimum} to ${maximum} seconds, or Microsoft's default ${standard} (${source})`;
  return [{ path, message: `must be ${allowed}, got ${value}` }];
}
