import { listed, type Path, pathText } from '../../core/problems';
import { isObject } from '../../core/values';
import type { OperatingSystem } from '../../facts/extension';
import { fromAgentPath, linuxPathMeaning, registryKeyMeaning, windowsPathMeaning } from '../path-forms';
import type { RespeltSettings } from './agent-spelling';
import { type Change, change, isWithin, type Loss, spellingChange } from './take-over-report';

/** Every difference of the agent's settings of one operating system after taking over, without those that are lost. */
export function agentChanges(source: RespeltSettings, becomes: unknown, lost: readonly Loss[]): Change[] {
  const { os, settings, originals } = source;
  const isLost = (path: Path) => lost.some((one) => isWithin(path, one.path));
  return differences({ os, originals, isLost }, settings, becomes, [os]).filter(({ path }) => !isLost(path));
}

interface Comparison extends Pick<RespeltSettings, 'os' | 'originals'> {
  readonly isLost: (path: Path) => boolean;
}

function differences(to: Comparison, was: unknown, becomes: unknown, path: Path): Change[] {
  if (Array.isArray(was) || Array.isArray(becomes)) return listDifferences(to, list(was), list(becomes), path);
  if (isObject(becomes) || (isObject(was) && becomes === undefined)) {
    const before: Readonly<Record<string, unknown>> = isObject(was) ? was : {};
    const after: Readonly<Record<string, unknown>> = becomes ?? {};
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => differences(to, member(before, key), member(after, key), [...path, key]));
  }
  const original = to.originals.get(pathText(path)) ?? was;
  return original === becomes ? [] : [change(path, original, becomes)];
}

/** Compares entries that watch the same, wherever they are in the lists. */
function listDifferences(to: Comparison, was: readonly unknown[], becomes: readonly unknown[], path: Path): Change[] {
  const places = new Map<string, number>();
  was.forEach((entry, index) => {
    if (!to.isLost([...path, index])) places.set(meaningOfEntry(to.os, entry), index);
  });
  const changes: Change[] = [];
  const added: unknown[] = [];
  const order: number[] = [];
  for (const entry of becomes) {
    const meaning = meaningOfEntry(to.os, entry);
    const index = places.get(meaning);
    places.delete(meaning);
    if (index === undefined) {
      added.push(entry);
      continue;
    }
    order.push(index);
    changes.push(...differences(to, was[index], entry, [...path, index]));
  }
  changes.push(...[...places.values()].map((index) => change([...path, index], was[index], undefined)));
  if (added.length > 0) changes.push(gain(path, added));
  if (order.some((index, at) => index < (order[at - 1] ?? 0))) {
    changes.push(spellingChange(path, 'has its entries in another order', undefined, undefined));
  }
  return changes;
}

function gain(path: Path, added: readonly unknown[]): Change {
  const isOff = added.every((entry) => isObject(entry) && entry['enabled'] === false);
  const names = added.map((entry) => String(isObject(entry) ? entry['name'] : entry));
  const count = `${added.length} ${isOff ? 'disabled ' : ''}${added.length === 1 ? 'entry' : 'entries'}`;
  return { path, message: `gains ${count}: ${listed(names, 3)}`, was: undefined, becomes: added, spelling: false };
}

/** The files and registry keys in the agent's settings of one operating system. */
export function entriesOfAgent(settings: unknown): readonly unknown[] {
  return LISTS.flatMap(([parent, name]) => list(member(member(settings, parent), name)));
}

const LISTS = [
  ['fileSettings', 'fileInfo'],
  ['registrySettings', 'registryInfo'],
] as const;

/** Equal for two entries of one list that watch the same. */
export function meaningOfEntry(os: OperatingSystem, entry: unknown): string {
  if (!isObject(entry)) return '';
  const { path, destinationPath, keyName } = entry;
  if (typeof keyName === 'string') return registryKeyMeaning(keyName);
  if (os === 'windows') return windowsPathMeaning(String(path));
  return linuxPathMeaning(fromAgentPath(String(destinationPath)));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function member(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
