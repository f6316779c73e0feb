import { shown } from '../core/problems';
import { AGENT_KEYS, ENTRY_FIELDS } from '../facts/agent-format';
import type { OperatingSystem } from '../facts/extension';
import { FREQUENCY_SEC } from '../facts/rule';
import {
  type Block,
  choice,
  flag,
  innerBlock,
  innerBlocks,
  neededFlag,
  note,
  openBlock,
  seconds,
  text,
  type UnrecognisedKey,
} from './agent-block';
import { type EntryFields, type EntryOf, entryOf } from './entry-fields';
import { BARE_WILDCARD, canonicalRegistryKey, fromAgentPath } from './path-forms';
import type { Collected, ContentUpload, ResolvedLinux, ResolvedWindows } from './resolve';
import type { LinuxFile, RegistryKey, WindowsFile } from './types';

export type { UnrecognisedKey } from './agent-block';

/** The settings that a rule passes to the agent, and the parts that the agent does not accept. */
export interface ReadSettings<Settings> {
  readonly settings: Settings;
  readonly unrecognised: UnrecognisedKey[];
}

/**
 * Reads the agent's settings of one operating system, of any origin, back into the user's words. Never throws: what is
 * missing or wrong is listed, together with what it was read as.
 */
export function readSettings(os: 'windows', settings: unknown): ReadSettings<ResolvedWindows>;
export function readSettings(os: 'linux', settings: unknown): ReadSettings<ResolvedLinux>;
export function readSettings(os: OperatingSystem, settings: unknown): ReadSettings<ResolvedWindows | ResolvedLinux>;
export function readSettings(os: OperatingSystem, settings: unknown): ReadSettings<ResolvedWindows | ResolvedLinux> {
  const unrecognised: UnrecognisedKey[] = [];
  const block = openBlock(settings ?? null, '', AGENT_KEYS[os], unrecognised);
  return { settings: os === 'windows' ? readWindows(block) : readLinux(block), unrecognised };
}

function readWindows(block: Block): ResolvedWindows {
  const enabled = neededFlag(block, 'enableRegistry');
  const registry = innerBlock(block, 'registrySettings', AGENT_KEYS.registrySettings);
  const files = innerBlock(block, 'fileSettings', AGENT_KEYS.fileSettings);
  return {
    files: {
      ...readFrequency(block, 'enableFiles', files, 'fileCollectionFrequency', FREQUENCY_SEC.windows.files),
      entries: innerBlocks(files, 'fileInfo', AGENT_KEYS.windowsFileInfo).flatMap(readWindowsFile),
    },
    registry: {
      enabled,
      frequencySec: seconds(registry, 'registryCollectionFrequency', FREQUENCY_SEC.windows.registry, enabled),
      entries: innerBlocks(registry, 'registryInfo', AGENT_KEYS.registryInfo).flatMap(readRegistryKey),
    },
    ...readRest(block, files, 'windows'),
  };
}

function readLinux(block: Block): ResolvedLinux {
  if (flag(block, 'enableRegistry', false)) {
    const path = 'enableRegistry';
    block.findings.push({ path, note: 'must be false on Linux: there is no registry', harmless: true });
  }
  const files = innerBlock(block, 'fileSettings', AGENT_KEYS.fileSettings);
  return {
    files: {
      ...readFrequency(block, 'enableFiles', files, 'fileCollectionFrequency', FREQUENCY_SEC.linux.files),
      entries: innerBlocks(files, 'fileInfo', AGENT_KEYS.linuxFileInfo).flatMap(readLinuxFile),
    },
    ...readRest(block, files, 'linux'),
  };
}

function readRest(block: Block, files: Block, os: OperatingSystem) {
  const standIn = FREQUENCY_SEC[os];
  const software = innerBlock(block, 'softwareSettings', AGENT_KEYS.softwareSettings);
  const inventory = innerBlock(block, 'inventorySettings', AGENT_KEYS.inventorySettings);
  const services = innerBlock(block, 'servicesSettings', AGENT_KEYS.servicesSettings);
  const upload = readUpload(block, files);
  return {
    services: readFrequency(block, 'enableServices', services, 'serviceCollectionFrequency', standIn.services),
    software: readFrequency(block, 'enableSoftware', software, 'softwareCollectionFrequency', standIn.software),
    inventory: readFrequency(block, 'enableInventory', inventory, 'inventoryCollectionFrequency', standIn.inventory),
    ...(upload && { upload }),
  };
}

function readFrequency(block: Block, flagKey: string, inner: Block, key: string, standIn: number): Collected {
  const enabled = neededFlag(block, flagKey);
  return { enabled, frequencySec: seconds(inner, key, standIn, enabled) };
}

function readUpload(block: Block, files: Block): ContentUpload | undefined {
  const enabled = flag(block, 'enableUpload', false);
  if (!files.values.has('uploadSetting')) {
    if (enabled) note(block, 'enableUpload', 'has no effect without fileSettings.uploadSetting');
    return undefined;
  }
  const upload = innerBlock(files, 'uploadSetting', AGENT_KEYS.uploadSetting);
  const identity = text(upload, 'managedIdentity', '');
  if (identity !== '')
    note(upload, 'managedIdentity', `names an identity in a form that is not documented, got '${identity}'`);
  if (!enabled) {
    note(files, 'uploadSetting', 'has no effect without enableUpload: true');
    return undefined;
  }
  return {
    storageAccountId: text(upload, 'storageAccountResourceId', ''),
    blobEndpoint: text(upload, 'blobEndpoint', ''),
  };
}

function readWindowsFile(block: Block): Required<WindowsFile>[] {
  const path = place(block, 'path');
  return path === undefined ? [] : [readEntry(block, ENTRY_FIELDS.windowsFile, path)];
}

function readLinuxFile(block: Block): Required<LinuxFile>[] {
  const path = place(block, 'destinationPath');
  if (path === undefined) return [];
  if (BARE_WILDCARD.test(path)) {
    const known = `every known rule has '.*' for any text, and no source documents '*' for the agent`;
    note(block, 'destinationPath', `has a bare '*', got ${shown(path)}: ${known}`);
  }
  return [readEntry(block, ENTRY_FIELDS.linuxFile, fromAgentPath(path))];
}

/** One entry whose place was read before. A text that is absent is empty, not the default of settings. */
function readEntry<Fields extends EntryFields>(block: Block, fields: Fields, place: string): EntryOf<Fields> {
  return entryOf(fields, (key, field) => {
    switch (field.kind) {
      case 'place':
        return place;
      case 'label':
        return text(block, key, place);
      case 'text':
        return text(block, key, '');
      case 'choice':
        return choice(block, key, field.words);
      case 'flag':
        return field.needed ? neededFlag(block, key) : flag(block, key, field.default);
    }
  });
}

function readRegistryKey(block: Block): Required<RegistryKey>[] {
  const keyName = place(block, 'keyName');
  if (keyName === undefined) return [];
  const key = keyName.replace(/\\+$/, '');
  if (canonicalRegistryKey(key) !== key && /^HKLM/i.test(key)) {
    note(
      block,
      'keyName',
      `abbreviates the hive, which no known rule does, got ${shown(key)}: write '${canonicalRegistryKey(key)}'`,
    );
  }
  const valueName = text(block, 'valueName', '');
  if (valueName !== '') {
    note(block, 'valueName', `selects one value, which no known rule does; read as all values, got '${valueName}'`);
  }
  return [readEntry(block, ENTRY_FIELDS.registryKey, key)];
}

/** The watched path or key of an entry. An entry without it watches nothing and is omitted. */
function place(block: Block, key: string): string | undefined {
  const value = text(block, key, '');
  if (value !== '') return value;
  if (!block.values.has(key)) note(block, key, 'is absent: the entry watches nothing');
  return undefined;
}
