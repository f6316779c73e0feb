import { ALL_MONITOR_ZONES, missingZones } from '../../facts/private-link';
import type { EndpointAssociation, Estate, Resource, Rule } from '../model/estate';
import { lookup, withId } from '../model/indexes';
import { idKey, isHidden, isUnseen, textOf } from '../model/value';
import { counted, idName } from '../model/words';
import { withoutKeys } from '../read/references';
import { finding, type Wrong } from './finding';
import { privateTargets, zonesOf } from './private-targets';
import { shown } from './unseen';

const CLOSED = 'its workspace accepts data from private networks only';

export const ingestionEndpointMissing = finding({
  id: 'ingestion-endpoint-missing',
  severity: 'blocking',
  holds: 'both',
  title: 'A rule sends data to a private workspace without an endpoint',
  when: 'A workspace accepts data from private networks only, and a rule that writes to it names no data collection endpoint.',
  why: 'Agents send the data of the rule over the internet, where the workspace refuses it.',
  remedy:
    'Set data_collection_endpoint_id of the rule to an endpoint in its location that is linked to the private link scope, or open the workspace.',
  *wrong(estate) {
    for (const { address, attributes } of closedRules(estate)) {
      const endpoint = attributes['data_collection_endpoint_id'];
      if (isHidden(endpoint) || (textOf(endpoint) ?? '') !== '') continue;
      yield { address, subject: `rule ${shown(attributes['name'])}`, is: `names no endpoint, and ${CLOSED}` };
    }
  },
});

export const privateLinkMissing = finding({
  id: 'private-link-missing',
  severity: 'attention',
  holds: 'both',
  title: 'A private workspace or its endpoint is not linked to a private link scope',
  when: 'A workspace accepts data from private networks only, the input has a private link scope or a link to one, and none links the workspace, the endpoint of its rule, or an endpoint that its machines get their configuration from.',
  why: 'Machines in private networks reach only what is linked to the scope of their network.',
  remedy: 'Add an azurerm_monitor_private_link_scoped_service for it, unless it is linked elsewhere.',
  *wrong(estate) {
    const linked = linkedIds(estate);
    if (linked === undefined || estate.privateLinks.length + estate.privateLinkScopes.length === 0) return;
    for (const { id, address, attributes } of needingLinks(estate)) {
      if (linked.has(idKey(id))) continue;
      yield { address, subject: shown(attributes['name']), is: 'not linked to a private link scope' };
    }
  },
});

export const privateScopeUnreachable = finding({
  id: 'private-scope-unreachable',
  severity: 'attention',
  holds: 'both',
  title: 'A private link scope has no private endpoint',
  when: 'A workspace that accepts data from private networks only is linked to a private link scope, and the input has the scope and no private endpoint of it.',
  why: 'No network reaches the workspace and its endpoints, so no machine reports.',
  remedy: 'Add a private endpoint of the scope, unless another input has it.',
  *wrong(estate) {
    const linked = linkedIds(estate);
    const isUsed = closedWorkspaces(estate).some(({ id }) => linked?.has(idKey(id)));
    const targets = estate.privateEndpoints.map(privateTargets);
    if (!isUsed || targets.includes(undefined)) return;
    const reached = new Set(targets.flat());
    for (const { id, address, attributes } of estate.privateLinkScopes) {
      if (reached.has(idKey(id))) continue;
      yield { address, subject: `scope ${shown(attributes['name'])}`, is: 'has no private endpoint' };
    }
  },
});

export const privateZonesIncomplete = finding({
  id: 'private-zones-incomplete',
  severity: 'attention',
  holds: 'both',
  title: 'A private endpoint of Azure Monitor is not registered in every zone',
  when: 'A private endpoint of a private link scope leaves out a DNS zone of Azure Monitor, or names none beside a workspace that accepts data from private networks only.',
  why: 'Agents find some of their addresses on the internet only. They then get no configuration or send no data.',
  remedy: `Name every zone of the cloud: ${ALL_MONITOR_ZONES.slice(0, 5).join(', ')} in the public one. Where a policy registers the endpoint, ignore this finding.`,
  *wrong(estate) {
    const isClosed = closedWorkspaces(estate).length > 0;
    for (const { endpoint } of scopeEndpoints(estate)) {
      const zones = zonesOf(endpoint);
      if (zones === undefined || (zones.length === 0 && !isClosed)) continue;
      const names = zones.filter((id) => !isUnseen(id)).map((id) => id.slice(id.lastIndexOf('/') + 1));
      const missing = missingZones(names);
      if (missing.length <= zones.length - names.length) continue;
      const { address, attributes } = endpoint;
      yield { address, subject: `zones of ${shown(attributes['name'])}`, is: `without ${missing.join(', ')}` };
    }
  },
});

export const machineEndpointMissing = finding({
  id: 'machine-endpoint-missing',
  severity: 'attention',
  holds: 'both',
  title: 'A machine gets no configuration in its private network',
  when: 'A machine follows a rule whose workspace accepts data from private networks only, and is associated with no data collection endpoint, or with one in another location.',
  why: 'An agent in a private network gets its configuration only from an endpoint in its own location.',
  remedy:
    'Associate the machine with an endpoint in its location, by an association named configurationAccessEndpoint or a built-in policy.',
  wrong: withoutEndpoint,
});

const associationsOf = lookup(({ machine }: EndpointAssociation) => machine);

/** One for all machines of one resource, which may be thousands. */
function* withoutEndpoint(estate: Estate): Iterable<Wrong> {
  const { associations, endpointAssociations, endpoints, machines, extensions } = estate;
  const rules = new Set(closedRules(estate).map(({ id }) => idKey(id)));
  if (endpointAssociations.some(({ machine }) => isHidden(machine))) return;
  const locations = new Map(
    [...extensions, ...machines].flatMap((one): [string, string][] => {
      const location = textOf(one.attributes['location']);
      return location === undefined || isUnseen(location)
        ? []
        : [[idKey('machine' in one ? one.machine : one.id), location]];
    }),
  );
  const groups = new Map<string, { readonly wrong: Wrong; count: number }>();
  for (const { address, machine, ruleId } of associations) {
    if (isHidden(machine) || !rules.has(idKey(ruleId))) continue;
    const [endpoint] = associationsOf(endpointAssociations, machine);
    const location = locations.get(idKey(machine));
    const there = textOf(withId(endpoints, endpoint?.endpointId)[0]?.attributes['location']);
    const isElsewhere =
      location !== undefined && there !== undefined && !isUnseen(there) && !sameLocation(location, there);
    if (endpoint !== undefined && !isElsewhere) continue;
    const is = endpoint === undefined ? 'has no endpoint' : `is in ${location}, and its endpoint in ${there}`;
    const key = `${withoutKeys(address)} ${is}`;
    const group = groups.get(key) ?? {
      wrong: { address, subject: `machine ${idName(machine)}`, is: `${is}, and the workspace of its rule is private` },
      count: 0,
    };
    group.count++;
    groups.set(key, group);
  }
  for (const { wrong, count } of groups.values())
    yield count === 1 ? wrong : { ...wrong, subject: counted(count, 'machine') };
}

function sameLocation(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => name.toLowerCase().replaceAll(' ', ''));
  return one === other;
}

export const privateScopeSecond = finding({
  id: 'private-scope-second',
  severity: 'blocking',
  holds: 'both',
  title: 'Networks with the same DNS have two private link scopes',
  when: 'Private endpoints of two private link scopes are registered in the same DNS zone, or are in the same virtual network.',
  why: 'The records of the second one replace those of the first. Machines no longer reach what is linked to the first scope only.',
  remedy: 'Link everything to one scope and remove the other, or give each its own network and zones.',
  *wrong(estate) {
    const first = new Map<string, string>();
    for (const { endpoint, scope } of scopeEndpoints(estate)) {
      if (isUnseen(scope) && !estate.byId.has(scope)) continue;
      const network = textOf(endpoint.attributes['subnet_id'])?.replace(/\/subnets\/[^/]*/i, '');
      const places = [...(zonesOf(endpoint) ?? []), ...(network === undefined || isUnseen(network) ? [] : [network])];
      const taken = places.find((place) => (first.get(idKey(place)) ?? scope) !== scope);
      for (const place of places) if (!first.has(idKey(place))) first.set(idKey(place), scope);
      if (taken === undefined) continue;
      yield {
        address: endpoint.address,
        subject: `private endpoint ${shown(endpoint.attributes['name'])}`,
        is: `belongs to the scope ${idName(scope)}, and ${idName(taken)} has that of ${idName(first.get(idKey(taken)))} already`,
      };
    }
  },
});

/** Workspaces that accept data from private networks only. */
function closedWorkspaces({ workspaces }: Estate): Resource[] {
  return workspaces.filter(({ attributes }) => attributes['internet_ingestion_enabled'] === false);
}

/** Rules that write to them. */
function closedRules(estate: Estate): Rule[] {
  const closed = new Set(closedWorkspaces(estate).map(({ id }) => idKey(id)));
  return estate.rules.filter(({ destinations }) =>
    destinations.some(({ workspaceId }) => closed.has(idKey(workspaceId))),
  );
}

/** Ids of what is linked to a scope; `undefined` if one of them cannot be seen. */
export function linkedIds({ privateLinks }: Estate): ReadonlySet<string> | undefined {
  const ids = privateLinks.map(({ attributes }) => attributes['linked_resource_id']);
  return ids.some(isHidden) ? undefined : new Set(ids.map(idKey));
}

/** Private workspaces, and the endpoints of the input that their rules and machines use. */
function needingLinks(estate: Estate): Resource[] {
  const rules = closedRules(estate);
  const ids = new Set(rules.map(({ id }) => idKey(id)));
  const machines = new Set(
    estate.associations.filter(({ ruleId }) => ids.has(idKey(ruleId))).map(({ machine }) => idKey(machine)),
  );
  const used = [
    ...rules.map(({ attributes }) => attributes['data_collection_endpoint_id']),
    ...estate.endpointAssociations.filter(({ machine }) => machines.has(idKey(machine))).map((one) => one.endpointId),
  ];
  return [...closedWorkspaces(estate), ...new Set(used.flatMap((id) => withId(estate.endpoints, id)))];
}

/** Private endpoints of private link scopes, each with the id of its scope. Parts of one have the same id. */
function scopeEndpoints({ privateEndpoints, privateLinkScopes }: Estate) {
  const scopes = new Set(privateLinkScopes.map(({ id }) => idKey(id)));
  const scopeOf = new Map(
    privateEndpoints.flatMap((one) => {
      const scope = privateTargets(one)?.find((id) => scopes.has(id) || SCOPE.test(id));
      return scope === undefined ? [] : [[idKey(one.id), scope] as const];
    }),
  );
  return privateEndpoints.flatMap((endpoint) => {
    const scope = scopeOf.get(idKey(endpoint.id));
    return scope === undefined ? [] : [{ endpoint, scope }];
  });
}

const SCOPE = /\/providers\/microsoft\.insights\/privatelinkscopes\/|_private_link_scope\./;

export const CHAIN_FINDINGS = [
  ingestionEndpointMissing,
  privateLinkMissing,
  privateScopeUnreachable,
  privateZonesIncomplete,
  machineEndpointMissing,
  privateScopeSecond,
];
