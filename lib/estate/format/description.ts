import { withoutUndefined } from '../../core/values';
import { OS_WORDS } from '../../facts/initiative-members';
import { contentSecrets, DATA_TYPES, type DataType } from '../model/agent-settings';
import type { Estate, Resource, Rule } from '../model/estate';
import { hiddenOf, hiddenText, isHidden, numberOf, sameId, textOf, UNKNOWN } from '../model/value';
import { idName, locationOf, retentionOf } from '../model/words';
import { hiddenRules } from '../read/resources';
import {
  alertsOf,
  type DescribedAlert,
  type DescribedLog,
  type DescribedWorkbook,
  logsOf,
  workbooksOf,
} from './described-alerts';
import { type DescribedMachines, machinesOf } from './described-machines';
import { type DescribedRole, rolesOf } from './described-roles';
import { type DescribedScope, scopesOf } from './described-scopes';
import { type DescribedTable, tablesOf } from './described-tables';
import { type DescribedVolume, type VolumeOptions, volumeOf } from './described-volume';

/** What a configuration tracks, for a reader. Everything in it is text from the input or a word for it. */
export interface Description {
  readonly items: readonly DescribedItem[];
  readonly types: readonly DescribedType[];
  readonly destinations: readonly DescribedDestination[];
  readonly content: readonly { readonly address: string; readonly account: string }[];
  readonly scopes: readonly DescribedScope[];
  /** How many resources there are of each kind that is not read. */
  readonly unread: readonly { readonly kind: string; readonly count: number }[];
  readonly machines: readonly DescribedMachines[];
  readonly roles: readonly DescribedRole[];
  readonly tables: readonly DescribedTable[];
  readonly alerts: readonly DescribedAlert[];
  readonly workbooks: readonly DescribedWorkbook[];
  readonly logs: readonly DescribedLog[];
  /** Only if machines are given. */
  readonly volume?: DescribedVolume;
}

/** One file or registry key. */
export interface DescribedItem {
  readonly rule: string;
  readonly os: string;
  readonly kind: string;
  readonly path: string;
  readonly watched: boolean;
  readonly recurse: boolean;
  readonly uploaded: boolean;
  /** Secrets that may be in the content that it uploads, such as `private keys`; absent if none are known. */
  readonly secrets?: string | undefined;
}

/** One kind of data; `frequencySec` is absent where it is off or cannot be seen. */
export interface DescribedType {
  readonly rule: string;
  readonly os: string;
  readonly type: string;
  /** `none` of settings that are absent. */
  readonly state: 'on' | 'off' | 'none' | 'known only at apply' | 'sensitive' | 'not in the input';
  readonly frequencySec?: number;
}

/** A workspace that a rule writes to. */
export interface DescribedDestination {
  /** Address of the rule. */
  readonly rule: string;
  /** Name of the workspace. */
  readonly workspace: string;
  /** `not in the input` of a workspace that the input only refers to. */
  readonly location: string;
  /** Such as `90 days`, with that of tables if it differs. */
  readonly retention: string;
}

/** Describes one side of a change. */
export function descriptionOf(
  tracking: Estate,
  unread: ReadonlyMap<string, number> = new Map(),
  volume?: VolumeOptions,
): Description {
  return {
    unread: [...unread].map(([kind, count]) => ({ kind, count })),
    ...trackedBy(tracking),
    destinations: tracking.rules.flatMap((rule) => destinationsOf(rule, tracking)),
    content: tracking.accounts.map(({ address, attributes }) => ({
      address,
      account: textOf(attributes['name']) ?? address,
    })),
    scopes: scopesOf(tracking),
    machines: machinesOf(tracking),
    roles: rolesOf(tracking),
    tables: tablesOf(tracking),
    alerts: alertsOf(tracking),
    workbooks: workbooksOf(tracking),
    logs: logsOf(tracking),
    ...(volume && { volume: volumeOf(tracking, volume) }),
  };
}

/** What the rules of one side track. */
export function trackedBy(tracking: Estate): Pick<Description, 'items' | 'types'> {
  return {
    items: tracking.rules.flatMap(itemsOf),
    types: [...tracking.rules.flatMap(typesOf), ...hiddenRules(tracking).map(hiddenType)],
  };
}

function itemsOf(rule: Rule): DescribedItem[] {
  return rule.sources.flatMap(({ os, settings }) =>
    isHidden(settings) || settings === undefined
      ? []
      : settings.items.map((item) =>
          withoutUndefined({
            rule: rule.address,
            os: OS_WORDS[os],
            kind: item.kind,
            path: item.path,
            watched: item.watched,
            recurse: item.recurse,
            uploaded: item.uploaded,
            secrets: contentSecrets(item),
          }),
        ),
  );
}

/** A rule that may be of change tracking, of which nothing more is known. */
function hiddenType({ address, attributes }: Resource): DescribedType {
  const hidden = hiddenOf(attributes['data_sources']) ?? UNKNOWN;
  return { rule: address, os: 'not known', type: `data sources of ${address}`, state: hiddenText(hidden) };
}

function typesOf(rule: Rule): DescribedType[] {
  return rule.sources.flatMap(({ os, settings }): DescribedType[] => {
    const shared = { rule: rule.address, os: OS_WORDS[os] };
    if (settings === undefined) return [{ ...shared, type: 'settings', state: 'none' }];
    if (isHidden(settings)) {
      return [{ ...shared, type: 'settings', state: hiddenText(settings) }];
    }
    return (Object.keys(DATA_TYPES) as DataType[]).flatMap((type): DescribedType[] => {
      const collected = settings.types[type];
      if (collected === undefined) return [];
      const { enabled, frequencySec } = collected;
      return [{ ...shared, type: DATA_TYPES[type], ...(enabled ? { state: 'on', frequencySec } : { state: 'off' }) }];
    });
  });
}

function destinationsOf(rule: Rule, { workspaces, tables }: Estate) {
  return rule.destinations.map(({ workspaceId }) => {
    const workspace = workspaces.find(({ id }) => sameId(id, workspaceId));
    const days = workspace && retentionOf(workspace);
    const own = tables.filter(({ attributes }) => sameId(attributes['workspace_id'], workspaceId)).flatMap(tableWords);
    return {
      rule: rule.address,
      workspace: textOf(workspace?.attributes['name']) ?? idName(workspaceId),
      location: workspace === undefined ? 'not in the input' : locationOf(workspace),
      retention: [days === undefined ? 'not in the input' : `${days} days`, ...own].join('; '),
    };
  });
}

/** How long a table keeps data if that is not as long as its workspace, and its plan if that is not Analytics. */
function tableWords({ attributes }: Resource): string[] {
  const [days, all] = [attributes['retention_in_days'], attributes['total_retention_in_days']].map(numberOf);
  const plan = textOf(attributes['plan']);
  const words = [
    ...(days === undefined || days < 0 ? [] : [`${days} days`]),
    ...(all === undefined || all < 0 || all === days ? [] : [`${all} days in all`]),
    ...(plan === undefined || plan === 'Analytics' ? [] : [`plan ${plan}`]),
  ];
  return words.length === 0 ? [] : [`${textOf(attributes['name']) ?? 'a table'} ${words.join(', ')}`];
}
