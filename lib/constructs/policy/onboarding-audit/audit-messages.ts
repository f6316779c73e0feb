import { oneOfProblems } from '../../../core/checks';
import type { Problem } from '../../../core/problems';
import { OPERATING_SYSTEMS } from '../../../facts/extension';
import { MACHINE_WORDS } from '../../../facts/initiative-members';
import { MEMBER_TITLES } from '../../../facts/member-titles';
import { auditName } from '../assignment-names';
import {
  defaultMessage,
  type MessageWords,
  messageFor,
  ruleName,
  systemWords,
} from '../initiative-assignment/compliance-messages';
import { messageProblems } from '../initiative-assignment/member-checks';
import { type Member, membersOf } from '../members';
import { type AuditMember, auditMembers, OTHER_RULE } from './audit-rules';
import type { OnboardingAuditProps } from './onboarding-audit-props';

export const AUDIT_TITLE = 'Report machines that change tracking is missing on';

/** The messages of an audit, one for each policy. */
export function auditMessages(props: OnboardingAuditProps) {
  const given: Readonly<Record<string, string | undefined>> = props.nonComplianceMessages ?? {};
  const own = auditMembers(props).map((audited) => {
    const { name } = audited.policy;
    return messageFor(name, given[name] ?? given[audited.stage], {
      words: () => wordsOf(props, audited),
      otherwise: () => defaultText(audited),
    });
  });
  if (props.rule === undefined) return own;
  const { name } = OTHER_RULE;
  const other = messageFor(name, given[name], {
    words: () => otherRuleWords(props),
    otherwise: () => 'The machine is associated with another change tracking rule, and may report to that one.',
  });
  return [...own, other];
}

/** Problems of texts for policies that the audit does not have, and of their placeholders. */
export function auditMessageProblems(props: OnboardingAuditProps): Problem[] {
  const wrong = messageProblems(props);
  if (wrong.length > 0) return wrong;
  const members = auditMembers(props);
  const known = [
    ...new Set(members.flatMap(({ policy, stage }) => [policy.name, stage])),
    ...(props.rule === undefined ? [] : [OTHER_RULE.name]),
  ];
  return Object.entries(props.nonComplianceMessages ?? {}).flatMap(([name, text]): Problem[] => {
    const path = ['nonComplianceMessages', name];
    if (text === undefined) return [];
    if (!known.includes(name)) return oneOfProblems(path, name, known);
    const isWithoutRule = props.rule === undefined && /(?<!\{)\{rule\}/.test(String(text));
    return isWithoutRule
      ? [{ path, message: 'has {rule}, but the audit has no rule: set rule, or leave {rule} out' }]
      : [];
  });
}

function wordsOf(props: OnboardingAuditProps, { kind, os, stage, policy }: AuditMember): MessageWords {
  const title = installing({ kind, os, stage }).map(([name]) => MEMBER_TITLES[name]);
  return {
    ...commonWords(props),
    title: title.join(', '),
    member: policy.name,
    operatingSystem: systemWords([os]),
    machine: MACHINE_WORDS[kind],
  };
}

function otherRuleWords(props: OnboardingAuditProps): MessageWords {
  return {
    ...commonWords(props),
    title: OTHER_RULE.displayName,
    member: OTHER_RULE.name,
    operatingSystem: systemWords(OPERATING_SYSTEMS),
    machine: 'machine',
  };
}

function commonWords(props: OnboardingAuditProps) {
  return { rule: props.rule ? ruleName(props.rule.ruleId) : '', initiative: AUDIT_TITLE, assignment: auditName(props) };
}

function defaultText(audited: AuditMember): string {
  return installing(audited)
    .map((member) => defaultMessage(audited.kind, member))
    .join(' ');
}

/** The member of the built-in initiative that would install or associate what is missing. */
function installing({ kind, os, stage }: Pick<AuditMember, 'kind' | 'os' | 'stage'>): Member[] {
  return membersOf(kind).filter(([, member]) => member.stage === stage && member.os === os);
}
