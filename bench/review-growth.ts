import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHANGE_TRACKING_EXTENSION } from '../lib/facts/extension';
import { INITIATIVES } from '../lib/facts/initiatives';
import { ROLES } from '../lib/facts/roles';
import { renderSettings } from '../lib/settings/render';
import { resolveSettings } from '../lib/settings/resolve';
import { compare, measureNode, print, ratio } from './report';

/**
 * Whether a review or a check grows faster than its input: machines with two findings each, and assignments with five
 * roles each, at half the size and at the whole. Twice the input should cost at most twice the time.
 */
const MACHINES = 20_000;
const ASSIGNMENTS = 4_000;
const RUNS = 3;

const SUBSCRIPTION = (index: number) =>
  `/subscriptions/${index.toString(16).padStart(8, '0')}-0000-0000-0000-000000000000`;
const GROUP = `${SUBSCRIPTION(0)}/resourceGroups/rg`;
const RULE = `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/dcr-ct`;

const folder = mkdtempSync(join(tmpdir(), 'growth-'));
const inputs: Record<string, { readonly count: number; readonly changes: readonly unknown[] }> = {
  [`${MACHINES / 2} machines`]: { count: MACHINES / 2, changes: machines(MACHINES / 2) },
  [`${MACHINES} machines`]: { count: MACHINES, changes: machines(MACHINES) },
  [`${ASSIGNMENTS / 2} assignments`]: { count: ASSIGNMENTS / 2, changes: assignments(ASSIGNMENTS / 2) },
  [`${ASSIGNMENTS} assignments`]: { count: ASSIGNMENTS, changes: assignments(ASSIGNMENTS) },
};
const cases = Object.entries(inputs).flatMap(([name, { changes }], index) => {
  const path = join(folder, `${index}.json`);
  writeFileSync(path, JSON.stringify({ format_version: '1.2', resource_changes: changes }));
  return (['review', 'check'] as const).map((verb) => {
    const args = ['dist/cli.js', verb, path, '--fail-on', 'none', '--format', 'json'];
    return [`${verb} of ${name}`, () => measureNode(args)] as const;
  });
});
const costs = compare(RUNS, Object.fromEntries(cases));
rmSync(folder, { recursive: true });

const names = Object.keys(costs);
print({
  bench: 'review-growth',
  counts: { machines: MACHINES, assignments: ASSIGNMENTS, runs: RUNS },
  rows: names.map((name, index) => {
    const { cpuMilliseconds, milliseconds, megabytes } = costs[name] ?? {
      cpuMilliseconds: Number.NaN,
      milliseconds: Number.NaN,
      megabytes: Number.NaN,
    };
    // Each verb has its half two rows above; the first of a kind is the half itself.
    const half = Math.floor(index / 2) % 2 === 1 ? costs[names[index - 2] ?? ''] : undefined;
    return {
      name,
      milliseconds: Math.round(milliseconds),
      megabytes: Math.round(megabytes),
      'growth (linear is 2)': half === undefined ? '' : ratio(cpuMilliseconds, half.cpuMilliseconds),
    };
  }),
});

/** Machines whose extension is downgraded below what Microsoft recommends: two findings for each. */
function machines(count: number): unknown[] {
  const extension_json = JSON.stringify(renderSettings(resolveSettings()).linux);
  const rule = {
    id: RULE,
    name: 'dcr-ct',
    data_sources: [{ extension: [{ extension_name: 'ChangeTracking-Linux', extension_json }] }],
  };
  const { publisher, type } = CHANGE_TRACKING_EXTENSION;
  return [
    change('azurerm_monitor_data_collection_rule.ct', rule, rule),
    ...Array.from({ length: count }, (_, index) => {
      const id = `${GROUP}/providers/Microsoft.Compute/virtualMachines/vm${index}`;
      const installed = (version: string) => ({
        id: `${id}/extensions/ct`,
        virtual_machine_id: id,
        publisher,
        type: type.linux,
        type_handler_version: version,
        automatic_upgrade_enabled: false,
        auto_upgrade_minor_version: false,
      });
      const association = { id: `${id}/associations/ct`, target_resource_id: id, data_collection_rule_id: RULE };
      return [
        change(`azurerm_virtual_machine_extension.m["vm${index}"]`, installed('2.35'), installed('2.19')),
        change(`azurerm_monitor_data_collection_rule_association.m["vm${index}"]`, association, association),
      ];
    }).flat(),
  ];
}

/** Assignments of an initiative in a subscription each, all of whose roles are removed. */
function assignments(count: number): unknown[] {
  const roles = Object.values(ROLES).slice(0, 5);
  return Array.from({ length: count }, (_, index) => {
    const scope = SUBSCRIPTION(index);
    const principal = `principal-${index}`;
    const assignment = {
      id: `${scope}/providers/Microsoft.Authorization/policyAssignments/ct-vm`,
      name: 'ct-vm',
      subscription_id: scope,
      policy_definition_id: `/providers/Microsoft.Authorization/policySetDefinitions/${INITIATIVES.virtualMachines.id}`,
      identity: [{ type: 'SystemAssigned', principal_id: principal }],
      parameters: JSON.stringify({ dcrResourceId: { value: RULE } }),
      enforce: true,
    };
    return [
      change(`azurerm_subscription_policy_assignment.vm["${index}"]`, assignment, assignment),
      ...roles.map((role) =>
        change(
          `azurerm_role_assignment.vm["${index} ${role.name}"]`,
          {
            id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${role.id}`,
            scope,
            principal_id: principal,
            role_definition_id: `${scope}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`,
          },
          null,
        ),
      ),
    ];
  }).flat();
}

function change(address: string, before: unknown, after: unknown): unknown {
  return {
    address,
    mode: 'managed',
    type: address.split('.')[0],
    change: {
      actions: [after === null ? 'delete' : before === after ? 'no-op' : 'update'],
      before,
      after,
      after_unknown: {},
      before_sensitive: false,
      after_sensitive: false,
    },
  };
}
