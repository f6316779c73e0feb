import { TerraformVariable } from 'cdktf';
import { EstateAssignments } from '../../../../lib/constructs/policy/estate-assignments/estate-assignments';
import { InitiativeAssignment } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import type { InitiativeAssignmentProps } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment-props';
import type { NonComplianceMessages } from '../../../../lib/constructs/policy/policy-options';
import { messageOf, newStack, synthesize } from '../../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const RULE = {
  ruleId: `${SUBSCRIPTION}/resourceGroups/rg-ct/providers/Microsoft.Insights/dataCollectionRules/dcr-europe`,
  location: 'westeurope',
  features: [],
};
const PROPS = {
  kind: 'virtualMachines',
  scope: { subscriptionId: SUBSCRIPTION },
  rule: RULE,
  agentIdentity: 'builtIn',
  nameSuffix: 'eu',
} as const satisfies InitiativeAssignmentProps;

interface Message {
  readonly content: string;
  readonly policy_definition_reference_id: string;
}

const messagesOf = (resource: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    (resource['non_compliance_message'] as Message[]).map(
      ({ content, policy_definition_reference_id: member }) => [member, content] as const,
    ),
  );

const messages = (nonComplianceMessages: NonComplianceMessages<'virtualMachines'>) =>
  messagesOf(
    synthesize((stack) => {
      new InitiativeAssignment(stack, 'Assignment', { ...PROPS, nonComplianceMessages });
    }).only('azurerm_subscription_policy_assignment'),
  );

test('a machine without the identity of its agent is told so, whatever its operating system', () => {
  expect(messages({}).AddUserAssignedManagedIdentity_VM).toBe(
    'The identity of the Azure Monitor Agent is not attached to this virtual machine, so the agent cannot sign in.',
  );
});

describe('nonComplianceMessages', () => {
  test('of a stage are those of its members, in any language, unless a member has its own', () => {
    const given = messages({
      extension: '{operatingSystem}: Die Erweiterung fehlt auf dieser {machine} („{title}“).',
      DeployChangeTrackingExtensionLinuxVM: '変更履歴拡張機能がありません ({member})',
    });
    expect(given).toMatchObject({
      DeployChangeTrackingExtensionWindowsVM:
        'Windows: Die Erweiterung fehlt auf dieser virtual machine („Configure ChangeTracking Extension for Windows virtual machines“).',
      DeployChangeTrackingExtensionLinuxVM: '変更履歴拡張機能がありません (DeployChangeTrackingExtensionLinuxVM)',
      DCRALinuxVMChangeTrackingAndInventory:
        'This Linux virtual machine is not associated with the change tracking rule, so its agent does not collect any changes.',
    });
  });

  test('name the rule, the initiative, the assignment and both operating systems of a member that has none', () => {
    const { AddUserAssignedManagedIdentity_VM: text } = messages({
      identity: '{{{rule}}} {initiative} {assignment} {operatingSystem} {{x}}',
    });
    expect(text).toBe(
      '{dcr-europe} Enable ChangeTracking and Inventory for virtual machines ct-vm-eu Windows, Linux {x}',
    );
  });

  test('have the name of a rule that is known only at apply, and keep templates of Terraform', () => {
    const { only } = synthesize((stack) => {
      const { stringValue: ruleId } = new TerraformVariable(stack, 'rule', { type: 'string' });
      const { stringValue: owner } = new TerraformVariable(stack, 'owner', { type: 'string' });
      const nonComplianceMessages = { association: `{rule}: ask ${owner}` };
      new InitiativeAssignment(stack, 'Assignment', { ...PROPS, rule: { ...RULE, ruleId }, nonComplianceMessages });
    });
    expect(messagesOf(only('azurerm_subscription_policy_assignment'))).toMatchObject({
      DCRALinuxVMChangeTrackingAndInventory: '${element(split("/", var.rule), 8)}: ask ${var.owner}',
    });
  });

  test('of an estate go to the assignments that have the member or the stage', () => {
    const { all } = synthesize((stack) => {
      new EstateAssignments(stack, 'Estate', {
        scope: { managementGroupId: 'corp' },
        geographies: { europe: { rule: RULE, machineLocations: ['westeurope'] } },
        agentIdentity: 'builtIn',
        nonComplianceMessages: { agent: 'Agent: {machine}', DCRALinuxHybridVMChangeTrackingAndInventory: 'Arc' },
      });
    });
    const texts = all('azurerm_management_group_policy_assignment').flatMap((one) => Object.values(messagesOf(one)));
    expect(texts.filter((text) => text.startsWith('Agent: '))).toHaveLength(6);
    expect(texts.filter((text) => text === 'Arc')).toHaveLength(1);
  });

  test.each<[string, object, string]>([
    [
      'an unknown placeholder',
      { agent: 'No {os}.' },
      'nonComplianceMessages.agent has the unknown placeholder {os}: known are {title}, {member}, {operatingSystem}, {machine}, {rule}, {initiative}, {assignment}; write {{ and }} for braces',
    ],
    ['an empty text of a stage', { agent: ' ' }, "nonComplianceMessages.agent must not be empty, got ''"],
    ['an unknown stage', { agents: 'x' }, 'nonComplianceMessages'],
  ])('are refused with %s', (_, nonComplianceMessages, message) => {
    const props = { ...PROPS, nonComplianceMessages };
    expect(messageOf(() => new InitiativeAssignment(newStack(), 'Assignment', props))).toContain(message);
  });

  test('of an estate are refused for a member of an initiative that is not assigned', () => {
    const build = () =>
      new EstateAssignments(newStack(), 'Estate', {
        scope: { managementGroupId: 'corp' },
        kinds: ['arcServers'],
        geographies: { europe: { rule: RULE, machineLocations: ['westeurope'] } },
        nonComplianceMessages: { DCRALinuxVMChangeTrackingAndInventory: 'x' },
      });
    expect(messageOf(build)).toContain('nonComplianceMessages.DCRALinuxVMChangeTrackingAndInventory');
  });
});
