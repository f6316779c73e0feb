import { pascalCase } from '../../../core/letter-case';
import { AUDIT_POLICIES, AUDIT_SOURCES, LISTED_STAGES } from '../../../facts/audit-policies';
import { OPERATING_SYSTEMS, type OperatingSystem } from '../../../facts/extension';
import { MACHINE_WORDS, OS_WORDS } from '../../../facts/initiative-members';
import { INITIATIVE_NAMES, type InitiativeName } from '../../../facts/initiatives';
import { ASSOCIATION_POLICY } from '../../../facts/machine-policy';
import { AUDIT_EFFECTS } from '../../../facts/policy';
import { ASSOCIATION_NAMES } from '../../../facts/policy-association';
import type { Stage } from '../../../facts/stages';
import type { BuiltInPolicy, CustomPolicy } from '../custom-initiative';
import {
  allOf,
  effectParameter,
  evidenceOf,
  machineConditions,
  type PolicyRule,
  policyRule,
  systemCondition,
} from '../policy-rule';
import type { OnboardingAuditProps } from './onboarding-audit-props';

/** What a policy of an audit looks at. */
export interface Audited {
  readonly kind: InitiativeName;
  readonly stage: Exclude<Stage, 'identity'>;
  readonly os: OperatingSystem;
}

/** A policy of an audit. */
export type AuditMember = Audited & { readonly policy: BuiltInPolicy | CustomPolicy };

/** The policies of an audit, without the one about associations with other rules. */
export function auditMembers(props: OnboardingAuditProps): AuditMember[] {
  const { kinds = INITIATIVE_NAMES, operatingSystems = OPERATING_SYSTEMS, policies = AUDIT_SOURCES, rule } = props;
  const each = <S extends Audited['stage']>(stages: readonly S[]) =>
    kinds.flatMap((kind) => stages.flatMap((stage) => operatingSystems.map((os) => ({ kind, stage, os }))));
  const own = [...(policies.includes('own') ? LISTED_STAGES : []), ...(rule ? (['association'] as const) : [])];
  return [
    ...(policies.includes('builtIn') ? each(LISTED_STAGES) : []).map((one) => ({
      ...one,
      policy: { name: `Listed${nameOf(one)}`, ...AUDIT_POLICIES[one.kind][one.stage][one.os] },
    })),
    ...each(own).map((one) => ({ ...one, policy: ownPolicy(one) })),
  ];
}

function nameOf({ kind, stage, os }: Audited): string {
  return pascalCase(stage) + pascalCase(os) + pascalCase(kind);
}

/** The parameter of the rule, of the initiative and of the policies about associations. */
export const RULE_PARAMETERS = { dcrResourceId: { type: 'String' } } as const;

function ownPolicy(audited: Audited): CustomPolicy {
  const { kind, stage, os } = audited;
  const machine = `${OS_WORDS[os]} ${MACHINE_WORDS[kind]}`;
  const name = nameOf(audited);
  if (stage !== 'association') {
    const extension = stage === 'agent' ? 'Azure Monitor Agent' : 'Change tracking extension';
    return { name, displayName: `${extension} should be installed on a ${machine} of any image`, rule: rule(audited) };
  }
  return {
    name,
    displayName: `A ${machine} should be associated with the change tracking rule`,
    parameters: { effect: effectParameter(AUDIT_EFFECTS), ...RULE_PARAMETERS },
    values: { effect: 'effect', dcrResourceId: 'dcrResourceId' },
    rule: rule(audited),
  };
}

function rule({ kind, stage, os }: Audited): PolicyRule {
  const { type, conditions } = evidenceOf(kind, stage, os);
  const machines = [...machineConditions(kind), systemCondition(kind, os)];
  return policyRule(machines, { type, existenceCondition: allOf(conditions) });
}

/**
 * Reports associations of change tracking with another rule: a policy about a machine can see that an association exists,
 * and not that there is no second one. Whether Azure evaluates associations by themselves is not documented.
 */
export const OTHER_RULE: CustomPolicy = {
  name: 'OtherRule',
  displayName: 'A machine should be associated with one change tracking rule only',
  mode: 'All',
  parameters: { effect: effectParameter(['Audit', 'Disabled']), ...RULE_PARAMETERS },
  values: { dcrResourceId: 'dcrResourceId' },
  rule: {
    if: {
      allOf: [
        { field: 'type', equals: ASSOCIATION_POLICY.type },
        { anyOf: ASSOCIATION_NAMES.map((name) => ({ field: 'name', like: name })) },
        { field: ASSOCIATION_POLICY.rule, exists: true },
        { field: ASSOCIATION_POLICY.rule, notEquals: "[parameters('dcrResourceId')]" },
      ],
    },
    // biome-ignore lint/suspicious/noThenProperty: the word of the policy language
    then: { effect: "[parameters('effect')]" },
  },
};
