import type { ResourceChange } from '../model/input';
import { isEntryList } from '../model/stand-ins';
import { type Attributes, hasHidden, isHidden, isObject } from '../model/value';
import { estateOf } from '../read/estate-of-input';
import { detect, type Finding } from './catalogue';
import type { Comparison } from './finding';
import { unseen } from './unseen';

/**
 * The findings of a change without guesses. A loss that is not found once each hidden value of an updated resource is read
 * as the earlier one hangs on that value alone, so it becomes a finding that the value cannot be seen.
 */
export function certain(findings: readonly Finding[], { before, changes }: Comparison): Finding[] {
  if (!findings.some(({ severity }) => severity === 'blocking')) return [...findings];
  const open = [...changes.values()].filter(({ action, after }) => action === 'update' && hasHidden(after));
  if (open.length === 0) return [...findings];
  const unchanged = new Map(changes);
  for (const change of open) unchanged.set(change.address, asBefore(change));
  const after = estateOf([...unchanged.values()], 'after');
  const sure = new Set(detect({ before, after, changes: unchanged }, []).map(keyOf));
  const stated = new Map<string, Finding>();
  for (const finding of findings) {
    const isSure = finding.severity !== 'blocking' || sure.has(keyOf(finding));
    const { address, subject, was } = finding;
    const said = isSure ? finding : (unseen(address, subject, was) as Finding);
    stated.set(isSure ? `${keyOf(said)} ${said.becomes}` : keyOf(said), said);
  }
  return [...stated.values()];
}

function asBefore(change: ResourceChange): ResourceChange {
  return { ...change, after: completed(change.after, change.before) as Attributes };
}

/**
 * A value with the earlier one in the place of each that is hidden now and was known. Entries of settings are compared as
 * far as they are seen, so they stay as they are.
 */
function completed(value: unknown, earlier: unknown, key = ''): unknown {
  if (Array.isArray(value) && isEntryList(key)) return value;
  if (isHidden(value)) return earlier === undefined ? value : earlier;
  if (Array.isArray(value)) {
    const given = Array.isArray(earlier) ? earlier : [];
    return value.map((one: unknown, index) => completed(one, given[index]));
  }
  if (!isObject(value)) return value;
  const given = isObject(earlier) ? earlier : {};
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, completed(one, given[key], key)]));
}

function keyOf({ id, address, subject }: Finding): string {
  return JSON.stringify([id, address, subject]);
}
