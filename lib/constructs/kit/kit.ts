import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import {
  Annotations,
  DefaultTokenResolver,
  Fn,
  type ITerraformDependable,
  StringConcat,
  type TerraformElement,
  TerraformStack,
  Tokenization,
} from 'cdktf';
import type { Construct } from 'constructs';
import { isKnown } from '../../core/known';
import { idSegment } from '../../facts/ids';
import { ROLES, type RoleName } from '../../facts/roles';
import type { AcknowledgedWarnings, Warning } from '../../facts/warnings';

/** Part `index` of a resource id, read by Terraform where the id is known only at apply. */
export function segmentOf(id: string, index: number): string {
  return isKnown(id) ? idSegment(id, index) : Fn.element(Fn.split('/', id), index);
}

/** `/subscriptions/<guid>` of a resource id. */
export function subscriptionOf(id: string): string {
  return isKnown(id) ? id.split('/').slice(0, 3).join('/') : Fn.join('/', Fn.slice(Fn.split('/', id), 0, 3));
}

/**
 * Id of a built-in role's definition in the form Azure returns for a role assignment at `scope`. In any other form the
 * provider replaces the assignment on every run.
 */
export function roleDefinitionId(role: RoleName, scope: string, atManagementGroup = false): string {
  const definition = `/providers/Microsoft.Authorization/roleDefinitions/${ROLES[role].id}`;
  return atManagementGroup ? definition : `${subscriptionOf(scope)}${definition}`;
}

/** Name of a role assignment: a GUID that is the same on every run and unique to scope, role and principal. */
export function roleAssignmentName(role: RoleName, scope: string, principalId: string): string {
  return Fn.uuidv5('url', [scope, ROLES[role].id, principalId].join('|'));
}

/** A value whose texts that are known only at apply may stand in JSON: a Windows path brings backslashes along. */
export function escapedForJson<Value>(value: Value): Value {
  return escaped(value) as Value;
}

function escaped(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(/\$\{TfToken\[[^\]]*\]\}/g, (token) => Fn.replace(Fn.jsonencode(token), '/^\\"|\\"$/', ''));
  }
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, escaped(part)]));
}

/** A role to grant to the identity of an assignment. */
export interface Grant {
  readonly role: RoleName;
  readonly scope: string;
  readonly atManagementGroup?: boolean;
  readonly principalId: string;
  /** Whether other assignments may have granted it to the same identity: Azure refuses the same grant twice. */
  readonly shared: boolean;
}

/** Grants a role, once in a stack. */
export function grantRole(scope: Construct, id: string, grant: Grant): RoleAssignment {
  const name = roleAssignmentName(grant.role, grant.scope, grant.principalId);
  return (
    (grant.shared ? grantedAlready(scope, name) : undefined) ??
    new RoleAssignment(scope, id, {
      scope: grant.scope,
      roleDefinitionId: roleDefinitionId(grant.role, grant.scope, grant.atManagementGroup),
      name,
      principalId: grant.principalId,
      principalType: 'ServicePrincipal',
    })
  );
}

function grantedAlready(scope: Construct, name: string): RoleAssignment | undefined {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const resolved = (value?: string): unknown => Tokenization.resolve(value, { scope, resolver });
  return TerraformStack.of(scope)
    .node.findAll()
    .filter((construct) => construct instanceof RoleAssignment)
    .find((assignment) => resolved(assignment.nameInput) === resolved(name));
}

/** Those of `dependables` that lie in the stack of `scope`; a stack can only depend on another one as a whole. */
export function inStackOf(scope: Construct, dependables: readonly TerraformElement[]): ITerraformDependable[] {
  const stack = TerraformStack.of(scope);
  return dependables.filter((dependable) => TerraformStack.of(dependable) === stack);
}

const STACK_CHECKS = new WeakMap<TerraformStack, Set<(stack: TerraformStack) => string[]>>();

/** Has a stack checked as a whole when it is synthesized, once, however many of its constructs ask for it. */
export function checkStackOf(scope: Construct, problems: (stack: TerraformStack) => string[]): void {
  const stack = TerraformStack.of(scope);
  const checks = STACK_CHECKS.get(stack) ?? new Set();
  if (checks.has(problems)) return;
  STACK_CHECKS.set(stack, checks.add(problems));
  stack.node.addValidation({ validate: () => problems(stack) });
}

/** Reports warnings on a construct, the acknowledged ones as information with their reason. */
export function report(scope: Construct, warnings: readonly Warning[], acknowledged: AcknowledgedWarnings = {}): void {
  for (const { id, message } of warnings) {
    const reason = acknowledged[id];
    if (reason === undefined) Annotations.of(scope).addWarning(`${message} [${id}]`);
    else Annotations.of(scope).addInfo(`acknowledged: ${reason} (${message}) [${id}]`);
  }
}

/** Construct ids are PascalCase. */
export function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
