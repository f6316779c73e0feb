import { MonitorPrivateLinkScopedService } from '@cdktf/provider-azurerm/lib/monitor-private-link-scoped-service';
import type { Construct } from 'constructs';
import { segmentOf } from '../kit/id-segments';
import { subscriptionProblems } from '../kit/provider-subscription';
import { refuseTwins } from '../kit/twins';

/** The private link scope, created here or elsewhere. */
export interface LinkScope {
  readonly id: string;
  readonly name: string;
  readonly resourceGroupName: string;
}

/** Something to link. The name of the link is that of the resource, with the prefix. */
export interface Linked {
  readonly id: string;
  readonly resourceId: string;
  readonly prefix?: string;
}

/** Links resources to a private link scope, each once: one endpoint may serve several purposes. */
export function linkToScope(
  scope: Construct,
  to: LinkScope,
  resources: readonly Linked[],
): MonitorPrivateLinkScopedService[] {
  const made = new Map<string, MonitorPrivateLinkScopedService>();
  for (const one of resources) if (!made.has(one.resourceId)) made.set(one.resourceId, addLink(scope, to, one));
  return [...made.values()];
}

/** Azure refuses to delete what is linked, so a link is destroyed before it. */
function addLink(
  scope: Construct,
  to: LinkScope,
  { id, resourceId, prefix = '' }: Linked,
): MonitorPrivateLinkScopedService {
  const link = new MonitorPrivateLinkScopedService(scope, id, {
    name: `${prefix}${segmentOf(resourceId, 8)}`,
    resourceGroupName: to.resourceGroupName,
    scopeName: to.name,
    linkedResourceId: resourceId,
  });
  refuseTwins(link, 'set linkWorkspace or link to false on the second');
  scope.node.addValidation({ validate: () => subscriptionProblems(link, to.id) });
  return link;
}
