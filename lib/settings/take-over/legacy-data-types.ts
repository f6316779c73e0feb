import { plainText } from '../../core/values';
import { LEGACY_DATA_TYPES } from '../../facts/legacy';
import { FREQUENCY_SEC } from '../../facts/rule';
import { nearestFrequency } from '../frequencies';
import { legacyFlag, legacyNumber } from './legacy-entries';
import type { LegacySource } from './legacy-sources';
import { type Change, change, type Loss, loss } from './take-over-report';

/** The kinds of data that data sources switch off, as `windows.files`. Everything else is on. */
export function switchedOff(sources: readonly LegacySource[], lost: Loss[]): ReadonlySet<string> {
  const seen = new Map<string, boolean>();
  const off: string[] = [];
  for (const { kind, path, properties } of sources) {
    if (kind !== 'ChangeTrackingDataTypeConfiguration') continue;
    const given = properties.get('datatypeid')?.value;
    const enabled = legacyFlag(properties.get('enabled')?.value);
    const id = Object.keys(LEGACY_DATA_TYPES).find((known) => known.toLowerCase() === plainText(given).toLowerCase());
    if (id === undefined) {
      const isRecursion = plainText(given).toLowerCase() === 'filerecursive';
      if (isRecursion && enabled === true) continue;
      const reason = isRecursion ? 'recursion is set on each file: check recurse' : 'there is no such kind of data';
      lost.push(loss(path, given, reason));
    } else if (enabled === undefined) {
      lost.push(loss([...path, 'Enabled'], properties.get('enabled')?.value, 'it is no flag; the kind of data is on'));
    } else if (seen.has(id) && seen.get(id) !== enabled) {
      lost.push(loss([...path, 'Enabled'], enabled, 'another data source of the same kind of data has the opposite'));
    } else {
      seen.set(id, enabled);
      const types: Readonly<Record<string, string>> = LEGACY_DATA_TYPES[id as keyof typeof LEGACY_DATA_TYPES];
      if (!enabled) off.push(...Object.entries(types).map(([os, type]) => `${os}.${type}`));
    }
  }
  return new Set(off);
}

/** How often Windows services are compared, as data sources have it, and what changes about it. */
export function serviceFrequency(sources: readonly LegacySource[], changes: Change[], lost: Loss[]): number {
  const [first, ...others] = sources.filter(({ kind }) => kind === 'ChangeTrackingServices');
  for (const { path } of others) lost.push(loss(path, undefined, 'another data source sets the frequency of services'));
  if (first === undefined) return FREQUENCY_SEC.windows.services;
  for (const [name, { key, value }] of first.properties) {
    const isAllServices = name === 'listtype' && /^black ?list$/i.test(plainText(value));
    if (name === 'collectiontimeinterval' || isAllServices || value === '') continue;
    if (name.startsWith('lastupdate')) continue;
    lost.push(loss([...first.path, key], value, 'the service has no selection of single services: all are watched'));
  }
  const interval = first.properties.get('collectiontimeinterval');
  if (interval === undefined) return FREQUENCY_SEC.windows.services;
  const path = [...first.path, interval.key];
  const given = legacyNumber(interval.value);
  if (given === undefined) {
    const instead = `it is no number of seconds; settings have ${FREQUENCY_SEC.windows.services}`;
    lost.push(loss(path, interval.value, instead));
    return FREQUENCY_SEC.windows.services;
  }
  const allowed = nearestFrequency('windows', 'services', given);
  if (allowed !== given) changes.push(change(path, given, allowed));
  return allowed;
}
