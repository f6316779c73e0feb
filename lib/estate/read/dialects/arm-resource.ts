import { type Attributes, hiddenOf, isHidden, isObject, isUnseen, member } from '../../model/value';

/** A resource in the form of Azure Resource Manager, whichever tool wrote it. */
export interface ArmResource {
  /** Type without the API version, in lower case, such as `microsoft.insights/datacollectionrules`. */
  readonly type: string;
  readonly id: string;
  readonly name: unknown;
  /** Id of what it belongs to: a resource group, the parent resource or the scope of an extension resource. */
  readonly parentId: unknown;
  /** `location`, `tags`, `identity`, `sku`, `plan`, `kind` and `properties`. */
  readonly content: unknown;
  /** Whether properties that are absent are left as they are in Azure. */
  readonly partial: boolean;
}

/** A resource in the words of azurerm, which all findings are written in. */
export interface Normal {
  readonly type: string;
  readonly attributes: Attributes;
  /** Whether Azure keeps the values of absent properties. */
  readonly partial?: boolean;
}

/** The member at the end of a path such as `properties.dataFlows`. Resource Manager compares names without case. */
export function armAt(value: unknown, path: string): unknown {
  return path.split('.').reduce(armMember, value);
}

/** An expression may be in the place of an object. */
function armMember(value: unknown, name: string): unknown {
  if (!isObject(value) || Object.hasOwn(value, name)) return member(value, name);
  const lower = name.toLowerCase();
  const key = Object.keys(value).find((one) => one.toLowerCase() === lower);
  return key === undefined ? undefined : value[key];
}

/** A list, hidden where it is hidden as a whole; absent where there is none. */
export function armList(value: unknown, path: string, read: (one: unknown) => unknown): unknown {
  const found = armAt(value, path);
  return Array.isArray(found) ? found.map((one: unknown) => (isHidden(one) ? one : read(one))) : hiddenOf(found);
}

/** `known` of a value that can be seen; what cannot be seen stays hidden, what is absent stays absent. */
export function armMap(value: unknown, path: string, known: (value: unknown) => unknown): unknown {
  const found = armAt(value, path);
  return found === undefined || found === null || isUnseen(found) ? (found ?? undefined) : known(found);
}

/** The identity of a resource as azurerm writes it. azapi has it in this form already. */
export function identityOf(content: unknown): unknown {
  const identity = armAt(content, 'identity');
  if (!isObject(identity))
    return Array.isArray(identity) && identity.length === 0 ? undefined : (identity ?? undefined);
  const given = armAt(identity, 'userAssignedIdentities');
  const ids = isObject(given) ? Object.keys(given) : (given ?? member(identity, 'identity_ids'));
  const principal = armAt(identity, 'principalId') ?? member(identity, 'principal_id');
  return [
    {
      type: armAt(identity, 'type'),
      ...(ids !== undefined && { identity_ids: ids }),
      ...(principal !== undefined && { principal_id: principal }),
    },
  ];
}

/** Segment of an id behind a name, such as the resource group; absent where the id cannot be seen. */
export function segmentOf(id: unknown, name: string): unknown {
  if (typeof id !== 'string') return isHidden(id) ? id : undefined;
  const found = new RegExp(`/${name}/([^/]+)`, 'i').exec(id)?.[1];
  return found ?? (id.includes('${') ? id : undefined);
}

/** What a resource belongs to, by its id. */
export function armParent(id: unknown, type: string): unknown {
  if (typeof id !== 'string') return id;
  const own = `/providers/${type}`.toLowerCase();
  const above = id.slice(0, Math.max(0, id.lastIndexOf('/')));
  if (above.toLowerCase().endsWith(own)) return above.slice(0, above.length - own.length) || '/';
  return id.replace(/\/[^/]+\/[^/]+$/, '');
}
