import { groupedBy } from '../../core/grouping';
import { listed } from '../../core/problems';
import { IMPORT_IDS, NOT_IMPORTED, SAME_BY } from '../../facts/import-ids';
import type { ResourceChange } from '../model/input';
import { type Attributes, textOf } from '../model/value';
import { statedResources } from '../read/configuration';
import type { ExistingResource } from './existing-resource';
import { ANY_SUBSCRIPTION, type StatedIds, statedIds } from './stated-ids';

/** A resource of a configuration that exists in Azure. */
export interface Match {
  readonly resource: ResourceChange;
  readonly existing: ExistingResource;
  /** The id to import it with: its fixed segments in the case of the provider, the others as the configuration has them. */
  readonly importId: string;
  /** Its name in Azure, if the configuration has another one. */
  readonly name?: string;
}

export interface Matches {
  readonly matches: readonly Match[];
  /** Existing resources that are no resource of the configuration: their place in the list, and why. */
  readonly unmatched: readonly {
    readonly index: number;
    readonly why: string;
    /** Kind of the resource in its id, in lower case, such as `workspaces`. */
    readonly collection: string;
    /** Whether it may be any of several resources. */
    readonly isAmbiguous: boolean;
  }[];
}

/** Finds the resources of a configuration that exist in Azure. */
export function matchExisting(document: Attributes, existing: readonly ExistingResource[]): Matches {
  const resources = statedResources(document).filter(({ type }) => type in IMPORT_IDS);
  const ids = statedIds(document, resources);
  const byId = new Map(
    resources.flatMap((one): [string, ResourceChange][] => {
      const id = ids.idOf(one);
      return id === undefined ? [] : [[id.toLowerCase(), one]];
    }),
  );
  const byParent = groupedBy(
    resources.filter(({ type }) => type in SAME_BY),
    (one) => ids.parentOf(one)?.toLowerCase() ?? '',
  );
  const matches: Match[] = [];
  const failed: { index: number; one: ExistingResource; found: readonly ResourceChange[] }[] = [];
  const others: [number, ExistingResource][] = [];
  for (const [index, one] of existing.entries()) {
    if (one.address === undefined && collectionOf(one.id) in NOT_IMPORTED) {
      failed.push({ index, one, found: [] });
      continue;
    }
    const key = importForm(one.id).toLowerCase();
    const resource = byId.get(key) ?? byId.get(anySubscription(key));
    const id = resource && ids.idOf(resource);
    if (resource === undefined || id === undefined) others.push([index, one]);
    else matches.push({ resource, existing: one, importId: withSubscription(id, one.id) });
  }
  // The principals of roles are those of assignments and identities that have a match.
  const principals = principalsOf(matches);
  const taken = new Set(matches.map(({ resource }) => resource.address));
  for (const [index, one] of others) {
    const found = namesakes(one, byParent, ids, principals).filter(({ address }) => !taken.has(address));
    const [resource] = found;
    const above = resource && ids.parentOf(resource);
    if (resource !== undefined && above !== undefined && found.length === 1) {
      const name = lastOf(one.id);
      taken.add(resource.address);
      matches.push({ resource, existing: one, importId: `${withSubscription(above, one.id)}/${name}`, name });
    } else failed.push({ index, one, found });
  }
  const free = failed.length === 0 ? [] : resources.filter(({ address }) => !taken.has(address));
  const freeIds = free.flatMap(
    (one) => ids.idOf(one)?.replace(`/subscriptions/${ANY_SUBSCRIPTION}/`, '/subscriptions/…/') ?? [],
  );
  return {
    matches,
    unmatched: failed.map(({ index, one, found }) => ({
      index,
      why: whyUnmatched(one, found, freeIds),
      collection: collectionOf(one.id),
      isAmbiguous: found.length > 1,
    })),
  };
}

/** Resources that Azure holds to be the same as an existing one of another name. */
function namesakes(
  existing: ExistingResource,
  byParent: ReadonlyMap<string, readonly ResourceChange[]>,
  ids: StatedIds,
  principals: ReadonlyMap<string, string>,
): ResourceChange[] {
  const above = existing.id.slice(0, existing.id.lastIndexOf('/')).toLowerCase();
  const parents = new Set([above, anySubscription(above)]);
  const candidates = [...parents].flatMap((parent) => byParent.get(parent) ?? []);
  const given: Readonly<Record<string, string | undefined>> = {
    role_definition_id: existing.roleDefinitionId,
    principal_id: existing.principalId,
    data_collection_rule_id: existing.dataCollectionRuleId,
    type: existing.extensionType,
  };
  const isSame = (resource: ResourceChange, argument: string, isFirst: boolean) => {
    const wanted = given[argument];
    // What the configuration refers to may be known only at apply; what exists has to be told.
    if (wanted === undefined) return !isFirst;
    const stated = statedValue(resource, argument, ids, principals);
    return stated === undefined || isSameValue(stated, wanted, argument);
  };
  return candidates.filter((resource) =>
    SAME_BY[resource.type]?.every((argument, index) => isSame(resource, argument, index === 0)),
  );
}

function statedValue(
  resource: ResourceChange,
  argument: string,
  ids: StatedIds,
  principals: ReadonlyMap<string, string>,
): string | undefined {
  if (argument !== 'principal_id') return ids.textOf(resource, argument);
  const [, address = ''] =
    /^\$\{(azurerm_\w+\.[\w-]+(?:\["[^"\\]*"\])?)\./.exec(textOf(resource.after?.[argument]) ?? '') ?? [];
  return principals.get(address) ?? ids.textOf(resource, argument);
}

function principalsOf(matches: readonly Match[]): Map<string, string> {
  return new Map(
    matches.flatMap(({ resource, existing: { principalId } }): [string, string][] =>
      principalId === undefined ? [] : [[resource.address, principalId]],
    ),
  );
}

function whyUnmatched(
  { id, address }: ExistingResource,
  found: readonly ResourceChange[],
  free: readonly string[],
): string {
  const reason = address === undefined ? NOT_IMPORTED[collectionOf(id)] : undefined;
  if (reason !== undefined) return reason;
  if (found.length > 1) {
    const addresses = found.map(({ address }) => address).join(', ');
    return `may be any of ${addresses}: add principalId to it and to the assignments`;
  }
  if (collectionOf(id) === 'roleassignments') return 'is a role that the stack does not grant: it stays as it is';
  const alike = free.filter((one) => collectionOf(one) === collectionOf(id));
  return alike.length === 0
    ? `is no resource that the stack creates: remove it, or create it`
    : `is no resource that the stack creates: give the construct the same name, scope and group. Of its kind the stack creates ${listed(alike, 3)}`;
}

/** The kind of resource in an id, such as `workspaces`. */
function collectionOf(id: string): string {
  return id.split('/').at(-2)?.toLowerCase() ?? '';
}

/** Ids are compared without case and, of built-in roles, by their GUID. */
function isSameValue(one: string, other: string, argument: string): boolean {
  const comparable = (text: string) => (argument === 'role_definition_id' ? lastOf(text) : anySubscription(text));
  return comparable(one).toLowerCase() === comparable(other).toLowerCase();
}

function lastOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** The id of a diagnostic setting as Terraform imports it. */
function importForm(id: string): string {
  return id.replace(/\/providers\/microsoft\.insights\/diagnosticSettings\/([^/]+)$/i, '|$1');
}

const SUBSCRIPTION = /^\/subscriptions\/[^/]+/i;

function anySubscription(id: string): string {
  return id.replace(SUBSCRIPTION, `/subscriptions/${ANY_SUBSCRIPTION}`);
}

/** An id with the subscription of another id, if it does not state its own. */
function withSubscription(id: string, other: string): string {
  const [, subscription = ''] = /^\/subscriptions\/([^/]+)/i.exec(other) ?? [];
  return id.replace(`/subscriptions/${ANY_SUBSCRIPTION}`, `/subscriptions/${subscription}`);
}
