import { INITIATIVES } from '../../facts/initiatives';
import type { Resource } from '../tracking';
import { sameId, textOf } from '../value';
import { scopeName } from '../words';
import { type Comparison, type Finding, finding, pairs } from './finding';

/** What an exemption takes out of a policy of change tracking. */
export function exemptionFindings({ before, after }: Comparison): Finding[] {
  const ids = before.assignments.map(({ id }) => id);
  return pairs(before.exemptions, after.exemptions).flatMap(({ address, was, becomes }) => {
    const ours = ids.some((id) => sameId(id, becomes?.attributes['policy_assignment_id']));
    if (was !== undefined || becomes === undefined || !ours) return [];
    return [finding('scope-narrowed', address, scopeName(scopeOf(becomes)), 'covered', 'exempted')];
  });
}

function scopeOf({ attributes }: Resource): unknown {
  const keys = ['resource_id', 'resource_group_id', 'subscription_id', 'management_group_id'];
  return keys.map((key) => attributes[key]).find((id) => id !== undefined && id !== null);
}

/** Remediations that go away while their assignment stays and nothing else remediates the same member. */
export function remediationFindings({ before, after, changes }: Comparison): Finding[] {
  return before.remediations.flatMap((was) => {
    const [assignmentId, memberName] = [was.attributes['policy_assignment_id'], memberOf(was)];
    const stays = after.remediations.some(
      (one) =>
        one.address === was.address ||
        (memberOf(one) === memberName && sameId(one.attributes['policy_assignment_id'], assignmentId)),
    );
    const owner = before.assignments.find(({ id }) => sameId(id, assignmentId));
    const gone = owner !== undefined && !after.assignments.some(({ address }) => address === owner.address);
    const ours = owner !== undefined || isMember(memberName);
    if (stays || gone || !ours || changes.get(was.address)?.action === 'forget') return [];
    const subject = memberName === '' ? 'the whole assignment' : memberName;
    return [finding('remediation-removed', was.address, subject, 'remediated', 'not remediated')];
  });
}

function memberOf({ attributes }: Resource): string {
  return textOf(attributes['policy_definition_reference_id']) ?? '';
}

function isMember(name: string): boolean {
  return Object.values(INITIATIVES).some(({ members }) =>
    Object.keys(members).some((key) => key.toLowerCase() === name.toLowerCase()),
  );
}
