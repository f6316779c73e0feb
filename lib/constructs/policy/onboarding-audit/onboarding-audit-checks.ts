import { wordListProblems } from '../../../core/checks';
import type { Problem } from '../../../core/problems';
import { AUDIT_SOURCES } from '../../../facts/audit-policies';
import { OPERATING_SYSTEMS } from '../../../facts/extension';
import { idProblems } from '../../../facts/ids';
import { INITIATIVE_NAMES } from '../../../facts/initiatives';
import { acknowledgementProblems, type Warning } from '../../../facts/warnings';
import { assignmentNameProblems, assignmentProblems, newDefinitionWarnings } from '../assignment-checks';
import { auditName } from '../assignment-names';
import { definitionNameProblems } from '../definition-names';
import { selectorWarnings } from '../selector-checks';
import { auditMessageProblems } from './audit-messages';
import { auditMembers } from './audit-rules';
import type { OnboardingAuditProps } from './onboarding-audit-props';

/** Problems of the props of an audit of onboarding. */
export function onboardingAuditProblems(props: OnboardingAuditProps): Problem[] {
  const { kinds, operatingSystems, policies, rule, nameSuffix } = props;
  const wrong = [
    ...wordListProblems(['kinds'], kinds ?? INITIATIVE_NAMES, INITIATIVE_NAMES),
    ...wordListProblems(['operatingSystems'], operatingSystems ?? OPERATING_SYSTEMS, OPERATING_SYSTEMS),
    ...(policies === undefined || (policies.length === 0 && rule !== undefined)
      ? []
      : wordListProblems(['policies'], policies, AUDIT_SOURCES)),
  ];
  return [
    ...assignmentProblems(props, wrong.length === 0 ? (kinds ?? INITIATIVE_NAMES) : []),
    ...assignmentNameProblems(props, auditName({})),
    ...(wrong.length === 0
      ? definitionNameProblems(
          [nameSuffix === undefined ? 'name' : 'nameSuffix'],
          'assignment',
          auditName(props),
          auditMembers(props).map(({ policy }) => policy.name),
        )
      : wrong),
    ...(wrong.length === 0 ? auditMessageProblems(props) : []),
    ...(rule === undefined ? [] : idProblems(['rule', 'ruleId'], 'dataCollectionRule', rule.ruleId)),
    ...acknowledgementProblems(props.acknowledgedWarnings),
  ];
}

/** Warnings of an audit that Azure may refuse at first, or that reports no machine. */
export function onboardingAuditWarnings({ scope, resourceSelectors }: OnboardingAuditProps): Warning[] {
  return [...newDefinitionWarnings(['scope'], scope), ...selectorWarnings(['resourceSelectors'], resourceSelectors)];
}
