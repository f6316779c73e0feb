import type { TerraformResource } from 'cdktf';
import { isKnown } from '../../core/known';
import { idSegment } from '../../facts/ids';
import { providerOf } from './provider';

/**
 * Problems of a resource that has a group, or no scope of its own: the provider creates it in its own subscription,
 * whatever the id beside it says. `id` is that of what the resource belongs to. A subscription that a variable or the
 * environment sets is not known here.
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
