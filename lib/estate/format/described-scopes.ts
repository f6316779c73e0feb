import { disabledMembers } from '../findings/policy-effects';
import { type Assignment, type Estate, exemptionScope } from '../model/estate';
import { hiddenText, isHidden, sameId, textOf, textsOf } from '../model/value';
import { assignmentTarget, effectWords, enforcementOf, placesOf, scopeName } from '../model/words';

/** An assignment of policy and the machines that it onboards. */
export interface DescribedScope {
  readonly address: string;
  /** Such as `virtual machines`. */
  readonly machines: string;
  /** Such as `subscription 00000000-0000-0000-0000-000000000001`. */
  readonly scope: string;
  /** The locations, `all but` others, or `all`. */
  readonly locations: string;
  /** The effect, with what an override gives single members and whether the assignment only reports. */
  readonly effect: string;
  /** `enforced`, `report only`, `off`, or what is known instead. */
  readonly enforcement: string;
  /** Scopes that are excluded or exempted. */
  readonly without: string;
}

/** Whom the assignments of one side onboard, and how. */
export function scopesOf(tracking: Estate): DescribedScope[] {
  return tracking.assignments.map((assignment) => ({
    address: assignment.address,
    machines: assignmentTarget(assignment),
    scope: scopeName(assignment.scope),
    locations: placesOf(assignment) ?? 'all',
    effect: effectOf(assignment),
    enforcement: enforcementOf(assignment),
    without: exclusionsOf(assignment, tracking),
  }));
}

/** Scopes an assignment leaves out, and those exempted from it. */
function exclusionsOf({ id, attributes }: Assignment, { exemptions }: Estate): string {
  const given = attributes['not_scopes'];
  const excluded = isHidden(given) ? [`scopes ${hiddenText(given)}`] : textsOf(given).map(scopeName);
  const exempted = exemptions
    .filter((one) => sameId(one.attributes['policy_assignment_id'], id))
    .map((one) => {
      const members = textsOf(one.attributes['policy_definition_reference_ids']);
      const end = textOf(one.attributes['expires_on']);
      const of = members.length === 0 ? '' : ` from ${members.join(', ')}`;
      return `${scopeName(exemptionScope(one))} exempted${of}${end === undefined || end === '' ? '' : ` until ${end}`}`;
    });
  return [...excluded, ...exempted].join(', ');
}

function effectOf(assignment: Assignment): string {
  const { parameters, attributes } = assignment;
  const effect = isHidden(parameters)
    ? hiddenText(parameters)
    : (textOf(parameters['effect']) ?? effectWords(assignment));
  const members = disabledMembers(assignment).map(({ name, effect: given }) => `${name} ${given}`);
  const reports = attributes['enforce'] === false || /^audit/i.test(effect);
  const enforced = attributes['enforce'] === false ? ['not enforced'] : [];
  return [effect, ...members, ...enforced, ...(reports ? ['reports only'] : [])].join(', ');
}
