import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { type TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { InitiativeAssignment } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import { newStack } from '../../../support/synth';
import { describeWithTerraform, plan } from '../../../support/terraform';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg`;
const RULE = `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/dcr-ct`;
const IDENTITY = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-agent`;

function assign(stack: TerraformStack, id: string, ruleId: string, identityId: string): void {
  new InitiativeAssignment(stack, id, {
    initiative: 'virtualMachines',
    scope: { subscriptionId: SUBSCRIPTION },
    rule: { ruleId, location: 'westeurope', features: [] },
    agentIdentity: { identityId },
    nameSuffix: id.toLowerCase(),
  });
}

function variable(stack: TerraformStack, id: string, value: string): string {
  return new TerraformVariable(stack, id, { type: 'string', default: value }).stringValue;
}

describe('ids in parameters of policy that are known only later', () => {
  test('have nothing to check if they refer to a resource of the app', () => {
    const stack = newStack();
    const identity = { name: 'id', resourceGroupName: 'rg', location: 'westeurope' };
    assign(stack, 'A', RULE, new UserAssignedIdentity(stack, 'Identity', identity).id);
    expect(JSON.parse(Testing.synth(stack))).not.toHaveProperty('locals');
  });
});

describeWithTerraform('a plan of policy with ids behind variables', () => {
  test('refuses ids of the wrong form, as for literals', () => {
    const stack = newStack();
    assign(stack, 'A', variable(stack, 'rule', IDENTITY), variable(stack, 'identity', 'id-agent'));
    const errors = plan(Testing.synth(stack)).errors.join('\n').replaceAll(/\s+/g, ' ');
    expect(errors).toContain("[test/A] rule.ruleId must have the form '/subscriptions/<guid>/resourceGroups/<group>/");
    expect(errors).toContain('[test/A] agentIdentity.identityId must have the form');
  }, 60_000);

  test('has the same parameters as one with literals', () => {
    const parameters = [false, true].map((isLater) => {
      const stack = newStack();
      const ids = [RULE, IDENTITY].map((id, index) => (isLater ? variable(stack, `v${index}`, id) : id));
      assign(stack, 'A', String(ids[0]), String(ids[1]));
      const { errors, resources } = plan(Testing.synth(stack));
      expect(errors).toEqual([]);
      return Object.values(resources).find((values) => 'parameters' in values)?.['parameters'];
    });
    expect(parameters[0]).toContain(RULE);
    expect(parameters[1]).toEqual(parameters[0]);
  }, 60_000);
});
