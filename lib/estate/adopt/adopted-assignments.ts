import { INITIATIVE_NAMES, INITIATIVES, type InitiativeName } from '../../facts/initiatives';
import { type Assignment, parameter, type Resource } from '../model/estate';
import { type Attributes, blocks, idKey, isHidden, isUnseen, member, textOf, textsOf } from '../model/value';
import { type Adopted, type Adopting, existingId, literalId, type Note, seen, type Written } from './adopting';
import { Code, given } from './source-code';

/** The assignments of the built-in initiatives that give machines the rule, with their roles. */
export function adoptedAssignments({ estate, rule }: Adopting): Adopted {
  const constructs: Written[] = [];
  const resources: Resource[] = [];
  const left: Note[] = [];
  const changes: Note[] = [];
  for (const assignment of estate.assignments) {
    if (idKey(parameter(assignment, 'dcrResourceId')) !== idKey(rule.id)) continue;
    const subject = seen(assignment, 'name') ?? assignment.address;
    const written = constructOf(assignment, { estate, rule });
    if (typeof written === 'string') {
      left.push({ subject, text: written });
      continue;
    }
    constructs.push(written);
    const roles = rolesOf(assignment, { estate, rule });
    resources.push(assignment, ...roles);
    if (roles.length === 0) {
      const text = 'the roles of its identity are not in the input: add them, or Azure refuses them as existing';
      changes.push({ subject, text });
    }
    if (blocks(assignment.attributes['non_compliance_message']).length === 0) {
      changes.push({ subject, text: 'every member gains a non-compliance message' });
    }
  }
  return { constructs, resources, changes, left };
}

/** The construct of an assignment, or why there is none. */
function constructOf(assignment: Assignment, { estate }: Adopting): Written | string {
  const { attributes } = assignment;
  const initiative = initiativeOf(attributes['policy_definition_id']);
  if (initiative === undefined) return 'it assigns no built-in initiative of change tracking: it stays as it is';
  if (isHidden(assignment.parameters)) return 'its parameters are known only at apply';
  const scope = scopeOf(assignment, estate);
  if (scope === undefined) return 'its scope is known only at apply, or is a single resource';
  const agent = agentIdentityOf(assignment.parameters, estate);
  if (typeof agent === 'string' && agent !== 'builtIn') return agent;
  const effects = memberEffectsOf(attributes, initiative);
  if (typeof effects === 'string') return effects;
  const identity = identityOf(assignment, { estate });
  if (typeof identity === 'string') return identity;
  const { locations, effect } = {
    locations: textsOf(assignment.parameters['listOfApplicableLocations']),
    effect: textOf(assignment.parameters['effect']),
  };
  return {
    construct: 'InitiativeAssignment',
    id: `${initiative.charAt(0).toUpperCase()}${initiative.slice(1)}${Object.keys(scope)[0] === 'managementGroupId' ? 'Group' : ''}`,
    props: {
      initiative,
      name: seen(assignment, 'name'),
      scope,
      rule: new Code('rule'),
      location: seen(assignment, 'location'),
      displayName: seen(assignment, 'display_name') || undefined,
      description: seen(assignment, 'description') || undefined,
      agentIdentity: initiative === 'arcServers' ? undefined : (agent ?? 'builtIn'),
      identity,
      locations: locations.length > 0 ? locations : undefined,
      effect: effect === 'DeployIfNotExists' ? undefined : effect,
      memberEffects: given(effects),
      enforce: attributes['enforce'] === false ? false : undefined,
      notScopes: textsOf(attributes['not_scopes']).length > 0 ? textsOf(attributes['not_scopes']) : undefined,
      resourceSelectors: selectorsOf(attributes),
    },
  };
}

function initiativeOf(definition: unknown): InitiativeName | undefined {
  const guid = idKey(definition).split('/').at(-1);
  return INITIATIVE_NAMES.find((name) => INITIATIVES[name].id === guid);
}

function scopeOf(assignment: Assignment, estate: Adopting['estate']): Record<string, string> | undefined {
  const id = literalId(estate, assignment.scope);
  if (id === undefined) return undefined;
  if (/\/managementGroups\/[^/]+$/i.test(id)) return { managementGroupId: id };
  if (/^\/subscriptions\/[^/]+$/i.test(id)) return { subscriptionId: id };
  return /\/resourceGroups\/[^/]+$/i.test(id) ? { resourceGroupId: id } : undefined;
}

/** The identity that policy gives to agents, or why it cannot be expressed. */
function agentIdentityOf(parameters: Attributes, estate: Adopting['estate']) {
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

/** The effects of single members, or why they cannot be expressed. */
function memberEffectsOf(attributes: Attributes, initiative: InitiativeName): Record<string, string> | string {
  const members = Object.keys(INITIATIVES[initiative].members);
  const found: Record<string, string> = {};
  for (const override of blocks(attributes['overrides'])) {
    const selectors = blocks(member(override, 'selectors'));
    const [selector] = selectors;
    const names = textsOf(member(selector, 'in'));
    const effect = textOf(member(override, 'value'));
    const kind = textOf(member(selector, 'kind')) ?? 'policyDefinitionReferenceId';
    if (effect === undefined || !EFFECT.test(effect)) {
      return `it overrides ${effect === undefined ? 'an effect that cannot be seen' : `something else than an effect, with '${effect}'`}: the provider would turn it into an effect`;
    }
    if (selectors.length !== 1 || kind !== 'policyDefinitionReferenceId' || names.length === 0) {
      return 'it overrides effects by something else than the members of the initiative';
    }
    for (const name of names) {
      const right = members.find((one) => one.toLowerCase() === name.toLowerCase());
      if (right === undefined) return `it overrides '${name}', which is no member of the initiative`;
      found[right] = effect;
    }
  }
  return found;
}

const EFFECT = /^[A-Za-z]+$/;

function selectorsOf(attributes: Attributes) {
  const selectors = blocks(attributes['resource_selectors']).map((one) => ({
    name: textOf(member(one, 'name')),
    selectors: blocks(member(one, 'selectors')).map((part) => {
      const [into, notIn] = [textsOf(member(part, 'in')), textsOf(member(part, 'not_in'))];
      return { kind: textOf(member(part, 'kind')), ...(into.length > 0 ? { in: into } : { notIn }) };
    }),
  }));
  return selectors.length > 0 ? selectors : undefined;
}

/** The identity that deploys, or why it cannot be expressed. The construct makes a system-assigned one by default. */
function identityOf(assignment: Assignment, { estate }: Pick<Adopting, 'estate'>) {
  const [identity] = blocks(assignment.attributes['identity']);
  if (!/^userAssigned$/i.test(textOf(member(identity, 'type')) ?? '')) return undefined;
  const [id] = textsOf(member(identity, 'identity_ids'));
  const literal = literalId(estate, id);
  const own = id === undefined ? undefined : estate.byId.get(idKey(id));
  const principal = own && seen(own, 'principal_id');
  return literal === undefined || principal === undefined
    ? `the principal of its identity '${literal ?? 'known only at apply'}' is not in the input: add the identity to the input`
    : { identityId: literal, principalId: principal };
}

/** The principal of the identity of an assignment. */
export function principalOf(assignment: Resource, { estate }: Pick<Adopting, 'estate'>): string | undefined {
  const [identity] = blocks(assignment.attributes['identity']);
  const own = textOf(member(identity, 'principal_id'));
  if (own !== undefined && own !== '' && !isUnseen(own)) return own;
  const [id] = textsOf(member(identity, 'identity_ids'));
  const resource = id === undefined ? undefined : estate.byId.get(idKey(id));
  return resource && seen(resource, 'principal_id');
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
