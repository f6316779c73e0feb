import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { Construct } from 'constructs';
import { pascalCase } from '../../../core/letter-case';
import { isWithin } from '../../../facts/reach';
import type { RoleName } from '../../../facts/roles';
import type { Stage } from '../../../facts/stages';
import { grantRole, roleAddress } from '../../kit/role-grants';
import { type ResolvedScope, resolveScope } from '../assignment-scope';
import { deployingStages, isAnyImage, rolesOf } from '../members';
import type { InitiativeAssignmentProps } from './initiative-assignment-props';

/** A role of the identity of an assignment. */
interface NeededRole {
  readonly id: string;
  readonly role: RoleName;
  readonly at: Pick<ResolvedScope, 'id'> & Partial<ResolvedScope>;
}

/** Grants the identity of an assignment everything that its deployments need. */
export function grantRoles(scope: Construct, principalId: string, props: InitiativeAssignmentProps): RoleAssignment[] {
  return neededRoles(scope, props).map(({ id, role, at }) =>
    grantRole(scope, id, {
      role,
      scope: at.id,
      atManagementGroup: at.kind === 'managementGroup',
      principalId,
      shared: props.identity !== undefined,
    }),
  );
}

function neededRoles(scope: Construct, props: InitiativeAssignmentProps): NeededRole[] {
  const at = resolveScope(props.scope);
  const others = (props.additionalScopes ?? []).map((one) => ({ at: resolveScope(one), stages: one.stages }));
  return [
    ...rolesOf(props).map((role) => ({ id: pascalCase(role), role, at })),
    ...others.flatMap((other) =>
      rolesOf(props, other.stages).map((role) => ({ id: roleAddress(scope, role, [other.at.id]), role, at: other.at })),
    ),
    ...linkedRoles(props, [{ at, stages: undefined }, ...others]),
  ];
}

interface Granted {
  readonly at: ResolvedScope;
  readonly stages: readonly Stage[] | undefined;
}

/**
 * The deployments also touch the rule and the agent's identity. The roles granted at a scope apply to them only if they are known
 * to be in it.
 */
function linkedRoles(props: InitiativeAssignmentProps, granted: readonly Granted[]): NeededRole[] {
  const { rule, agentIdentity } = props;
  const attached = agentIdentity === 'builtIn' ? undefined : agentIdentity?.identityId;
  const isMissing = (stage: Stage, id: string) =>
    deployingStages(props).includes(stage) &&
    !granted.some(({ at, stages }) => (stages?.includes(stage) ?? true) && isWithin(id, at.id));
  const needsOperator = isAnyImage(props)
    ? deployingStages(props).includes('identity')
    : attached !== undefined && isMissing('identity', attached);
  return [
    ...(isMissing('association', rule.ruleId)
      ? [{ id: 'RuleReader', role: 'reader' as const, at: { id: rule.ruleId } }]
      : []),
    ...(needsOperator
      ? [
          {
            id: 'AgentIdentityOperator',
            role: 'managedIdentityOperator' as const,
            at: attached === undefined ? resolveScope(props.scope) : { id: attached },
          },
        ]
      : []),
  ];
}
