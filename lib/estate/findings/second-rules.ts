import { groupedBy } from '../../core/grouping';
import { policyAssociationName } from '../../facts/policy-association';
import type { Association } from '../model/estate';
import { sameId } from '../model/value';
import { counted, idName } from '../model/words';
import { type Finding, finding } from './finding';
import { type Machines, newOpen } from './onboarded';
import { unknownUntilApply } from './unseen';

export const secondRule = finding({
  id: 'second-rule',
  severity: 'blocking',
  holds: 'both',
  title: 'A machine gets a second change tracking rule',
  when: 'A machine is associated with more change tracking rules than before, and more than one.',
  why: 'A machine follows one rule of change tracking only; which one is not defined.',
  remedy: 'Remove one of the associations.',
});

export function secondRules(before: Machines, after: Machines): Finding[] {
  const unclear: Association[] = [];
  const findings = [...after].flatMap(([key, becomes]) => {
    const was = before.get(key);
    const [had, has] = [distinct(was?.ours ?? []), distinct(becomes.ours)];
    const last = has.find(({ ruleId }) => !had.some((one) => sameId(one.ruleId, ruleId))) ?? has.at(-1);
    if (last === undefined) return [];
    unclear.push(...newOpen(was, becomes));
    if (has.length < 2 || had.length >= has.length) return [];
    const rules = has.map((one) => (isByPolicy(one) ? `${idName(one.ruleId)} (by policy)` : idName(one.ruleId)));
    return [
      secondRule.found({
        address: last.address,
        subject: `machine ${idName(last.machine)}`,
        was: counted(had.length, 'rule'),
        becomes: rules.join(' and '),
        remedy: has.some(isByPolicy) ? BY_POLICY : undefined,
      }),
    ];
  });
  return [
    ...findings,
    ...[...groupedBy(unclear, ({ ruleId }) => idName(ruleId))].map(([rule, associations]) =>
      unknownUntilApply.found({
        address: associations[0].address,
        subject: `another rule of ${counted(associations.length, 'machine')}`,
        was: 'one rule of change tracking',
        becomes: `also ${rule}; whether that is of change tracking too is not in the input`,
      }),
    ),
  ];
}

const BY_POLICY =
  'Remove the other associations, or exempt the machine from the policy before its association is removed: the policy makes it again.';

/** Whether a policy made an association: it takes the name from the id of the rule. */
function isByPolicy({ attributes, ruleId }: Association): boolean {
  return typeof ruleId === 'string' && attributes['name'] === policyAssociationName(ruleId);
}

export function distinct(associations: readonly Association[]): Association[] {
  return [...new Map(associations.map((one) => [String(one.ruleId).toLowerCase(), one])).values()];
}

export const SECOND_RULE_FINDINGS = [secondRule];
