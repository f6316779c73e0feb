import { groupedBy } from '../../core/grouping';
import { type Assignment, type Estate, parameter } from '../model/estate';
import { blocks, idKey, sameId, textsOf } from '../model/value';
import { assignmentTarget, idName } from '../model/words';
import { finding, type Wrong } from './finding';

export const assignmentOverlap = finding({
  id: 'assignment-overlap',
  severity: 'attention',
  holds: 'both',
  title: 'Two assignments give the same machines two rules',
  when: 'The same initiative or member is assigned twice at one scope, or at one below the other, with different rules and common locations.',
  why: 'Both assignments associate the machines below both scopes, and a machine follows one rule of change tracking only.',
  remedy: 'Remove one of the assignments, or exclude the scope of one from the other.',
  wrong: overlaps,
});

function* overlaps({ assignments }: Estate): Generator<Wrong> {
  const acting = assignments.filter(
    (one) => typeof one.scope === 'string' && ruleOf(one) !== undefined && isWhole(one),
  );
  const placeOf = (one: Assignment, scope: string) => `${idKey(one.attributes['policy_definition_id'])} ${scope}`;
  const byPlace = groupedBy(acting, (one) => placeOf(one, idKey(one.scope)));
  for (const one of acting) {
    const segments = idKey(one.scope).split('/');
    const scopes = segments.map((_, index) => segments.slice(0, index + 1).join('/')).filter((scope) => scope !== '');
    const others = scopes.flatMap((scope) => byPlace.get(placeOf(one, scope)) ?? []);
    // Of two at one scope, the later one is reported.
    const other = others.find(
      (two) => two !== one && isBefore(two, one) && !sameId(ruleOf(two), ruleOf(one)) && shareLocations(one, two),
    );
    if (other === undefined) continue;
    const rules = `two rules: ${idName(ruleOf(other))} by ${other.address} and ${idName(ruleOf(one))}`;
    yield { address: one.address, subject: assignmentTarget(one), is: rules, was: 'one rule' };
  }
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
