import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { isKnown } from '../../../core/known';
import { pascalCase } from '../../../core/letter-case';
import type { InitiativeName } from '../../../facts/initiatives';
import type { RoleName } from '../../../facts/roles';
import type { Warning } from '../../../facts/warnings';
import { checkLater } from '../../kit/check-later';
import { later } from '../../kit/later';
import { acceptProps } from '../../kit/props';
import { report } from '../../kit/report';
import { grantRole } from '../../kit/role-grants';
import { refuseTwins } from '../../kit/twins';
import { newDefinitionWarnings } from '../assignment-checks';
import { assignmentName } from '../assignment-names';
import { type AssignmentScope, type ResolvedScope, resolveScope } from '../assignment-scope';
import { deployingMembers, isAnyImage, membersOf, rolesOf } from '../members';
import { refuseOverlaps } from '../overlaps/overlaps';
import type { IPinnedInitiative } from '../pinned-initiative/pinned-initiative-props';
import type { RemediationOptions } from '../policy-options';
import { Remediation } from '../remediation/remediation';
import { watchQuotas } from '../scope-quotas';
import { assignPolicy, type PolicyAssignment } from '../scoped-policy';
import { agentIdentityConditions } from './agent-identity-guard';
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
  readonly initiative: InitiativeName;
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
    this.initiative = props.initiative;
    this.scope = props.scope;
    const precondition = agentIdentityConditions(this, at, props);
    this.resource = assignPolicy(this, 'Resource', at, {
      ...initiativeArguments(props),
      lifecycle: precondition.length > 0 ? { precondition } : undefined,
    });
    checkLater(this.resource, accepted.unchecked);
    this.assignmentId = later(() => this.resource.id);
    refuseTwins(this.resource, 'set another nameSuffix on one of them');
    report(this, copyWarnings(this, props.definition), props.acknowledgedWarnings);
    watchQuotas(this, TerraformStack.of(this), props.acknowledgedWarnings);
    const attaches = deployingMembers(props).some(([, { stage }]) => stage === 'identity');
    if (props.agentIdentity === 'builtIn' && attaches) watchBuiltInIdentity(this, props.acknowledgedWarnings);
    for (const delivery of deliveriesOf(props)) refuseOverlaps({ ...delivery, construct: this });
    this.principalId = props.identity?.principalId ?? later(() => this.resource.identity.principalId);
    this.roleAssignments = [...this.grantMemberRoles(at, props), ...this.grantLinkedRoles(at, props)];
    this.remediation = props.remediation && this.remediate(at, props, props.remediation);
  }

  private grantMemberRoles(at: ResolvedScope, props: InitiativeAssignmentProps): RoleAssignment[] {
    return rolesOf(props).map((role) => this.grant(pascalCase(role), role, at, props));
  }

  /** The deployments also touch the rule and the agent's identity, which are often outside the scope. */
  private grantLinkedRoles(at: ResolvedScope, props: InitiativeAssignmentProps): RoleAssignment[] {
    const { rule, agentIdentity } = props;
    const stages = new Set(deployingMembers(props).map(([, { stage }]) => stage));
    const attached = agentIdentity === 'builtIn' ? undefined : agentIdentity?.identityId;
    const own = isAnyImage(props);
    return [
      ...(!stages.has('association') || covers(at, rule.ruleId)
        ? []
        : [this.grant('RuleReader', 'reader', { id: rule.ruleId }, props)]),
      ...(!stages.has('identity') || (!own && (attached === undefined || covers(at, attached)))
        ? []
        : [
            this.grant(
              'AgentIdentityOperator',
              'managedIdentityOperator',
              attached === undefined ? at : { id: attached },
              props,
            ),
          ]),
    ];
  }

  private grant(
    id: string,
    role: RoleName,
    at: Pick<ResolvedScope, 'id'> & Partial<ResolvedScope>,
    { identity }: InitiativeAssignmentProps,
  ): RoleAssignment {
    return grantRole(this, id, {
      role,
      scope: at.id,
      atManagementGroup: at.kind === 'managementGroup',
      principalId: this.principalId,
      shared: identity !== undefined,
    });
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
      allMembers: membersOf(props.initiative).map(([name]) => name),
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

/** Whether a resource is known to be in a scope, so that the roles granted there apply to it. */
function covers(scope: ResolvedScope, resourceId: string): boolean {
  return isKnown(scope.id) && isKnown(resourceId) && resourceId.toLowerCase().startsWith(`${scope.id.toLowerCase()}/`);
}
