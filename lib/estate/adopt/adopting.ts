import { canonicalId } from '../../facts/ids';
import type { Estate, Resource, Rule } from '../model/estate';
import { isObject, isUnseen, textOf } from '../model/value';

/** A construct of the app: what is written of it. */
export interface Written {
  /** Name of the class, or of its static method that takes an existing resource. */
  readonly construct: string;
  readonly id: string;
  readonly props: object;
  /** Variable that other constructs use. */
  readonly variable?: string | undefined;
  /** Statements after it, for arguments that the construct does not have. */
  readonly after?: readonly string[];
  /** Continues the expression that creates it, for an argument that the construct does not have. */
  readonly suffix?: string;
}

/** What becomes of one resource, or of one of its arguments. */
export interface Note {
  readonly subject: string;
  readonly text: string;
}

/** A part of an estate as constructs. */
export interface Adopted {
  readonly constructs: readonly Written[];
  /** The resources that the constructs stand for. */
  readonly resources: readonly Resource[];
  /** What changes in Azure. */
  readonly changes: readonly Note[];
  /** What stays as it is, outside the app. */
  readonly left: readonly Note[];
}

/** What the parts of an estate are adopted from. */
export interface Adopting {
  readonly estate: Estate;
  readonly rule: Rule;
}

/** A text argument that can be seen. */
export function seen(resource: Resource, argument: string): string | undefined {
  const text = textOf(resource.attributes[argument]);
  return text === undefined || isUnseen(text) ? undefined : escaped(text);
}

/** A text as Terraform's JSON has it: `%{` would begin a directive. */
export function escaped(text: string): string {
  return text.replaceAll(/(?<!%)%\{/g, '%%{');
}

/** The id in Azure of a resource, if it exists. */
export function existingId({ id }: Resource): string | undefined {
  return id.startsWith('/') && !id.includes('${') ? id : undefined;
}

/** Whether the state has a resource under a type of azurerm, so that it can move in the state. */
export function isOfAzurerm({ address, type }: Resource): boolean {
  return address.includes(`${type}.`);
}

/** What an id refers to, in the spelling of the provider: the id itself, or that of a resource of the estate. */
export function literalId(estate: Estate, id: unknown): string | undefined {
  if (typeof id !== 'string') return undefined;
  const resource = estate.byId.get(id.toLowerCase());
  const own = resource && existingId(resource);
  return own === undefined && isUnseen(id) ? undefined : canonicalId(own ?? id);
}

/** The arguments that have the scope of a resource of policy, with the prop of each. */
const SCOPES = {
  management_group_id: 'managementGroupId',
  subscription_id: 'subscriptionId',
  resource_group_id: 'resourceGroupId',
  resource_id: 'resourceId',
} as const;

/** The scope of a resource of policy as a prop; `undefined` if it cannot be seen. */
export function scopeOf({ attributes }: Resource, estate: Estate): Readonly<Record<string, string>> | undefined {
  const entry = Object.entries(SCOPES).find(([argument]) => (attributes[argument] ?? undefined) !== undefined);
  const id = entry && literalId(estate, attributes[entry[0]]);
  return entry && id !== undefined ? { [entry[1]]: id } : undefined;
}

/** The resource group of a resource, from its arguments or its id. */
export function groupOf(resource: Resource): string | undefined {
  return seen(resource, 'resource_group_name') ?? existingId(resource)?.split('/')[4];
}

/** Tags, if all of them can be seen. */
export function tagsOf({ attributes }: Resource): Readonly<Record<string, string>> | undefined {
  const tags = attributes['tags'];
  if (typeof tags !== 'object' || tags === null || Object.values(tags).some(isUnseen)) return undefined;
  const entries = Object.entries(tags).map(([name, value]) => [name, escaped(String(value))] as const);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Whether a resource has tags, seen or not. */
export function hasTags({ attributes }: Resource): boolean {
  const tags = attributes['tags'];
  return isUnseen(tags) || (isObject(tags) && Object.keys(tags).length > 0);
}
