import { Expression, isLater, quoted, type Rewrite, rewritten, rewrittenExpression } from '../core/expressions';
import { ENTRY_FIELDS } from '../facts/agent-format';
import type { OperatingSystem } from '../facts/extension';
import { LINUX_PRESET_FILE } from '../facts/rule';
import type { EntryFields, EntryOf } from './entry-fields';
import { AGENT_LINUX_PATH, CANONICAL_LINUX_PATH, CANONICAL_REGISTRY_KEY, toAgentPath } from './path-forms';
import type {
  Collected,
  CollectedEntries,
  ContentUpload,
  ResolvedLinux,
  ResolvedSettings,
  ResolvedWindows,
} from './resolve';
import type { LinuxFile, RegistryKey, WindowsFile } from './types';

/** The extension settings of one operating system in the agent's format, ready to become JSON with `terraformJson`. */
export type AgentSettings = Readonly<Record<string, unknown>>;

/** Renders resolved settings to the agent's format, one object per operating system in the rule. */
export function renderSettings(settings: ResolvedSettings): Partial<Record<OperatingSystem, AgentSettings>> {
  return {
    ...(settings.windows && { windows: renderWindows(settings.windows) }),
    ...(settings.linux && { linux: renderLinux(settings.linux) }),
  };
}

function renderWindows(windows: ResolvedWindows): AgentSettings {
  return {
    ...renderFlags(windows, windows.registry.enabled),
    registrySettings: {
      registryCollectionFrequency: windows.registry.frequencySec,
      registryInfo: windows.registry.entries.map(renderRegistryKey),
    },
    fileSettings: renderFiles(windows.files, renderWindowsFile, windows.upload),
    ...renderRest(windows),
  };
}

function renderLinux(linux: ResolvedLinux): AgentSettings {
  return {
    ...renderFlags(linux, false),
    fileSettings: renderFiles(linux.files, renderLinuxFile, linux.upload),
    ...renderRest(linux),
  };
}

function renderFlags(settings: ResolvedLinux | ResolvedWindows, enableRegistry: boolean): AgentSettings {
  return {
    enableFiles: settings.files.enabled,
    enableSoftware: settings.software.enabled,
    enableRegistry,
    enableServices: settings.services.enabled,
    enableInventory: settings.inventory.enabled,
  };
}

function renderFiles<Entry>(
  files: CollectedEntries<Entry>,
  render: (file: Entry) => AgentSettings,
  upload?: ContentUpload,
): AgentSettings {
  return {
    fileCollectionFrequency: files.frequencySec,
    ...(files.entries.length > 0 && { fileInfo: files.entries.map(render) }),
    ...(upload && {
      uploadSetting: {
        storageAccountResourceId: upload.storageAccountId,
        blobEndpoint: upload.blobEndpoint,
        managedIdentity: '',
      },
    }),
  };
}

function renderRest(settings: {
  software: Collected;
  inventory: Collected;
  services: Collected;
  upload?: ContentUpload;
}): AgentSettings {
  return {
    softwareSettings: { softwareCollectionFrequency: settings.software.frequencySec },
    inventorySettings: { inventoryCollectionFrequency: settings.inventory.frequencySec },
    servicesSettings: { serviceCollectionFrequency: settings.services.frequencySec },
    ...(settings.upload && { enableUpload: true }),
  };
}

function renderRegistryKey(entry: Required<RegistryKey>): AgentSettings {
  const keyName = value(entry.key, CANONICAL_REGISTRY_KEY);
  const name = entry.name === entry.key ? { name: keyName } : {};
  return renderEntry(ENTRY_FIELDS.registryKey, entry, { keyName, ...name });
}

function renderWindowsFile(file: Required<WindowsFile>): AgentSettings {
  return renderEntry(ENTRY_FIELDS.windowsFile, file);
}

function renderLinuxFile(file: Required<LinuxFile>): AgentSettings {
  const written = renderEntry(ENTRY_FIELDS.linuxFile, file, {
    destinationPath: value(file.path, [...CANONICAL_LINUX_PATH, ...AGENT_LINUX_PATH]),
    ...(file.name === file.path && { name: value(file.path, CANONICAL_LINUX_PATH) }),
  });
  if (!isPreset(file)) return written;
  const { description, checksum, ...preset } = written;
  const { maxContentsReturnable, maxOutputSize } = LINUX_PRESET_FILE;
  return { ...LINUX_PRESET_FILE, ...preset, maxContentsReturnable, maxOutputSize };
}

/** One entry, in the order of its table. `rewritten` has the keys whose text is not that of the setting. */
function renderEntry<Fields extends EntryFields>(
  fields: Fields,
  entry: EntryOf<Fields>,
  rewritten: AgentSettings = {},
): AgentSettings {
  const settings: Readonly<Record<string, unknown>> = entry;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      if (field.kind === 'fixed') return [[key, field.value]];
      const given = settings[field.setting ?? key];
      if (field.kind === 'flag' && field.leftOutIfFalse && given === false) return [];
      return [[key, rewritten[key] ?? (typeof given === 'string' ? value(given) : given)]];
    }),
  );
}

/** A text after replacements, which Terraform makes if it knows the text only later. */
function value(text: string, rewrites: readonly Rewrite[] = []): string | Expression {
  return isLater(text) ? new Expression(rewrittenExpression(quoted(text), rewrites)) : rewritten(text, rewrites);
}

/** Microsoft's own entry has a special form. */
function isPreset(file: Required<LinuxFile>): boolean {
  const { name, destinationPath, groupTag } = LINUX_PRESET_FILE;
  return (
    file.name === name &&
    toAgentPath(file.path) === destinationPath &&
    file.groupTag === groupTag &&
    file.description === ''
  );
}
