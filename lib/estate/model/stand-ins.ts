import { AGENT_KEYS, ENTRY_FIELDS, type EntryField } from '../../facts/agent-format';
import type { OperatingSystem } from '../../facts/extension';
import { FREQUENCY_SEC } from '../../facts/rule';
import { type Attributes, isHidden, isObject, isUnseen, member, openText, UNKNOWN } from './value';

/** The kind of data that each frequency is of. */
const FREQUENCY_KEYS = {
  fileCollectionFrequency: 'files',
  registryCollectionFrequency: 'registry',
  serviceCollectionFrequency: 'services',
  softwareCollectionFrequency: 'software',
  inventoryCollectionFrequency: 'inventory',
} as const;

/** Keys of all kinds of entries. Those of files come last: what registry keys have otherwise is fixed and decides nothing. */
const FIELDS: Readonly<Record<string, EntryField>> = {
  ...ENTRY_FIELDS.registryKey,
  ...ENTRY_FIELDS.windowsFile,
  ...ENTRY_FIELDS.linuxFile,
};

/** Lists of entries, by their key, with the keys of one entry. */
const LISTS = {
  fileInfo: { windows: ENTRY_FIELDS.windowsFile, linux: ENTRY_FIELDS.linuxFile },
  registryInfo: { windows: ENTRY_FIELDS.registryKey, linux: ENTRY_FIELDS.registryKey },
} as const;

export type EntryList = keyof typeof LISTS;

export function isEntryList(key: string): key is EntryList {
  return Object.hasOwn(LISTS, key);
}

/** Settings in which everything that cannot be seen is as it usually is, so that nothing of it is found. */
export function withStandIns(os: OperatingSystem, value: unknown, key: string): unknown {
  if (isUnseen(value)) return standIn(os, key, value);
  if (Array.isArray(value))
    return value.map((one: unknown) => (isUnseen(one) ? entryStandIn(os, key, one) : withStandIns(os, one, key)));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withStandIns(os, one, name)]));
}

/** What stands for a value of settings that cannot be seen. Upload settings stay hidden for `withUpload`. */
export function standIn(os: OperatingSystem, key: string, value: unknown): unknown {
  if (key === 'enableUpload' || key === 'uploadSetting') return UNKNOWN;
  if (key === 'enableRegistry') return os === 'windows';
  if (/^enable[A-Z]/.test(key)) return true;
  if (isEntryList(key)) return [];
  if (key === 'managedIdentity') return '';
  if (Object.hasOwn(FREQUENCY_KEYS, key)) {
    const frequencies: Readonly<Record<string, number>> = FREQUENCY_SEC[os];
    return frequencies[FREQUENCY_KEYS[key as keyof typeof FREQUENCY_KEYS]];
  }
  const blocks: Readonly<Record<string, readonly string[]>> = AGENT_KEYS;
  const inner = key.endsWith('Settings') ? blocks[key] : undefined;
  if (inner !== undefined) return Object.fromEntries(inner.map((name) => [name, standIn(os, name, UNKNOWN)]));
  const field = FIELDS[key];
  if (field?.kind === 'flag') return field.default;
  if (field?.kind === 'choice') return field.words[0];
  if (field?.kind === 'fixed') return field.value;
  return isHidden(value) ? openText(value) : value;
}

function entryStandIn(os: OperatingSystem, list: string, value: unknown): unknown {
  if (!isEntryList(list)) return standIn(os, '', value);
  return Object.fromEntries(Object.keys(LISTS[list][os]).map((name) => [name, standIn(os, name, value)]));
}

/** The name under which an entry of a list has its place. */
export function placeKey(os: OperatingSystem, list: EntryList): string {
  const fields: Readonly<Record<string, EntryField>> = LISTS[list][os];
  return Object.keys(fields).find((key) => fields[key]?.kind === 'place') ?? '';
}

/** Settings whose upload settings and their flag agree if one of them cannot be seen. */
export function withUpload(json: Attributes): Attributes {
  const { enableUpload, fileSettings, ...rest } = json;
  const setting = member(fileSettings, 'uploadSetting');
  const enabled = isHidden(enableUpload) ? setting !== undefined : enableUpload;
  const text = openText(UNKNOWN);
  const upload = enabled === true ? { storageAccountResourceId: text, blobEndpoint: text } : undefined;
  const { uploadSetting, ...files } = isObject(fileSettings) ? fileSettings : {};
  const seen = isHidden(uploadSetting) ? upload : uploadSetting;
  return {
    ...rest,
    ...(enabled !== undefined && { enableUpload: enabled }),
    ...(fileSettings !== undefined && {
      fileSettings: isObject(fileSettings)
        ? { ...files, ...(seen !== undefined && { uploadSetting: seen }) }
        : fileSettings,
    }),
  };
}
