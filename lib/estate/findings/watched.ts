import { type Problem, textOf } from '../../core/problems';
import { OPERATING_SYSTEMS, type OperatingSystem } from '../../facts/extension';
import { idProblems } from '../../facts/ids';
import { OS_WORDS } from '../../facts/initiative-members';
import { frequencyProblems } from '../../settings/frequencies';
import { linuxPathProblems, registryKeyProblems, windowsPathProblems } from '../../settings/path-rules';
import { settingsWarnings } from '../../settings/settings-warnings';
import type { ChangeTrackingSettings, LinuxFile, RegistryKey, WindowsFile } from '../../settings/types';
import { blobEndpointProblems } from '../../settings/upload-target';
import { type AgentSettings, DATA_TYPES, type DataType, type TrackedItem } from '../model/agent-settings';
import type { Estate, Rule } from '../model/estate';
import { isHidden } from '../model/value';
import { type Detected, type FindingKind, finding } from './finding';

export const itemUnsupported = finding({
  id: 'item-unsupported',
  severity: 'blocking',
  holds: 'both',
  title: 'The agent cannot track a file or registry key',
  when: 'An enabled entry names what the service does not track: an .exe, a network path, another hive than HKEY_LOCAL_MACHINE, a wildcard in a folder.',
  why: 'Azure stores any path, and the agent reports nothing for one it does not support.',
  remedy: 'Write the path as the service supports it, or remove the entry.',
});

export const frequencyOutOfRange = finding({
  id: 'frequency-out-of-range',
  severity: 'blocking',
  holds: 'both',
  title: 'Data is collected at a frequency the service does not have',
  when: 'A kind of data is collected more or less often than the documentation allows.',
  why: 'Azure stores any number, and what the agent does with one that is out of range is not documented.',
  remedy: "Use a frequency of the documented range, or Microsoft's own.",
});

export const sourceIdle = finding({
  id: 'source-idle',
  severity: 'blocking',
  holds: 'both',
  title: 'Nothing is collected from an operating system',
  when: 'Files, registry keys, services and software are all off for an operating system.',
  why: 'The machines look onboarded and report nothing.',
  remedy: 'Switch a kind of data on, or remove the data source.',
});

export const uploadSensitive = finding({
  id: 'upload-sensitive',
  severity: 'blocking',
  holds: 'both',
  title: 'The content of a file with secrets is uploaded',
  when: 'The content of a file that is known to hold secrets, such as /etc/shadow or a private key, is uploaded.',
  why: 'Whoever may read the content storage reads the secrets in it, and they are kept there.',
  remedy: 'Watch the file without uploading its content.',
});

export const uploadCoversSecrets = finding({
  id: 'upload-covers-secrets',
  severity: 'attention',
  holds: 'both',
  title: 'An entry whose content is uploaded covers files with secrets',
  when: 'A folder or a wildcard with uploadContent covers a file that is known to hold secrets.',
  why: 'The content of every file that the entry finds is uploaded, secrets included.',
  remedy: 'List the files whose content is needed, or watch the entry without uploading.',
});

export const registrySensitive = finding({
  id: 'registry-sensitive',
  severity: 'attention',
  holds: 'both',
  title: 'The values of a registry key with secrets are sent to the workspace',
  when: 'An enabled registry key is known to hold secrets, such as the password of an automatic logon.',
  why: 'Whoever may read the workspace reads the values of every key that is watched.',
  remedy: 'Remove the key.',
});

export const uploadNothing = finding({
  id: 'upload-nothing',
  severity: 'attention',
  holds: 'both',
  title: 'Content storage is linked and nothing is uploaded',
  when: 'A rule has upload settings, and no enabled file has its content uploaded.',
  why: 'Nothing is ever written to the content storage.',
  remedy: 'Set uploadContent on files, or remove the upload settings.',
});

export const uploadUnlinked = finding({
  id: 'upload-unlinked',
  severity: 'blocking',
  holds: 'both',
  title: 'Content is to be uploaded and no storage is linked',
  when: 'An enabled file has uploadContent, and the settings of its operating system have no upload settings that are on.',
  why: 'The agent reports that the file changes and keeps nothing of its content.',
  remedy: 'Link the content storage in uploadSetting and set enableUpload, or remove uploadContent.',
});

export const uploadTarget = finding({
  id: 'upload-target',
  severity: 'blocking',
  holds: 'both',
  title: 'The content storage is named in a form that the agent cannot use',
  when: 'The upload settings name something other than the id of a storage account, or an endpoint that is no https address with a slash at the end.',
  why: 'The agent is given both as they are written, and a wrong one leads nowhere without a word.',
  remedy: 'Copy the id and the blob endpoint from the storage account.',
});

export const uploadLinks = finding({
  id: 'upload-links',
  severity: 'attention',
  holds: 'both',
  title: 'The content of a link is uploaded',
  when: "A file with uploadContent has links 'Manage'.",
  why: 'The documentation of the former agent says that such an entry returns no content.',
  remedy: "Use links 'Follow', or remove uploadContent.",
});

export const pathBroad = finding({
  id: 'path-broad',
  severity: 'attention',
  holds: 'both',
  title: 'A path covers more files than a machine may track',
  when: 'An enabled file names a folder such as C:\\Windows or /usr/bin as a whole.',
  why: 'Which of the files the service then drops is not documented.',
  remedy: 'Name what matters below the folder.',
});

export const pathLiteral = finding({
  id: 'path-literal',
  severity: 'attention',
  holds: 'both',
  title: 'A path holds a pattern that is not expanded',
  when: 'An enabled file holds what only shells expand, such as {a,b}, [ab], ? or ~.',
  why: 'The only wildcard is * in the last segment; anything else is taken as it is written.',
  remedy: 'List the files one by one.',
});

export const pathOfUser = finding({
  id: 'path-of-user',
  severity: 'attention',
  holds: 'both',
  title: 'A path depends on the user',
  when: 'An enabled Windows file holds a variable that is set for each user, such as %APPDATA%.',
  why: 'The agent runs as a service, so the variable means another folder to it.',
  remedy: 'Name the folder.',
});

export const pathFolder = finding({
  id: 'path-folder',
  severity: 'attention',
  holds: 'both',
  title: 'A path ends like that of a folder',
  when: 'An enabled entry for files ends with a separator.',
  why: 'No file has such a path.',
  remedy: 'Set pathType to Folder, or write * behind the separator.',
});

export const windowsFilesEmpty = finding({
  id: 'windows-files-empty',
  severity: 'attention',
  holds: 'estate',
  title: 'Windows files are on and none is watched',
  when: 'Files are on for Windows, and no file is listed or enabled.',
  why: 'No change of a file on Windows is reported.',
  remedy: 'List files, or switch files off for Windows.',
});

export const windowsRegistryEmpty = finding({
  id: 'windows-registry-empty',
  severity: 'attention',
  holds: 'estate',
  title: 'The Windows registry is on and no key is watched',
  when: 'The registry is on for Windows, and no key is listed or enabled.',
  why: "No change of the registry is reported. The keys of Microsoft's rule are all disabled.",
  remedy: 'Enable keys, or switch the registry off.',
});

export const linuxFilesEmpty = finding({
  id: 'linux-files-empty',
  severity: 'attention',
  holds: 'estate',
  title: 'Linux files are on and none is watched',
  when: 'Files are on for Linux, and no file is listed or enabled.',
  why: 'No change of a file on Linux is reported.',
  remedy: 'List files, or switch files off for Linux.',
});

/** Warnings of settings that are findings of the same id. */
const WARNED: readonly FindingKind[] = [
  uploadSensitive,
  registrySensitive,
  uploadNothing,
  uploadLinks,
  pathBroad,
  pathLiteral,
  pathOfUser,
  pathFolder,
  windowsFilesEmpty,
  windowsRegistryEmpty,
  linuxFilesEmpty,
];
const BY_WARNING = new Map(WARNED.map((kind) => [kind.id, kind]));

/** What a rule watches in the words of its settings, as far as it can be seen. */
export function settingsOf(rule: Rule): ChangeTrackingSettings {
  const known = knownSettings(rule);
  return written(known, new Map(OPERATING_SYSTEMS.map((os) => [os, itemsOf(known, os)])));
}

/** What the checks of settings say about what rules watch. */
export function* wrongWatched({ rules }: Estate): Iterable<Detected> {
  for (const rule of rules) {
    const known = knownSettings(rule);
    for (const settings of known) yield* wrongSettings(rule, settings);
    yield* warnedOf(rule, known);
  }
}

function knownSettings({ sources }: Rule): AgentSettings[] {
  return sources.flatMap(({ settings }) => (settings === undefined || isHidden(settings) ? [] : [settings]));
}

function* wrongSettings({ address }: Rule, settings: AgentSettings): Iterable<Detected> {
  const { os, types, items, upload } = settings;
  const system = OS_WORDS[os];
  for (const item of items) {
    if (!item.watched) continue;
    for (const problem of itemProblems(os, item)) {
      yield {
        kind: itemUnsupported,
        address,
        subject: subjectOf(os, item),
        was: 'not in the rule',
        is: textOf(problem),
      };
    }
    const unlinked = item.kind === 'file' && upload === undefined && (item.entry as WindowsFile).uploadContent;
    if (unlinked) {
      yield {
        kind: uploadUnlinked,
        address,
        subject: subjectOf(os, item),
        was: 'not to be uploaded',
        is: 'to be uploaded to no storage',
      };
    }
  }
  for (const problem of targetProblems(upload)) {
    yield {
      kind: uploadTarget,
      address,
      subject: `${system} upload settings`,
      was: 'name the content storage',
      is: textOf(problem),
    };
  }
  for (const type of Object.keys(types) as DataType[]) {
    const { enabled, frequencySec } = types[type] ?? { enabled: false, frequencySec: 0 };
    if (!enabled) continue;
    for (const problem of frequencyProblems([], os, type, frequencySec)) {
      yield {
        kind: frequencyOutOfRange,
        address,
        subject: `${system} ${DATA_TYPES[type]}`,
        was: 'in range',
        is: textOf(problem),
      };
    }
  }
  const kinds = (Object.keys(types) as DataType[]).filter((type) => type !== 'inventory');
  if (kinds.every((type) => types[type]?.enabled !== true)) {
    yield {
      kind: sourceIdle,
      address,
      subject: `${system} settings`,
      was: 'collect data',
      is: 'every kind of data is off',
    };
  }
}

/** What is an expression is filled in by Terraform. */
function targetProblems(upload: AgentSettings['upload']): Problem[] {
  if (upload === undefined) return [];
  const { storageAccountId, blobEndpoint } = upload;
  return [
    ...(storageAccountId.includes('${')
      ? []
      : idProblems(['storageAccountResourceId'], 'storageAccount', storageAccountId)),
    ...(blobEndpoint.includes('${') ? [] : blobEndpointProblems(['blobEndpoint'], blobEndpoint)),
  ];
}

function itemProblems(os: OperatingSystem, { kind, path }: TrackedItem): Problem[] {
  if (path.includes('${')) return [];
  if (kind === 'registry key') return registryKeyProblems([], path);
  // Windows takes separators that follow each other for one.
  return os === 'windows'
    ? windowsPathProblems([], path.replace(/(?<=[^\\])\\{2,}/g, '\\'))
    : linuxPathProblems([], path);
}

/** The warnings of all settings of a rule together, as those of a user who wrote them. */
function* warnedOf({ address, sources }: Rule, known: readonly AgentSettings[]): Iterable<Detected> {
  if (known.length === 0) return;
  const items = new Map(OPERATING_SYSTEMS.map((os) => [os, itemsOf(known, os)]));
  const uploads = known.some(({ upload }) => upload !== undefined) && known.length === sources.length;
  for (const warning of settingsWarnings(written(known, items), uploads, [])) {
    const declared = BY_WARNING.get(warning.id);
    if (declared === undefined) continue;
    const [os, list, index] = warning.path as [OperatingSystem?, string?, number?];
    const entries = os && items.get(os)?.[list === 'registryKeys' ? 'keys' : 'files'];
    const item = index === undefined ? undefined : entries?.[index];
    const what = list === 'registryKeys' ? 'registry keys' : 'files';
    const subject = os === undefined ? 'content' : item === undefined ? `${OS_WORDS[os]} ${what}` : subjectOf(os, item);
    const kind =
      declared === uploadSensitive && item !== undefined && !isOneFile(item) ? uploadCoversSecrets : declared;
    const was = item === undefined ? 'in order' : 'not in the rule';
    yield { kind, address, subject, was, is: textOf({ ...warning, path: [] }) };
  }
}

/** Whether an entry names one file, and not whatever a folder or a wildcard holds. */
function isOneFile({ path, entry }: TrackedItem): boolean {
  return !path.includes('*') && (entry as WindowsFile).pathType !== 'Folder' && !/[\\/]$/.test(path);
}

interface Items {
  readonly files: readonly TrackedItem[];
  readonly keys: readonly TrackedItem[];
}

function itemsOf(known: readonly AgentSettings[], os: OperatingSystem): Items {
  const all = known.filter((settings) => settings.os === os).flatMap((settings) => settings.items);
  return { files: all.filter(({ kind }) => kind === 'file'), keys: all.filter(({ kind }) => kind !== 'file') };
}

function written(known: readonly AgentSettings[], items: ReadonlyMap<OperatingSystem, Items>): ChangeTrackingSettings {
  const isOn = (os: OperatingSystem, type: DataType) =>
    known.some((settings) => settings.os === os && settings.types[type]?.enabled === true);
  const entries = <Entry>(list: readonly TrackedItem[] = []) => list.map(({ entry }) => entry as Entry);
  const { windows, linux } = { windows: items.get('windows'), linux: items.get('linux') };
  const has = (os: OperatingSystem) => known.some((settings) => settings.os === os);
  return {
    windows: has('windows') && {
      files: isOn('windows', 'files') && entries<WindowsFile>(windows?.files),
      registryKeys: isOn('windows', 'registry') && entries<RegistryKey>(windows?.keys),
      services: isOn('windows', 'services'),
    },
    linux: has('linux') && {
      files: isOn('linux', 'files') && entries<LinuxFile>(linux?.files),
      services: isOn('linux', 'services'),
    },
  };
}

function subjectOf(os: OperatingSystem, { kind, path }: TrackedItem): string {
  return `${OS_WORDS[os]} ${kind} ${path}`;
}

export const WATCHED_FINDINGS = [
  uploadCoversSecrets,
  registrySensitive,
  itemUnsupported,
  frequencyOutOfRange,
  sourceIdle,
  uploadSensitive,
  uploadNothing,
  uploadUnlinked,
  uploadTarget,
  uploadLinks,
  pathBroad,
  pathLiteral,
  pathOfUser,
  pathFolder,
  windowsFilesEmpty,
  windowsRegistryEmpty,
  linuxFilesEmpty,
];
