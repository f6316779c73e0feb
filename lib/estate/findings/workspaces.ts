import { textOf as problemText } from '../../core/problems';
import { WORKSPACE_RETENTION_DAYS } from '../../facts/azurerm';
import { regionWarnings } from '../../settings/regions';
import type { Estate, Resource } from '../model/estate';
import { idKey, isHidden, numberOf, textOf } from '../model/value';
import { counted } from '../model/words';
import { type Comparison, type Finding, finding, isUnseen, pairs, sameWords, shown, unseen } from './finding';

/** What a change does to the workspaces that rules write to, their tables and their solution. */
export function workspaceFindings(comparison: Comparison): Finding[] {
  const { before, after, changes } = comparison;
  const workspaces = pairs(ours(before, comparison), ours(after, comparison)).flatMap(({ address, was, becomes }) => {
    const change = changes.get(address);
    const name = `workspace ${shown((was ?? becomes)?.attributes['name'])}`;
    if (becomes === undefined) {
      const destroyed = was !== undefined && change?.action === 'delete';
      return destroyed ? [finding('workspace-removed', address, name, 'keeps the history', 'destroyed')] : [];
    }
    const replaced = change?.action === 'replace';
    return [
      ...(replaced
        ? [finding('workspace-replaced', address, name, 'keeps the history', reason(change.replacedFor))]
        : []),
      ...retentionFindings(address, name, was, becomes, change?.action),
      ...opened(address, name, was, becomes),
      ...regionFindings(address, was, becomes),
      ...wordFindings(address, was, becomes),
    ];
  });
  return [...workspaces, ...tableFindings(comparison), ...solutionFindings(comparison)];
}

/** Workspaces a rule in the input writes to; all where that is known only at apply. */
function ours(side: Estate, { before, after }: Comparison): Resource[] {
  const sides = [before, after];
  const targets = [
    ...sides.flatMap(({ solutions }) => solutions.map(({ attributes }) => attributes['workspace_resource_id'])),
    ...sides.flatMap(({ rules }) => rules.flatMap(({ destinations }) => destinations.map((one) => one.workspaceId))),
  ];
  const ids = new Set(targets.map(idKey));
  const addresses = sides.flatMap(({ workspaces }) =>
    workspaces.filter(({ id }) => ids.has(idKey(id))).map(({ address }) => address),
  );
  const known = new Set(addresses);
  return targets.some(isHidden) ? [...side.workspaces] : side.workspaces.filter(({ address }) => known.has(address));
}

export function reason(replacedFor: readonly string[]): string {
  return replacedFor.length === 0 ? 'replaced' : `replaced, because of ${replacedFor.join(', ')}`;
}

/** Azure keeps what a workspace had where the argument is taken out. */
function retentionFindings(
  address: string,
  name: string,
  was: Resource | undefined,
  becomes: Resource,
  action: string | undefined,
): Finding[] {
  if (was === undefined) return [];
  const [given, next] = [was, becomes].map(({ attributes }) => attributes['retention_in_days']);
  const subject = `${name}, retention_in_days`;
  if (isUnseen(next)) return given === next ? [] : [unseen(address, subject, shown(given), next)];
  if (numberOf(given) !== undefined && numberOf(next) === undefined && action !== 'replace') {
    return [finding('unknown-until-apply', address, subject, shown(given), 'left out: Azure keeps what is there')];
  }
  return periodFindings(
    address,
    name,
    numberOf(given) ?? WORKSPACE_RETENTION_DAYS,
    numberOf(next) ?? WORKSPACE_RETENTION_DAYS,
  );
}

export function periodFindings(
  address: string,
  subject: string,
  was: number | undefined,
  becomes: number | undefined,
): Finding[] {
  if (was === becomes || was === undefined) return [];
  const words = (days: number | undefined) => (days === undefined ? 'left to Azure' : counted(days, 'day'));
  const id = becomes === undefined || becomes < was ? 'retention-shortened' : 'retention-lengthened';
  return [finding(id, address, subject, words(was), words(becomes))];
}

function opened(address: string, name: string, was: Resource | undefined, becomes: Resource): Finding[] {
  const findings: Finding[] = [];
  for (const argument of ['internet_ingestion_enabled', 'internet_query_enabled']) {
    const [given, next] = [was?.attributes[argument], becomes.attributes[argument]];
    if (isUnseen(next)) {
      if (was !== undefined && given !== next) {
        findings.push(unseen(address, `${name}, ${argument}`, shown(given), next));
      }
    } else if (given === false && next !== false) {
      findings.push(
        finding('network-opened', address, `${name}, ${argument}`, 'private networks only', 'all networks'),
      );
    }
  }
  const [given, next] = [was && takesKeys(was), takesKeys(becomes)];
  if (isUnseen(next)) {
    if (was !== undefined && given !== next) {
      findings.push(unseen(address, `${name}, local_authentication_enabled`, shown(given), next));
    }
  } else if (next === true && given === false) {
    findings.push(finding('local-authentication', address, name, 'Entra ID only', 'workspace keys too'));
  }
  return findings;
}

/** Whether a workspace takes keys, by either of the arguments that say so. */
function takesKeys({ attributes }: Resource): unknown {
  const { local_authentication_enabled: enabled, local_authentication_disabled: disabled } = attributes;
  return enabled ?? (typeof disabled === 'boolean' ? !disabled : (disabled ?? true));
}

function regionFindings(address: string, was: Resource | undefined, becomes: Resource): Finding[] {
  const location = textOf(becomes.attributes['location']);
  if (location === undefined || location === textOf(was?.attributes['location'])) return [];
  return regionWarnings([], location.toLowerCase().replaceAll(' ', '')).map((warning) =>
    finding(
      'workspace-region',
      address,
      `location ${location}`,
      shown(was?.attributes['location']),
      problemText(warning),
    ),
  );
}

function wordFindings(address: string, was: Resource | undefined, becomes: Resource): Finding[] {
  if (was === undefined || isUnseen(becomes.attributes['tags'])) return [];
  return sameWords(was.attributes['tags'], becomes.attributes['tags'])
    ? []
    : [finding('cosmetic-change', address, 'tags', 'as it is', 'worded otherwise')];
}

/** A table that has no resource, or none any more, has the retention of its workspace. */
function tableFindings({ before, after, changes }: Comparison): Finding[] {
  const [had, has] = [before, after].map(({ tables }) => new Set(tables.map(tableKey))) as [Set<string>, Set<string>];
  return pairs(before.tables, after.tables).flatMap(({ address, was, becomes }) => {
    const table = becomes ?? was;
    const action = changes.get(address)?.action;
    if (table === undefined || action === 'forget' || action === 'none') return [];
    if (becomes === undefined && (has.has(tableKey(table)) || workspaceOf(table, after) === undefined)) return [];
    if (was === undefined && (had.has(tableKey(table)) || workspaceOf(table, before) === undefined)) return [];
    return (['retention_in_days', 'total_retention_in_days'] as const).flatMap((argument) => {
      const [given, next] = [was?.attributes[argument], becomes?.attributes[argument]];
      const words = argument === 'retention_in_days' ? 'interactive' : 'in all';
      const subject = `table ${shown(table.attributes['name'])}, ${words}`;
      if (isUnseen(next)) return given === next ? [] : [unseen(address, `${subject}, ${argument}`, shown(given), next)];
      if (was !== undefined && becomes !== undefined && numberOf(given) === numberOf(next)) return [];
      const [earlier, later] = [
        keptFor(was ?? bare(table), argument, before),
        keptFor(becomes ?? bare(table), argument, after),
      ];
      if (earlier === undefined) return [];
      return later === undefined
        ? [
            finding(
              'unknown-until-apply',
              address,
              subject,
              counted(earlier, 'day'),
              'as the workspace, which is not in the input',
            ),
          ]
        : periodFindings(address, subject, earlier, later);
    });
  });
}

function tableKey({ attributes }: Resource): string {
  return `${idKey(attributes['name'])} ${idKey(attributes['workspace_id'])}`;
}

/** The table without what its resource says. */
function bare({ attributes, ...resource }: Resource): Resource {
  const { name, workspace_id } = attributes;
  return { ...resource, attributes: { name, workspace_id } };
}

function workspaceOf({ attributes }: Resource, { byId }: Estate): Resource | undefined {
  const found = byId.get(idKey(attributes['workspace_id']));
  return found?.type === 'azurerm_log_analytics_workspace' ? found : undefined;
}

/** Days a table keeps data: its own, or those of its workspace. */
function keptFor(table: Resource, argument: string, side: Estate): number | undefined {
  const days = (key: string) => {
    const own = numberOf(table.attributes[key]);
    return own !== undefined && own > 0 ? own : undefined;
  };
  const workspace = workspaceOf(table, side);
  const inherited = workspace && (numberOf(workspace.attributes['retention_in_days']) ?? WORKSPACE_RETENTION_DAYS);
  const interactive = days('retention_in_days') ?? inherited;
  return argument === 'retention_in_days' ? interactive : (days(argument) ?? interactive);
}

function solutionFindings({ before, after, changes }: Comparison): Finding[] {
  const left = new Set(after.solutions.map(({ attributes }) => idKey(attributes['workspace_resource_id'])));
  left.delete('');
  return pairs(before.solutions, after.solutions).flatMap(({ address, was, becomes }) => {
    const id = was?.attributes['workspace_resource_id'];
    const gone =
      was !== undefined && becomes === undefined && !left.has(idKey(id)) && changes.get(address)?.action === 'delete';
    return gone ? [finding('solution-removed', address, 'solution ChangeTracking', 'in the workspace', 'removed')] : [];
  });
}
