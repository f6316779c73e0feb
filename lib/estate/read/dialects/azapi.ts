import { parseEmbedded } from '../../model/template';
import { type Attributes, isHidden, isObject, member, textOf, UNKNOWN } from '../../model/value';
import { type ArmResource, armAt, armParent } from './arm-resource';

/** What a resource of azapi does to the resource of Azure it names. */
export interface AzapiResource {
  readonly resource: ArmResource;
  /** `managed`: it is the resource; `changed`: it changes one that exists; `deleted`: it deletes one; `other`: none of it. */
  readonly effect: 'managed' | 'changed' | 'deleted' | 'other';
}

const TYPES: Readonly<Record<string, (attributes: Attributes) => AzapiResource['effect']>> = {
  azapi_resource: () => 'managed',
  azapi_update_resource: () => 'changed',
  azapi_resource_action: actionEffect,
};

export function isAzapi(type: string): boolean {
  return Object.hasOwn(TYPES, type);
}

/** Reads a resource of azapi; `undefined` if its type of resource cannot be seen. */
export function readAzapi(type: string, attributes: Attributes): AzapiResource | undefined {
  const effect = TYPES[type]?.(attributes);
  const azureType = armType(attributes['type']);
  if (effect === undefined || azureType === undefined) return undefined;
  const id = attributes['resource_id'] ?? (type === 'azapi_resource_action' ? undefined : attributes['id']);
  const { name = nameOf(id), parent_id: parentId = armParent(id, azureType) } = attributes;
  return {
    effect,
    resource: {
      type: azureType,
      id: textOf(id) ?? '',
      name: name ?? nameOf(id),
      parentId: parentId ?? armParent(id, azureType),
      content: contentOf(attributes),
      partial: effect !== 'managed',
    },
  };
}

/** `Microsoft.Insights/dataCollectionRules@2023-03-11` without its version, in lower case. */
export function armType(type: unknown): string | undefined {
  return textOf(type)?.split('@')[0]?.toLowerCase();
}

/** Without the name of an action, a request changes or deletes the resource itself. */
function actionEffect({ action, method }: Attributes): AzapiResource['effect'] {
  if (typeof action === 'string' && action !== '') return 'other';
  const verb = textOf(method)?.toUpperCase();
  if (verb === 'DELETE') return 'deleted';
  return verb === 'PUT' || verb === 'PATCH' ? 'changed' : 'other';
}

function nameOf(id: unknown): unknown {
  return typeof id === 'string' ? id.split('/').at(-1) : id;
}

/** The body with what azapi has arguments of its own for. */
function contentOf(attributes: Attributes): unknown {
  const body = bodyOf(attributes['body']);
  const inside = isHidden(body) ? HIDDEN_PARTS.map((key) => [key, body]) : [];
  const own = ['location', 'tags', 'identity'].map((key) => [key, stated(attributes[key]) ?? armAt(body, key)]);
  return { ...(isObject(body) ? body : Object.fromEntries(inside)), ...Object.fromEntries(own) };
}

const HIDDEN_PARTS = ['properties', 'sku', 'plan', 'kind'];

function stated(value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? undefined : (value ?? undefined);
}

/** The body as an object: version 1 of azapi has text, and a raw state wraps it with its type. */
function bodyOf(body: unknown): unknown {
  const given = typeof body === 'string' ? parseEmbedded(body) : body;
  if (typeof given === 'string') return UNKNOWN;
  const wrapped = isObject(given) && Object.keys(given).every((key) => key === 'value' || key === 'type');
  return wrapped && 'value' in given ? bodyOf(member(given, 'value')) : given;
}
