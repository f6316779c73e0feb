import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { at, listed, phrase } from '../../../core/problems';
import { IDENTITY_BLOCKING_POLICIES } from '../../../facts/policy';
import type { AcknowledgedWarnings, Warning } from '../../../facts/warnings';
import { reportOnce } from '../../kit/report';
import { resourcesOf } from '../../kit/stack-resources';
import { argumentOf } from '../policy-arguments';

/** Warns at synth of policies in the same stack that deny the group or the identities that Azure creates. */
export function watchBuiltInIdentity(scope: Construct, acknowledged?: AcknowledgedWarnings): void {
  scope.node.addValidation({
    validate: () => {
      const names = blockingPolicies(TerraformStack.of(scope));
      const message = phrase`is 'builtIn', but the stack assigns ${listed(names)}: Azure creates the group Built-In-Identity-RG in eastus and identities in the locations of the machines, without tags; exempt them, or set ${at('agentIdentity')} to an identity of yours`;
      const warning: Warning = { id: 'identity-blocked', path: ['agentIdentity'], message };
      reportOnce(scope, names.length === 0 ? [] : [warning], acknowledged);
      return [];
    },
  });
}

function blockingPolicies(stack: TerraformStack): string[] {
  const assigned = resourcesOf(stack).map((resource) => argumentOf(resource, 'policyDefinitionId')?.toLowerCase());
  return Object.entries(IDENTITY_BLOCKING_POLICIES).flatMap(([id, name]) =>
    assigned.some((definition) => definition?.endsWith(`/${id}`)) ? [name] : [],
  );
}
