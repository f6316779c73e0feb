import { changesBeside, orderProblems } from '../scripts/e2e-checks';

const GROUP = 'Machines_LinuxVirtualMachines';
const extension = (id: string, type: string, dependencies: string[] = []) => ({
  type: 'azurerm_virtual_machine_extension',
  name: `${GROUP}_${id}_0A`,
  instances: [{ attributes: { type }, dependencies }],
});
const task = (member: string, dependencies: string[] = []) => ({
  type: 'azurerm_subscription_policy_remediation',
  name: `Vm_Remediation_${member}_0A`,
  instances: [{ attributes: { policy_definition_reference_id: member }, dependencies }],
});

describe('orderProblems', () => {
  const agent = extension('Agent', 'AzureMonitorLinuxAgent');
  const first = 'azurerm_virtual_machine_extension.Machines_LinuxVirtualMachines_Agent_0A';

  test('finds nothing where the extension waits for the agent', () => {
    expect(orderProblems({ resources: [agent, extension('Extension', 'ChangeTracking-Linux', [first])] })).toEqual([]);
  });

  test('finds an extension that does not', () => {
    expect(orderProblems({ resources: [agent, extension('Extension', 'ChangeTracking-Linux')] })).toEqual([
      `azurerm_virtual_machine_extension.${GROUP}_Extension_0A does not wait for ${first}`,
    ]);
  });

  test('finds a task that does not wait for its roles or for an earlier stage', () => {
    const grant = { type: 'azurerm_role_assignment', name: 'Vm_Reader_0A', instances: [{ attributes: {} }] };
    const identity = task('AddUserAssignedManagedIdentity_VM', ['azurerm_role_assignment.Vm_Reader_0A']);
    const association = task('DCRALinuxVMChangeTrackingAndInventory');
    expect(orderProblems({ resources: [grant, identity, association] })).toEqual(
      [
        'azurerm_role_assignment.Vm_Reader_0A',
        'azurerm_subscription_policy_remediation.Vm_Remediation_AddUserAssignedManagedIdentity_VM_0A',
      ].map(
        (before) =>
          `azurerm_subscription_policy_remediation.Vm_Remediation_DCRALinuxVMChangeTrackingAndInventory_0A does not wait for ${before}`,
      ),
    );
  });
});

test('changesBeside finds what a plan changes beside one machine', () => {
  const change = (index: string, action: string) => ({
    address: `extension["${index}"]`,
    index,
    change: { actions: [action] },
  });
  const plan = { resource_changes: [change('new', 'create'), change('old', 'no-op'), change('other', 'update')] };
  expect(changesBeside(plan, 'new')).toEqual(['extension["other"]']);
});
