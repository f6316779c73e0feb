import type { Estate, Resource } from '../model/estate';
import { idKey, isHidden, textOf } from '../model/value';
import { counted, idName } from '../model/words';
import { withoutKeys } from '../read/references';
import { type Comparison, type Finding, finding, pairs } from './finding';
import { zonesOf } from './private-targets';
import { isUnseen, shown } from './unseen';

export const privateLinkRemoved = finding({
  id: 'private-link-removed',
  severity: 'attention',
  holds: 'change',
  title: 'A link of private ingestion is removed',
  when: 'A private link scope, a data collection endpoint, what links a workspace or an endpoint to a scope, the endpoint of a rule or of a machine, or a DNS zone of a private endpoint goes away.',
  why: 'Machines in networks with private DNS report only if every link is there.',
  remedy: 'Keep the link, or open the workspace and take the private endpoint out of DNS first.',
});

/** Links between machines and workspaces that a change takes away. */
export function removedLinkFindings(comparison: Comparison): Finding[] {
  return [
    ...removedResources(comparison),
    ...removedLinks(comparison),
    ...removedAssociations(comparison),
    ...removedEndpoints(comparison),
    ...removedZones(comparison),
  ];
}

/** Scopes and endpoints that are destroyed. */
function removedResources({ before, changes }: Comparison): Finding[] {
  const used = usedEndpoints(before);
  return [
    ...before.privateLinkScopes.map((one) => [one, 'private link scope'] as const),
    ...before.endpoints
      .filter(({ id }) => used.has(idKey(id)))
      .map((one) => [one, 'data collection endpoint'] as const),
  ].flatMap(([{ address, attributes }, kind]) =>
    changes.get(address)?.action === 'delete'
      ? [removed(address, `${kind} ${shown(attributes['name'])}`, 'leads to the workspace', 'destroyed')]
      : [],
  );
}

/** Endpoints that a rule or a machine uses. */
function usedEndpoints({ rules, endpointAssociations }: Estate): Set<string> {
  return new Set([
    ...rules.map(({ attributes }) => idKey(attributes['data_collection_endpoint_id'])),
    ...endpointAssociations.map(({ endpointId }) => idKey(endpointId)),
  ]);
}

/** What is no longer linked and is still there. */
function removedLinks({ before, after }: Comparison): Finding[] {
  const linked = ({ attributes }: Resource) => idKey(attributes['linked_resource_id']);
  const left = new Set(after.privateLinks.map(linked));
  if (after.privateLinks.some(({ attributes }) => isUnseen(attributes['linked_resource_id']))) return [];
  return before.privateLinks.flatMap((link) => {
    const { address, attributes } = link;
    const id = linked(link);
    const isGone = before.byId.has(id) && !after.byId.has(id);
    if (left.has(id) || isGone) return [];
    return [
      removed(address, `link of ${idName(attributes['linked_resource_id'])}`, 'in a private link scope', 'removed'),
    ];
  });
}

/** Machines that follow a rule and lose their endpoint, one finding for all of one resource. */
function removedAssociations({ before, after }: Comparison): Finding[] {
  if (after.endpointAssociations.some(({ machine }) => isHidden(machine))) return [];
  const left = new Set(after.endpointAssociations.map(({ machine }) => idKey(machine)));
  const following = new Set(after.associations.map(({ machine }) => idKey(machine)));
  const groups = new Map<string, { address: string; machines: unknown[] }>();
  for (const { address, machine } of before.endpointAssociations) {
    const id = idKey(machine);
    if (left.has(id) || !following.has(id)) continue;
    const group = groups.get(withoutKeys(address)) ?? { address, machines: [] };
    group.machines.push(machine);
    groups.set(withoutKeys(address), group);
  }
  return [...groups.values()].map(({ address, machines }) => {
    const [first] = machines;
    const subject = machines.length === 1 ? `machine ${idName(first)}` : counted(machines.length, 'machine');
    return removed(address, subject, 'configured through an endpoint', 'without an endpoint');
  });
}

/** Rules that no longer name an endpoint. */
function removedEndpoints({ before, after }: Comparison): Finding[] {
  return pairs(before.rules, after.rules).flatMap(({ address, was, becomes }) => {
    const [given, next] = [was, becomes].map((rule) => rule?.attributes['data_collection_endpoint_id']);
    const isRemoved = (textOf(given) ?? '') !== '' && !isHidden(next) && (textOf(next) ?? '') === '';
    if (becomes === undefined || !isRemoved) return [];
    const subject = `endpoint of the rule ${shown(becomes.attributes['name'])}`;
    return [removed(address, subject, idName(given), 'none')];
  });
}

/** Zones that the private endpoint of a scope is no longer registered in. */
function removedZones({ before, after }: Comparison): Finding[] {
  return pairs(before.privateEndpoints, after.privateEndpoints).flatMap(({ address, was, becomes }) => {
    const isLeft = was !== undefined && after.privateEndpoints.some(({ id }) => idKey(id) === idKey(was.id));
    if (!isLeft) return [];
    const [had, has] = [zonesOf(was), becomes === undefined ? [] : zonesOf(becomes)];
    if (had === undefined || has === undefined || has.some(isUnseen)) return [];
    const left = new Set(has.map(idKey));
    const gone = had.filter((id) => !left.has(idKey(id))).map(idName);
    if (gone.length === 0) return [];
    const subject = `zones of ${shown(was.attributes['name'])}`;
    return [removed(address, subject, 'registered', `without ${gone.join(', ')}`)];
  });
}

function removed(address: string, subject: string, was: string, becomes: string): Finding {
  return privateLinkRemoved.found({ address, subject, was, becomes });
}

export const CHAIN_REMOVAL_FINDINGS = [privateLinkRemoved];
