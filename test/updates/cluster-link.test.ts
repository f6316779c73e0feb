import { Workspace, type WorkspaceProps } from 'cdktf-azure-change-tracking';
import { describeIf } from '../support/skip';
import { cluster, workspaceId } from './support/azure';
import { Deployment, MISSING } from './support/deployment';
import { stackJson } from './support/stack';

const version = (props: Partial<WorkspaceProps>) => ({
  linked: stackJson((stack) => {
    const required = {
      name: 'log-linked',
      resourceGroupName: 'rg-servers',
      location: 'westeurope',
      tableWaitSeconds: 0,
    };
    new Workspace(stack, 'Workspace', { ...required, ...props });
  }),
});

describeIf(MISSING.length === 0, MISSING.join(' and '), 'the tier that Azure gives to a linked workspace', () => {
  test('is left alone while the link is there, and set again after the link is removed', () => {
    const deployment = new Deployment();
    try {
      const setSku = (sku: string) => deployment.cloud('linked', 'set', workspaceId('log-linked'), 'sku', sku);
      const link = { clusterResourceId: cluster('law-cluster') };
      expect(deployment.apply(version(link)).errors).toEqual([]);
      setSku('LACluster');
      expect(deployment.plan().planned).toEqual([]);
      expect(deployment.apply(version({ ...link, retentionInDays: 90 })).errors).toEqual([]);
      expect(deployment.plan().planned).toEqual([]);

      const { done, errors } = deployment.apply(version({ retentionInDays: 90 }));
      expect(errors).toEqual([]);
      expect(done.map(({ action, type }) => `${action} ${type}`)).toEqual([
        'delete azurerm_log_analytics_linked_service',
        'delete terraform_data',
        'create terraform_data',
        'update azurerm_log_analytics_workspace',
      ]);
      expect(deployment.plan().planned).toEqual([]);
      expect(deployment.destroy().errors).toEqual([]);
    } finally {
      deployment.remove();
    }
  }, 120_000);
});
