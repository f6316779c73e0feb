import { Construct } from 'constructs';
import { extensionAuditProblems } from './checks/extension-version';
import { rejectProblems } from './core/problems';
import { resolveScope } from './core/scope';
import { templateProblems } from './core/text';
import { CustomInitiative } from './custom-initiative';
import { type ExtensionPolicyOptions, extensionPolicyConfig } from './extension-policy';
import { EXTENSION_FLOOR } from './facts/extension';
import { INITIATIVE_NAMES } from './facts/initiatives';
import { MACHINE_WORDS } from './facts/policy';
import type { ExtensionVersion } from './machines';
import { floorRule } from './policy/extension-rules';
import { extensionPolicyName } from './policy/names';
import { assignPolicy, type PolicyAssignment } from './scoped-policy';
import { refuseTwins } from './twins';

export interface ExtensionVersionAuditProps extends ExtensionPolicyOptions {
  /**
   * Name of the assignment and of what it assigns.
   * @default ct-floor
   */
  readonly name?: string;
  /**
   * Oldest version that is not reported, 2.20 or later.
   * @default 2.20, the oldest version Microsoft recommends
   */
  readonly floor?: ExtensionVersion;
  /**
   * Whether a virtual machine or scale set with automatic upgrade on counts as up to date. Azure shows only the version
   * that was asked for there, which is 2.0 on all that the built-in initiatives onboarded.
   * @default true
   */
  readonly trustAutomaticUpgrade?: boolean;
}

/**
 * Reports machines whose change tracking extension is missing or older than a floor. It changes nothing and needs no
 * role. On Arc servers the version that runs is compared, elsewhere the one that was asked for.
 */
export class ExtensionVersionAudit extends Construct {
  readonly assignmentId: string;
  readonly resource: PolicyAssignment;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: ExtensionVersionAuditProps) {
    super(scope, id);
    rejectProblems(this.node.path, [...templateProblems(props), ...extensionAuditProblems(props)]);
    const name = extensionPolicyName('audit', props);
    const { floor = EXTENSION_FLOOR, trustAutomaticUpgrade = true, locations } = props;
    const at = resolveScope(props.scope);
    const displayName = `Report machines with a change tracking extension below ${floor}`;
    const { definitionId } = new CustomInitiative(this, 'Initiative', {
      at,
      name,
      displayName,
      effects: ['AuditIfNotExists', 'Disabled'],
      policies: (props.kinds ?? INITIATIVE_NAMES).map((kind) => ({
        name: kind,
        displayName: `Change tracking extension on a ${MACHINE_WORDS[kind]} should be ${floor} or later`,
        rule: floorRule(kind, { floor, locations, trustAutomaticUpgrade }),
      })),
    });
    this.resource = assignPolicy(this, 'Resource', at, {
      ...extensionPolicyConfig(props),
      name,
      displayName,
      policyDefinitionId: definitionId,
      nonComplianceMessage: [{ content: `The change tracking extension is missing or older than ${floor}.` }],
    });
    this.assignmentId = this.resource.id;
    refuseTwins(this);
  }
}
