import { ChangeTracking, type ContentStorageProps } from '../../../lib';
import { ContentStorage } from '../../../lib/constructs/content-storage/content-storage';
import { Workspace } from '../../../lib/constructs/workspace/workspace';
import { messageOf, synthesize } from '../../support/synth';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-test/providers';
const WORKSPACE = `${GROUP}/Microsoft.OperationalInsights/workspaces/log-audit`;
const ARCHIVE = `${GROUP}/Microsoft.Storage/storageAccounts/staudit`;
const HUB = `${GROUP}/Microsoft.EventHub/namespaces/evhns-audit/authorizationRules/send`;
const PROPS = { name: 'sttest', resourceGroupName: 'rg-test', location: 'westeurope' };

const storageWith = (
  diagnosticSettings: ContentStorageProps['diagnosticSettings'],
  customerManagedKey?: ContentStorageProps['customerManagedKey'],
) =>
  synthesize((scope) => {
    const props = { ...PROPS, network: { access: 'allNetworks' }, customerManagedKey } as const;
    new ContentStorage(scope, 'Content', { ...props, diagnosticSettings });
  });

test('content storage logs what its blob service does, to every destination', () => {
  const stack = storageWith({
    audit: { workspaceResourceId: WORKSPACE, storageAccountResourceId: ARCHIVE },
    hub: { eventHubAuthorizationRuleResourceId: HUB, eventHubName: 'audit', logGroups: ['audit'] },
    metrics: { workspaceResourceId: WORKSPACE, metricCategories: ['Transaction'], name: 'metrics' },
  });
  const target_resource_id = expect.stringMatching(/^\$\{azurerm_storage_account\..*\.id\}\/blobServices\/default$/);
  const categories = ['StorageRead', 'StorageWrite', 'StorageDelete'].map((category) => ({ category }));
  expect(stack.all('azurerm_monitor_diagnostic_setting')).toEqual([
    {
      name: 'diag-audit',
      target_resource_id,
      log_analytics_workspace_id: WORKSPACE,
      storage_account_id: ARCHIVE,
      enabled_log: categories,
    },
    {
      name: 'diag-hub',
      target_resource_id,
      eventhub_authorization_rule_id: HUB,
      eventhub_name: 'audit',
      enabled_log: [{ category_group: 'audit' }],
    },
    {
      name: 'metrics',
      target_resource_id,
      log_analytics_workspace_id: WORKSPACE,
      enabled_log: [],
      enabled_metric: [{ category: 'Transaction' }],
    },
  ]);
});

test('a workspace logs to itself, and in the whole pattern everything logs to its workspace, if no destination is given', () => {
  const itself = synthesize((scope) => {
    new Workspace(scope, 'Workspace', { ...PROPS, name: 'log-test', diagnosticSettings: { audit: {} } });
  });
  const id = expect.stringMatching(/^\$\{azurerm_log_analytics_workspace\.Workspace_\w+\.id\}$/);
  expect(itself.only('azurerm_monitor_diagnostic_setting')).toMatchObject({
    target_resource_id: id,
    log_analytics_workspace_id: id,
  });

  const whole = synthesize((scope) => {
    new ChangeTracking(scope, 'All', {
      location: 'westeurope',
      workspace: { diagnosticSettings: { audit: {} } },
      rule: { diagnosticSettings: { errors: {} } },
      contentStorage: { name: 'sttest', network: { access: 'allNetworks' }, diagnosticSettings: { reads: {} } },
    });
  });
  const destinations = whole.all('azurerm_monitor_diagnostic_setting').map(({ log_analytics_workspace_id: id }) => id);
  expect(destinations).toHaveLength(3);
  expect(new Set(destinations).size).toBe(1);
});

test('logs of an account begin after it has its key', () => {
  const key = { keyVaultResourceId: `${GROUP}/Microsoft.KeyVault/vaults/kv-audit`, keyName: 'content' };
  const setting = storageWith({ audit: { workspaceResourceId: WORKSPACE } }, key);
  expect(setting.only('azurerm_monitor_diagnostic_setting')['depends_on']).toEqual([
    expect.stringMatching(/^azurerm_storage_account_customer_managed_key\./),
  ]);
});

test('two settings of one name are refused', () => {
  const [audit, archive] = [
    { workspaceResourceId: WORKSPACE },
    { storageAccountResourceId: ARCHIVE, name: 'diag-audit' },
  ];
  expect(messageOf(() => storageWith({ audit, archive }))).toContain(
    "'test/Content/DiagnosticSettings/archive' is the same azurerm_monitor_diagnostic_setting in Azure as 'test/Content/DiagnosticSettings/audit', named 'diag-audit': give one of the settings another name",
  );
});

test('every problem is reported at once, with the allowed values', () => {
  const settings = {
    nowhere: {},
    audit: { workspaceResourceId: WORKSPACE, logCategories: ['Audit' as never], eventHubName: 'audit' },
    both: { storageAccountResourceId: ARCHIVE, logCategories: ['StorageRead'], logGroups: ['allLogs'] },
    service: { name: 'service', workspaceResourceId: ARCHIVE, metricCategories: ['AllMetrics' as never] },
    first: { storageAccountResourceId: ARCHIVE },
    second: { workspaceResourceId: WORKSPACE, logGroups: ['audit'] },
  } as const;
  expect(messageOf(() => storageWith(settings))).toBe(
    `Validation failed with the following errors:
  [test/Content] diagnosticSettings must have at most 5 settings, which Azure allows for one resource, got 6
  [test/Content] diagnosticSettings.nowhere must have a destination: workspaceResourceId, storageAccountResourceId, eventHubAuthorizationRuleResourceId, got none
  [test/Content] diagnosticSettings.audit.eventHubName needs diagnosticSettings.audit.eventHubAuthorizationRuleResourceId: set both
  [test/Content] diagnosticSettings.audit.logCategories[0] must be one of 'StorageRead', 'StorageWrite', 'StorageDelete', got 'Audit'
  [test/Content] diagnosticSettings.both.logGroups must not be set beside diagnosticSettings.both.logCategories: a group contains categories
  [test/Content] diagnosticSettings.service.name must be 1 to 260 characters, none of *<>%&:\\?+/, and not 'service', which Azure cannot delete, got 'service'
  [test/Content] diagnosticSettings.service.workspaceResourceId must be the id of a Log Analytics workspace, got that of a storage account, '${ARCHIVE}'
  [test/Content] diagnosticSettings.service.metricCategories[0] must be one of 'Transaction', 'Capacity', got 'AllMetrics'
  [test/Content] diagnosticSettings.first sends a category to a destination of diagnosticSettings.both, which Azure refuses: use one setting for both`,
  );
});

test('the alert on errors of the rule has a setting of its own, so a second one to its workspace is refused', () => {
  const props = {
    location: 'westeurope',
    alerts: { ingestionErrors: {} },
    rule: { diagnosticSettings: { errors: {}, archive: { storageAccountResourceId: ARCHIVE } } },
  } as const;
  expect(messageOf(() => synthesize((scope) => new ChangeTracking(scope, 'All', props)))).toBe(
    `Validation failed with the following errors:
  [test/All] rule.diagnosticSettings.errors sends the errors of the rule to the workspace, which alerts.ingestionErrors does already: remove one`,
  );
});
