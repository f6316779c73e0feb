import { lengthProblems, missingProblems, oneOfProblems, repeatProblems, textProblems } from '../../../core/checks';
import { isKnown } from '../../../core/known';
import { at, listed, type Path, type Problem, phrase } from '../../../core/problems';
import { didYouMean } from '../../../core/suggest';
import { idProblems, idSegment, principalProblems } from '../../../facts/ids';
import { POLICY_LIMITS } from '../../../facts/initiative-members';
import { INITIATIVE_NAMES, type InitiativeName } from '../../../facts/initiatives';
import { locationProblems } from '../../../facts/location-names';
import { NAME_LENGTHS, nameProblems } from '../../../facts/names';
import { MACHINE_LOCATIONS } from '../../../facts/regions';
import { STAGE_EFFECTS, SUBSCRIPTION_STAGES } from '../../../facts/stages';
import { acknowledgementProblems, type Warning } from '../../../facts/warnings';
import { assignmentName } from '../assignment-names';
import { type AssignmentScope, resolveScope, scopeProblems } from '../assignment-scope';
import { deployingMembers, membersOf } from '../members';
import type { AgentIdentity } from '../policy-options';
import { remediationProblems } from '../remediation/remediation-checks';
import { selectorProblems, typeSelectorProblems } from '../selector-checks';
import type { InitiativeAssignmentProps } from './initiative-assignment-props';

/** Problems of the props of an initiative assignment. Empty means fine. */
export function initiativeAssignmentProblems(props: InitiativeAssignmentProps): Problem[] {
  const missing = missingProblems(props, 'scope', 'rule');
  if (missing.length > 0) return missing;
  const { initiative, scope, rule, location = rule.location, effect = 'DeployIfNotExists' } = props;
  const unknown = oneOfProblems(['initiative'], initiative, INITIATIVE_NAMES);
  if (unknown.length > 0) return unknown;
  const wrongScope = scopeProblems(['scope'], scope);
  return [
    ...wrongScope,
    ...assignmentNameProblems(props, assignmentName({ initiative })),
    ...idProblems(['rule', 'ruleId'], 'dataCollectionRule', rule.ruleId),
    ...lengthProblems(['displayName'], props.displayName, POLICY_LIMITS.displayName),
    ...lengthProblems(['description'], props.description, POLICY_LIMITS.description),
    ...locationProblems(['location'], location),
    ...cloudProblems(['location'], location),
    ...oneOfProblems(['effect'], effect, ['DeployIfNotExists', 'Disabled']),
    ...identityProblems(['identity'], props.identity),
    ...machineLocationProblems(['locations'], initiative, props.locations),
    ...notScopeProblems(['notScopes'], props.notScopes, wrongScope.length === 0 ? scope : undefined),
    ...selectorProblems(['resourceSelectors'], props.resourceSelectors),
    ...typeSelectorProblems(['resourceSelectors'], [initiative], props.resourceSelectors),
    ...agentIdentityProblems(initiative, props.agentIdentity),
    ...(props.definition !== undefined && props.definition.initiative !== initiative
      ? [
          {
            path: ['definition'],
            message: `must be a copy of the initiative for '${initiative}', got one for '${props.definition.initiative}'`,
          },
        ]
      : []),
    ...(props.definition ? idProblems(['definition', 'definitionId'], 'policySet', props.definition.definitionId) : []),
    ...(wrongScope.length === 0 ? definitionScopeProblems(scope, props.definition?.scope) : []),
    ...memberEffectProblems(props),
    ...messageProblems(props),
    ...acknowledgementProblems(props.acknowledgedWarnings),
    ...remediationProblems(['remediation'], props.remediation, {
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
  const message = phrase`is a resource group, and ${listed(attaching.map(([name]) => name))} deploys at the subscription, where the roles granted here do not reach (Azure/azure-policy#1311): set ${at('attachAgentIdentity')} to false and attach the identity yourself, or assign at the subscription`;
  return [{ id: 'identity-scope', path: ['scope'], message }];
}

/** Problems of the name of an assignment: of `name`, of `nameSuffix` and of both together. */
export function assignmentNameProblems(
  { scope, name, nameSuffix }: Pick<InitiativeAssignmentProps, 'scope' | 'name' | 'nameSuffix'>,
  defaultName: string,
): Problem[] {
  const kind = scope?.managementGroupId === undefined ? 'assignment' : 'managementGroupAssignment';
  const wrong = name === undefined ? [] : nameProblems(['name'], kind, name);
  return wrong.length > 0 || nameSuffix === undefined ? wrong : suffixProblems(kind, nameSuffix, name ?? defaultName);
}

/** A name that ends in a bare hyphen is a variable that was empty. */
function suffixProblems(kind: 'assignment' | 'managementGroupAssignment', suffix: string, name: string): Problem[] {
  const path = ['nameSuffix'];
  if (suffix === '') return [{ path, message: 'must not be empty: leave it out for none' }];
  const wrong = textProblems(path, suffix);
  if (wrong.length > 0 || !isKnown(suffix) || !isKnown(name)) return wrong;
  const whole = `${name}-${suffix}`;
  const most = NAME_LENGTHS[kind];
  return whole.length > most
    ? [
        {
          path,
          message: `is too long: the assignment name '${whole}' may have at most ${most} characters, got ${whole.length}`,
        },
      ]
    : nameProblems(path, kind, whole);
}

/** Azure finds a definition only where it is defined and below. */
function definitionScopeProblems(scope: AssignmentScope, defined: AssignmentScope | undefined): Problem[] {
  if (defined === undefined) return [];
  const [below, above] = [resolveScope(scope), resolveScope(defined)];
  if (above.kind === 'managementGroup') return [];
  if (below.kind === 'managementGroup') {
    return [
      {
        path: ['definition'],
        message: 'must be defined at a management group, as the assignment is at one, and not in a subscription',
      },
    ];
  }
  const [given, wanted] = [above.id, below.id].map((id) => idSegment(id, 2).toLowerCase());
  return !isKnown(above.id) || !isKnown(below.id) || given === wanted
    ? []
    : [
        {
          path: ['definition'],
          message: `must be defined in the subscription of the assignment, '${wanted}', or above it, got '${given}'`,
        },
      ];
}

/** Problems of a user-assigned identity of an assignment, whose roles are granted by its principal. */
export function identityProblems(
  path: Path,
  identity: { readonly identityId: string; readonly principalId: string } | undefined,
): Problem[] {
  if (identity === undefined) return [];
  return [
    ...idProblems([...path, 'identityId'], 'userAssignedIdentity', identity.identityId),
    ...principalProblems([...path, 'principalId'], identity.principalId),
  ];
}

const NOT_SCOPE =
  /^\/(subscriptions\/[0-9a-f-]{36}(\/resourceGroups\/[^/]+(\/providers\/[^/]+(\/[^/]+\/[^/]+)+)?)?|providers\/Microsoft\.Management\/managementGroups\/[^/]+)$/i;

/** An id Azure does not know, or one that is not below the scope, excludes nothing, and says nothing. */
export function notScopeProblems(path: Path, ids: readonly string[] = [], scope?: AssignmentScope): Problem[] {
  const whole = scope && resolveScope(scope);
  const above = whole === undefined || whole.kind === 'managementGroup' || !isKnown(whole.id) ? undefined : whole.id;
  return ids.flatMap((id, index) => {
    const wrong = textProblems([...path, index], id);
    if (wrong.length > 0 || !isKnown(id)) return wrong;
    if (!NOT_SCOPE.test(id)) {
      return [
        {
          path: [...path, index],
          message: `must be the id of a management group, a subscription or something in one, got '${id}': nothing would be left out`,
        },
      ];
    }
    return above === undefined || id.toLowerCase().startsWith(`${above.toLowerCase()}/`)
      ? []
      : [{ path: [...path, index], message: `must lie below the scope '${above}', got '${id}': remove it` }];
  });
}

/** Effects a member does not allow, and the one that is said in another way. */
function memberEffectProblems(props: InitiativeAssignmentProps): Problem[] {
  const members = new Map(membersOf(props.initiative));
  return given(props.memberEffects).flatMap(([name, effect]) => {
    const path = ['memberEffects', name];
    const stage = [...members].find(([known]) => known === name)?.[1].stage;
    if (stage === undefined) return oneOfProblems(['memberEffects'], name, [...members.keys()]);
    if (stage === 'identity' && effect === 'Disabled') {
      return [
        {
          path,
          message: phrase`must not be 'Disabled': set ${at('attachAgentIdentity')} to false, which also takes two roles away`,
        },
      ];
    }
    if (stage === 'identity' && props.attachAgentIdentity === false) {
      return [
        {
          path,
          message: phrase`contradicts ${at('attachAgentIdentity')}: false, which disables the member: remove one`,
        },
      ];
    }
    return oneOfProblems(path, effect, STAGE_EFFECTS[stage]);
  });
}

function messageProblems(props: InitiativeAssignmentProps): Problem[] {
  const members = membersOf(props.initiative).map(([name]) => name);
  return given(props.nonComplianceMessages).flatMap(([name, text]) => [
    ...oneOfProblems(['nonComplianceMessages'], name, members),
    ...textProblems(['nonComplianceMessages', name], text),
    ...(String(text).trim() === ''
      ? [{ path: ['nonComplianceMessages', name], message: "must not be empty, got ''" }]
      : []),
  ]);
}

/** What is said about single members; a member that is there and `undefined` is as good as left out. */
function given(members: Readonly<Record<string, string | undefined>> | undefined): [string, string][] {
  return Object.entries(members ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

function machineLocationProblems(path: Path, initiative: InitiativeName, locations?: readonly string[]): Problem[] {
  const allowed: readonly string[] = MACHINE_LOCATIONS[initiative] ?? [];
  if (locations === undefined || allowed.length === 0) return [];
  if (locations.length === 0)
    return [{ path, message: 'must name a location: an empty list onboards no machine; leave it out for all' }];
  const wrong = locations.flatMap((location, index) => textProblems([...path, index], location));
  if (wrong.length > 0) return wrong;
  const unknown = locations
    .map((location, index) => ({ location, place: [...path, index] }))
    .filter(({ location }) => isKnown(location) && !allowed.includes(location));
  return [
    ...unknown.flatMap(({ location, place }): Problem[] => {
      const malformed = locationProblems(place, location);
      if (malformed.length > 0) return malformed;
      const hint = didYouMean(location, allowed) || `; allowed are ${listed(allowed, 60)}`;
      const rule = `must be one of the ${allowed.length} locations the initiative for ${initiative} allows`;
      return [{ path: place, message: `${rule}, got '${location}'${hint}` }];
    }),
    ...repeatProblems(path, locations),
  ];
}

function cloudProblems(path: Path, location: string): Problem[] {
  return typeof location === 'string' && /^(usgov|usdod|china)/.test(location)
    ? [
        {
          path,
          message: `must lie in the public cloud, got '${location}': the initiatives are not built into other clouds (Azure/azure-policy f4a50bac)`,
        },
      ]
    : [];
}

function agentIdentityProblems(initiative: InitiativeName, identity: AgentIdentity | undefined): Problem[] {
  const path = ['agentIdentity'];
  if (initiative === 'arcServers') {
    return identity === undefined
      ? []
      : [{ path, message: "does not go with 'arcServers': Arc servers use their own identity" }];
  }
  if (identity === 'builtIn') return [];
  if (identity?.identityId !== undefined)
    return idProblems([...path, 'identityId'], 'userAssignedIdentity', identity.identityId);
  if (identity?.identityName === undefined || identity.resourceGroupName === undefined) {
    return [
      {
        path,
        message:
          "must be { identityId }, { identityName, resourceGroupName } or 'builtIn': the initiative has no default for it",
      },
    ];
  }
  return [
    ...nameProblems([...path, 'identityName'], 'userAssignedIdentity', identity.identityName),
    ...nameProblems([...path, 'resourceGroupName'], 'resourceGroup', identity.resourceGroupName),
  ];
}
