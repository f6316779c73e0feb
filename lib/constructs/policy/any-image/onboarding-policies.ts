import { pascalCase } from '../../../core/letter-case';
import type { OperatingSystem } from '../../../facts/extension';
import { INITIATIVE_PARAMETERS, MACHINE_WORDS, MEMBER_PARAMETERS, OS_WORDS } from '../../../facts/initiative-members';
import type { InitiativeMember, InitiativeName } from '../../../facts/initiatives';
import { ATTACHING_ROLES, MACHINE_POLICY } from '../../../facts/machine-policy';
import { STAGE_EFFECTS, type Stage } from '../../../facts/stages';
import type { CustomPolicy } from '../custom-initiative';
import { membersOf } from '../members';
import type { PolicyDeployment } from '../policy-deployment';
import {
  allOf,
  type Condition,
  evidenceOf,
  machineConditions,
  notBelowCondition,
  type PolicyRule,
  policyRule,
  roleDefinitionIds,
  systemCondition,
} from '../policy-rule';
import {
  agentDeployment,
  associationDeployment,
  extensionDeployment,
  identityDeployment,
} from './onboarding-templates';

/** A policy for each member of a built-in initiative, with its reference id and parameters, for machines of any image. */
export function onboardingPolicies(initiative: InitiativeName, floor: string): CustomPolicy[] {
  return membersOf(initiative).map(([referenceId, member]) => ({
    name: pascalCase(member.stage) + pascalCase(member.os ?? ''),
    referenceId,
    displayName: displayName(initiative, member),
    parameters: memberParameters(initiative, member),
    values: MEMBER_PARAMETERS[initiative][member.stage],
    rule: onboardingRule(initiative, member, floor),
  }));
}

function displayName(initiative: InitiativeName, { stage, os }: InitiativeMember): string {
  const machine = `${[os && OS_WORDS[os], MACHINE_WORDS[initiative]].filter(Boolean).join(' ')} of any image`;
  switch (stage) {
    case 'identity':
      return `Attach the identity of the Azure Monitor Agent to a ${machine}`;
    case 'agent':
      return `Install the Azure Monitor Agent for change tracking on a ${machine}`;
    case 'extension':
      return `Install the change tracking extension on a ${machine}`;
    case 'association':
      return `Associate a ${machine} with the change tracking rule`;
  }
}

/** The parameters of a built-in member, without its allowed locations: an empty list allows every location. */
function memberParameters(initiative: InitiativeName, { stage }: InitiativeMember): Record<string, unknown> {
  const given = Object.entries<keyof typeof INITIATIVE_PARAMETERS>(MEMBER_PARAMETERS[initiative][stage]);
  return Object.fromEntries(
    given.map(([own, name]) => {
      if (own === 'effect') return [own, { ...INITIATIVE_PARAMETERS.effect, allowedValues: [...STAGE_EFFECTS[stage]] }];
      return [own, own === 'listOfApplicableLocations' ? ANY_LOCATIONS : INITIATIVE_PARAMETERS[name]];
    }),
  );
}

/** The parameter of the locations, for any of them. */
export const ANY_LOCATIONS = { type: 'Array', defaultValue: [], metadata: { strongType: 'location' } } as const;

const LOCATION: Condition = {
  anyOf: [
    { value: "[empty(parameters('listOfApplicableLocations'))]", equals: true },
    { field: 'location', in: "[parameters('listOfApplicableLocations')]" },
  ],
};

function onboardingRule(initiative: InitiativeName, { stage, os, roles }: InitiativeMember, floor: string): PolicyRule {
  if (os === undefined || stage === 'identity') return identityRule(initiative);
  const { type, conditions } = evidenceOf(initiative, stage, os);
  const current = stage === 'extension' ? [notBelowCondition(initiative, floor, true)] : [];
  return policyRule([...machineConditions(initiative, [LOCATION]), systemCondition(initiative, os)], {
    type,
    roleDefinitionIds: roleDefinitionIds(roles),
    existenceCondition: allOf([...conditions, ...current]),
    deployment: deploymentOf(initiative, stage, os),
  });
}

function deploymentOf(
  initiative: InitiativeName,
  stage: Exclude<Stage, 'identity'>,
  os: OperatingSystem,
): PolicyDeployment {
  switch (stage) {
    case 'agent':
      return agentDeployment(
        initiative,
        os,
        initiative === 'arcServers' ? undefined : `[${agentIdentity(AGENT_NAMES)}]`,
      );
    case 'extension':
      return extensionDeployment(initiative, os);
    case 'association':
      return associationDeployment(initiative);
  }
}

/**
 * Attaches the identity to every machine that lacks it. The built-in member takes a machine with exactly one other identity
 * for compliant, although its agent is configured to use this one.
 */
function identityRule(initiative: InitiativeName): PolicyRule {
  const identityId = `[${agentIdentity(IDENTITY_NAMES)}]`;
  return policyRule(machineConditions(initiative), {
    type: MACHINE_POLICY[initiative].type,
    name: "[field('name')]",
    evaluationDelay: 'AfterProvisioning',
    roleDefinitionIds: roleDefinitionIds(ATTACHING_ROLES),
    existenceCondition: {
      allOf: [
        { field: 'identity.type', contains: 'UserAssigned' },
        { field: 'identity.userAssignedIdentities', containsKey: identityId },
      ],
    },
    deployment: identityDeployment(initiative, identityId),
  });
}

/** Parameters for the name and the group of the identity: the agent and the identity members name them differently. */
const AGENT_NAMES = { name: 'userAssignedManagedIdentityName', group: 'userAssignedManagedIdentityResourceGroup' };
const IDENTITY_NAMES = { name: 'userAssignedIdentityName', group: 'identityResourceGroup' };

/** The id of the identity of the agent as an expression: by id, by name in the subscription, or the one of the location. */
function agentIdentity({ name, group }: typeof AGENT_NAMES): string {
  const id = (groupName: string, identityName: string) =>
    `concat('/subscriptions/', subscription().subscriptionId, '/resourceGroups/', ${groupName}, '/providers/Microsoft.ManagedIdentity/userAssignedIdentities/', ${identityName})`;
  const named = id(`trim(parameters('${group}'))`, `trim(parameters('${name}'))`);
  const builtIn = id("'Built-In-Identity-RG'", "concat('Built-In-Identity-', field('location'))");
  return `if(parameters('bringYourOwnUserAssignedManagedIdentity'), if(parameters('restrictBringYourOwnUserAssignedIdentityToSubscription'), ${named}, parameters('userAssignedIdentityResourceId')), ${builtIn})`;
}
