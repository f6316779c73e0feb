import type { TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { type QuotaName, SCOPE_QUOTAS } from '../../facts/policy';
import type { AcknowledgedWarnings, Warning } from '../../facts/warnings';
import { reportOnce } from '../kit/report';
import { checkStackOf } from '../kit/stack-checks';
import { resourcesOf } from '../kit/stack-resources';
import { VersionedAssignment } from './definition-version/versioned-assignment';
import { argumentOf, policyScopeOf } from './policy-arguments';

const ACKNOWLEDGED = new WeakMap<Construct, AcknowledgedWarnings>();

/** Makes the stack of `scope` refuse more of a kind at a scope than Azure allows, and warn of more than half of it. */
export function watchQuotas(scope: Construct, stack: TerraformStack, acknowledged: AcknowledgedWarnings = {}): void {
  ACKNOWLEDGED.set(stack, { ...ACKNOWLEDGED.get(stack), ...acknowledged });
  checkStackOf(scope, quotaProblems);
}

function quotaProblems(stack: TerraformStack): string[] {
  return [...counts(stack)].flatMap(([key, count]) => {
    const [name, at] = key.split('\n') as [QuotaName, string];
    const most = SCOPE_QUOTAS[name];
    const text = `'${stack.node.path}' has ${count} ${name} '${at}'; Azure allows ${most} in all`;
    if (count > most)
      return [`${text}: use one identity for all assignments, fewer geographies or rings, or other scopes`];
    if (count * 2 > most) {
      const warning: Warning = { id: 'scope-quota', path: [], message: `${text}, including those of other stacks` };
      reportOnce(stack, [warning], ACKNOWLEDGED.get(stack));
    }
    return [];
  });
}

/** How many resources count against a quota, by its name and the scope. One block of Terraform counts as one. */
function counts(stack: TerraformStack): Map<string, number> {
  const found = new Map<string, number>();
  for (const resource of resourcesOf(stack)) {
    const key = quotaOf(resource)?.join('\n');
    if (key !== undefined) found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

function quotaOf(resource: TerraformResource): [QuotaName, string] | undefined {
  const type = resource.terraformResourceType;
  if (type === 'azurerm_role_assignment') return roleQuotaOf(argumentOf(resource, 'scope') ?? '');
  const at = policyScopeOf(resource) ?? 'the subscription of the provider';
  if (/^azurerm_(\w+_)?policy_set_definition$/.test(type)) return ['initiative definitions at the scope', at];
  if (type === 'azurerm_policy_definition') return ['policy definitions at the scope', at];
  if (/^azurerm_\w+_policy_assignment$/.test(type) || resource instanceof VersionedAssignment)
    return ['policy assignments at the scope', at];
  return /^azurerm_\w+_policy_exemption$/.test(type) ? ['policy exemptions at the scope', at] : undefined;
}

/** Role assignments count at a management group, or anywhere in a subscription. */
function roleQuotaOf(scope: string): [QuotaName, string] | undefined {
  if (/^(\/providers\/Microsoft\.Management\/|\$\{(data\.)?azurerm_management_group\.)/.test(scope))
    return ['role assignments at a management group', scope];
  const [subscription] = /^\/subscriptions\/[^/]+/.exec(scope) ?? [];
  return subscription === undefined ? undefined : ['role assignments in a subscription', subscription.toLowerCase()];
}
