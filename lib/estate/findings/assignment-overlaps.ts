import { groupedBy } from '../../core/grouping';
import { OPERATING_SYSTEMS } from '../../facts/extension';
import { KIND_WORDS } from '../../facts/initiative-members';
import { INITIATIVE_NAMES } from '../../facts/initiatives';
import { isWithin, sharedReach } from '../../facts/reach';
import { type Assignment, type Estate, exemptionScope, parameter, type Resource } from '../model/estate';
import { idKey, idKeysAround, isHidden, sameId, textsOf } from '../model/value';
import { idName } from '../model/words';
import { type AssignedValue, assignedValues, reachOf } from './assigned-values';
import { finding, type Wrong } from './finding';
import { isOff } from './policy-effects';

export const assignmentOverlap = finding({
  id: 'assignment-overlap',
  severity: 'attention',
  holds: 'both',
  title: 'Two assignments give the same machines different rules or identities',
  when: 'Two assignments at one scope, or at one below the other, give machines in common different rules, or their agents different identities. Known are the built-in initiatives and their members, copies of them in the input, landing zone assignments and Essential Machine Management.',
  why: 'A machine follows one rule of change tracking only, and its agent keeps the identity with which it is installed. Which of the two is not defined.',
  remedy:
    'Remove one of the assignments, exclude the scope of one from the other, or give both the same rule and identity.',
  wrong: overlaps,
});

function* overlaps(estate: Estate): Generator<Wrong> {
  const given = estate.assignments.flatMap((one) => deliveriesOf(one, estate.definitions));
  const placeOf = ({ key }: Delivery, scope: string) => `${key} ${scope}`;
  const byPlace = groupedBy(given, (one) => placeOf(one, idKey(one.at.id)));
  const reported = new Set<string>();
  for (const one of given) {
    const other = idKeysAround(one.at.id)
      .flatMap((scope) => byPlace.get(placeOf(one, scope)) ?? [])
      .find((two) => isBefore(two, one) && differ(two, one) && shareMachines(two, one, estate.exemptions));
    const { address } = one.assignment;
    if (other === undefined || reported.has(`${one.subject} ${address}`)) continue;
    reported.add(`${one.subject} ${address}`);
    const noun = NOUNS[one.subject];
    const is = `two ${noun.many}: ${valueName(other)} by ${other.assignment.address} and ${valueName(one)}`;
    yield { address, subject: KIND_WORDS[one.kind], is, was: `one ${noun.one}` };
  }
}

const NOUNS = {
  rule: { one: 'rule', many: 'rules' },
  agentIdentity: { one: 'identity of the agent', many: 'identities of the agent' },
} as const satisfies Record<AssignedValue['subject'], object>;

interface Delivery extends AssignedValue {
  readonly assignment: Assignment;
  /** Only deliveries with the same key exclude each other. */
  readonly key: string;
}

function deliveriesOf(assignment: Assignment, definitions: readonly Resource[]): Delivery[] {
  const known = assignedValues(assignment, definitions);
  const values = known.length > 0 ? known : valuesOfUnknown(assignment);
  const definition = known.length > 0 ? '' : idKey(assignment.attributes['policy_definition_id']);
  return values
    .filter(({ subject, value }) => value !== undefined || (subject === 'rule' && isUnreadable(assignment)))
    .map((one) => ({ ...one, assignment, key: `${one.subject} ${one.kind} ${definition}` }));
}

/** The rule of a policy whose members are unknown: it may apply to every machine, and is compared with itself only. */
function valuesOfUnknown(assignment: Assignment): AssignedValue[] {
  const { scope, attributes, parameters, initiative } = assignment;
  const value = parameter(assignment, 'dcrResourceId');
  const isActive = attributes['enforce'] !== false && !isOff(parameter(assignment, 'effect'));
  if (initiative !== undefined || isHidden(parameters) || typeof scope !== 'string' || !isActive) return [];
  if (typeof value !== 'string' || value === '') return [];
  return INITIATIVE_NAMES.map((kind) => ({
    subject: 'rule',
    value,
    members: [],
    ...reachOf(assignment, scope, kind, OPERATING_SYSTEMS, parameters),
  }));
}

/** Whether the rule has a parameter that is not known, as that of Essential Machine Management. */
function isUnreadable(one: Assignment): boolean {
  return one.initiative === undefined && !isHidden(one.parameters) && parameter(one, 'dcrResourceId') === undefined;
}

/** Of two at one scope, the later one is reported. */
function isBefore(two: Delivery, one: Delivery): boolean {
  if (two.assignment === one.assignment) return false;
  return !sameId(two.at.id, one.at.id) || two.assignment.address < one.assignment.address;
}

function differ(two: Delivery, one: Delivery): boolean {
  return idKey(two.value) !== idKey(one.value) && !isSameIdentity(two, one) && !isSameIdentity(one, two);
}

/** An identity by its name is the one of the machine's subscription, which the scope of the assignment may name. */
function isSameIdentity(named: Delivery, other: Delivery): boolean {
  const [, name, group] = /^(\S+) in (\S+)$/.exec(named.value ?? '') ?? [];
  const [, subscription] = /^(\/subscriptions\/[^/]+)/i.exec(named.at.id) ?? [];
  return (
    name !== undefined &&
    sameId(
      other.value,
      `${subscription}/resourceGroups/${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`,
    )
  );
}

/** Ids do not show what a management group contains, so only scopes in each other count. */
function shareMachines(outer: Delivery, inner: Delivery, exemptions: readonly Resource[]): boolean {
  if (sharedReach(outer, inner)?.certainty !== 'certain') return false;
  return !exemptions.some((one) => exempts(one, outer, inner) || exempts(one, inner, outer));
}

/** Whether an exemption excludes all of `inner` from `outer`. */
function exempts(exemption: Resource, outer: Delivery, inner: Delivery): boolean {
  const { attributes } = exemption;
  const scope = exemptionScope(exemption);
  const members = textsOf(attributes['policy_definition_reference_ids']);
  return (
    sameId(attributes['policy_assignment_id'], outer.assignment.id) &&
    typeof scope === 'string' &&
    isWithin(inner.at.id, scope) &&
    (members.length === 0 || outer.members.every((one) => members.includes(one)))
  );
}

function valueName({ value, subject }: Delivery): string {
  return value === undefined ? 'one that is not known' : subject === 'rule' ? idName(value) : identityName(value);
}

function identityName(value: string): string {
  return value === 'builtIn' ? "Azure's own of the location" : idName(value);
}

export const ASSIGNMENT_OVERLAP_FINDINGS = [assignmentOverlap];
