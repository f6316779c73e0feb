import { jsonIn } from '../../../core/values';
import { isObject, textOf, UnusableInput } from '../../model/value';
import { type ArmResource, armAt, armParent } from '../dialects/arm-resource';
import { isPowerShellRule, powerShellProperties } from './powershell-rule';

export const RULE_TYPE = 'microsoft.insights/datacollectionrules';

/** What a listing says of every resource. A row with nothing else leaves out what the resource is like. */
const GENERAL: ReadonlySet<string> = new Set([
  ...['id', 'name', 'type', 'kind', 'location', 'tags', 'identity', 'sku', 'plan', 'zones', 'managedby', 'etag'],
  ...['resourcegroup', 'resourcegroupname', 'resourceid', 'resourcetype', 'subscriptionid', 'tenantid', 'systemdata'],
  ...['createdtime', 'changedtime', 'provisioningstate', 'extendedlocation', 'apiversion', 'properties'],
]);

/** The id of a row, as it is written. Objects of PowerShell may have it as `ResourceId` only. */
function idOf(item: object): string {
  return [armAt(item, 'id'), armAt(item, 'resourceId')].map(textOf).find((id) => id?.startsWith('/')) ?? '';
}

/** Whether an object is a resource of Azure: by its id, or as a rule without one. */
export function isResourceRow(item: unknown): item is object {
  return isObject(item) && (/^\/(subscriptions|providers)\//i.test(idOf(item)) || isRule(item));
}

/** A rule is known by what it consists of, such as in the body of a request that creates one. */
function isRule(item: object): boolean {
  const parts = ['dataSources', 'dataFlows'].filter(
    (key) => armAt(armAt(item, 'properties') ?? item, key) !== undefined,
  );
  return parts.length === 2 || isPowerShellRule(item);
}

/**
 * One resource as Resource Manager returns it, as `az` flattens it, as a row of Resource Graph or as PowerShell prints
 * it. Keys are compared without case; text in an id keeps its spelling.
 * @throws UnusableInput if its properties are text that is not JSON
 */
export function resourceOfRow(item: object): ArmResource {
  const id = idOf(item);
  const type = typeOf(item, id);
  const given = propertiesOf(item);
  const isBare = given === undefined && Object.keys(item).every((key) => GENERAL.has(key.toLowerCase()));
  const properties = given ?? (isPowerShellRule(item) ? powerShellProperties(item) : flattened(item));
  return {
    type,
    id,
    name: textOf(armAt(item, 'name')) ?? id.split('/').at(-1),
    parentId: id === '' ? undefined : armParent(id, type),
    content: {
      location: armAt(item, 'location'),
      tags: armAt(item, 'tags') ?? armAt(item, 'tag') ?? undefined,
      kind: armAt(item, 'kind') ?? undefined,
      identity: armAt(item, 'identity') ?? undefined,
      sku: armAt(item, 'sku') ?? undefined,
      plan: armAt(item, 'plan') ?? undefined,
      ...(!isBare && { properties }),
    },
    partial: isBare,
  };
}

/** The type that an id names: `.../providers/A/b/<name>/c/<name>` is of type `A/b/c`. */
function typeOf(item: object, id: string): string {
  const [, tail] = /^.*\/providers\/(.+)$/i.exec(id) ?? [];
  const [space, ...parts] = (tail ?? '').split('/');
  const own = [space, ...parts.filter((_, index) => index % 2 === 0)].join('/');
  const stated = textOf(armAt(item, 'type')) ?? textOf(armAt(item, 'resourceType'));
  return (tail === undefined ? (stated ?? RULE_TYPE) : own).toLowerCase();
}

/** The properties of a row: an object, text, or columns such as `properties_dataSources`. */
function propertiesOf(item: object): object | undefined {
  const given = armAt(item, 'properties');
  if (isObject(given)) return given;
  if (typeof given === 'string' && given.trim() !== '') return parsedProperties(given);
  const columns = Object.entries(item).flatMap(([key, value]) =>
    /^properties_./i.test(key) ? [[key.slice('properties_'.length), value] as const] : [],
  );
  return columns.length === 0 ? undefined : Object.fromEntries(columns);
}

function parsedProperties(text: string): object {
  const value = jsonIn(text);
  if (isObject(value)) return value;
  throw new UnusableInput(
    "the 'properties' of a resource are text that is not JSON: with PowerShell, write it with ConvertTo-Json -Depth 20",
  );
}

/** `az` lifts properties beside the id, and renames the `type` of an extension; queries name it as they like. */
function flattened(item: object): object {
  const kind = armAt(item, 'typePropertiesType') ?? armAt(item, 'typeHandlerType') ?? armAt(item, 'extensionType');
  const stated = Object.entries(item).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(stated), ...(kind !== undefined && { type: kind }) };
}
