import type { Warning } from '../core/warnings';
import { LIMITS } from '../facts/rule';
import { filesOf, isEnabled, registryKeysOf } from './features';
import { canonicalLinuxPath } from './paths';
import type { ChangeTrackingSettings, LinuxFile, LinuxSettings, WindowsFile, WindowsSettings } from './types';

/** What is legal but unwise in valid settings. `uploads`: whether content storage is linked to the rule. */
export function settingsWarnings(settings: ChangeTrackingSettings, uploads: boolean, where = 'settings'): Warning[] {
  const files = [
    ...watched(`${where}.windows.files`, settings.windows ?? {}),
    ...watched(`${where}.linux.files`, settings.linux ?? {}),
  ];
  return [
    ...emptyWarnings(settings, where),
    ...files.flatMap(fileWarnings),
    ...(uploads && !files.some(({ file }) => file.uploadContent)
      ? [
          {
            id: 'upload-nothing' as const,
            message: `${where} uploads no file although content storage is linked: set uploadContent on files, or remove the content storage`,
          },
        ]
      : []),
  ];
}

/** Kinds of data that are on and have nothing to look at. */
function emptyWarnings({ windows = {}, linux = {} }: ChangeTrackingSettings, where: string): Warning[] {
  const warnings: Warning[] = [];
  if (windows && windows.files !== false && !filesOf(windows).some(isEnabled)) {
    warnings.push({
      id: 'windows-files-empty',
      message: `${where}.windows.files lists no file to watch: list files, such as { path: '%windir%\\System32\\drivers\\etc\\hosts' }, or set it to false`,
    });
  }
  if (windows && windows.registryKeys !== false && !registryKeysOf(windows).some(isEnabled)) {
    warnings.push({
      id: 'windows-registry-empty',
      message: `${where}.windows.registryKeys enables no key, and Microsoft's presets are disabled until named: name some, such as 'knownDlls' and 'winlogonNotify', or set it to false`,
    });
  }
  if (linux !== false && linux.files && !linux.files.some(isEnabled)) {
    warnings.push({
      id: 'linux-files-empty',
      message: `${where}.linux.files lists no file to watch: list files, such as { path: '/etc/*.conf' }, or set it to false`,
    });
  }
  return warnings;
}

interface Watched {
  readonly at: string;
  readonly file: WindowsFile | LinuxFile;
}

function watched(where: string, os: WindowsSettings | LinuxSettings | false): Watched[] {
  return filesOf<WindowsFile | LinuxFile>(os)
    .map((file, index) => ({ at: `${where}[${index}]`, file }))
    .filter(({ file }) => isEnabled(file));
}

function fileWarnings({ at, file }: Watched): Warning[] {
  const { path, uploadContent = false } = file;
  const canonical = path.startsWith('/') ? canonicalLinuxPath(path) : path;
  const warnings: Warning[] = [];
  if (isBroad(path)) {
    warnings.push({
      id: 'path-broad',
      message: `${at}.path covers far more than the ${LIMITS.files} files one machine may track (support matrix), got '${path}': name what matters below it`,
    });
  }
  if (canonical !== path) {
    warnings.push({
      id: 'path-agent-form',
      message: `${at}.path looks copied from a rule and is taken for '${canonical}', got '${path}': write '*' for any text`,
    });
  }
  if (uploadContent && isSensitive(path)) {
    warnings.push({
      id: 'upload-sensitive',
      message: `${at} uploads the content of '${path}', which holds secrets: watch it without uploadContent`,
    });
  }
  if (uploadContent && 'links' in file && file.links === 'Manage') {
    warnings.push({
      id: 'upload-links',
      message: `${at} uploads content with links 'Manage', which returns none (documentation of the former agent): use 'Follow', or leave out uploadContent`,
    });
  }
  return warnings;
}

const BROAD = [
  /^[a-z]:\\(windows|program files|program files \(x86\)|users|programdata)(\\(system32|syswow64))?(\\[*.]*)?$/i,
  /^%(windir|systemroot|systemdrive|programfiles|programfiles\(x86\)|programdata|userprofile)%(\\(system32|syswow64))?\\[*.]+$/i,
  /^\/(bin|boot|dev|home|lib|lib64|opt|proc|root|run|sbin|sys|tmp|usr|var)(\/[*.]*)?$/,
  /^\/(usr|usr\/local|opt|var)\/(bin|lib|lib64|sbin|share|local|log|spool|cache)(\/[*.]*)?$/,
];

/** Whether a path is known to hold more files than one machine may track. */
function isBroad(path: string): boolean {
  return BROAD.some((pattern) => pattern.test(path));
}

const SENSITIVE =
  /^\/etc\/(shadow|gshadow|security\/opasswd|ssh\/ssh_host_\w+_key)-?$|\/\.ssh\/id_[^/]+(?<!\.pub)$|\.(pfx|p12|key|pem)$/i;

/** Whether a file is known to hold secrets, so that its content should not leave the machine. */
function isSensitive(path: string): boolean {
  return SENSITIVE.test(path);
}
