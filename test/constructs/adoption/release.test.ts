import { App, TerraformOutput, type TerraformStack } from 'cdktf';
import { ChangeTracking, InitiativeAssignment, Machines, release } from 'cdktf-azure-change-tracking';
import { messageOf, newStack, synthesize } from '../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const MACHINE = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/web01`;
const AGENTS = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-agents`;

function changeTracking(stack: TerraformStack): ChangeTracking {
  return new ChangeTracking(stack, 'ChangeTracking', { location: 'westeurope', settings: { windows: false } });
}

const machines = (stack: TerraformStack, { rule }: ChangeTracking) =>
  new Machines(stack, 'Machines', { rule, virtualMachines: { web: { id: MACHINE, os: 'linux' } } });

const removedOf = (json: Readonly<Record<string, unknown>>) =>
  (json['removed'] as { from: string }[]).map(({ from }) => from.split('_').slice(0, -1).join('_'));

describe('release', () => {
  test('makes Terraform forget every resource of a construct, and create none of them', () => {
    const before = synthesize((stack) => void changeTracking(stack)).json['resource'] as Record<string, object>;
    const { json } = synthesize((stack) => release(changeTracking(stack)));
    expect(json['resource']).toBeUndefined();
    const expected = Object.entries(before).flatMap(([type, named]) =>
      Object.keys(named).map((name) => `${type}.${name.split('_').slice(0, -1).join('_')}`),
    );
    expect(removedOf(json).sort()).toEqual(expected.sort());
  });

  test('keeps what is not released', () => {
    const { json } = synthesize((stack) => {
      const made = changeTracking(stack);
      release(machines(stack, made));
    });
    expect(removedOf(json)).toContain('azurerm_virtual_machine_extension.Machines_LinuxVirtualMachines_Extension');
    expect(Object.keys(json['resource'] as object)).toContain('azurerm_monitor_data_collection_rule');
  });

  test('refuses to release what is still used', () => {
    const message = messageOf(() =>
      synthesize((stack) => {
        const made = changeTracking(stack);
        machines(stack, made);
        new TerraformOutput(stack, 'rule', { value: made.rule.ruleId });
        release(made);
      }),
    );
    expect(message).toContain(
      "'test/ChangeTracking' is released, but 'test/Machines/LinuxVirtualMachines/Association', 'test/rule' still use its resources: release them too",
    );
  });

  test('forgets the roles of a shared identity when everything that needs them is released', () => {
    const rolesAfter = (...released: string[]) => {
      const { json } = synthesize((stack) => {
        const made = changeTracking(stack);
        const assignments = (['virtualMachines', 'scaleSets'] as const).map(
          (kind) =>
            new InitiativeAssignment(stack, kind, {
              kind,
              scope: { subscriptionId: SUBSCRIPTION },
              rule: made.rule,
              agentIdentity: { identityId: AGENTS },
              identity: { identityId: AGENTS, principalId: '00000000-0000-0000-0000-0000000000aa' },
            }),
        );
        for (const one of assignments) if (released.includes(one.node.id)) release(one);
      });
      const { azurerm_role_assignment: granted = {} } = json['resource'] as Record<string, object>;
      return [
        Object.keys(granted).length,
        removedOf(json).filter((one) => one.startsWith('azurerm_role_assignment.')).length,
      ];
    };
    const [shared = 0, own = 0] = rolesAfter('virtualMachines');
    expect(Math.min(shared, own)).toBeGreaterThan(0);
    expect(rolesAfter('virtualMachines', 'scaleSets')).toEqual([0, shared + own]);
  });

  test('needs a construct inside a stack', () => {
    expect(messageOf(() => release(new App()))).toContain('release needs a construct inside a stack');
    const stack = newStack();
    expect(messageOf(() => release(stack))).toBe(
      '[test] release needs a construct inside a stack: release the constructs of the stack one by one',
    );
  });

  test.each([undefined, 'test/ChangeTracking', {}])('refuses %j, which is no construct', (construct) => {
    expect(messageOf(() => release(construct as never))).toContain(
      '[release] construct must be a construct inside a stack, got ',
    );
  });
});
