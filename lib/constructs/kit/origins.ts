import { Tokenization } from 'cdktf';
import type { LaterRule } from '../../core/problems';
import { isLaterAttribute } from './later';

/** An attribute of a resource, or one of a data source that Azure computes. */
const ATTRIBUTE =
  /^(?:(?:azurerm|azuread|azapi)_\w+\.[\w-]+\.\w+|data\.(?:azurerm|azuread|azapi)_\w+\.[\w-]+\.(?:id|name|location|principal_id|object_id|subscription_id))$/;

/**
 * Whether a value is a reference to an attribute of a resource, which is right by its kind. Free text is not: a
 * variable, a local value, an output of a module, a function, or a text with a reference in it. Nothing is resolved
 * here: that would fix the address of a resource before `overrideLogicalId` can change it.
 */
export function isFromResource(value: LaterRule['value']): boolean {
  if (typeof value === 'object') return false;
  if (typeof value === 'number') return isAttribute(Tokenization.reverseNumber(value));
  const { tokens, literals, intrinsic, escapes } = Tokenization.reverseString(value);
  if (tokens.length === 0) return ATTRIBUTE.test(/^\$\{(.*)\}$/s.exec(value)?.[1] ?? '');
  return tokens.length === 1 && [...literals, ...intrinsic, ...escapes].length === 0 && isAttribute(tokens[0]);
}

function isAttribute(token: unknown): boolean {
  if (typeof token !== 'object' || token === null) return false;
  if (isLaterAttribute(token)) return true;
  return 'identifier' in token && typeof token.identifier === 'string' && ATTRIBUTE.test(token.identifier);
}
