import { Tokenization } from 'cdktf';
import type { LaterRule } from '../../core/problems';
import { isLaterAttribute } from './later';

/** An attribute of a resource, or one of a data source that Azure computes. */
const ATTRIBUTE =
  /^(?:(?:azurerm|azuread|azapi)_\w+\.[\w-]+\.\w+|data\.(?:azurerm|azuread|azapi)_\w+\.[\w-]+\.(?:id|name|location|principal_id|object_id|subscription_id))$/;

/** Stands for an attribute of a resource that a construct of this library has created. */
const OWN = 'attribute of a resource of the library';

/**
 * Whether a value is a reference to an attribute of a resource, which is right by its kind. Free text is not: a
 * variable, a local value, an output of a module, a function, or a text with a reference in it. Nothing is resolved
 * here: that would fix the address of a resource before `overrideLogicalId` can change it.
 */
export function isFromResource(value: LaterRule['value']): boolean {
  const reference = referenceOf(value);
  return reference === OWN || ATTRIBUTE.test(reference ?? '');
}

/** Whether a text is a reference to the id of a resource, and not to another attribute, such as its name. */
export function isIdOfResource(value: string): boolean {
  const reference = referenceOf(value);
  return reference === OWN || (ATTRIBUTE.test(reference ?? '') && reference?.endsWith('.id') === true);
}

/** What a value refers to, if it is nothing but a reference. */
function referenceOf(value: LaterRule['value']): string | undefined {
  if (typeof value === 'object') return undefined;
  if (typeof value === 'number') return identifierOf(Tokenization.reverseNumber(value));
  const { tokens, literals, intrinsic, escapes } = Tokenization.reverseString(value);
  if (tokens.length === 0) return /^\$\{(.*)\}$/s.exec(value)?.[1];
  const isOnly = tokens.length === 1 && [...literals, ...intrinsic, ...escapes].length === 0;
  return isOnly ? identifierOf(tokens[0]) : undefined;
}

function identifierOf(token: unknown): string | undefined {
  if (typeof token !== 'object' || token === null) return undefined;
  if (isLaterAttribute(token)) return OWN;
  return 'identifier' in token && typeof token.identifier === 'string' ? token.identifier : undefined;
}
