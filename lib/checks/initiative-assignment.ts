import { idProblems } from '../core/azure-ids';
import { isKnown } from '../core/known';
import { locationProblems, nameProblems, oneOfProblems } from '../core/names';
import { listed } from '../core/problems';
import { resolveScope, scopeProblems } from '../core/scope';
import { didYouMean } from '../core/suggest';
import { acknowledgementProblems, type Warning } from '../core/warnings';
import { INITIATIVES, type InitiativeName } from '../facts/initiatives';
import { STAGE_EFFECTS, SUBSCRIPTION_STAGES } from '../facts/policy';
import { MACHINE_LOCATIONS } from '../facts/regions';
import type { InitiativeAssignmentProps } from '../initiative-assignment';
import { deployingMembers, membersOf } from '../policy/members';
import { assignmentName } from '../policy/names';
import type { AgentIdentity } from '../policy/types';
import { remediationProblems } from './remediation';
import { selectorProblems } from './selectors';

/** Problems of the props of an initiative assignment. Empty means fine. */
export function initiativeAssignmentProblems(props: InitiativeAssignmentProps): string[] {
  const { initiative, scope, rule, location = rule.location, effect = 'DeployIfNotExists' } = props;
  const unknown = oneOfProblems('initiative', initiative, Object.keys(INITIATIVES));
  if (unknown.length > 0) return unknown;
  const wrongScope = scopeProblems('scope', scope);
  return [
    ...wrongScope,
    ...assignmentNameProblems(props),
    ...locationProblems('location', location),
    ...cloudProblems('location', location),
    ...oneOfProblems('effect', effect, ['DeployIfNotExists', 'Disabled']),
    ...(props.identity ? idProblems('identity.identityId', 'userAssignedIdentity', props.identity.identityId) : []),
    ...machineLocationProblems('locations', initiative, props.locations),
    ...notScopeProblems('notScopes', props.notScopes),
    ...selectorProblems('resourceSelectors', props.resourceSelectors),
    ...agentIdentityProblems(initiative, props.agentIdentity),
    ...(props.definition !== undefined && props.definition.initiative !== initiative
      ? [
          `definition must be a copy of the initiative for '${initiative}', got one for '${props.definition.initiative}'`,
        ]
      : []),
    ...memberEffectProblems(props),
    ...messageProblems(props),
    ...acknowledgementProblems(props.acknowledgedWarnings),
    ...remediationProblems('remediation', props.remediation, {
      scopeKind: wrongScope.length === 0 ? resolveScope(scope).kind : undefined,
      enforce: props.enforce,
      deploying: deployingMembers(props).map(([name]) => name),
      members: membersOf(initiative).map(([name]) => name),
    }),
  ];
}

/** What Azure takes and then fails to do. */
export function initiativeAssignmentWarnings(props: InitiativeAssignmentProps): Warning[] {
  const attaching = deployingMembers(props).filter(([, { stage }]) => SUBSCRIPTION_STAGES.includes(stage));
  if (props.scope.resourceGroupId === undefined || attaching.length === 0) return [];
  const message =
    `scope is a resource group, and ${listed(attaching.map(([name]) => name))} deploys at the subscription, where the roles granted here do not reach (Azure/azure-policy#1311): ` +
    'say attachAgentIdentity: false and attach the identity yourself, or assign at the subscription';
  return [{ id: 'identity-scope', message }];
}

function assignmentNameProblems(props: InitiativeAssignmentProps): string[] {
  if (props.name === undefined && props.nameSuffix === undefined) return [];
  const kind = props.scope.managementGroupId === undefined ? 'assignment' : 'managementGroupAssignment';
  return nameProblems(props.nameSuffix === undefined ? 'name' : 'name with nameSuffix', kind, assignmentName(props));
}

/** An id Azure does not know excludes nothing, and says nothing. */
export function notScopeProblems(where: string, ids: readonly string[] = []): string[] {
  const known = /^\/(subscriptions\/[0-9a-f-]{36}(\/|$)|providers\/Microsoft\.Management\/managementGroups\/[^/]+$)/i;
  return ids.flatMap((id, index) =>
    !isKnown(id) || known.test(id)
      ? []
      : [
          `${where}[${index}] must be the id of a management group, a subscription or something in one, got '${id}': nothing would be left out`,
        ],
  );
}

/** Effects a member does not allow, and the one that is said in another way. */
function memberEffectProblems(props: InitiativeAssignmentProps): string[] {
  const members = new Map(membersOf(props.initiative));
  return Object.entries<string>(props.memberEffects ?? {}).flatMap(([name, effect]) => {
    const where = `memberEffects['${name}']`;
    const stage = [...members].find(([known]) => known === name)?.[1].stage;
    if (stage === undefined) return oneOfProblems('memberEffects', name, [...members.keys()]);
    if (stage === 'identity' && effect === 'Disabled') {
      return [`${where} must not be 'Disabled': say attachAgentIdentity: false, which also takes two roles away`];
    }
    if (stage === 'identity' && props.attachAgentIdentity === false) {
      return [`${where} contradicts attachAgentIdentity: false, which disables the member: remove one`];
    }
    return oneOfProblems(where, effect, STAGE_EFFECTS[stage]);
  });
}

function messageProblems(props: InitiativeAssignmentProps): string[] {
  const members = membersOf(props.initiative).map(([name]) => name);
  return Object.entries<string>(props.nonComplianceMessages ?? {}).flatMap(([name, text]) => [
    ...oneOfProblems('nonComplianceMessages', name, members),
    ...(text.trim() === '' ? [`nonComplianceMessages['${name}'] must say something, got ''`] : []),
  ]);
}

function machineLocationProblems(where: string, initiative: InitiativeName, locations?: readonly string[]): string[] {
  const allowed: readonly string[] = MACHINE_LOCATIONS[initiative] ?? [];
  if (locations === undefined || allowed.length === 0) return [];
  if (locations.length === 0)
    return [`${where} must name a location: an empty list onboards no machine; leave it out for all`];
  const repeated = locations.filter((location, index) => locations.indexOf(location) !== index);
  const unknown = locations
    .map((location, index) => ({ location, at: `${where}[${index}]` }))
    .filter(({ location }) => isKnown(location) && !allowed.includes(location));
  return [
    ...unknown.flatMap(({ location, at }) => {
      const malformed = locationProblems(at, location);
      if (malformed.length > 0) return malformed;
      const hint = didYouMean(location, allowed) || `; allowed are ${listed(allowed, 60)}`;
      const rule = `must be one of the ${allowed.length} locations the initiative for ${initiative} allows`;
      return `${at} ${rule}, got '${location}'${hint}`;
    }),
    ...(repeated.length > 0 ? [`${where} repeats ${listed([...new Set(repeated)])}`] : []),
  ];
}

function cloudProblems(where: string, location: string): string[] {
  return /^(usgov|usdod|china)/.test(location)
    ? [
        `${where} must lie in the public cloud, got '${location}': the initiatives are not built into other clouds (Azure/azure-policy f4a50bac)`,
      ]
    : [];
}

function agentIdentityProblems(initiative: InitiativeName, identity: AgentIdentity | undefined): string[] {
  if (initiative === 'arcServers') {
    return identity === undefined
      ? []
      : ["agentIdentity does not go with 'arcServers': Arc servers use their own identity"];
  }
  if (identity === 'builtIn') return [];
  if (identity?.identityId !== undefined)
    return idProblems('agentIdentity.identityId', 'userAssignedIdentity', identity.identityId);
  if (identity?.identityName === undefined || identity.resourceGroupName === undefined) {
    return [
      "agentIdentity must be { identityId }, { identityName, resourceGroupName } or 'builtIn': the initiative has no default for it",
    ];
  }
  return [
    ...nameProblems('agentIdentity.identityName', 'userAssignedIdentity', identity.identityName),
    ...nameProblems('agentIdentity.resourceGroupName', 'resourceGroup', identity.resourceGroupName),
  ];
}
