import { isObject } from '../../core/values';
import type { OperatingSystem } from '../../facts/extension';
import { LEGACY_MAIN_KINDS, type LegacyKind } from '../../facts/legacy';
import { FREQUENCY_SEC } from '../../facts/rule';
import { renderSettings } from '../render';
import { resolveSettings } from '../resolve';
import type { ChangeTrackingSettings } from '../types';
import { entriesOfAgent, meaningOfEntry } from './agent-changes';
import { allowedSettings } from './allowed-settings';
import { serviceFrequency, switchedOff } from './legacy-data-types';
import { type LegacyEntry, type LegacyReading, legacyEntries } from './legacy-entries';
import { legacySources } from './legacy-sources';
import { shortLinux, shortWindows, withoutDefaults } from './short-settings';
import { type Change, change, isWithin, type Loss, loss, type TakeOverReport } from './take-over-report';
import type { Tracing } from './traced-entries';

export { isLegacyExport } from './legacy-sources';

export interface LegacyOptions {
  /**
   * Whether the rule will have content storage. Without it, files that uploaded their content do so no longer.
   * @default false
   */
  readonly contentStorage?: boolean;
}

/** Settings that replace those of the former agent. Paths in the report are those of data sources. */
export interface TakenOverLegacy extends TakeOverReport {
  /** Only what differs from the defaults. They pass every check. Undefined if nothing can be taken over. */
  readonly settings: ChangeTrackingSettings | undefined;
  /** Kinds of which the document holds nothing. Each kind is exported by a call of its own, so one may be missing. */
  readonly absentKinds: readonly LegacyKind[];
}

/**
 * The shortest settings that watch what data sources of a workspace made the former agent watch; see `isLegacyExport`
 * for their forms. Both operating systems are in the settings: a data source is for every machine of the workspace.
 * Never throws.
 */
export function settingsOfLegacy(document: unknown, { contentStorage = false }: LegacyOptions = {}): TakenOverLegacy {
  const { sources, lost } = legacySources(document);
  const to: LegacyReading & Tracing = {
    origins: new Map(),
    repaired: [],
    lost: [...lost],
    uploads: contentStorage,
  };
  const off = switchedOff(sources, to.lost);
  const changes: Change[] = [];
  const serviceFrequencySec = serviceFrequency(sources, changes, to.lost);
  const windowsFiles = legacyEntries(sources, 'windowsFile', to);
  const keys = legacyEntries(sources, 'registryKey', to);
  const linuxFiles = legacyEntries(sources, 'linuxFile', to);
  for (const { kind, path } of sources) {
    if (kind === 'ChangeTrackingContentLocation') to.lost.push(loss(path, undefined, CONTENT_LOCATION));
  }
  const collected = (os: OperatingSystem, type: string, frequencySec: number) => ({
    enabled: !off.has(`${os}.${type}`),
    frequencySec,
    entries: [],
  });
  const { windows, linux } = FREQUENCY_SEC;
  const draft: ChangeTrackingSettings = {
    windows: shortWindows(
      {
        files: collected('windows', 'files', windows.files),
        registry: collected('windows', 'registry', windows.registry),
        services: collected('windows', 'services', serviceFrequencySec),
        software: collected('windows', 'software', windows.software),
        inventory: collected('windows', 'inventory', windows.inventory),
      },
      { files: windowsFiles, keys },
      to,
    ),
    linux: shortLinux(
      {
        files: collected('linux', 'files', linux.files),
        services: collected('linux', 'services', linux.services),
        software: collected('linux', 'software', linux.software),
        inventory: collected('linux', 'inventory', linux.inventory),
      },
      linuxFiles,
      to,
    ),
  };
  const settings = sources.length === 0 ? undefined : allowedSettings(draft, to);
  if (settings !== undefined) {
    const rendered = renderSettings(resolveSettings(settings));
    changes.push(...entryChanges('windows', [...windowsFiles, ...keys], rendered.windows, to.lost));
    changes.push(...entryChanges('linux', linuxFiles, rendered.linux, to.lost));
  }
  return {
    settings: settings && withoutDefaults(settings),
    repaired: to.repaired,
    changes,
    lost: to.lost,
    absentKinds: LEGACY_MAIN_KINDS.filter((kind) => !sources.some((source) => source.kind === kind)),
  };
}

const CONTENT_LOCATION =
  'its properties are not documented; give the storage account to the rule as content storage, with its roles';

/** The values of data sources that the rule has otherwise. */
function entryChanges(
  os: OperatingSystem,
  entries: readonly LegacyEntry<unknown>[],
  rendered: unknown,
  lost: readonly Loss[],
): Change[] {
  const written = new Map(entriesOfAgent(rendered).map((entry) => [meaningOfEntry(os, entry), entry]));
  return entries.flatMap(({ source, values }) => {
    const was = new Map<string, unknown>([['name', source.name], ['enabled', undefined], ...values]);
    const entry = written.get(meaningOfEntry(os, Object.fromEntries(was)));
    if (!isObject(entry)) return [];
    return [...was]
      .filter(([key, value]) => !isSame(key, value, entry[key]))
      .map(([key, value]) => change([...source.path, keyIn(source, key)], value, entry[key]))
      .filter(({ path }) => !lost.some((one) => isWithin(path, one.path)));
  });
}

/** Whether a value stays. The checksum may be written in any case. */
function isSame(key: string, was: unknown, becomes: unknown): boolean {
  const [before, after] =
    key === 'checksum' ? [was, becomes].map((word) => String(word).toLowerCase()) : [was, becomes];
  return before === after;
}

/** The key as the data source writes it. */
function keyIn({ properties }: LegacyEntry<unknown>['source'], key: string): string {
  return properties.get(key.toLowerCase())?.key ?? key;
}
