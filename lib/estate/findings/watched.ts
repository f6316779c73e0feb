import { type Problem, textOf } from '../../core/problems';
import type { OperatingSystem } from '../../facts/extension';
import { idProblems } from '../../facts/ids';
import { OS_WORDS } from '../../facts/initiative-members';
import { WARNING_IDS } from '../../facts/warnings';
import { frequencyProblems } from '../../settings/frequencies';
import { linuxPathProblems, registryKeyProblems, windowsPathProblems } from '../../settings/path-rules';
import type { Collected } from '../../settings/resolve';
import { settingsWarnings } from '../../settings/settings-warnings';
import type { WindowsFile } from '../../settings/types';
import { blobEndpointProblems } from '../../settings/upload-target';
import { type AgentSettings, DATA_TYPES, type DataType, type TrackedItem } from '../model/agent-settings';
import type { Estate, Rule } from '../model/estate';
import { itemsBySystem, knownSettings, written } from '../model/rule-settings';
import { seenSettings } from '../model/seen-pair';
import { isHidden, isObject } from '../model/value';
import type { Detected, FindingKind } from './finding';
import { frequencyOutOfRange, sourceIdle, WATCHED_KINDS } from './watched-kinds';
import { itemUnsupported, WATCHED_PATHS } from './watched-paths';
import { uploadCoversSecrets, uploadSensitive, uploadTarget, uploadUnlinked, WATCHED_UPLOADS } from './watched-uploads';

export const WATCHED_FINDINGS = [...WATCHED_PATHS, ...WATCHED_UPLOADS, ...WATCHED_KINDS];

/** Warnings of settings that are findings of the same id. */
const BY_WARNING = new Map(
  WATCHED_FINDINGS.filter(({ id }) => (WARNING_IDS as readonly string[]).includes(id)).map(
    (kind): [string, FindingKind] => [kind.id, kind],
  ),
);

/** What the checks of settings say about what rules watch. */
export function* wrongWatched({ rules }: Estate): Iterable<Detected> {
  for (const rule of rules) {
    const partly = partlySeen(rule);
    const seen = [...knownSettings(rule), ...partly];
    for (const settings of seen) yield* wrongSettings(rule, settings);
    yield* warnedOf(rule, seen, new Set(partly.map(({ os }) => os)));
  }
}

/** The data sources of which a part cannot be seen, as far as they can. */
function partlySeen({ sources }: Rule): AgentSettings[] {
  return sources.flatMap(({ os, json, settings }) =>
    isHidden(settings) && isObject(json) ? [seenSettings(os, json)] : [],
  );
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
    if (upload === undefined && (item.entry as Partial<WindowsFile>).uploadContent) {
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
  const kinds = Object.entries(types) as [DataType, Collected][];
  for (const [type, { enabled, frequencySec }] of kinds) {
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
  if (kinds.every(([type, { enabled }]) => type === 'inventory' || enabled !== true)) {
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

/**
 * The warnings of all settings of a rule together, as those of a user who wrote them. Of the systems that are `partly`
 * seen only those of one entry hold.
 */
function* warnedOf(
  { address, sources }: Rule,
  known: readonly AgentSettings[],
  partly: ReadonlySet<OperatingSystem>,
): Iterable<Detected> {
  if (known.length === 0) return;
  const items = itemsBySystem(known);
  const uploads = known.some(({ upload }) => upload !== undefined) && known.length === sources.length;
  for (const warning of settingsWarnings(written(known, items), uploads, [])) {
    const declared = BY_WARNING.get(warning.id);
    if (declared === undefined) continue;
    const [os, list, index] = warning.path as [OperatingSystem?, string?, number?];
    const entries = os && items[os][list === 'registryKeys' ? 'keys' : 'files'];
    const item = index === undefined ? undefined : entries?.[index];
    if (item === undefined && (os === undefined ? partly.size > 0 : partly.has(os))) continue;
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

function subjectOf(os: OperatingSystem, { kind, path }: TrackedItem): string {
  return `${OS_WORDS[os]} ${kind} ${path}`;
}
