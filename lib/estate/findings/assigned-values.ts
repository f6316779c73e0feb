import { groupedBy } from '../../core/grouping';
import { OPERATING_SYSTEMS, type OperatingSystem } from '../../facts/extension';
import { foreignInitiatives } from '../../facts/foreign-assignments';
import {
  ESSENTIAL_MACHINE_MANAGEMENT,
  INITIATIVE_NAMES,
  INITIATIVES,
  type InitiativeMember,
  type InitiativeName,
} from '../../facts/initiatives';
import type { Reach } from '../../facts/reach';
import type { Stage } from '../../facts/stages';
import type { Assignment, Resource } from '../model/estate';
import { withId } from '../model/indexes';
import type { ResourceChange } from '../model/input';
import { type Attributes, blocks, idKey, isHidden, isObject, member, textOf, textsOf } from '../model/value';
import { normalizeAll } from '../read/dialects/normalize';
import { estateOf } from '../read/estate-of-input';
import { disabledMembers, isOff } from './policy-effects';
import { jsonOf, resolved } from './policy-rules';

/** A rule or an identity of the agent that an assignment gives to machines, of which each can use only one. */
export interface AssignedValue extends Reach {
  readonly subject: 'rule' | 'agentIdentity';
  /** The id of the rule or the identity in one text; `undefined` if it cannot be read. */
  readonly value: string | undefined;
  /** Reference ids of the members that do it. */
  readonly members: readonly string[];
}

/** A member of what is assigned, with the values of its own parameters. */
interface AssignedMember {
  readonly kind: InitiativeName;
  readonly name: string;
  readonly stage: Stage;
  readonly os: OperatingSystem | undefined;
  readonly parameters: Attributes;
}

const SUBJECTS: Readonly<Partial<Record<Stage, AssignedValue['subject']>>> = {
  association: 'rule',
  agent: 'agentIdentity',
};

/** What the assignments among resources of Terraform give to machines, each with its address. */
export function assignedValuesIn(
  resources: readonly Omit<Resource, 'id'>[],
): (AssignedValue & Pick<Resource, 'address'>)[] {
  const changes = resources.map(({ address, type, attributes }): ResourceChange => {
    const after = { id: `\${${address}.id}`, ...attributes };
    return { address, type, action: 'create', after, replacedFor: [] };
  });
  const { assignments, definitions } = estateOf(normalizeAll(changes, [], []).changes, 'after');
  return assignments.flatMap((one) =>
    assignedValues(one, definitions).map((value) => ({ ...value, address: one.address })),
  );
}

/** What an assignment gives to machines, as far as its members are known. */
export function assignedValues(assignment: Assignment, definitions: readonly Resource[]): AssignedValue[] {
  const { scope, attributes } = assignment;
  if (typeof scope !== 'string' || attributes['enforce'] === false) return [];
  const disabled = disabledMembers(assignment).map(({ name }) => name);
  const active = assignedMembers(assignment, definitions).filter(
    ({ name, parameters }) =>
      ![name, 'all members'].some((one) => disabled.includes(one)) && !isOff(parameters['effect']),
  );
  const values = active.flatMap((one) => {
    const subject = SUBJECTS[one.stage];
    const isOwn = subject === 'agentIdentity' && one.kind === 'arcServers';
    return subject === undefined || isOwn ? [] : [{ ...one, subject, value: VALUES[subject](one.parameters) }];
  });
  const groups = groupedBy(values, ({ subject, kind, value }) => `${subject} ${kind} ${value}`);
  return [...groups.values()].map((group) => {
    const [{ subject, kind, value, parameters }] = group;
    const os = OPERATING_SYSTEMS.filter((one) => group.some((given) => given.os === one));
    const members = group.map(({ name }) => name);
    return { subject, value, members, ...reachOf(assignment, scope, kind, os, parameters) };
  });
}

/** The machines that members of an assignment apply to. */
export function reachOf(
  { type, attributes }: Assignment,
  scope: string,
  kind: InitiativeName,
  os: readonly OperatingSystem[],
  parameters: Attributes,
): Reach {
  const locations = parameters['listOfApplicableLocations'];
  return {
    kind,
    os,
    at: { kind: SCOPE_KINDS[type] ?? 'resourceGroup', id: scope },
    notScopes: textsOf(attributes['not_scopes']),
    // Initiatives of any image take an empty list for every location.
    locations: Array.isArray(locations) && locations.length > 0 ? textsOf(locations) : undefined,
    resourceSelectors: blocks(attributes['resource_selectors']).map((selector) => ({
      selectors: blocks(member(selector, 'selectors')).map((part) => {
        const meant = textsOf(member(part, 'in'));
        const selected = textOf(member(part, 'kind')) ?? '';
        return meant.length > 0
          ? { kind: selected, in: meant }
          : { kind: selected, notIn: textsOf(member(part, 'not_in')) };
      }),
    })),
  };
}

const SCOPE_KINDS: Readonly<Record<string, Reach['at']['kind']>> = {
  azurerm_management_group_policy_assignment: 'managementGroup',
  azurerm_subscription_policy_assignment: 'subscription',
};

const VALUES: Readonly<Record<AssignedValue['subject'], (parameters: Attributes) => string | undefined>> = {
  rule: ({ dcrResourceId }) => textOf(dcrResourceId) || undefined,
  agentIdentity: agentIdentityText,
};

/** The identity as one text, as constructs write it. */
function agentIdentityText(parameters: Attributes): string | undefined {
  const brings = parameters['bringYourOwnUserAssignedManagedIdentity'];
  if (brings === false) return 'builtIn';
  if (brings !== true) return undefined;
  if (parameters['restrictBringYourOwnUserAssignedIdentityToSubscription'] === false)
    return textOf(parameters['userAssignedIdentityResourceId']) || undefined;
  const name = textOf(parameters['userAssignedManagedIdentityName']);
  const group = textOf(parameters['userAssignedManagedIdentityResourceGroup']);
  return name && group ? `${name} in ${group}` : undefined;
}

/** Members of a definition in the input, of a built-in one, or of one that is known by its name. */
function assignedMembers(assignment: Assignment, definitions: readonly Resource[]): AssignedMember[] {
  const { attributes } = assignment;
  const parameters = isHidden(assignment.parameters) ? {} : assignment.parameters;
  const definition = idKey(attributes['policy_definition_id']);
  const [own] = withId(definitions, definition);
  if (own !== undefined) return referencedMembers(own, parameters);
  const last = definition.slice(definition.lastIndexOf('/') + 1);
  const single = BUILT_IN.filter(({ definitionId }) => definitionId === last);
  const known = foreignInitiatives(definition, textOf(attributes['name']));
  const ofKinds = BUILT_IN.filter(
    // The other members of Essential Machine Management are not those of change tracking.
    ({ kind, stage }) => known.includes(kind) && (last !== ESSENTIAL_MACHINE_MANAGEMENT || stage === 'association'),
  );
  return [...single, ...ofKinds].map((one) => ({ ...one, parameters }));
}

/** The members of a custom initiative that are those of a built-in one, by definition or by reference id. */
function referencedMembers({ attributes }: Resource, given: Attributes): AssignedMember[] {
  return blocks(attributes['policy_definition_reference']).flatMap((reference) => {
    const id = idKey(member(reference, 'policy_definition_id'));
    const name = textOf(member(reference, 'reference_id')) ?? '';
    const found = BUILT_IN.find((one) => one.definitionId === id.slice(id.lastIndexOf('/') + 1) || one.name === name);
    if (found === undefined) return [];
    const values = jsonOf(member(reference, 'parameter_values'));
    const parameters = Object.fromEntries(
      Object.entries(isObject(values) ? values : {}).map(([key, one]) => [
        key,
        resolved(member(one, 'value'), attributes['parameters'], given),
      ]),
    );
    return [{ ...found, name: name || found.name, parameters }];
  });
}

const BUILT_IN = INITIATIVE_NAMES.flatMap((kind) =>
  Object.entries<InitiativeMember>(INITIATIVES[kind].members).map(([name, { definitionId, stage, os }]) => ({
    kind,
    name,
    definitionId,
    stage,
    os,
  })),
);
