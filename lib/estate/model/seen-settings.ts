import { ENTRY_FIELDS, type EntryField } from '../../facts/agent-format';
import type { OperatingSystem } from '../../facts/extension';
import { type AgentSettings, readAgentSettings } from './agent-settings';
import { type Attributes, type Hidden, hiddenOf, isHidden, isUnseen, type Known, openText } from './value';

/** Keys whose value does not decide what is collected. Any text may stand for one that cannot be seen. */
const FREE_KEYS: ReadonlySet<string> = new Set([
  ...['storageAccountResourceId', 'blobEndpoint'],
  ...Object.values(ENTRY_FIELDS)
    .flatMap((fields) => Object.entries<EntryField>(fields))
    .filter(([, { kind }]) => kind === 'label' || kind === 'text')
    .map(([key]) => key),
]);

/** A value of settings that decides what is collected and cannot be seen. */
export interface UnseenPlace {
  /** Path in the settings, such as `fileSettings.fileInfo[0].path`. */
  readonly path: string;
  /** The reason, or the expression. */
  readonly value: string | Hidden;
}

/** Reads settings, or gives the reason why one of their values that decides what is collected cannot be seen. */
export function readSeenSettings(os: OperatingSystem, json: Attributes): Known<AgentSettings> {
  const [hidden] = unseenPlaces(json);
  return hiddenOf(hidden?.value) ?? readAgentSettings(os, withTexts(json));
}

/** Everything in settings that decides what is collected and cannot be seen. */
export function unseenPlaces(value: unknown, path = '', key = ''): UnseenPlace[] {
  if (isUnseen(value)) return FREE_KEYS.has(key) ? [] : [{ path, value: value as string | Hidden }];
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => unseenPlaces(one, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    unseenPlaces(one, path === '' ? name : `${path}.${name}`, name),
  );
}

/** The same with an expression as text for each value that is still hidden. */
function withTexts(value: unknown): unknown {
  if (isHidden(value)) return openText(value);
  if (Array.isArray(value)) return value.map(withTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withTexts(one)]));
}
