import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHANGE_TRACKING_EXTENSION } from '../lib/facts/extension';
import { STREAMS } from '../lib/facts/rule';
import { renderSettings } from '../lib/settings/render';
import { resolveSettings } from '../lib/settings/resolve';
import { compare, costColumns, measureNode, print } from './report';

/**
 * The cost of the verbs that read an export of Azure once, compared with reading the same file with JSON.parse only, and of
 * `queries`, which reads nothing. What `adopt` says it adopts is compared with what was written.
 */
const MACHINES = 5_000;
const RUNS = 5;

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers';
const workspaceResourceId = `${GROUP}/Microsoft.OperationalInsights/workspaces/log-ct`;
const { publisher, type: extensionType } = CHANGE_TRACKING_EXTENSION;
const location = 'westeurope';

function resource(id: string, type: string, properties: object): object {
  return { id, name: id.split('/').at(-1), type, location, properties };
}

const rule = resource(
  `${GROUP}/Microsoft.Insights/dataCollectionRules/dcr-ct`,
  'Microsoft.Insights/dataCollectionRules',
  {
    dataSources: {
      extensions: [
        {
          name: 'CTDataSource-Linux',
          extensionName: extensionType.linux,
          streams: STREAMS,
          extensionSettings: renderSettings(resolveSettings()).linux,
        },
      ],
    },
    destinations: { logAnalytics: [{ name: 'Microsoft-CT-Dest', workspaceResourceId }] },
    dataFlows: [{ streams: STREAMS, destinations: ['Microsoft-CT-Dest'] }],
  },
) as { id: string };

function machine(index: number): object[] {
  const id = `${GROUP}/Microsoft.Compute/virtualMachines/vm${index}`;
  const kind = 'Microsoft.Compute/virtualMachines';
  const associated = 'Microsoft.Insights/dataCollectionRuleAssociations';
  return [
    resource(id, kind, { storageProfile: { osDisk: { osType: 'Linux' } } }),
    resource(`${id}/extensions/${extensionType.linux}`, `${kind}/extensions`, {
      publisher,
      type: extensionType.linux,
      typeHandlerVersion: '2.35',
    }),
    resource(`${id}/providers/${associated}/ct`, associated, { dataCollectionRuleId: rule.id }),
  ];
}

const folder = mkdtempSync(join(tmpdir(), 'verbs-'));
const file = join(folder, 'estate.json');
const workspace = resource(workspaceResourceId, 'Microsoft.OperationalInsights/workspaces', {
  sku: { name: 'PerGB2018' },
});
writeFileSync(
  file,
  JSON.stringify([workspace, rule, ...Array.from({ length: MACHINES }, (_, index) => machine(index)).flat()]),
);
const megabytes = Math.round(statSync(file).size / 1e6);

const command = (...args: string[]) => measureNode(['dist/cli.js', ...args]);
const costs = compare(RUNS, {
  'JSON.parse': () => measureNode(['-e', `JSON.parse(require('fs').readFileSync('${file}', 'utf8'))`]),
  describe: () => command('describe', file),
  watches: () => command('watches', '/etc/resolv.conf', file),
  adopt: () => {
    const cost = command('adopt', file);
    if (!cost.output.includes(`${MACHINES}`)) throw new Error(`adopt misses machines:\n${cost.output.slice(0, 3_000)}`);
    return cost;
  },
  queries: () => command('queries'),
});
rmSync(folder, { recursive: true });

print({
  bench: 'verbs',
  counts: { machines: MACHINES, megabytes, runs: RUNS },
  rows: Object.entries(costs).map(([name, cost]) => ({ name, ...costColumns(cost, costs['JSON.parse']) })),
});
