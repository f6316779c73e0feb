import { OS_WORDS } from '../../facts/initiative-members';
import { disabledMembers } from '../findings/policy-effects';
import { DATA_TYPES, type DataType } from '../model/agent-settings';
import type { Assignment, Estate, Resource, Rule } from '../model/estate';
import { hiddenOf, hiddenText, isHidden, numberOf, sameId, textOf, textsOf, UNKNOWN } from '../model/value';
import { assignmentTarget, effectWords, idName, locationOf, placesOf, retentionOf, scopeName } from '../model/words';
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

/** An assignment of policy and the machines that it onboards. */
export interface DescribedScope {
  readonly address: string;
  /** Such as `virtual machines`. */
  readonly machines: string;
  /** Such as `subscription 00000000-0000-0000-0000-000000000001`. */
  readonly scope: string;
  /** The locations, `all but` others, or `all`. */
  readonly locations: string;
  /** The effect, with what an override gives single members and whether the assignment only reports. */
  readonly effect: string;
  /** Scopes that are excluded or exempted. */
  readonly without: string;
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
    scopes: tracking.assignments.map((assignment) => ({
      address: assignment.address,
      machines: assignmentTarget(assignment),
      scope: scopeName(assignment.scope),
      locations: placesOf(assignment) ?? 'all',
      effect: effectOf(assignment),
      without: exclusionsOf(assignment, tracking),
    })),
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
      : settings.items.map(({ kind, path, watched, recurse, uploaded }) => ({
          rule: rule.address,
          os: OS_WORDS[os],
          kind,
          path,
          watched,
          recurse,
          uploaded,
        })),
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

/** Scopes an assignment leaves out, and those exempted from it. */
function exclusionsOf({ id, attributes }: Assignment, { exemptions }: Estate): string {
  const given = attributes['not_scopes'];
  const excluded = isHidden(given) ? [`scopes ${hiddenText(given)}`] : textsOf(given).map(scopeName);
  const exempted = exemptions
    .filter((one) => sameId(one.attributes['policy_assignment_id'], id))
    .map((one) => {
      const keys = ['resource_id', 'resource_group_id', 'subscription_id', 'management_group_id'];
      const scope = keys.map((key) => one.attributes[key]).find((value) => (value ?? undefined) !== undefined);
      const members = textsOf(one.attributes['policy_definition_reference_ids']);
      const end = textOf(one.attributes['expires_on']);
      const of = members.length === 0 ? '' : ` from ${members.join(', ')}`;
      return `${scopeName(scope)} exempted${of}${end === undefined || end === '' ? '' : ` until ${end}`}`;
    });
  return [...excluded, ...exempted].join(', ');
}

function effectOf(assignment: Assignment): string {
  const { parameters, attributes } = assignment;
  const effect = isHidden(parameters)
    ? hiddenText(parameters)
    : (textOf(parameters['effect']) ?? effectWords(assignment));
  const members = disabledMembers(assignment).map(({ name, effect: given }) => `${name} ${given}`);
  const reports = attributes['enforce'] === false || /^audit/i.test(effect);
  const enforced = attributes['enforce'] === false ? ['not enforced'] : [];
  return [effect, ...members, ...enforced, ...(reports ? ['reports only'] : [])].join(', ');
}
