import { IDENTIFYING_ARGUMENTS } from '../../facts/azurerm';
import type { Attributes } from './value';

/** What makes two resources one in Azure: the type and the arguments of its id. `undefined` if one of them is unknown. */
export function azureIdentity(type: string, attributes: Attributes | undefined): string | undefined {
  const values = IDENTIFYING_ARGUMENTS[type]?.map((argument) => attributes?.[argument]);
  return values?.every((value) => typeof value === 'string')
    ? JSON.stringify([type, ...values.map((value) => String(value).toLowerCase())])
    : undefined;
}
