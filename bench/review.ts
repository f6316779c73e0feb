import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHANGE_TRACKING_EXTENSION } from '../lib/facts/extension';
import { renderSettings } from '../lib/settings/render';
import { resolveSettings } from '../lib/settings/resolve';
import { compare, measureNode, print, ratio } from './report';

/**
 * The cost of the review of a large plan: 20,000 machines, each with a resource, extension and association, compared with
 * reading the same file with JSON.parse only. Half of the machines get an older extension, and a hundred
 * are dropped.
 */
const MACHINES = 20_000;
const RUNS = 3;

const folder = mkdtempSync(join(tmpdir(), 'review-'));
const plan = join(folder, 'plan.json');
const bytes = writePlan(plan);

const cases: Record<string, readonly string[]> = {
  'JSON.parse': ['-e', `JSON.parse(require('fs').readFileSync('${plan}', 'utf8'))`],
  'review as text': ['dist/cli.js', 'review', plan, '--fail-on', 'none'],
  'review as JSON': ['dist/cli.js', 'review', plan, '--fail-on', 'none', '--format', 'json'],
  'review as HTML': ['dist/cli.js', 'review', plan, '--fail-on', 'none', '--format', 'html'],
};
const costs = compare(
  RUNS,
  Object.fromEntries(Object.entries(cases).map(([name, args]) => [name, () => measureNode(args)])),
);
rmSync(folder, { recursive: true });

const base = costs['JSON.parse'] ?? { milliseconds: Number.NaN, megabytes: Number.NaN };
print({
  bench: 'review',
  counts: { machines: MACHINES, megabytes: Math.round(bytes / 1e6), runs: RUNS },
  rows: Object.entries(costs).map(([name, { milliseconds, megabytes }]) => ({
    name,
    milliseconds: Math.round(milliseconds),
    megabytes: Math.round(megabytes),
    'times the time': ratio(milliseconds, base.milliseconds),
    'times the memory': ratio(megabytes, base.megabytes),
  })),
});

/** Writes the plan piece by piece and returns its size. */
function writePlan(path: string): number {
  const target = openSync(path, 'w');
  const settings = JSON.stringify(renderSettings(resolveSettings()).linux);
  const rule = {
    id: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Insights/dataCollectionRules/dcr-ct',
    name: 'dcr-ct',
    data_sources: [{ extension: [{ extension_name: 'ChangeTracking-Linux', extension_json: settings }] }],
  };
  writeSync(target, '{"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[');
  writeSync(target, JSON.stringify(change('azurerm_monitor_data_collection_rule', 'ct', '', rule, rule)));
  for (let index = 0; index < MACHINES; index++) {
    for (const one of machine(index, rule.id)) writeSync(target, `,${JSON.stringify(one)}`);
  }
  writeSync(target, ']}');
  closeSync(target);
  return statSync(path).size;
}

function machine(index: number, ruleId: string): unknown[] {
  const key = `["vm${index}"]`;
  const id = `/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm${index}`;
  const server = { id, name: `vm${index}`, admin_password: 'secret', custom_data: 'A'.repeat(3750) };
  const { publisher, type } = CHANGE_TRACKING_EXTENSION;
  const extension = { virtual_machine_id: id, publisher, type: type.linux, name: type.linux };
  const association = { id: `${id}/associations/ct`, target_resource_id: id, data_collection_rule_id: ruleId };
  const [was, becomes] = [
    { ...extension, type_handler_version: '2.35' },
    { ...extension, type_handler_version: '2.24' },
  ];
  const dropped = index % 200 === 0;
  return [
    change('azurerm_linux_virtual_machine', 'm', key, server, server),
    change('azurerm_virtual_machine_extension', 'm', key, was, dropped ? null : index % 2 === 0 ? becomes : was),
    change('azurerm_monitor_data_collection_rule_association', 'm', key, association, dropped ? null : association),
  ];
}

function change(type: string, name: string, key: string, before: unknown, after: unknown): unknown {
  return {
    address: `${type}.${name}${key}`,
    mode: 'managed',
    type,
    name,
    provider_name: 'registry.terraform.io/hashicorp/azurerm',
    change: {
      actions: [after === null ? 'delete' : before === after ? 'no-op' : 'update'],
      before,
      after,
      after_unknown: {},
      before_sensitive: { admin_password: true },
      after_sensitive: { admin_password: true },
    },
  };
}
