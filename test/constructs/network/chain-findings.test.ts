import { MonitorPrivateLinkScope } from '@cdktf/provider-azurerm/lib/monitor-private-link-scope';
import { Machines } from '../../../lib/constructs/machines/machines';
import { PrivateIngestion } from '../../../lib/constructs/network/private-ingestion';
import { ChangeTrackingRule } from '../../../lib/constructs/rule/change-tracking-rule';
import { GROUP, machine, PRIVATE, SUBNET, workspaceOf } from '../../support/private-network';
import { messageOf, synthesize } from '../../support/synth';

const LINUX = { windows: false } as const;

describe('a closed workspace', () => {
  test('refuses a rule of the stack that sends data over the internet', () => {
    const message = messageOf(() =>
      synthesize((stack) => {
        const workspace = workspaceOf(stack, false);
        new PrivateIngestion(stack, 'Private', { workspace, privateEndpoint: PRIVATE });
        new ChangeTrackingRule(stack, 'Rule', { workspace });
      }),
    );
    expect(message).toMatch(
      /_rule\.Rule_\w+, rule dcr-change-tracking: names no endpoint, and its workspace accepts data from private networks only\. Set data_collection_endpoint_id/,
    );
  });

  test('is warned of by the link that is missing', () => {
    const { annotations } = synthesize((stack) => {
      const workspace = workspaceOf(stack, false);
      const privateIngestion = new PrivateIngestion(stack, 'Private', {
        workspace,
        privateEndpoint: { subnetId: SUBNET },
      });
      const rule = new ChangeTrackingRule(stack, 'Rule', { workspace, privateIngestion, settings: LINUX });
      new Machines(stack, 'Machines', { rule, virtualMachines: { web01: { id: machine('web01'), os: 'linux' } } });
    });
    expect(annotations.map(({ level, message }) => [level, message.split('. ')[0]])).toEqual([
      ['warn', expect.stringContaining('without privatelink.monitor.azure.com, privatelink.oms.opinsights.azure.com')],
      ['warn', expect.stringContaining('machine web01: has no endpoint, and the workspace of its rule is private')],
    ]);
    expect(annotations.every(({ message }) => message.endsWith('[ingestion-private]'))).toBe(true);
  });

  test('refuses a second private link scope in the same network', () => {
    const message = messageOf(() =>
      synthesize((stack) => {
        const workspace = workspaceOf(stack);
        new PrivateIngestion(stack, 'Private', { workspace, privateEndpoint: PRIVATE });
        new PrivateIngestion(stack, 'Second', {
          workspace,
          endpointPrefix: 'dce-second',
          privateLinkScope: { name: 'ampls-second' },
          privateEndpoint: { subnetId: `${SUBNET}-second` },
        });
      }),
    );
    expect(message).toMatch(
      /private endpoint pe-ampls-second: belongs to the scope \S+, and vnet-hub has that of \S+ already\. Link everything to one scope/,
    );
  });

  test('is warned of if it is not linked to the scope of the stack', () => {
    const { annotations } = synthesize((stack) => {
      const workspace = workspaceOf(stack, false);
      new PrivateIngestion(stack, 'Private', { workspace, privateEndpoint: PRIVATE, linkWorkspace: false });
    });
    expect(annotations.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        /^azurerm_log_analytics_workspace\.Workspace_\w+, log-test: not linked to a private link scope\. Add an azurerm_monitor_private_link_scoped_service for it, unless it is linked elsewhere\. \[ingestion-private\]$/,
      ),
    );
  });

  test('is told of the chain only, and of other findings by the constructs that they are about', () => {
    const { annotations } = synthesize((stack) => {
      const workspace = workspaceOf(stack, false);
      const privateIngestion = new PrivateIngestion(stack, 'Private', { workspace, privateEndpoint: PRIVATE });
      new ChangeTrackingRule(stack, 'Rule', { workspace, privateIngestion });
    });
    expect(annotations.map(({ message }) => message.split(' ').at(-1))).toEqual([
      '[windows-files-empty]',
      '[windows-registry-empty]',
    ]);
  });

  test('is warned of once by the parts of a stack together, and one of them gives the reason of all', () => {
    const withScope = (acknowledging?: 'Private' | 'Second') =>
      synthesize((stack) => {
        const workspace = workspaceOf(stack, false);
        new MonitorPrivateLinkScope(stack, 'Scope', { name: 'ampls-old', resourceGroupName: 'rg-hub' });
        const reasonOf = (part: string) =>
          part === acknowledging ? { 'ingestion-private': 'another team owns it' } : undefined;
        new PrivateIngestion(stack, 'Private', {
          workspace,
          privateEndpoint: PRIVATE,
          acknowledgedWarnings: reasonOf('Private'),
        });
        new PrivateIngestion(stack, 'Second', {
          workspace,
          endpointPrefix: 'dce-second',
          linkWorkspace: false,
          privateLinkScope: { privateLinkScopeId: `${GROUP}/Microsoft.Insights/privateLinkScopes/ampls-hub` },
          acknowledgedWarnings: reasonOf('Second'),
        });
      }).annotations.filter(({ message }) => message.includes('scope ampls-old: has no private endpoint'));
    const text = expect.stringMatching(
      /^azurerm_monitor_private_link_scope\.Scope, scope ampls-old: has no private endpoint\. Add a private endpoint of the scope, unless another input has it\. \[ingestion-private\]$/,
    );
    expect(withScope()).toEqual([{ level: 'warn', message: text }]);
    const information = {
      level: 'info',
      message: expect.stringMatching(/^acknowledged: another team owns it \(.*\) \[ingestion-private\]$/),
    };
    expect(withScope('Private')).toEqual([information]);
    expect(withScope('Second')).toEqual([information]);
  });
});
