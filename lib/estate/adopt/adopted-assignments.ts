import { listed } from '../../core/problems';
import { INITIATIVES, initiativeWithId } from '../../facts/initiatives';
import { SELECTOR_KINDS } from '../../facts/policy';
import { type Assignment, parameter, type Resource } from '../model/estate';
import { type Attributes, blocks, idKey, isHidden, isUnseen, member, textOf, textsOf } from '../model/value';
import { type AdoptedAssignment, adoptedExemptions } from './adopted-exemptions';
import { type Adopted, type Adopting, existingId, literalId, type Note, scopeOf, seen, type Written } from './adopting';
import { type AdoptedAgentIdentity, type AssignmentProps, assignmentChanges } from './assignment-changes';
import { memberEffectsOf, withoutSettings } from './assignment-effects';
import { messagesOf } from './assignment-messages';
import { Code, codeOf, given } from './source-code';

/** The assignments of the built-in initiatives that give machines the rule, with their roles and exemptions. */
export function adoptedAssignments({ estate, rule }: Adopting): Adopted {
  const constructs: Written[] = [];
  const resources: Resource[] = [];
  const left: Note[] = [];
  const changes: Note[] = [];
  const exempted = new Set(estate.exemptions.map(({ attributes }) => idKey(attributes['policy_assignment_id'])));
  const named = new Map<string, AdoptedAssignment>();
  for (const assignment of estate.assignments) {
    if (idKey(parameter(assignment, 'dcrResourceId')) !== idKey(rule.id)) continue;
    const subject = seen(assignment, 'name') ?? assignment.address;
    const props = propsOf(assignment, { estate, rule });
    if (typeof props === 'string') {
      left.push({ subject, text: props });
      continue;
    }
    const { kind: initiative } = props;
    const variable = exempted.has(idKey(assignment.id)) ? `assignment${named.size + 1}` : undefined;
    if (variable !== undefined) named.set(idKey(assignment.id), { variable, initiative });
    constructs.push({ ...constructOf(assignment, props), variable });
    const idle = withoutSettings(initiative, rule).filter((name) => props.memberEffects?.[name] !== 'Disabled');
    if (idle.length > 0 && props.effect !== 'Disabled') left.push({ subject, text: `${listed(idle)} ${KEEPS}` });
    const roles = rolesOf(assignment, { estate, rule });
    resources.push(assignment, ...roles);
    changes.push(...assignmentChanges({ assignment, props, roles, rule }).map((text) => ({ subject, text })));
  }
  const exemptions = adoptedExemptions({ estate }, named);
  return {
    constructs: [...constructs, ...exemptions.constructs],
    resources: [...resources, ...exemptions.resources],
    changes,
    left: [...left, ...exemptions.left],
  };
}

function constructOf({ attributes }: Assignment, props: AssignmentProps): Written {
  const { kind: initiative, scope } = props;
  const definition = textOf(attributes['policy_definition_id']) ?? '';
  const isSpelledOtherwise = definition !== `${DEFINITIONS}/${INITIATIVES[initiative].id}`;
  return {
    construct: 'InitiativeAssignment',
    id: `${initiative.charAt(0).toUpperCase()}${initiative.slice(1)}${'managementGroupId' in scope ? 'Group' : ''}`,
    props,
    // The provider replaces an assignment if the id of its definition changes in case.
    ...(isSpelledOtherwise && { suffix: `.resource.addOverride('policy_definition_id', ${codeOf(definition)})` }),
  };
}

const KEEPS =
  'keep their effect, although the rule has no settings for their operating system: remove them from memberEffects to disable them';

const DEFINITIONS = '/providers/Microsoft.Authorization/policySetDefinitions';

/** The props of the construct for an assignment, or why there is none. */
function propsOf(assignment: Assignment, { estate, rule }: Adopting): AssignmentProps | string {
  const { attributes } = assignment;
  const initiative = initiativeWithId(idKey(attributes['policy_definition_id']));
  if (initiative === undefined) return 'it assigns no built-in initiative of change tracking: it stays as it is';
  if (isHidden(assignment.parameters)) return 'its parameters are known only at apply';
  const scope = scopeOf(assignment, estate);
  if (scope === undefined || 'resourceId' in scope) return 'its scope is known only at apply, or is a single resource';
  const agent = agentIdentityOf(assignment.parameters, estate);
  if (typeof agent === 'string' && agent !== 'builtIn') return agent;
  const effects = memberEffectsOf(assignment, initiative, rule);
  if (typeof effects === 'string') return effects;
  const identity = identityOf(assignment, { estate });
  if (typeof identity === 'string') return identity;
  const resourceSelectors = selectorsOf(attributes);
  if (typeof resourceSelectors === 'string') return resourceSelectors;
  const machineLocations = textsOf(assignment.parameters['listOfApplicableLocations']);
  const notScopes = textsOf(attributes['not_scopes']);
  return {
    kind: initiative,
    name: seen(assignment, 'name'),
    scope,
    rule: new Code('rule'),
    location: seen(assignment, 'location'),
    displayName: seen(assignment, 'display_name') || undefined,
    description: seen(assignment, 'description') || undefined,
    agentIdentity: initiative === 'arcServers' ? undefined : (agent ?? 'builtIn'),
    attachAgentIdentity: effects.attachAgentIdentity,
    identity,
    machineLocations: machineLocations.length > 0 ? machineLocations : undefined,
    effect: effects.effect,
    memberEffects: given(effects.memberEffects),
    nonComplianceMessages: given(messagesOf(assignment, initiative)),
    enforce: attributes['enforce'] === false ? false : undefined,
    notScopes: notScopes.length > 0 ? notScopes : undefined,
    resourceSelectors,
  };
}

/** The identity that policy gives to agents, or why it cannot be expressed. */
function agentIdentityOf(
  parameters: Attributes,
  estate: Adopting['estate'],
): AdoptedAgentIdentity | string | undefined {
  const own = parameters['bringYourOwnUserAssignedManagedIdentity'];
  const restricted = parameters['restrictBringYourOwnUserAssignedIdentityToSubscription'];
  if (own === undefined || own === false) return own === undefined ? undefined : ('builtIn' as const);
  const id = literalId(estate, parameters['userAssignedIdentityResourceId']);
  if (restricted === false && id !== undefined && id !== '') return { identityId: id };
  const [name, group] = ['userAssignedManagedIdentityName', 'userAssignedManagedIdentityResourceGroup'].map((key) =>
    textOf(parameters[key]),
  );
  return name !== undefined && group !== undefined && name !== ''
    ? { identityName: name, resourceGroupName: group }
    : 'its parameters name no identity for the agents, so it attaches none: correct them first';
}

/** The selectors, or why they cannot be expressed. */
function selectorsOf(attributes: Attributes) {
  const selectors = blocks(attributes['resource_selectors']).map((one) => ({
    name: textOf(member(one, 'name')),
    selectors: blocks(member(one, 'selectors')).map((part) => {
      const [into, notIn] = [textsOf(member(part, 'in')), textsOf(member(part, 'not_in'))];
      return { kind: textOf(member(part, 'kind')), ...(into.length > 0 ? { in: into } : { notIn }) };
    }),
  }));
  const kinds: readonly unknown[] = SELECTOR_KINDS;
  const other = selectors.flatMap((one) => one.selectors).find(({ kind }) => !kinds.includes(kind));
  if (other !== undefined) return `it selects resources by ${other.kind ?? 'a kind that cannot be seen'}`;
  return selectors.length > 0 ? selectors : undefined;
}

/** The identity that deploys, or why it cannot be expressed. The construct makes a system-assigned one by default. */
function identityOf(assignment: Assignment, { estate }: Pick<Adopting, 'estate'>) {
  const [identity] = blocks(assignment.attributes['identity']);
  if (!/^userAssigned$/i.test(textOf(member(identity, 'type')) ?? '')) return undefined;
  const [id] = textsOf(member(identity, 'identity_ids'));
  const literal = literalId(estate, id);
  const principal = attachedPrincipal(id, { estate });
  return literal === undefined || principal === undefined
    ? `the principal of its identity '${literal ?? 'known only at apply'}' is not in the input: add the identity to the input`
    : { identityId: literal, principalId: principal };
}

/** The principal of the identity of an assignment. */
export function principalOf(assignment: Resource, { estate }: Pick<Adopting, 'estate'>): string | undefined {
  const [identity] = blocks(assignment.attributes['identity']);
  const own = textOf(member(identity, 'principal_id'));
  if (own !== undefined && own !== '' && !isUnseen(own)) return own;
  return attachedPrincipal(textsOf(member(identity, 'identity_ids'))[0], { estate });
}

/** The principal of a user-assigned identity, if the input has the identity. */
function attachedPrincipal(id: string | undefined, { estate }: Pick<Adopting, 'estate'>): string | undefined {
  const identity = id === undefined ? undefined : estate.byId.get(idKey(id));
  return identity && seen(identity, 'principal_id');
}

function rolesOf(assignment: Assignment, { estate }: Adopting): Resource[] {
  const principal = principalOf(assignment, { estate });
  const reference = `\${${assignment.address}.identity[0].principal_id}`;
  return estate.roles.filter((role) => {
    const own = textOf(role.attributes['principal_id']);
    const isHis = own !== undefined && (idKey(own) === idKey(principal ?? reference) || own === reference);
    return isHis && existingId(role) !== undefined;
  });
}
