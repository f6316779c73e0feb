import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { AUDIT_EFFECTS } from '../../../facts/policy';
import { checkLater } from '../../kit/check-later';
import { later } from '../../kit/later';
import { acceptProps } from '../../kit/props';
import { report } from '../../kit/report';
import { refuseTwins } from '../../kit/twins';
import { assignmentArguments } from '../assignment-config';
import { auditName } from '../assignment-names';
import { type AssignmentScope, resolveScope } from '../assignment-scope';
import { watchCloud } from '../cloud-watch';
import { CustomInitiative } from '../custom-initiative';
import { watchQuotas } from '../scope-quotas';
import { assignPolicy, type PolicyAssignment } from '../scoped-policy';
import { AUDIT_TITLE, auditMessages } from './audit-messages';
import { auditMembers, OTHER_RULE, RULE_PARAMETERS } from './audit-rules';
import { onboardingAuditProblems, onboardingAuditWarnings } from './onboarding-audit-checks';
import type { OnboardingAuditProps } from './onboarding-audit-props';

/**
 * Reports machines without the agent, the change tracking extension or an association with a rule. It changes nothing on
 * machines, and needs neither an identity nor a role.
 */
export class OnboardingAudit extends Construct {
  readonly assignmentId: string;
  readonly scope: AssignmentScope;
  readonly resource: PolicyAssignment;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: OnboardingAuditProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'OnboardingAudit', props, onboardingAuditProblems);
    props = accepted.props;
    report(this, onboardingAuditWarnings(props), props.acknowledgedWarnings);
    const { rule } = props;
    const name = auditName(props);
    const at = resolveScope(props.scope);
    this.scope = props.scope;
    const { definitionId, first } = new CustomInitiative(this, 'Initiative', {
      at,
      name,
      displayName: AUDIT_TITLE,
      effects: AUDIT_EFFECTS,
      parameters: rule && RULE_PARAMETERS,
      policies: [...auditMembers(props).map(({ policy }) => policy), ...(rule ? [OTHER_RULE] : [])],
    });
    this.resource = assignPolicy(this, 'Resource', at, {
      ...assignmentArguments(props),
      name,
      displayName: AUDIT_TITLE,
      policyDefinitionId: definitionId,
      parameters: rule && { dcrResourceId: { value: rule.ruleId } },
      nonComplianceMessage: auditMessages(props),
    });
    checkLater(first, accepted.unchecked, this.node.path);
    this.assignmentId = later(() => this.resource.id);
    const hasBuiltIn = props.policies?.includes('builtIn') ?? true;
    watchCloud(this, this.resource, props.acknowledgedWarnings, hasBuiltIn ? "set policies: ['own']" : undefined);
    refuseTwins(this);
    watchQuotas(this, TerraformStack.of(this), props.acknowledgedWarnings);
  }
}
