import { groupedBy } from '../../core/grouping';
import type { OperatingSystem } from '../../facts/extension';
import { foreignInitiatives } from '../../facts/foreign-assignments';
import { INITIATIVES, type InitiativeMember, type InitiativeName } from '../../facts/initiatives';
import { type Reach, sharedReach } from '../../facts/reach';
import { type Assignment, type Estate, parameter } from '../model/estate';
import { blocks, idKey, member, sameId, textOf, textsOf } from '../model/value';
import { assignmentTarget, idName } from '../model/words';
import { finding, type Wrong } from './finding';
import { disabledMembers } from './policy-effects';

export const assignmentOverlap = finding({
  id: 'assignment-overlap',
  severity: 'attention',
  holds: 'both',
  title: 'Two assignments give the same machines two rules',
  when: 'The same initiative or member, a landing zone assignment of it or Essential Machine Management is assigned twice at one scope, or at one below the other, with different rules and machines in common.',
  why: 'Both assignments associate the machines below both scopes, and a machine follows one rule of change tracking only.',
  remedy: 'Remove one of the assignments, or exclude the scope of one from the other.',
  wrong: overlaps,
});

function* overlaps({ assignments }: Estate): Generator<Wrong> {
  const acting = assignments.flatMap(deliveriesOf);
  const placeOf = ({ subject }: Delivery, scope: string) => `${subject} ${scope}`;
  const byPlace = groupedBy(acting, (one) => placeOf(one, idKey(one.assignment.scope)));
  const reported = new Set<Assignment>();
  for (const one of acting) {
    const segments = idKey(one.assignment.scope).split('/');
    const scopes = segments.map((_, index) => segments.slice(0, index + 1).join('/')).filter((scope) => scope !== '');
    const others = scopes.flatMap((scope) => byPlace.get(placeOf(one, scope)) ?? []);
    // Of two at one scope, the later one is reported.
    const other = others.find(
      (two) =>
        two.assignment !== one.assignment &&
        isBefore(two.assignment, one.assignment) &&
        !sameId(two.rule, one.rule) &&
        shareMachines(one, two),
    );
    if (other === undefined || reported.has(one.assignment)) continue;
    reported.add(one.assignment);
    const [first, { address }] = [other.assignment.address, one.assignment];
    const rules = `two rules: ${idName(other.rule)} by ${first} and ${idName(one.rule)}`;
    yield { address, subject: assignmentTarget(one.assignment), is: rules, was: 'one rule' };
  }
}

/** A rule that an assignment gives to one kind of machine, or to those of a single definition. */
interface Delivery {
  readonly assignment: Assignment;
  readonly rule: string;
  /** The kind of machine, or the id of a definition that is no initiative. */
  readonly subject: string;
  /** Absent if the members are unknown. */
  readonly reach?: Reach;
}

function deliveriesOf(assignment: Assignment): Delivery[] {
  const { scope, attributes } = assignment;
  const rule = ruleOf(assignment);
  if (typeof scope !== 'string' || rule === undefined || attributes['enforce'] === false) return [];
  const definition = idKey(attributes['policy_definition_id']);
  const name = attributes['name'];
  const kinds = foreignInitiatives(definition, typeof name === 'string' ? name : '');
  if (kinds.length === 0) return [{ assignment, rule, subject: definition }];
  return kinds.flatMap((kind) => {
    const os = systemsOf(assignment, kind);
    return os.length === 0 ? [] : [{ assignment, rule, subject: kind, reach: reachOf(assignment, kind, os, scope) }];
  });
}

function reachOf(assignment: Assignment, kind: InitiativeName, os: readonly OperatingSystem[], scope: string): Reach {
  const { attributes } = assignment;
  const locations = parameter(assignment, 'listOfApplicableLocations');
  return {
    kind,
    os,
    // The scopes were compared by their ids.
    at: { kind: 'subscription', id: scope },
    notScopes: textsOf(attributes['not_scopes']),
    locations: Array.isArray(locations) ? textsOf(locations) : undefined,
    resourceSelectors: blocks(attributes['resource_selectors']).map((selector) => ({
      selectors: blocks(member(selector, 'selectors')).map((part) => {
        const meant = textsOf(member(part, 'in'));
        const kind = textOf(member(part, 'kind')) ?? '';
        return meant.length > 0 ? { kind, in: meant } : { kind, notIn: textsOf(member(part, 'not_in')) };
      }),
    })),
  };
}

/** The operating systems whose association member is not disabled. */
function systemsOf(assignment: Assignment, kind: InitiativeName): OperatingSystem[] {
  if (parameter(assignment, 'effect') === 'Disabled') return [];
  const disabled = disabledMembers(assignment).map(({ name }) => name);
  return Object.entries<InitiativeMember>(INITIATIVES[kind].members).flatMap(([name, { stage, os }]) =>
    stage === 'association' && os !== undefined && !disabled.includes(name) ? [os] : [],
  );
}

function shareMachines(one: Delivery, two: Delivery): boolean {
  if (one.reach !== undefined && two.reach !== undefined) return sharedReach(one.reach, two.reach) !== undefined;
  return isWhole(one.assignment) && isWhole(two.assignment) && shareLocations(one.assignment, two.assignment);
}

function isBefore(a: Assignment, b: Assignment): boolean {
  return idKey(a.scope) === idKey(b.scope) ? a.address < b.address : true;
}

function ruleOf(one: Assignment): string | undefined {
  const rule = parameter(one, 'dcrResourceId');
  return typeof rule === 'string' && rule !== '' ? rule : undefined;
}

/** Whether an assignment applies to everything below its scope. */
function isWhole({ attributes }: Assignment): boolean {
  const isNarrow = blocks(attributes['resource_selectors']).length > 0 || attributes['enforce'] === false;
  return !isNarrow && !(Array.isArray(attributes['not_scopes']) && attributes['not_scopes'].length > 0);
}

function shareLocations(a: Assignment, b: Assignment): boolean {
  const [had, has] = [a, b].map((one) => parameter(one, 'listOfApplicableLocations'));
  if (!Array.isArray(had) || !Array.isArray(has)) return true;
  const known = new Set(textsOf(had));
  return textsOf(has).some((location) => known.has(location));
}

export const ASSIGNMENT_OVERLAP_FINDINGS = [assignmentOverlap];
