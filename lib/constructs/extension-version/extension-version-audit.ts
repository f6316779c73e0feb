import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { EXTENSION_FLOOR } from '../../facts/extension';
import { MACHINE_WORDS } from '../../facts/initiative-members';
import { INITIATIVE_NAMES } from '../../facts/initiatives';
import { AUDIT_EFFECTS } from '../../facts/policy';
import { checkLater } from '../kit/check-later';
import { later } from '../kit/later';
import { acceptProps } from '../kit/props';
import { report } from '../kit/report';
import { refuseTwins } from '../kit/twins';
import { assignmentArguments } from '../policy/assignment-config';
import { extensionPolicyName } from '../policy/assignment-names';
import { type AssignmentScope, resolveScope } from '../policy/assignment-scope';
import { watchCloud } from '../policy/cloud-watch';
import { CustomInitiative } from '../policy/custom-initiative';
import { watchQuotas } from '../policy/scope-quotas';
import { assignPolicy, type PolicyAssignment } from '../policy/scoped-policy';
import { floorRule } from './extension-rules';
import type { ExtensionVersionAuditProps } from './extension-version-audit-props';
import { extensionAuditProblems, narrowingWarnings } from './extension-version-checks';

/**
 * Reports machines whose change tracking extension is missing or older than a floor. It changes nothing and needs no
 * role. It compares the running version on Arc servers, and the requested version elsewhere.
 */
export class ExtensionVersionAudit extends Construct {
  readonly assignmentId: string;
  readonly scope: AssignmentScope;
  readonly resource: PolicyAssignment;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: ExtensionVersionAuditProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'ExtensionVersionAudit', props, extensionAuditProblems);
    props = accepted.props;
    report(this, narrowingWarnings(props), props.acknowledgedWarnings);
    const name = extensionPolicyName('audit', props);
    const { minimumVersion = EXTENSION_FLOOR, trustAutomaticUpgrade = true, machineLocations } = props;
    const at = resolveScope(props.scope);
    this.scope = props.scope;
    const displayName = `Report machines with a change tracking extension below ${minimumVersion}`;
    const { definitionId, first } = new CustomInitiative(this, 'Initiative', {
      at,
      name,
      displayName,
      effects: AUDIT_EFFECTS,
      policies: (props.kinds ?? INITIATIVE_NAMES).map((kind) => ({
        name: kind,
        displayName: `Change tracking extension on ${kind === 'arcServers' ? 'an' : 'a'} ${MACHINE_WORDS[kind]} should be ${minimumVersion} or later`,
        rule: floorRule(kind, { minimumVersion, machineLocations, trustAutomaticUpgrade }),
      })),
    });
    this.resource = assignPolicy(this, 'Resource', at, {
      ...assignmentArguments(props),
      name,
      displayName,
      policyDefinitionId: definitionId,
      nonComplianceMessage: [{ content: `The change tracking extension is missing or older than ${minimumVersion}.` }],
    });
    checkLater(first, accepted.unchecked, this.node.path);
    this.assignmentId = later(() => this.resource.id);
    refuseTwins(this);
    watchQuotas(this, TerraformStack.of(this), props.acknowledgedWarnings);
    watchCloud(this, this.resource, props.acknowledgedWarnings);
  }
}
