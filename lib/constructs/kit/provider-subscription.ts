import type { TerraformResource } from 'cdktf';
import { isKnown } from '../../core/known';
import { idSegment } from '../../facts/ids';
import { providerOf } from './provider';

/**
 * Problems of a resource in a resource group or without a scope: the provider always creates it in its own
 * subscription. `id` is the id that the resource belongs to. A subscription set by a variable or the environment is
 * unknown here.
 */
export function subscriptionProblems(resource: TerraformResource, id: string): string[] {
  if (!isKnown(id) || idSegment(id, 1) !== 'subscriptions') return [];
  const provider = providerOf(resource);
  const given = provider?.setting('subscription_id');
  if (provider === undefined || typeof given !== 'string') return [];
  if (given.toLowerCase() === idSegment(id, 2).toLowerCase()) return [];
  return [
    `the provider '${provider.path}' would create '${resource.node.path}' in its own subscription '${given}', but it belongs to '${id}': use a provider with that subscription`,
  ];
}
