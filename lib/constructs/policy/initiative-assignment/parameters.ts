import { lackedParameters } from '../../../facts/definition-pins';
import type { AgentIdentity } from '../policy-options';
import type { InitiativeAssignmentProps } from './initiative-assignment-props';

/** The parameters of an initiative, without those left at their default and those that a pinned version does not have. */
export function initiativeParameters(props: InitiativeAssignmentProps) {
  const { kind, rule, agentIdentity, machineLocations, effect, definitionVersion } = props;
  const lacks = lackedParameters(kind, definitionVersion);
  const values: Record<string, unknown> = {
    dcrResourceId: rule.ruleId,
    ...(agentIdentity && identityParameters(agentIdentity)),
    ...(machineLocations && { listOfApplicableLocations: [...machineLocations] }),
    ...(effect && { effect }),
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (lacks.includes(name) ? [] : [[name, { value }]])),
  );
}

function identityParameters(identity: AgentIdentity): Record<string, unknown> {
  if (identity === 'builtIn') return { bringYourOwnUserAssignedManagedIdentity: false };
  if (identity.identityId !== undefined) {
    return {
      bringYourOwnUserAssignedManagedIdentity: true,
      restrictBringYourOwnUserAssignedIdentityToSubscription: false,
      userAssignedIdentityResourceId: identity.identityId,
    };
  }
  return {
    bringYourOwnUserAssignedManagedIdentity: true,
    restrictBringYourOwnUserAssignedIdentityToSubscription: true,
    userAssignedManagedIdentityName: identity.identityName,
    userAssignedManagedIdentityResourceGroup: identity.resourceGroupName,
  };
}
