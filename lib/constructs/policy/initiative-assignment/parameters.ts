import type { AgentIdentity } from '../policy-options';
import type { InitiativeAssignmentProps } from './initiative-assignment-props';

/** The parameters of an initiative, without those left at their default. */
export function initiativeParameters(props: InitiativeAssignmentProps) {
  const { rule, agentIdentity, machineLocations, effect } = props;
  const values: Record<string, unknown> = {
    dcrResourceId: rule.ruleId,
    ...(agentIdentity && identityParameters(agentIdentity)),
    ...(machineLocations && { listOfApplicableLocations: [...machineLocations] }),
    ...(effect && { effect }),
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
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
