import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { InitiativeName } from '../../../facts/initiatives';
import type { Warning } from '../../../facts/warnings';
import { checkLater } from '../../kit/check-later';
import { later } from '../../kit/later';
import { acceptProps } from '../../kit/props';
import { report } from '../../kit/report';
import { refuseTwins } from '../../kit/twins';
import { newDefinitionWarnings } from '../assignment-checks';
import { assignmentName } from '../assignment-names';
import { type AssignmentScope, type ResolvedScope, resolveScope } from '../assignment-scope';
import { watchCloud } from '../cloud-watch';
import { keepAssignment } from '../keep-assignment';
import { deployingMembers, isAnyImage, membersOf } from '../members';
import { refuseOverlaps } from '../overlaps/overlaps';
import type { IPinnedInitiative } from '../pinned-initiative/pinned-initiative-props';
import type { RemediationOptions } from '../policy-options';
import { Remediation } from '../remediation/remediation';
import { watchQuotas } from '../scope-quotas';
import { assignPolicy, type PolicyAssignment } from '../scoped-policy';
import { agentIdentityConditions } from './agent-identity-guard';
import { grantRoles } from './assignment-roles';
import { watchBuiltInIdentity } from './blocked-identity';
import { deliveriesOf } from './deliveries';
import { initiativeAssignmentProblems, initiativeAssignmentWarnings } from './initiative-assignment-checks';
import type { IInitiativeAssignment, InitiativeAssignmentProps } from './initiative-assignment-props';
import { initiativeArguments, initiativeCauses } from './initiative-config';

/**
 * One of the built-in initiatives, assigned at a scope, with the identity that deploys missing resources and exactly
 * the roles the members name.
 */
export class InitiativeAssignment extends Construct implements IInitiativeAssignment {
  readonly assignmentId: string;
  readonly kind: InitiativeName;
  readonly scope: AssignmentScope;
  /** Principal of the identity that deploys missing resources. */
  readonly principalId: string;
  readonly resource: PolicyAssignment;
  /** Every role granted to the identity. */
  readonly roleAssignments: readonly RoleAssignment[];
  /** The remediation tasks, if `remediation` is set. */
  readonly remediation?: Remediation;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: InitiativeAssignmentProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'InitiativeAssignment', props, initiativeAssignmentProblems);
    props = accepted.props;
    report(this, initiativeAssignmentWarnings(props), props.acknowledgedWarnings);

    const at = resolveScope(props.scope);
    this.kind = props.kind;
    this.scope = props.scope;
    const precondition = agentIdentityConditions(this, at, props);
    const lifecycle = precondition.length > 0 ? { precondition } : undefined;
    const given = { ...initiativeArguments(props), lifecycle };
    this.resource = assignPolicy(this, 'Resource', at, given, props.definitionVersion);
    keepAssignment(this.resource, at, assignmentName(props), props.importAssignment);
    checkLater(this.resource, accepted.unchecked);
    this.assignmentId = later(() => this.resource.id);
    refuseTwins(this.resource, 'set another nameSuffix on one of them');
    report(this, copyWarnings(this, props.definition), props.acknowledgedWarnings);
    watchQuotas(this, TerraformStack.of(this), props.acknowledgedWarnings);
    const builtInRemedy = isAnyImage(props) ? undefined : 'pass an AnyImageInitiative as definition';
    watchCloud(this, this.resource, props.acknowledgedWarnings, builtInRemedy);
    const attaches = deployingMembers(props).some(([, { stage }]) => stage === 'identity');
    if (props.agentIdentity === 'builtIn' && attaches) watchBuiltInIdentity(this, props.acknowledgedWarnings);
    for (const delivery of deliveriesOf(props)) refuseOverlaps({ ...delivery, construct: this });
    this.principalId = props.identity?.principalId ?? later(() => this.resource.identity.principalId);
    this.roleAssignments = grantRoles(this, this.principalId, props);
    this.remediation = props.remediation && this.remediate(at, props, props.remediation);
  }

  private remediate(
    at: ResolvedScope,
    props: InitiativeAssignmentProps,
    options: RemediationOptions<string>,
  ): Remediation {
    const members = deployingMembers(props)
      .filter(([name]) => options.members === undefined || options.members.includes(name))
      .map(([name, { stage }]) => ({ name, stage }));
    return new Remediation(this, 'Remediation', {
      at,
      assignment: this.resource,
      assignmentName: assignmentName(props),
      members,
      allMembers: membersOf(props.kind).map(([name]) => name),
      options,
      causes: initiativeCauses(props),
      after: this.roleAssignments,
    });
  }
}

/** Warnings of a copy of an initiative that the same stack defines. */
function copyWarnings(scope: Construct, definition: IPinnedInitiative | undefined): Warning[] {
  return definition?.scope !== undefined &&
    Construct.isConstruct(definition) &&
    TerraformStack.of(definition) === TerraformStack.of(scope)
    ? newDefinitionWarnings(['definition', 'scope'], definition.scope)
    : [];
}
