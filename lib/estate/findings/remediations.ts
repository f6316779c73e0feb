import { INITIATIVES } from '../../facts/initiatives';
import { exemptionScope, type Resource } from '../model/estate';
import { idKey, sameId, textOf, textsOf } from '../model/value';
import { scopeName } from '../model/words';
import { type Comparison, type Finding, finding, pairs } from './finding';
import { scopeNarrowed } from './policy-scopes';
import { isUnseen, unseen } from './unseen';

export const remediationRemoved = finding({
  id: 'remediation-removed',
  severity: 'information',
  holds: 'change',
  title: 'A remediation is removed',
  when: 'A remediation of a change tracking initiative goes away, its assignment stays, and no other remediation is for the same member.',
  why: 'The task is a record of what Azure did. Machines that it onboarded stay onboarded; a task that still runs stops.',
  remedy: 'Nothing.',
});

export const remediationMemberMissing = finding({
  id: 'remediation-member-missing',
  severity: 'blocking',
  holds: 'both',
  title: 'A remediation of an initiative names no member',
  when: 'A remediation is of an assignment of an initiative and has no `policy_definition_reference_id`.',
  why: 'Azure remediates one member of an initiative at a time and refuses a task without it.',
  remedy: 'Create one remediation for each member.',
  *wrong({ remediations, assignments, definitions }) {
    const sets = new Set([
      ...Object.values(INITIATIVES).map(({ id }) => id),
      ...definitions.filter(({ type }) => /_set_definition$/.test(type)).map(({ id }) => id.toLowerCase()),
    ]);
    const isOfSet = (id: unknown) => sets.has(idKey(id)) || sets.has(idKey(id).replace(/^.*\//, ''));
    const assigned = new Set(
      assignments
        .filter(({ attributes }) => isOfSet(attributes['policy_definition_id']))
        .map(({ id }) => id.toLowerCase()),
    );
    for (const one of remediations) {
      const { policy_assignment_id: id, policy_definition_reference_id: reference } = one.attributes;
      if (!assigned.has(idKey(id)) || (reference !== undefined && reference !== null && reference !== '')) continue;
      yield { address: one.address, subject: 'member', is: 'not named' };
    }
  },
});

export const exemptionExtended = finding({
  id: 'exemption-extended',
  severity: 'attention',
  holds: 'change',
  title: 'An exemption lasts longer',
  when: 'An exemption from a policy of change tracking ends later than before, or no longer ends.',
  why: 'Machines that are exempted are not onboarded until the exemption ends.',
  remedy: 'Check that the exemption is still needed.',
});

/** An exemption that ends later than before. */
function extensionOf(was: Resource, becomes: Resource, scope: string): Finding[] {
  const [given, next] = [was.attributes['expires_on'], becomes.attributes['expires_on']];
  if (isUnseen(next) || typeof given !== 'string') return [];
  const ends = typeof next === 'string' && next !== '' ? Date.parse(next) : Number.POSITIVE_INFINITY;
  if (!(ends > Date.parse(given))) return [];
  const words = typeof next === 'string' && next !== '' ? `until ${next}` : 'without an end';
  return [exemptionExtended.found({ address: becomes.address, subject: scope, was: `until ${given}`, becomes: words })];
}

/** What an exemption takes out of a policy of change tracking. */
export function exemptionFindings({ before, after }: Comparison): Finding[] {
  const ids = new Set([...before.assignments, ...after.assignments].map(({ id }) => id.toLowerCase()));
  const existing = new Set(before.assignments.map(({ address }) => address));
  const added = new Set(
    after.assignments.filter(({ address }) => !existing.has(address)).map(({ id }) => id.toLowerCase()),
  );
  return pairs(before.exemptions, after.exemptions).flatMap(({ address, was, becomes }) => {
    if (becomes === undefined || !ids.has(idKey(becomes.attributes['policy_assignment_id']))) return [];
    // Nothing was covered by an assignment that is new.
    if (was === undefined && added.has(idKey(becomes.attributes['policy_assignment_id']))) return [];
    const scope = scopeName(exemptionScope(becomes));
    const same =
      was !== undefined &&
      sameId(exemptionScope(was), exemptionScope(becomes)) &&
      sameId(was.attributes['policy_assignment_id'], becomes.attributes['policy_assignment_id']);
    if (!same) return [scopeNarrowed.found({ address, subject: scope, was: 'covered', becomes: 'exempted' })];
    const [had, has] = [membersOf(was), membersOf(becomes)];
    if (has.some(isUnseen)) return had.some(isUnseen) ? [] : [unseen(address, `exemption of ${scope}`, had.join(', '))];
    const more = had.length > 0 && (has.length === 0 || has.some((name) => !had.some((one) => sameId(one, name))));
    const words = has.length === 0 ? 'all policies exempted' : `${has.join(', ')} exempted`;
    const extended = was === undefined ? [] : extensionOf(was, becomes, scope);
    return more
      ? [
          scopeNarrowed.found({ address, subject: scope, was: `${had.join(', ')} exempted`, becomes: words }),
          ...extended,
        ]
      : extended;
  });
}

/** The policies of the initiative an exemption is about; none stands for all. */
function membersOf({ attributes }: Resource): string[] {
  return textsOf(attributes['policy_definition_reference_ids']);
}

/** Remediations that go away while their assignment stays and nothing else remediates the same member. */
export function remediationFindings({ before, after }: Comparison): Finding[] {
  const left = new Set(after.remediations.flatMap((one) => [placeOf(one), keyOf(one)]));
  const owners = new Map(before.assignments.map(({ id, address }) => [id.toLowerCase(), address]));
  const assigned = new Set(after.assignments.map(({ address }) => address));
  return before.remediations.flatMap((was) => {
    const owner = owners.get(idKey(was.attributes['policy_assignment_id']));
    const gone = owner !== undefined && !assigned.has(owner);
    const ours = owner !== undefined || isMember(memberOf(was));
    const stays =
      left.has(placeOf(was)) || left.has(keyOf(was)) || left.has(`${was.address} hidden`) || left.has(keyOf(was, true));
    if (stays || gone || !ours) return [];
    const subject = memberOf(was) === '' ? 'the whole assignment' : memberOf(was);
    return [remediationRemoved.found({ address: was.address, subject, was: 'remediated', becomes: 'not remediated' })];
  });
}

/** The address and the member: another member under the same address is another remediation. */
function placeOf(remediation: Resource): string {
  const hidden = isUnseen(remediation.attributes['policy_definition_reference_id']);
  return `${remediation.address} ${hidden ? 'hidden' : memberOf(remediation).toLowerCase()}`;
}

/** The assignment and the member. Azure prints the name of a member in several cases. */
function keyOf(remediation: Resource, hidden = false): string {
  const { policy_assignment_id: id } = remediation.attributes;
  return `${hidden ? '' : idKey(id)}\n${memberOf(remediation).toLowerCase()}`;
}

function memberOf({ attributes }: Resource): string {
  return textOf(attributes['policy_definition_reference_id']) ?? '';
}

function isMember(name: string): boolean {
  return Object.values(INITIATIVES).some(({ members }) =>
    Object.keys(members).some((key) => key.toLowerCase() === name.toLowerCase()),
  );
}

export const REMEDIATION_FINDINGS = [remediationRemoved, remediationMemberMissing, exemptionExtended];
