import type { TerraformStack } from 'cdktf';
import {
  Adoption,
  ChangeTracking,
  ChangeTrackingRule,
  type ExistingResource,
  InitiativeAssignment,
  PolicyExemption,
  release,
} from 'cdktf-azure-change-tracking';
import { review } from '../../lib/estate';
import { describeIf } from '../support/skip';
import { existingWorkspace, SUBSCRIPTION, virtualMachine } from './support/azure';
import { MISSING } from './support/deployment';
import { ASSIGNMENT, azapiRule, handWritten, MACHINES, RULE } from './support/hand-written';
import { newCloud, type Planned, Root } from './support/root';
import { stackJson } from './support/stack';

interface Resource {
  readonly address: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>> & { readonly id: string };
}

/** What a state has, as `Adoption` takes it. */
function existingOf(state: unknown, sameState: boolean): ExistingResource[] {
  const { values } = state as { values: { root_module: { resources: Resource[] } } };
  return values.root_module.resources.map(({ address, type, values: given }) => {
    const [identity] = (given['identity'] ?? []) as { principal_id: string }[];
    const text = (key: string) => given[key] as string;
    return {
      id: given.id,
      ...(identity && { principalId: identity.principal_id }),
      ...(type === 'azurerm_role_assignment' && {
        principalId: text('principal_id'),
        roleDefinitionId: text('role_definition_id'),
      }),
      ...(type.endsWith('_association') && { dataCollectionRuleId: text('data_collection_rule_id') }),
      ...(type.endsWith('_extension') && { extensionType: text('type') }),
      ...(sameState && { address }),
    };
  });
}

/** The same estate with this library. */
function estate(stack: TerraformStack): ChangeTracking {
  const changeTracking = new ChangeTracking(stack, 'ChangeTracking', {
    location: 'westeurope',
    resourceGroupName: 'rg-monitoring',
    rule: { name: 'ct-dcr1234' },
    workspace: { name: 'law-ops' },
    settings: { windows: false, linux: { files: [{ path: '/etc/hosts' }] } },
    machines: {
      virtualMachines: Object.fromEntries(MACHINES.map((name) => [name, { id: virtualMachine(name), os: 'linux' }])),
    },
  });
  const assignment = new InitiativeAssignment(stack, 'Arc', {
    kind: 'arcServers',
    name: ASSIGNMENT.split('/').at(-1),
    scope: { subscriptionId: SUBSCRIPTION },
    rule: changeTracking.rule,
  });
  new PolicyExemption(stack, 'Legacy', {
    assignment,
    scope: { resourceGroupId: `${SUBSCRIPTION}/resourceGroups/rg-legacy` },
    name: 'legacy-servers',
    category: 'Waiver',
    expiresOn: '2030-01-01T00:00:00Z',
  });
  return changeTracking;
}

/** One extension of the hand-written estate, imported with its machine in another case. */
function otherCase(): string {
  const document = JSON.parse(handWritten()) as {
    resource: { azurerm_virtual_machine_extension: Record<string, Record<string, unknown>> };
  };
  const [[, given] = []] = Object.entries(document.resource.azurerm_virtual_machine_extension).filter(([key]) =>
    key.endsWith('_ct'),
  );
  const { depends_on: _dependsOn, ...ct } = given ?? {};
  const machine = String(ct['virtual_machine_id']);
  const id = `${machine.slice(0, machine.lastIndexOf('/'))}/${machine.split('/').at(-1)?.toUpperCase()}/extensions/CT`;
  return JSON.stringify({
    ...document,
    resource: { azurerm_virtual_machine_extension: { ct } },
    import: [{ to: 'azurerm_virtual_machine_extension.ct', id }],
  });
}

describeIf(MISSING.length === 0, MISSING.join(' and '), 'an estate that somebody wrote by hand', () => {
  let cloud: string;
  let hand: Root;
  beforeEach(() => {
    cloud = newCloud();
    hand = new Root(cloud).write(handWritten());
    expect(hand.apply().errors).toEqual([]);
  }, 120_000);
  afterEach(() => hand.remove());

  /** The resources of Azure that a plan creates or destroys. */
  const made = (planned: readonly Planned[], action: string) =>
    planned
      .filter(({ address, actions }) => actions.includes(action) && !address.startsWith('terraform_data.'))
      .map(({ address }) => address.split('_').slice(0, -1).join('_'));

  test('is imported: nothing is destroyed, only what is missing is created, and the next plan is empty', () => {
    const existing = existingOf(hand.state(), false);
    const root = new Root(cloud).write(
      stackJson((stack) => {
        estate(stack);
        new Adoption(stack, 'Adoption', { existing });
      }),
    );
    const planned = root.plan();
    expect(planned.flatMap(({ imported }) => imported ?? []).sort()).toEqual(existing.map(({ id }) => id).sort());
    expect(made(planned, 'delete')).toEqual([]);
    expect(made(planned, 'create')).toEqual(['azurerm_role_assignment.Arc_RuleReader']);
    expect(root.apply().errors).toEqual([]);
    expect(root.plan()).toEqual([]);
    root.remove();
  }, 120_000);

  test('is reviewed as imported: every import counts, and what the new code switches off is listed as for an update', () => {
    const existing = existingOf(hand.state(), false);
    const root = new Root(cloud).write(
      stackJson((stack) => {
        estate(stack);
        new Adoption(stack, 'Adoption', { existing });
      }),
    );
    const { imported, findings } = review(root.planDocument());
    expect(imported.resources).toBe(existing.length);
    const blocking = findings.filter(({ severity }) => severity === 'blocking');
    // Without Windows settings the construct disables the members of Windows.
    expect([...new Set(blocking.map(({ id }) => id))]).toEqual(['assignment-disabled']);
    expect(blocking.every(({ subject }) => subject.includes('Windows'))).toBe(true);
    root.remove();
  }, 120_000);

  test('is destroyed if an import has the id in another case, and the review blocks that', () => {
    const root = new Root(cloud).write(otherCase());
    const { findings } = review(root.planDocument());
    expect(findings.map(({ id, becomes }) => [id, becomes])).toContainEqual([
      'import-replaced',
      'replaced, because of virtual_machine_id, which differs in the case of its letters only',
    ]);
    root.remove();
  }, 120_000);

  test('moves in its own state: nothing is imported or destroyed, and the next plan is empty', () => {
    const existing = existingOf(hand.state(), true);
    hand.write(
      stackJson((stack) => {
        estate(stack);
        new Adoption(stack, 'Adoption', { existing });
      }),
    );
    const planned = hand.plan();
    expect(planned.filter(({ movedFrom }) => movedFrom !== undefined)).toHaveLength(existing.length);
    expect(planned.filter(({ imported }) => imported !== undefined)).toEqual([]);
    expect(made(planned, 'delete')).toEqual([]);
    expect(made(planned, 'create')).toEqual(['azurerm_role_assignment.Arc_RuleReader']);
    expect(hand.apply().errors).toEqual([]);
    expect(hand.plan()).toEqual([]);
  }, 120_000);

  test('is given back: Terraform forgets everything, and it can be taken over again', () => {
    const everything = existingOf(hand.state(), true);
    const version = (change: (stack: TerraformStack, made: ChangeTracking) => void) =>
      stackJson((stack) => change(stack, estate(stack)));
    const adopt = (stack: TerraformStack) => new Adoption(stack, 'Adoption', { existing: everything });
    hand.write(version(adopt));
    expect(hand.apply().errors).toEqual([]);

    hand.write(
      version((stack, changeTracking) => {
        release(stack.node.findChild('Legacy'));
        release(stack.node.findChild('Arc'));
        release(changeTracking);
      }),
    );
    const planned = hand.plan();
    expect([...new Set(planned.flatMap(({ actions }) => actions))]).toEqual(['forget']);
    expect(hand.apply().errors).toEqual([]);
    expect(hand.plan()).toEqual([]);
  }, 120_000);
});

describeIf(MISSING.length === 0, MISSING.join(' and '), 'a rule that the azapi module of a landing zone made', () => {
  test('is imported and forgotten under its old address: nothing is destroyed', () => {
    const root = new Root(newCloud()).write(azapiRule());
    expect(root.apply().errors).toEqual([]);
    root.write(
      stackJson((stack) => {
        new ChangeTrackingRule(stack, 'Rule', {
          name: 'ct-dcr1234',
          resourceGroupName: 'rg-monitoring',
          workspace: existingWorkspace(stack, 'law-ops', 'westeurope', false),
          settings: { windows: false },
        });
        new Adoption(stack, 'Adoption', { existing: [{ id: RULE, address: 'azapi_resource.dcr' }] });
      }),
    );
    const planned = root.plan();
    expect(planned.map(({ address, actions }) => [address.split('.')[0], ...actions])).toEqual([
      ['azapi_resource', 'forget'],
      ['azurerm_monitor_data_collection_rule', 'update'],
      ['terraform_data', 'create'],
    ]);
    const { imported, findings } = review(root.planDocument());
    expect(imported).toEqual({ resources: 1, changed: 1 });
    expect(findings.map(({ id }) => id)).not.toContain('resource-forgotten');
    expect(root.apply().errors).toEqual([]);
    expect(root.plan()).toEqual([]);
    root.remove();
  }, 120_000);
});
