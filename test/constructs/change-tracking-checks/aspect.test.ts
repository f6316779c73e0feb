import { LogAnalyticsSolution } from '@cdktf/provider-azurerm/lib/log-analytics-solution';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { MonitorDataCollectionRule } from '@cdktf/provider-azurerm/lib/monitor-data-collection-rule';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, Aspects, TerraformResource, TerraformStack, Testing } from 'cdktf';
import type { Construct } from 'constructs';
import { ChangeTracking, ChangeTrackingChecks, type ChangeTrackingChecksProps } from '../../../lib';
import { STREAMS } from '../../../lib/facts/rule';
import { messageOf, newStack } from '../../support/synth';

const group = { resourceGroupName: 'rg', location: 'westeurope' };
const settings = (path: string) => ({
  enableFiles: true,
  enableSoftware: true,
  enableRegistry: false,
  enableServices: true,
  enableInventory: true,
  fileSettings: {
    fileCollectionFrequency: 900,
    fileInfo: [{ name: 'one', destinationPath: path, enabled: true, recurse: false, pathType: 'File' }],
  },
  softwareSettings: { softwareCollectionFrequency: 300 },
  inventorySettings: { inventoryCollectionFrequency: 36000 },
  servicesSettings: { serviceCollectionFrequency: 300 },
});

/** A rule that is written by hand, for one file. */
function handWritten(scope: Construct, path: string, location = 'westeurope'): MonitorDataCollectionRule {
  const workspace = new LogAnalyticsWorkspace(scope, 'log', { ...group, name: 'log' });
  new LogAnalyticsSolution(scope, 'solution', {
    ...group,
    solutionName: 'ChangeTracking',
    workspaceName: workspace.name,
    workspaceResourceId: workspace.id,
    plan: { publisher: 'Microsoft', product: 'OMSGallery/ChangeTracking' },
  });
  return new MonitorDataCollectionRule(scope, 'rule', {
    ...group,
    location,
    name: 'dcr',
    dataSources: {
      extension: [
        {
          name: 'ct',
          extensionName: 'ChangeTracking-Linux',
          streams: [...STREAMS],
          extensionJson: JSON.stringify(settings(path)),
        },
      ],
    },
    dataFlow: [{ streams: [...STREAMS], destinations: ['ct'] }],
    destinations: { logAnalytics: [{ name: 'ct', workspaceResourceId: workspace.id }] },
  });
}

/** What the checks say of a stack, as `<level> <path> <text>`. */
function said(build: (stack: TerraformStack) => void, props?: ChangeTrackingChecksProps): string[] {
  const stack = newStack();
  build(stack);
  Aspects.of(stack).add(new ChangeTrackingChecks(props));
  Testing.synth(stack, true);
  return stack.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type.startsWith('@cdktf/'))
        .map(({ type, data }) => `${type.slice('@cdktf/'.length)} ${node.path} ${data}`),
    );
}

describe('ChangeTrackingChecks', () => {
  test('finds nothing in a healthy stack', () => {
    expect(said((stack) => void handWritten(stack, '/etc/hosts'))).toEqual([]);
  });

  test('reports blocking findings as errors and attention findings as warnings of the resource', () => {
    expect(said((stack) => void handWritten(stack, 'etc/hosts'))).toEqual([
      "error test/rule Linux file etc/hosts: must be absolute, such as '/etc/ssh/sshd_config', got 'etc/hosts'. Write the path as the service supports it, or remove the entry. [item-unsupported]",
    ]);
    expect(said((stack) => void handWritten(stack, '/usr/bin'))).toEqual([
      "warn test/rule Linux file /usr/bin: covers far more than the 500 files one machine may track (Microsoft's support matrix), got '/usr/bin': list the important files below it. Name what matters below the folder. [path-broad]",
    ]);
  });

  test('keeps information to itself', () => {
    const spelled = (stack: TerraformStack) =>
      handWritten(stack, '/etc/hosts').addOverride(
        'data_sources.extension.0.extension_json',
        JSON.stringify({ ...settings('/etc/hosts'), enablefiles: true }),
      );
    expect(said(spelled)).toEqual([]);
  });

  test('stops the synthesis of an app at an error', () => {
    const app = new App({ outdir: Testing.app().outdir, stackTraces: false });
    const stack = new TerraformStack(app, 'one');
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    handWritten(stack, '/etc/hosts', 'northeurope');
    ChangeTrackingChecks.addTo(app);
    expect(messageOf(() => app.synth())).toMatch(/the rule is in northeurope, the workspace in westeurope/);
  });

  test('reports acknowledged findings as information with the reason, for one resource or for all', () => {
    const broad = (stack: TerraformStack) => void handWritten(stack, '/usr/bin');
    const address = 'azurerm_monitor_data_collection_rule.rule';
    for (const more of [{}, { address }]) {
      const [line] = said(broad, { acknowledged: [{ id: 'path-broad', reason: 'few files there', ...more }] });
      expect(line).toMatch(
        /^info test\/rule acknowledged: few files there \(Linux file \/usr\/bin: .*\) \[path-broad\]$/,
      );
    }
    for (const other of [{ id: 'path-broad', address: `${address}2` }, { id: 'item-unsupported' }] as const)
      expect(said(broad, { acknowledged: [{ ...other, reason: 'few files there' }] })[0]).toMatch(/^warn /);
  });

  test('refuses an acknowledgement without a reason, or of a finding that does not exist', () => {
    const acknowledged = [
      { id: 'path-broad', reason: ' ' },
      { id: 'path-brod', reason: 'a typo' },
      { id: 'x', reason: 'no finding' },
    ] as unknown as ChangeTrackingChecksProps['acknowledged'];
    expect(messageOf(() => new ChangeTrackingChecks({ ...(acknowledged && { acknowledged }) }))).toContain(
      `Validation failed with the following errors:
  [ChangeTrackingChecks] acknowledged[0].reason must give a reason
  [ChangeTrackingChecks] acknowledged[1].id must be the id of a finding, got 'path-brod'; did you mean 'path-broad'?
  [ChangeTrackingChecks] acknowledged[2].id must be the id of a finding, got 'x'; known are '`,
    );
  });

  test('repeats nothing that a construct has said, acknowledged there or not', () => {
    const lines = said((stack) => {
      new ChangeTracking(stack, 'ChangeTracking', {
        location: 'westeurope',
        resourceGroupName: 'rg',
        settings: { windows: false, linux: { files: [{ path: '/usr/bin' }, { path: '/usr/sbin' }] } },
        acknowledgedWarnings: { 'path-broad': 'few files there' },
      });
    });
    expect(lines.filter((line) => line.includes('[path-broad]')).map((line) => line.split(' ')[0])).toEqual([
      'info',
      'info',
    ]);
  });

  test('reads resources of azapi and those that other aspects add', () => {
    const lines = said((stack) => {
      Aspects.of(stack).add({
        visit(node) {
          if (node !== stack || stack.node.tryFindChild('late') !== undefined) return;
          const late = new TerraformResource(stack, 'late', { terraformResourceType: 'azapi_resource' });
          late.addOverride('type', 'Microsoft.Insights/dataCollectionRules@2023-03-11');
          late.addOverride('name', 'dcr');
          late.addOverride('parent_id', '/subscriptions/x/resourceGroups/rg');
          late.addOverride('body', {
            properties: {
              dataSources: {
                extensions: [
                  {
                    name: 'ct',
                    extensionName: 'ChangeTracking-Linux',
                    streams: [...STREAMS],
                    extensionSettings: settings('/etc/hosts'),
                  },
                ],
              },
              dataFlows: [{ streams: [...STREAMS], destinations: ['ct'], transformKql: 'source | take 1' }],
              destinations: { logAnalytics: [{ name: 'ct', workspaceResourceId: '/workspaces/logs' }] },
            },
          });
        },
      });
    });
    expect(lines).toEqual([
      'error test/late data flow, transform_kql: source | take 1. Remove the transformation from the data flow. [flow-transformed]',
    ]);
  });
});
