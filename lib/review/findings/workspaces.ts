import { WORKSPACE_RETENTION_DAYS } from '../../facts/azurerm';
import { regionWarnings } from '../../settings/regions';
import type { Resource, Tracking } from '../tracking';
import { numberOf, sameId, textOf } from '../value';
import { counted } from '../words';
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
      ...retentionFindings(address, name, was, becomes, 'retention_in_days', WORKSPACE_RETENTION_DAYS),
      ...opened(address, name, was, becomes),
      ...regionFindings(address, was, becomes),
      ...wordFindings(address, was, becomes),
    ];
  });
  return [...workspaces, ...tableFindings(comparison), ...solutionFindings(comparison)];
}

/** Workspaces a rule in the input writes to; all where that is known only at apply. */
function ours(side: Tracking, { before, after }: Comparison): Resource[] {
  const solved = [before, after].flatMap(({ solutions }) =>
    solutions.map(({ attributes }) => attributes['workspace_resource_id']),
  );
  const targets = [before, after].flatMap(({ rules }) => rules.flatMap(({ destinations }) => destinations));
  const hidden = [...targets.map(({ workspaceId }) => workspaceId), ...solved].some((id) => typeof id === 'symbol');
  const ids = [...targets.map(({ workspaceId }) => workspaceId), ...solved];
  return side.workspaces.filter(({ id, address }) => {
    const known = [before, after].flatMap(({ workspaces }) => workspaces.filter((one) => one.address === address));
    return hidden || [{ id }, ...known].some((one) => ids.some((target) => sameId(target, one.id)));
  });
}

export function reason(replacedFor: readonly string[]): string {
  return replacedFor.length === 0 ? 'replaced' : `replaced, because of ${replacedFor.join(', ')}`;
}

/** A period in days that got shorter or longer. `standard` is what holds where nobody sets it. */
export function retentionFindings(
  address: string,
  subject: string,
  was: Resource | undefined,
  becomes: Resource,
  argument: string,
  standard: number | undefined,
): Finding[] {
  if (was === undefined) return [];
  const [given, next] = [was.attributes[argument], becomes.attributes[argument]];
  if (isUnseen(next)) return given === next ? [] : [unseen(address, `${subject}, ${argument}`, shown(given), next)];
  return periodFindings(address, subject, numberOf(given) ?? standard, numberOf(next) ?? standard);
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
    if (given === false && next !== false && !isUnseen(next)) {
      findings.push(
        finding('network-opened', address, `${name}, ${argument}`, 'private networks only', 'all networks'),
      );
    }
  }
  const [given, next] = [was, becomes].map((one) => one?.attributes['local_authentication_enabled']);
  if (next === true && given === false) {
    findings.push(finding('local-authentication', address, name, 'Entra ID only', 'workspace keys too'));
  }
  return findings;
}

function regionFindings(address: string, was: Resource | undefined, becomes: Resource): Finding[] {
  const location = textOf(becomes.attributes['location']);
  if (location === undefined || location === textOf(was?.attributes['location'])) return [];
  return regionWarnings('location', location.toLowerCase().replaceAll(' ', '')).map(({ message }) =>
    finding(
      'workspace-region',
      address,
      `location ${location}`,
      shown(was?.attributes['location']),
      message.replace('location ', ''),
    ),
  );
}

function wordFindings(address: string, was: Resource | undefined, becomes: Resource): Finding[] {
  if (was === undefined || isUnseen(becomes.attributes['tags'])) return [];
  return sameWords(was.attributes['tags'], becomes.attributes['tags'])
    ? []
    : [finding('cosmetic-change', address, 'tags', 'as it is', 'worded otherwise')];
}

function tableFindings({ before, after }: Comparison): Finding[] {
  return pairs(before.tables, after.tables).flatMap(({ address, was, becomes }) => {
    if (was === undefined || becomes === undefined) return [];
    const name = `table ${shown(becomes.attributes['name'])}`;
    return [
      ...retentionFindings(address, `${name}, interactive`, was, becomes, 'retention_in_days', undefined),
      ...retentionFindings(address, `${name}, in all`, was, becomes, 'total_retention_in_days', undefined),
    ];
  });
}

function solutionFindings({ before, after, changes }: Comparison): Finding[] {
  return pairs(before.solutions, after.solutions).flatMap(({ address, was, becomes }) => {
    const id = was?.attributes['workspace_resource_id'];
    const elsewhere = after.solutions.some((one) => sameId(one.attributes['workspace_resource_id'], id));
    const gone = was !== undefined && becomes === undefined && !elsewhere && changes.get(address)?.action === 'delete';
    return gone ? [finding('solution-removed', address, 'solution ChangeTracking', 'in the workspace', 'removed')] : [];
  });
}
