import { ENTRY_FIELDS, type EntryField } from '../../facts/agent-format';
import type { OperatingSystem } from '../../facts/extension';
import { type AgentSettings, readAgentSettings } from './agent-settings';
import { type Attributes, type Hidden, hiddenOf, isHidden, isUnseen, type Known, openText } from './value';

/** Keys whose value does not decide what is collected. Any text may stand for one that cannot be seen. */
const FREE_KEYS: ReadonlySet<string> = new Set([
  ...['storageAccountResourceId', 'blobEndpoint'],
  ...Object.values(ENTRY_FIELDS).flatMap((fields: Readonly<Record<string, EntryField>>) =>
    Object.keys(fields).filter((key) => ['label', 'text'].includes(fields[key]?.kind ?? '')),
  ),
]);

/** Reads settings, or gives the reason why one of their values that decides what is collected cannot be seen. */
export function readSeenSettings(os: OperatingSystem, json: Attributes): Known<AgentSettings> {
  return hiddenIn(json) ?? readAgentSettings(os, withTexts(json));
}

function hiddenIn(value: unknown, key = ''): Hidden | undefined {
  if (isUnseen(value)) return FREE_KEYS.has(key) ? undefined : hiddenOf(value);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, one] of Object.entries(value)) {
    const found = hiddenIn(one, Array.isArray(value) ? '' : name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same with an expression as text for each value that is still hidden. */
function withTexts(value: unknown): unknown {
  if (isHidden(value)) return openText(value);
  if (Array.isArray(value)) return value.map(withTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withTexts(one)]));
}
