import { kqlMatch, kqlText } from '../../../core/kql';
import { CHANGE_KINDS, type ChangeCategory, type ChangeKind, type SoftwareType } from '../../../facts/changes';
import type { TextColumn } from '../../../facts/log-tables';
import { canonicalRegistryKey } from '../../../settings/path-forms';

/** Parts of a filter that every kind of change has. Texts are compared whatever their case, and `*` stands for any text. */
export interface AnyChange {
  /**
   * What happened: `Added`, `Removed` or `Modified`.
   * @default - all three
   */
  readonly categories?: readonly ChangeCategory[];
}

/** Changes of files. */
export interface FileChange extends AnyChange {
  /** The kind of change. */
  readonly kind: 'files';
  /**
   * Paths as the machine has them, such as `C:\Windows\win.ini` or `/etc/ssh/*`. The data has no environment variables.
   * @default - every file
   */
  readonly paths?: readonly string[];
  /**
   * Whether only changes of the content count, not those of dates, permissions or attributes.
   * @default false
   */
  readonly contentOnly?: boolean;
}

/** Changes of values of registry keys. */
export interface RegistryChange extends AnyChange {
  /** The kind of change. */
  readonly kind: 'registry';
  /**
   * Keys below `HKEY_LOCAL_MACHINE` (or `HKLM`).
   * @default - every key
   */
  readonly keys?: readonly string[];
  /** @default - every value */
  readonly valueNames?: readonly string[];
}

/** Changes of Windows services. */
export interface ServiceChange extends AnyChange {
  /** The kind of change. */
  readonly kind: 'services';
  /**
   * Names of services, such as `W3SVC`, not what the list of services shows.
   * @default - every service
   */
  readonly services?: readonly string[];
  /**
   * States the service has now, such as `Stopped`.
   * @default - every state
   */
  readonly states?: readonly string[];
  /**
   * Startup types, such as `Auto`.
   * @default - every startup type
   */
  readonly startupTypes?: readonly string[];
}

/** Changes of Linux daemons. The service reports some changes of run levels that did not happen. */
export interface DaemonChange extends AnyChange {
  /** The kind of change. */
  readonly kind: 'daemons';
  /** @default - every daemon */
  readonly daemons?: readonly string[];
  /**
   * States the daemon has now, such as `Running`.
   * @default - every state
   */
  readonly states?: readonly string[];
}

/** Changes of installed software. */
export interface SoftwareChange extends AnyChange {
  /** The kind of change. */
  readonly kind: 'software';
  /**
   * Names of the software; `*` stands for any text.
   * @default - every name
   */
  readonly names?: readonly string[];
  /**
   * Publishers of the software; `*` stands for any text.
   * @default - every publisher
   */
  readonly publishers?: readonly string[];
  /**
   * `Application` and `Update` on Windows, `Package` on Linux.
   * @default - all three
   */
  readonly types?: readonly SoftwareType[];
}

/** Which changes to tell of. */
export type ChangeFilter = FileChange | RegistryChange | ServiceChange | DaemonChange | SoftwareChange;

type Column = TextColumn<'ConfigurationChange'>;
type OfKind<Kind extends ChangeKind> = Extract<ChangeFilter, { kind: Kind }>;

interface KindColumns<Filter> {
  /** The column with the name of what changed. */
  readonly item: Column;
  /** The column that each list of the filter is compared with. */
  readonly lists: Readonly<Record<Exclude<keyof Filter, keyof AnyChange | 'kind' | 'contentOnly'>, Column>>;
}

/** Columns of `ConfigurationChange` by kind. */
export const FILTER_COLUMNS: { readonly [Kind in ChangeKind]: KindColumns<OfKind<Kind>> } = {
  files: { item: 'FileSystemPath', lists: { paths: 'FileSystemPath' } },
  registry: { item: 'RegistryKey', lists: { keys: 'RegistryKey', valueNames: 'ValueName' } },
  services: { item: 'SvcName', lists: { services: 'SvcName', states: 'SvcState', startupTypes: 'SvcStartupType' } },
  daemons: { item: 'SvcName', lists: { daemons: 'SvcName', states: 'SvcState' } },
  software: {
    item: 'SoftwareName',
    lists: { names: 'SoftwareName', publishers: 'Publisher', types: 'SoftwareType' },
  },
};

/** The lists of a filter that are given, with their names. */
export function listsOf(filter: ChangeFilter): [name: string, values: readonly string[]][] {
  const names = ['categories', ...Object.keys(FILTER_COLUMNS[filter.kind].lists)];
  const given = filter as unknown as Readonly<Record<string, readonly string[] | undefined>>;
  return names.flatMap((name): [string, readonly string[]][] => {
    const values = given[name];
    return values === undefined ? [] : [[name, values]];
  });
}

/** The conditions of a filter in the query language. */
export function filterConditions(filter: ChangeFilter): (string | undefined)[] {
  const columns: Readonly<Record<string, string>> = {
    categories: 'ChangeCategory',
    ...FILTER_COLUMNS[filter.kind].lists,
  };
  return [
    `ConfigChangeType == ${kqlText(CHANGE_KINDS[filter.kind])}`,
    ...(filter.kind === 'files' && filter.contentOnly ? ['FieldsChanged has "FileContentChecksum"'] : []),
    ...listsOf(filter).map(([name, values]) =>
      kqlMatch(columns[name] ?? name, name === 'keys' ? values.map(canonicalRegistryKey) : values),
    ),
  ];
}
