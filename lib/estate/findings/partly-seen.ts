import type { OperatingSystem } from '../../facts/extension';
import { OS_WORDS } from '../../facts/initiative-members';
import { seenPair, seenSettings } from '../model/seen-pair';
import { type UnseenPlace, unseenPlaces } from '../model/seen-settings';
import { type Attributes, hiddenOf, hiddenText } from '../model/value';
import type { Finding } from './finding';
import { settingsFindings } from './settings';
import { unknownUntilApply } from './unseen';

/** Most places that a finding names. */
const MOST = 10;

/** What a change of settings does as far as it can be seen, and which places cannot. `was` is absent in a new rule. */
export function seenSettingsFindings(
  address: string,
  os: OperatingSystem,
  was: Attributes | undefined,
  becomes: Attributes,
): Finding[] {
  const [earlier, later] = was === undefined ? [undefined, seenSettings(os, becomes)] : seenPair(os, was, becomes);
  return [...unseenFindings(address, os, was, becomes), ...settingsFindings(address, earlier, later)];
}

/** One finding for all places of settings. An expression that is on both sides is no change. */
function unseenFindings(address: string, os: OperatingSystem, was: unknown, becomes: unknown): Finding[] {
  const [before, after] = [unseenPlaces(was), unseenPlaces(becomes)];
  const [earlier, later] = [without(before, after), without(after, before)];
  const places = [...new Set([...later, ...earlier].map(({ path }) => path))];
  if (places.length === 0) return [];
  const rest = places.length - MOST;
  const names = `${places.slice(0, MOST).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return [
    unknownUntilApply.found({
      address,
      subject: `${OS_WORDS[os]} settings, ${names}`,
      was: was === undefined ? 'not in the rule' : reasons(earlier),
      becomes: reasons(later),
    }),
  ];
}

function without(places: readonly UnseenPlace[], others: readonly UnseenPlace[]): UnseenPlace[] {
  const known = new Set(others.map(({ value }) => value));
  return places.filter(({ value }) => typeof value !== 'string' || !known.has(value));
}

function reasons(places: readonly UnseenPlace[]): string {
  const words = places.flatMap(({ value }) => hiddenOf(value) ?? []).map(hiddenText);
  return words.length === 0 ? 'known' : [...new Set(words)].join(' and ');
}
