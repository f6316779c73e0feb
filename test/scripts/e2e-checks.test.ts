import { changesBeside, orderProblems } from '../../scripts/e2e-checks';

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

  test('finds a rule that does not wait for the solution, which creates its tables', () => {
    const solution = { type: 'azurerm_log_analytics_solution', name: 'Solution_0A', instances: [{ attributes: {} }] };
    const rule = { type: 'azurerm_monitor_data_collection_rule', name: 'Rule_0A', instances: [{ attributes: {} }] };
    expect(orderProblems({ resources: [solution, rule] })).toEqual([
      'azurerm_monitor_data_collection_rule.Rule_0A does not wait for azurerm_log_analytics_solution.Solution_0A',
    ]);
  });

  test('finds an association with a rule that does not wait for the extension, and none of an endpoint', () => {
    const installed = extension('Extension', 'ChangeTracking-Linux', [first]);
    const association = (data_collection_rule_id: string | null) => ({
      type: 'azurerm_monitor_data_collection_rule_association',
      name: `${GROUP}_Association_0A`,
      instances: [{ attributes: { data_collection_rule_id } }],
    });
    expect(orderProblems({ resources: [agent, installed, association(null)] })).toEqual([]);
    expect(orderProblems({ resources: [agent, installed, association('/dcr')] })).toEqual([
      `azurerm_monitor_data_collection_rule_association.${GROUP}_Association_0A does not wait for azurerm_virtual_machine_extension.${GROUP}_Extension_0A`,
    ]);
  });

  test('finds a task that does not wait for an exemption from its assignment', () => {
    const exempt = (policy_assignment_id: string) => ({
      type: 'azurerm_subscription_policy_exemption',
      name: `${policy_assignment_id}_0A`,
      instances: [{ attributes: { policy_assignment_id } }],
    });
    const member = 'DCRALinuxVMChangeTrackingAndInventory';
    const ours = {
      ...task(member),
      instances: [{ attributes: { policy_definition_reference_id: member, policy_assignment_id: 'ours' } }],
    };
    expect(orderProblems({ resources: [exempt('ours'), exempt('other'), ours] })).toEqual([
      `azurerm_subscription_policy_remediation.Vm_Remediation_${member}_0A does not wait for azurerm_subscription_policy_exemption.ours_0A`,
    ]);
  });

  test.each<[string, (name: string) => string]>([
    ['as written', (name) => name],
    ['in lower case', (name) => name.toLowerCase()],
  ])('finds a task that does not wait for its roles or for an earlier stage: reference ids %s', (_, cased) => {
    const grant = { type: 'azurerm_role_assignment', name: 'Vm_Reader_0A', instances: [{ attributes: {} }] };
    const returned = (given: ReturnType<typeof task>, member: string) => ({
      ...given,
      instances: given.instances.map(({ attributes, ...rest }) => ({
        ...rest,
        attributes: { ...attributes, policy_definition_reference_id: cased(member) },
      })),
    });
    const [first, second] = ['AddUserAssignedManagedIdentity_VM', 'DCRALinuxVMChangeTrackingAndInventory'] as const;
    const identity = returned(task(first, ['azurerm_role_assignment.Vm_Reader_0A']), first);
    const association = returned(task(second), second);
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
