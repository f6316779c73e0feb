import { Expression, isLater, quoted, type Rewrite, rewritten, rewrittenExpression } from '../core/expressions';
import type { OperatingSystem } from '../facts/extension';
import { CUSTOM_FILE, LINUX_PRESET_FILE } from '../facts/rule';
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

/** Every known rule says `recurse: true`, although the service does not look into subkeys. */
function renderRegistryKey(entry: Required<RegistryKey>): AgentSettings {
  const { name, groupTag, enabled, description, key } = entry;
  const keyName = value(key, CANONICAL_REGISTRY_KEY);
  return {
    name: name === key ? keyName : value(name),
    groupTag: value(groupTag),
    enabled,
    recurse: true,
    description: value(description),
    keyName,
    valueName: '',
  };
}

function renderWindowsFile(file: Required<WindowsFile>): AgentSettings {
  const { name, description, path, pathType, recurse, groupTag, enabled } = file;
  return {
    name: value(name),
    description: value(description),
    path: value(path),
    pathType,
    recurse,
    ...(file.uploadContent && { uploadContent: true }),
    ...CUSTOM_FILE.windows,
    groupTag: value(groupTag),
    enabled,
  };
}

function renderLinuxFile(file: Required<LinuxFile>): AgentSettings {
  const { name, description, path, pathType, recurse, links, groupTag, useSudo, enabled } = file;
  const shared = {
    name: name === path ? value(path, CANONICAL_LINUX_PATH) : value(name),
    destinationPath: value(path, [...CANONICAL_LINUX_PATH, ...AGENT_LINUX_PATH]),
    pathType,
    recurse,
    links,
    groupTag: value(groupTag),
    useSudo,
    enabled,
  };
  const upload = file.uploadContent && { uploadContent: true };
  return isPreset(file)
    ? { ...LINUX_PRESET_FILE, ...shared, ...upload }
    : { ...shared, description: value(description), ...upload, ...CUSTOM_FILE.linux };
}

/** A text after replacements, which Terraform makes if it knows the text only later. */
function value(text: string, rewrites: readonly Rewrite[] = []): string | Expression {
  return isLater(text) ? new Expression(rewrittenExpression(quoted(text), rewrites)) : rewritten(text, rewrites);
}

/** Microsoft's own entry has a form of its own. */
function isPreset(file: Required<LinuxFile>): boolean {
  const { name, destinationPath, groupTag } = LINUX_PRESET_FILE;
  return (
    file.name === name &&
    toAgentPath(file.path) === destinationPath &&
    file.groupTag === groupTag &&
    file.description === ''
  );
}
