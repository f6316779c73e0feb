import { listed } from '../../core/problems';
import { INITIATIVES, type InitiativeMember, type InitiativeName } from '../../facts/initiatives';
import { INITIATIVE_EFFECTS } from '../../facts/policy';
import { ROLES, type RoleName } from '../../facts/roles';
import type { Assignment, Resource, Rule } from '../model/estate';
import { blocks, idKey, isHidden, textOf } from '../model/value';
import { existingId, seen } from './adopting';
import { type AdoptedEffects, effectiveEffect } from './assignment-effects';
import { countMessages } from './assignment-messages';
import type { Code } from './source-code';

/** The identity that policy gives to agents. */
export type AdoptedAgentIdentity =
  | 'builtIn'
  | { readonly identityId: string }
  | { readonly identityName: string; readonly resourceGroupName: string };

/** The props of the construct for an assignment. */
export interface AssignmentProps extends Partial<AdoptedEffects> {
  readonly kind: InitiativeName;
  readonly name: string | undefined;
  readonly scope: Readonly<Record<string, string>>;
  readonly rule: Code;
  readonly location: string | undefined;
  readonly displayName: string | undefined;
  readonly description: string | undefined;
  readonly agentIdentity: AdoptedAgentIdentity | undefined;
  readonly identity: Readonly<Record<string, string>> | undefined;
  readonly machineLocations: readonly string[] | undefined;
  readonly nonComplianceMessages: Readonly<Record<string, string>> | undefined;
  readonly enforce: false | undefined;
  readonly notScopes: readonly string[] | undefined;
  readonly resourceSelectors: readonly object[] | undefined;
}

interface Changing {
  readonly assignment: Assignment;
  readonly props: AssignmentProps;
  readonly roles: readonly Resource[];
  readonly rule: Rule;
}

/** What changes in an assignment, its parameters and the roles of its identity, in sentences. */
export function assignmentChanges(changing: Changing): string[] {
  const { assignment, props, rule } = changing;
  const members = Object.entries(INITIATIVES[props.kind].members) as [string, InitiativeMember][];
  const effects = members.map((one) => ({ name: one[0], member: one[1], effect: effectiveEffect(props, one) }));
  const enabled = effects.filter(({ effect }) => effect !== 'Disabled').map(({ name }) => name);
  const deploying = effects.filter(({ effect }) => effect === INITIATIVE_EFFECTS[0]).map(({ member }) => member);
  return [
    ...(seen(assignment, 'display_name') ? [] : [`gains the display name '${INITIATIVES[props.kind].displayName}'`]),
    ...unseenText(assignment, 'description'),
    ...messageChanges(assignment, props.nonComplianceMessages ?? {}, enabled),
    ...parameterChanges(assignment, props, rule),
    ...(blocks(assignment.attributes['identity']).length === 0 ? ['gains a system-assigned identity'] : []),
    ...roleChanges(changing, deploying),
  ];
}

function unseenText({ attributes }: Assignment, argument: string): string[] {
  return textOf(attributes[argument])?.includes('${') ? [`loses its ${argument}: it cannot be seen`] : [];
}

function messageChanges(
  assignment: Assignment,
  messages: Readonly<Record<string, string>>,
  enabled: readonly string[],
): string[] {
  const kept = enabled.filter((name) => name in messages);
  const lost = countMessages(assignment) - kept.length;
  const missing = enabled.filter((name) => !(name in messages));
  const gains = missing.length === enabled.length ? 'every member gains' : `${listed(missing, 3)} gain`;
  return [
    ...(missing.length > 0 ? [`${gains} a non-compliance message`] : []),
    ...(lost > 0 ? [`${lost} non-compliance messages of the whole assignment or of disabled members are removed`] : []),
  ];
}

/** The parameters that the construct writes, for the values of its props. */
function parameterChanges({ parameters }: Assignment, props: AssignmentProps, rule: Rule): string[] {
  const { agentIdentity, machineLocations, effect } = props;
  const identity = agentIdentity === undefined || agentIdentity === 'builtIn' ? {} : agentIdentity;
  const written = [
    'dcrResourceId',
    ...(agentIdentity === undefined ? [] : ['bringYourOwnUserAssignedManagedIdentity']),
    ...(Object.keys(identity).length > 0 ? ['restrictBringYourOwnUserAssignedIdentityToSubscription'] : []),
    ...('identityId' in identity ? ['userAssignedIdentityResourceId'] : []),
    ...('identityName' in identity
      ? ['userAssignedManagedIdentityName', 'userAssignedManagedIdentityResourceGroup']
      : []),
    ...(machineLocations === undefined ? [] : ['listOfApplicableLocations']),
    ...(effect === undefined ? [] : ['effect']),
  ];
  const given = isHidden(parameters) ? {} : parameters;
  const removed = Object.keys(given).filter((name) => !written.includes(name));
  const added = written.filter((name) => !Object.hasOwn(given, name));
  const id = textOf(given['dcrResourceId']);
  const own = existingId(rule);
  return [
    ...(removed.length > 0 ? [`loses the parameters ${listed(removed)}`] : []),
    ...(added.length > 0 ? [`gains the parameters ${listed(added)}`] : []),
    ...(id !== undefined && own !== undefined && id !== own && id.toLowerCase() === own.toLowerCase()
      ? ['spells the id of the rule as Azure does: policy gives new machines associations of another name']
      : []),
  ];
}

/** Roles that the identity does not have in the input. */
function roleChanges({ assignment, props, roles, rule }: Changing, members: readonly InitiativeMember[]): string[] {
  if (members.length > 0 && roles.length === 0) {
    return ['the roles of its identity are not in the input: add them, or Azure refuses them as existing'];
  }
  const needed = [...new Set(members.flatMap((member) => member.roles))];
  const scope = idKey(assignment.scope);
  const missing = needed.filter((name) => !roles.some((role) => grants(role, name, scope)));
  const readsRule = roles.some((role) => grants(role, 'reader', idKey(rule.id)));
  return [
    ...(missing.length > 0 ? [`its identity gains ${listed(missing.map((name) => ROLES[name].name))}`] : []),
    ...(members.some(({ stage }) => stage === 'association') && !readsRule
      ? [`its identity gains ${ROLES.reader.name} on the rule`]
      : []),
    ...operatorChanges(props, roles, members),
  ];
}

/** The role on an identity of the agents that is outside the scope. */
function operatorChanges(
  { agentIdentity, scope }: AssignmentProps,
  roles: readonly Resource[],
  members: readonly InitiativeMember[],
): string[] {
  const id = typeof agentIdentity === 'object' && 'identityId' in agentIdentity ? idKey(agentIdentity.identityId) : '';
  const isInside = Object.values(scope).some((one) => id.startsWith(`${one.toLowerCase()}/`));
  if (id === '' || isInside || !members.some(({ stage }) => stage === 'identity')) return [];
  return roles.some((role) => grants(role, 'managedIdentityOperator', id))
    ? []
    : [`its identity gains ${ROLES.managedIdentityOperator.name} on the identity of the agents`];
}

function grants(role: Resource, name: RoleName, scope: string): boolean {
  return guidOf(role) === ROLES[name].id && idKey(role.attributes['scope']) === scope;
}

function guidOf(role: Resource): string {
  return idKey(role.attributes['role_definition_id']).split('/').at(-1) ?? '';
}
