import { repeatProblems } from '../../../core/checks';
import { isKnown } from '../../../core/known';
import { at, listed, type Path, type Problem, phrase } from '../../../core/problems';
import { idSegment } from '../../../facts/ids';
import { isWithin } from '../../../facts/reach';
import { SUBSCRIPTION_STAGES } from '../../../facts/stages';
import type { Warning } from '../../../facts/warnings';
import { isScope, resolveScope, scopeProblems } from '../assignment-scope';
import { deployingMembers, isAnyImage } from '../members';
import type { InitiativeAssignmentProps } from './initiative-assignment-props';

/** Problems of the scopes at which an assignment gets roles beside its own. */
export function additionalScopeProblems(
  path: Path,
  { scope, additionalScopes = [] }: Pick<InitiativeAssignmentProps, 'scope' | 'additionalScopes'>,
): Problem[] {
  const wrong = additionalScopes.flatMap(({ stages, ...other }, index) => [
    ...scopeProblems([...path, index], other),
    ...(stages?.length === 0
      ? [{ path: [...path, index, 'stages'], message: 'must name at least one stage: omit it for all' }]
      : []),
  ]);
  if (wrong.length > 0 || !isScope(scope)) return wrong;
  const ids = additionalScopes.map((other) => resolveScope(other).id);
  const { id: own } = resolveScope(scope);
  return [
    ...repeatProblems(
      path,
      ids.map((id) => (isKnown(id) ? id.toLowerCase() : id)),
    ),
    ...ids.flatMap((id, index) =>
      isWithin(id, own)
        ? [
            {
              path: [...path, index],
              message: phrase`is in ${at(...path.slice(0, -1), 'scope')} '${own}', where the roles are granted already: remove it`,
            },
          ]
        : [],
    ),
  ];
}

/** Warns of an assignment at a resource group that deploys at the subscription and has no roles there. */
export function identityScopeWarnings(props: InitiativeAssignmentProps): Warning[] {
  const attaching = deployingMembers(props).filter(([, { stage }]) => SUBSCRIPTION_STAGES.includes(stage));
  if (props.scope.resourceGroupId === undefined || attaching.length === 0) return [];
  if (isAnyImage(props) || reachesSubscription(props)) return [];
  const message = phrase`is a resource group, and ${listed(attaching.map(([name]) => name))} deploys at the subscription, where the roles granted here do not reach (Azure/azure-policy#1311): set ${at('additionalScopes')} to [{ subscriptionId, stages: ['identity'] }], set ${at('attachAgentIdentity')} to false and attach the identity yourself, or assign at the subscription`;
  return [{ id: 'identity-scope', path: ['scope'], message }];
}

/** Whether the roles of the members that deploy at the subscription are granted there or above it. */
function reachesSubscription({ scope, additionalScopes = [] }: InitiativeAssignmentProps): boolean {
  const { id } = resolveScope(scope);
  return additionalScopes.some(({ stages, ...other }) => {
    const { kind, id: above } = resolveScope(other);
    if (kind === 'resourceGroup' || !SUBSCRIPTION_STAGES.every((stage) => stages?.includes(stage) ?? true))
      return false;
    if (kind === 'managementGroup' || !isKnown(id) || !isKnown(above)) return true;
    return idSegment(id, 2).toLowerCase() === idSegment(above, 2).toLowerCase();
  });
}
