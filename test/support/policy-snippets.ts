import { LinuxVirtualMachine } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { Aspects, TerraformDataSource, TerraformResource, type TerraformStack } from 'cdktf';
import {
  ChangeTracking,
  ExtensionVersionPin,
  extensionMembersDisabled,
  InitiativeAssignment,
  Workspace,
} from 'cdktf-azure-change-tracking';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-servers/providers`;

/** What `docs/policy-reference.md` shows and no example does. */
export function policySnippets(stack: TerraformStack): void {
  const scope = { subscriptionId: SUBSCRIPTION };
  const agentIdentity = { identityId: `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-agent` };
  const { rule } = new ChangeTracking(stack, 'ChangeTracking', {
    location: 'westeurope',
    settings: { windows: false },
    acknowledgedWarnings: { 'nothing-onboarded': 'the assignments below onboard machines' },
  });

  new ExtensionVersionPin(stack, 'Pin', {
    scope,
    kinds: ['virtualMachines'],
    extensionVersion: '2.35',
    location: rule.location,
    remediation: {},
  });
  new InitiativeAssignment(stack, 'VirtualMachines', {
    kind: 'virtualMachines',
    scope,
    rule,
    agentIdentity,
    memberEffects: extensionMembersDisabled('virtualMachines'),
    remediation: {},
  });

  new LinuxVirtualMachine(stack, 'Web', {
    name: 'web01',
    resourceGroupName: 'rg-servers',
    location: 'westeurope',
    size: 'Standard_B2s',
    adminUsername: 'operator',
    networkInterfaceIds: [`${GROUP}/Microsoft.Network/networkInterfaces/nic-web01`],
    osDisk: { caching: 'ReadWrite', storageAccountType: 'Standard_LRS' },
    lifecycle: { ignoreChanges: ['identity'] },
  });

  const archive = new Workspace(stack, 'Archive', {
    name: 'log-archive',
    resourceGroupName: 'rg-archive',
    location: 'westeurope',
  });
  const subscriptionId = '00000000-0000-0000-0000-000000000002';
  const other = new AzurermProvider(stack, 'other', { features: [{}], alias: 'other', subscriptionId });
  Aspects.of(archive).add({
    visit(node) {
      if (node instanceof TerraformResource || node instanceof TerraformDataSource) node.provider = other;
    },
  });
}
