import { isLater } from '../core/expressions';
import type { Path } from '../core/problems';
import { LIMITS, SUPPORT_MATRIX } from '../facts/rule';
import type { Warning } from '../facts/warnings';
import { isBroad, isContainerKey, secretOfKey, secretsCoveredBy } from './coverage';
import { filesOf, isEnabled, registryKeysOf } from './features';
import { canonicalLinuxPath } from './path-forms';
import { LINUX_PRESET_PATH } from './resolve';
import type { ChangeTrackingSettings, LinuxFile, LinuxSettings, WindowsFile, WindowsSettings } from './types';

/** Warnings of valid settings. `uploads`: whether content storage is linked to the rule. */
export function settingsWarnings(
  settings: ChangeTrackingSettings,
  uploads: boolean,
  path: Path = ['settings'],
): Warning[] {
  const files = [
    ...watched([...path, 'windows', 'files'], settings.windows ?? {}),
    ...watched([...path, 'linux', 'files'], settings.linux ?? {}),
  ];
  return [
    ...emptyWarnings(settings, path),
    ...files.flatMap((file) =>
      isLater(file.file.path)
        ? [uncheckedWarning([...file.at, 'path'])]
        : [...pathWarnings(file), ...uploadWarnings(file)],
    ),
    ...keyWarnings([...path, 'windows', 'registryKeys'], settings.windows ?? {}),
    ...(uploads && !files.some(({ file }) => file.uploadContent)
      ? [
          {
            id: 'upload-nothing' as const,
            path,
            message:
              'uploads no file although content storage is linked: set uploadContent on files, or remove the content storage',
          },
        ]
      : []),
  ];
}

function keyWarnings(path: Path, windows: WindowsSettings | false): Warning[] {
  return registryKeysOf(windows).flatMap((entry, index): Warning[] => {
    if (typeof entry !== 'object' || !isEnabled(entry)) return [];
    const { key } = entry;
    const at = [...path, index, 'key'];
    if (isLater(key)) return [uncheckedWarning(at)];
    if (isContainerKey(key)) {
      const message = `names a key that holds other keys and no values, and keys below are not searched (${SUPPORT_MATRIX}), got '${key}': list each key below it`;
      return [{ id: 'path-broad', path: at, message }];
    }
    const secret = secretOfKey(key);
    if (secret === undefined) return [];
    const message = `names a key that may hold ${secret.holds}, and the values of a watched key are sent to the workspace, got '${key}': remove the entry, or acknowledge the warning if it has no such value`;
    return [{ id: 'registry-sensitive', path: at, message }];
  });
}

/** Terraform checks only the form of a text that it knows later. */
function uncheckedWarning(path: Path): Warning {
  const message =
    'is known only at apply: Terraform checks its form, but not whether it covers too much or contains secrets; set a literal value, or acknowledge the warning';
  return { id: 'path-unchecked', path, message };
}

/** Kinds of data that are on and have no entry to watch. */
function emptyWarnings({ windows = {}, linux = {} }: ChangeTrackingSettings, path: Path): Warning[] {
  const warnings: Warning[] = [];
  if (windows && windows.files !== false && !filesOf(windows).some(isEnabled)) {
    warnings.push({
      id: 'windows-files-empty',
      path: [...path, 'windows', 'files'],
      message:
        "lists no file to watch: list files, such as { path: '%windir%\\System32\\drivers\\etc\\hosts' }, or set it to false",
    });
  }
  if (windows && windows.registryKeys !== false && !registryKeysOf(windows).some(isEnabled)) {
    warnings.push({
      id: 'windows-registry-empty',
      path: [...path, 'windows', 'registryKeys'],
      message:
        "enables no key, and Microsoft's presets are disabled until named: name some, such as 'knownDlls' and 'winlogonNotify', or set it to false",
    });
  }
  if (linux !== false && linux.files && !linux.files.some(isEnabled)) {
    warnings.push({
      id: 'linux-files-empty',
      path: [...path, 'linux', 'files'],
      message: "lists no file to watch: list files, such as { path: '/etc/*.conf' }, or set it to false",
    });
  }
  return warnings;
}

interface Watched {
  readonly at: Path;
  readonly file: WindowsFile | LinuxFile;
}

function watched(path: Path, os: WindowsSettings | LinuxSettings | false): Watched[] {
  return filesOf<WindowsFile | LinuxFile>(os)
    .map((file, index) => ({ at: [...path, index], file }))
    .filter(({ file }) => isEnabled(file));
}

function pathWarnings({ at, file }: Watched): Warning[] {
  const { path } = file;
  const canonical = canonicalLinuxPath(path);
  const warnings: Warning[] = [];
  const isFolder = /[\\/]$/.test(path) && file.pathType !== 'Folder';
  const literal = (path.startsWith('/') ? LINUX_LITERAL : WINDOWS_LITERAL).exec(path)?.[0];
  const [variable] = OF_USER.exec(path) ?? [];
  if (literal !== undefined) {
    warnings.push({
      id: 'path-literal',
      path: [...at, 'path'],
      message: `holds '${literal}', which is not documented to be expanded: '*' in the last segment is the only wildcard (${SUPPORT_MATRIX}), got '${path}': list the files one by one`,
    });
  }
  if (variable !== undefined && !path.startsWith('/')) {
    warnings.push({
      id: 'path-of-user',
      path: [...at, 'path'],
      message: `holds '${variable}', which differs from user to user, and the agent runs as a service: name the folder, got '${path}'`,
    });
  }
  if (isFolder && !isBroad(file)) {
    warnings.push({
      id: 'path-folder',
      path: [...at, 'path'],
      message: `ends like that of a folder, but the entry is for files, got '${path}': set pathType to 'Folder', or write '${path}*'`,
    });
  }
  if (isBroad(file)) {
    warnings.push({
      id: 'path-broad',
      path: [...at, 'path'],
      message: `covers far more than the ${LIMITS.files} files one machine may track (${SUPPORT_MATRIX}), got '${path}': list the important files below it`,
    });
  }
  if (canonical !== path) {
    warnings.push({
      id: 'path-agent-form',
      path: [...at, 'path'],
      message: `looks copied from a rule and is read as '${canonical}', got '${path}': write '*' for any text`,
    });
  }
  return warnings;
}

function uploadWarnings({ at, file }: Watched): Warning[] {
  const { path, uploadContent = false } = file;
  const warnings: Warning[] = [];
  const isPreset = canonicalLinuxPath(path) === LINUX_PRESET_PATH;
  const [secret] = uploadContent ? secretsCoveredBy({ ...file, recurse: file.recurse ?? isPreset }) : [];
  if (secret !== undefined) {
    const isNamed = !path.includes('*') && file.pathType !== 'Folder' && !/[\\/]$/.test(path);
    const what = isNamed
      ? `which may hold ${secret.holds}`
      : `and so of '${secret.path}', which may hold ${secret.holds}`;
    warnings.push({
      id: 'upload-sensitive',
      path: at,
      message: `uploads the content of '${path}', ${what}: watch it without uploadContent`,
    });
  }
  if (uploadContent && 'links' in file && file.links === 'Manage') {
    warnings.push({
      id: 'upload-links',
      path: at,
      message: `uploads content with links 'Manage', which returns none (documentation of the former agent): use 'Follow', or remove uploadContent`,
    });
  }
  return warnings;
}

/** Patterns that shells and other programs expand, and two paths in one text. systemd writes a hyphen as `\x2d`. */
const LINUX_LITERAL = /\?|\[[^\]/]+\]|\{[^}/]*,[^}]*\}|(?<=\/)(?:\$\w+|%\w+%|~)(?=\/)|\\(?!x[\da-f]{2})|[\s,;:]\//;
const WINDOWS_LITERAL = /\[[^[\]\\]+\]|\{[^{},\\]*,[^{}]*\}/;

/** Variables of Windows that are set for each user. */
const OF_USER =
  /%(appdata|homedrive|homepath|localappdata|logonserver|onedrive|temp|tmp|userdomain|username|userprofile)%/i;
