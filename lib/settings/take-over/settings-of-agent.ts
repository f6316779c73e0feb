import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../../core/problems';
import { isObject } from '../../core/values';
import { OPERATING_SYSTEMS, type OperatingSystem } from '../../facts/extension';
import { readSettings } from '../read';
import { renderSettings } from '../render';
import { type ContentUpload, resolveSettings } from '../resolve';
import type { ChangeTrackingSettings, LinuxSettings, WindowsSettings } from '../types';
import { agentChanges } from './agent-changes';
import { type RespeltSettings, respell } from './agent-spelling';
import { allowedSettings } from './allowed-settings';
import { shortLinux, shortWindows, withoutDefaults } from './short-settings';
import { type Loss, loss, type TakeOverReport } from './take-over-report';
import type { Traced, Tracing } from './traced-entries';

/** The agent's settings of a rule, of any origin: one value for each data source that the rule has. */
export type AgentSources = Readonly<Partial<Record<OperatingSystem, unknown>>>;

/** Settings that replace existing ones, with everything that is not the same. */
export interface TakenOverSettings extends TakeOverReport {
  /**
   * Only what differs from the defaults. They pass every check of this library. Undefined if nothing can be taken over.
   */
  readonly settings: ChangeTrackingSettings | undefined;
  /** The storage that the content of changed files is uploaded to. */
  readonly upload?: ContentUpload;
}

/**
 * The shortest settings that mean the same as those of an existing rule. An operating system without a data source is
 * `false`. Never throws. The changes are those of a rule with `settings` and, if there is one, the content storage of
 * `upload`.
 */
export function settingsOfAgent(sources: AgentSources): TakenOverSettings {
  const respelt = OPERATING_SYSTEMS.flatMap((os) => (sources[os] === undefined ? [] : [respell(os, sources[os])]));
  const repaired = respelt.flatMap((source) => source.repaired);
  const to: Tracing = { origins: new Map(), lost: respelt.flatMap((source) => source.lost) };
  const upload = uploadOf(respelt, to.lost);
  const draft: ChangeTrackingSettings = Object.assign(
    { windows: false, linux: false },
    ...respelt.map((source) => ({ [source.os]: shortSource(source, upload, to) })),
  );
  const settings = allowedSettings(draft, to);
  const rendered = settings === undefined ? {} : renderSettings(resolveSettings(settings, upload));
  const changes = respelt.flatMap((source) => [
    ...source.spelling,
    ...agentChanges(source, rendered[source.os], to.lost),
  ]);
  return {
    settings: settings && withoutDefaults(settings),
    ...(settings && upload && { upload }),
    repaired,
    changes,
    lost: to.lost,
  };
}

/** The one content storage of a rule. */
function uploadOf(sources: readonly RespeltSettings[], lost: Loss[]): ContentUpload | undefined {
  const uploads = sources.map(({ os, settings }) => readSettings(os, settings).settings.upload);
  const [upload] = uploads.filter((one) => one !== undefined && one.storageAccountId !== '' && one.blobEndpoint !== '');
  sources.forEach(({ os, settings }, index) => {
    const value = member(member(settings, 'fileSettings'), 'uploadSetting');
    const own = uploads[index];
    const reason =
      own === undefined
        ? 'it has no effect today, because enableUpload is not true'
        : upload === undefined
          ? 'it does not name a storage account and its endpoint'
          : 'a rule has one content storage for both operating systems';
    const isLost = upload === undefined || (own !== undefined && !isDeepStrictEqual(own, upload));
    if (isLost && value !== undefined) lost.push(loss([os, 'fileSettings', 'uploadSetting'], value, reason));
  });
  return upload;
}

function shortSource(
  source: RespeltSettings,
  upload: ContentUpload | undefined,
  to: Tracing,
): WindowsSettings | LinuxSettings | false {
  if (source.settings === undefined) return false;
  if (source.os === 'windows') {
    const { settings } = readSettings('windows', source.settings);
    const files = traced(source, ['fileSettings', 'fileInfo', 'path'], settings.files.entries, to);
    const keys = traced(source, ['registrySettings', 'registryInfo', 'keyName'], settings.registry.entries, to);
    return shortWindows(settings, { files: uploading(files, upload, to), keys }, to);
  }
  const { settings } = readSettings('linux', source.settings);
  const files = traced(source, ['fileSettings', 'fileInfo', 'destinationPath'], settings.files.entries, to);
  return shortLinux(settings, uploading(files, upload, to), to);
}

/** Entries with their places in the original. One that watches nothing is lost. */
function traced<Entry>({ os, settings }: RespeltSettings, list: ListOfEntries, entries: readonly Entry[], to: Tracing) {
  const [parent, name, place] = list;
  const all = member(member(settings, parent), name);
  const places = (Array.isArray(all) ? all : []).flatMap((entry: unknown, index): Path[] => {
    const path = [os, parent, name, index];
    const value = member(entry, place);
    if (typeof value === 'string' && value !== '') return [path];
    if (isObject(entry)) to.lost.push(loss(path, entry, `it has no ${place}, so it watches nothing`));
    return [];
  });
  return places.flatMap((from, index): Traced<Entry>[] => {
    const entry = entries[index];
    return entry === undefined ? [] : [{ entry, from }];
  });
}

type ListOfEntries = readonly [parent: string, name: string, place: string];

/** Without content storage, no file can ask for the upload of its content. */
function uploading<File extends { readonly uploadContent: boolean }>(
  files: readonly Traced<File>[],
  upload: ContentUpload | undefined,
  to: Tracing,
): readonly Traced<File>[] {
  if (upload !== undefined) return files;
  return files.map(({ entry, from }) => {
    if (!entry.uploadContent) return { entry, from };
    const reason = 'nothing is uploaded today, because the rule has no upload settings that are on';
    to.lost.push(loss([...from, 'uploadContent'], true, reason));
    return { entry: { ...entry, uploadContent: false }, from };
  });
}

function member(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
