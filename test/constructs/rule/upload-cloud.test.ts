import { ContentStorage } from '../../../lib/constructs/content-storage/content-storage';
import { ChangeTrackingRule } from '../../../lib/constructs/rule/change-tracking-rule';
import { Workspace } from '../../../lib/constructs/workspace/workspace';
import { messageOf, synthesize } from '../../support/synth';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';

/** A rule that uploads to an imported account, in the cloud of the provider. */
const uploading = (environment?: string, blobEndpoint?: string, alias?: string) => () =>
  synthesize(
    (stack) => {
      const workspace = Workspace.fromWorkspaceId(stack, 'Workspace', {
        workspaceId: `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log-inventory`,
        location: 'westeurope',
      });
      const contentStorage = ContentStorage.fromStorageAccountId(stack, 'Content', {
        storageAccountId: `${GROUP}/providers/Microsoft.Storage/storageAccounts/stcontent`,
        ...(blobEndpoint && { blobEndpoint }),
      });
      new ChangeTrackingRule(stack, 'Rule', { workspace, contentStorage });
    },
    { features: [{}], ...(environment && { environment }), ...(alias && { alias }) },
  );

describe('the cloud of the content storage', () => {
  test.each([
    ['USGovernment', 'https://stcontent.blob.core.windows.net/'],
    ['china', 'https://stcontent.blob.core.windows.net/'],
    ['public', 'https://stcontent.blob.core.usgovcloudapi.net/'],
  ])('%s does not have the endpoint %s', (environment, endpoint) => {
    expect(messageOf(uploading(environment, endpoint))).toContain('but the provider');
  });

  test('is named in the error, with the domain it has', () => {
    expect(messageOf(uploading('usgovernment'))).toContain(
      "the content storage has the endpoint 'https://stcontent.blob.core.windows.net/' in the public cloud, but the provider 'test/azurerm' has environment 'usgovernment': set blobEndpoint to the address in Azure Government, which ends with '.blob.core.usgovcloudapi.net/'",
    );
  });

  test.each([
    [undefined, undefined],
    ['public', undefined],
    ['usgovernment', 'https://stcontent.blob.core.usgovcloudapi.net/'],
    ['usgovernment', 'https://content.example.com/'],
    [undefined, 'https://stcontent.blob.core.usgovcloudapi.net/'],
    ['public', 'https://stcontent.z12.blob.storage.azure.net/'],
    ['a new one', 'https://stcontent.blob.core.windows.net/'],
    ['${var.environment}', 'https://stcontent.blob.core.windows.net/'],
    ['usgovernment', 'https://${var.account}.blob.core.windows.net/'],
  ])('%s may have the endpoint %s', (environment, endpoint) => {
    expect(uploading(environment, endpoint)).not.toThrow();
  });

  test('is not compared with that of a provider that is not the one of the rule', () => {
    expect(uploading('usgovernment', undefined, 'government')).not.toThrow();
  });
});
