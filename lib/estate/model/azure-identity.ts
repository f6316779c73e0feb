import { IDENTIFYING_ARGUMENTS } from '../../facts/azurerm';
import type { Attributes } from './value';

/** What makes two resources one in Azure: the type and the arguments of its id. `undefined` if one of them is unknown. */
export function azureIdentity(type: string, attributes: Attributes | undefined): string | undefined {
  const values = IDENTIFYING_ARGUMENTS[type]?.map((argument) => attributes?.[argument]);
  return values?.every((value) => typeof value === 'string')
    ? JSON.stringify([type, ...values.map((value) => String(value).toLowerCase())])
    : undefined;
}

/**
 * A resource by its type and its id in lower case, without the version that azapi writes behind an import id. `undefined`
 * if the id is not known.
 */
export function importKey(type: string, id: string | undefined): string | undefined {
  return id?.startsWith('/') ? `${type} ${id.replace(/\?api-version=.*/, '').toLowerCase()}` : undefined;
}

/**
 * What makes two resources one in Azure in every subscription: their id, or arguments of which one is an id. `undefined` if
 * two subscriptions may have one of the same arguments.
 */
export function globalIdentity(type: string, attributes: Attributes): string | undefined {
  const hasId = IDENTIFYING_ARGUMENTS[type]?.some((argument) => isId(attributes[argument])) === true;
  const isGlobal = type === 'azurerm_storage_account' || hasId;
  return isGlobal ? azureIdentity(type, attributes) : undefined;
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('/');
}
