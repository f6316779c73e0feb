import { TerraformVariable } from 'cdktf';
import { ContentStorage } from '../../../lib/constructs/content-storage/content-storage';
import { ChangeTrackingRule } from '../../../lib/constructs/rule/change-tracking-rule';
import type { ChangeTrackingRuleProps } from '../../../lib/constructs/rule/change-tracking-rule-props';
import { Workspace } from '../../../lib/constructs/workspace/workspace';
import { messageOf, newStack, synthesize } from '../../support/synth';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-logs/providers';
const ACCOUNT_ID = `${GROUP}/Microsoft.Storage/storageAccounts/stcontent`;
const WORKSPACE = {
  workspaceId: `${GROUP}/Microsoft.OperationalInsights/workspaces/log-central`,
  location: 'northeurope',
};

/** A rule in an existing workspace. */
function synthesizeRule(props: Omit<ChangeTrackingRuleProps, 'workspace'> = {}) {
  return synthesize((stack) => {
    const workspace = Workspace.fromWorkspaceId(stack, 'Workspace', WORKSPACE);
    new ChangeTrackingRule(stack, 'Rule', { workspace, ...props });
  });
}

interface Extension {
  readonly name: string;
  readonly extension_name: string;
  readonly streams: string[];
  readonly extension_json: string;
}

function extensionsOf(rule: Record<string, unknown>): Extension[] {
  return (rule.data_sources as { extension: Extension[] }).extension;
}

describe('ChangeTrackingRule', () => {
  test('is in the location and the resource group of its workspace and waits for the solution', () => {
    const { only, json } = synthesizeRule();
    const [solution] = Object.keys((json.resource as Record<string, object>).azurerm_log_analytics_solution ?? {});
    expect(only('azurerm_monitor_data_collection_rule')).toMatchObject({
      location: 'northeurope',
      resource_group_name: 'rg-logs',
      depends_on: [`azurerm_log_analytics_solution.${solution}`],
    });
  });

  test('has one data source per operating system, the three streams, one flow and one destination', () => {
    const rule = synthesizeRule().only('azurerm_monitor_data_collection_rule');
    const streams = ['Microsoft-ConfigurationChange', 'Microsoft-ConfigurationChangeV2', 'Microsoft-ConfigurationData'];
    expect(extensionsOf(rule).map(({ name, extension_name, streams }) => ({ name, extension_name, streams }))).toEqual([
      { name: 'CTDataSource-Windows', extension_name: 'ChangeTracking-Windows', streams },
      { name: 'CTDataSource-Linux', extension_name: 'ChangeTracking-Linux', streams },
    ]);
    expect(rule.data_flow).toEqual([{ streams, destinations: ['Microsoft-CT-Dest'] }]);
    expect(rule.destinations).toEqual({
      log_analytics: [{ name: 'Microsoft-CT-Dest', workspace_resource_id: WORKSPACE.workspaceId }],
    });
    expect(rule).not.toHaveProperty('kind');
  });

  test('cannot be destroyed or replaced with preventDestroy', () => {
    const lifecycle = (props: object) => synthesizeRule(props).only('azurerm_monitor_data_collection_rule').lifecycle;
    expect(lifecycle({ preventDestroy: true })).toMatchObject({ prevent_destroy: true });
    expect(lifecycle({})).not.toHaveProperty('prevent_destroy');
  });

  test('is replaced by a new one before machines leave the old one', () => {
    const { lifecycle } = synthesizeRule().only('azurerm_monitor_data_collection_rule');
    expect(lifecycle).toMatchObject({ create_before_destroy: true });
  });

  test('gives a warning if its name comes from a resource that may change', () => {
    const warned = (name: string) => synthesizeRule({ name }).annotations.map(({ message }) => message);
    const warning =
      'name is known only at apply: when it changes, the rule is replaced, and machines that policy associated keep the old one; set a literal name [rule-name-unstable]';
    expect(warned('${random_pet.rule.id}')).toContain(warning);
    expect(warned('dcr-logs')).not.toContain(warning);
  });

  test('leaves out the data source of an operating system that is set to false', () => {
    const rule = synthesizeRule({ settings: { windows: false } }).only('azurerm_monitor_data_collection_rule');
    expect(extensionsOf(rule).map(({ extension_name }) => extension_name)).toEqual(['ChangeTracking-Linux']);
  });

  test('escapes text that Terraform would read as a template', () => {
    const settings = { linux: { files: [{ path: '/srv/%{env}.conf', description: 'of ${app}' }] } };
    const [, linux] = extensionsOf(synthesizeRule({ settings }).only('azurerm_monitor_data_collection_rule'));
    expect(linux?.extension_json).toContain('/srv/%%{env}.conf');
    expect(linux?.extension_json).toContain('of $${app}');
  });

  test('content storage turns upload on for each operating system', () => {
    const { only } = synthesize((stack) => {
      const workspace = Workspace.fromWorkspaceId(stack, 'Workspace', WORKSPACE);
      const contentStorage = ContentStorage.fromStorageAccountId(stack, 'Content', { storageAccountId: ACCOUNT_ID });
      const settings = { linux: { files: [{ path: '/etc/hosts', uploadContent: true }] } };
      new ChangeTrackingRule(stack, 'Rule', { workspace, contentStorage, settings });
    });
    const uploads = extensionsOf(only('azurerm_monitor_data_collection_rule')).map(({ extension_json }) => {
      const { enableUpload, fileSettings } = JSON.parse(extension_json);
      return { enableUpload, uploadSetting: fileSettings.uploadSetting };
    });
    const uploadSetting = {
      storageAccountResourceId: ACCOUNT_ID,
      blobEndpoint: 'https://stcontent.blob.core.windows.net/',
      managedIdentity: '',
    };
    expect(uploads).toEqual(Array(2).fill({ enableUpload: true, uploadSetting }));
  });

  test('one error lists every invalid prop and setting', () => {
    const props = {
      name: 'dcr change tracking',
      resourceGroupName: 'rg/logs',
      settings: { linux: { files: [{ path: 'etc/hosts' }], softwares: false } },
    };
    expect(messageOf(() => synthesizeRule(props))).toBe(`Validation failed with the following errors:
  [test/Rule] name must be 1 to 260 characters, no space and none of <>*%&:\\?+/#, got 'dcr change tracking'
  [test/Rule] resourceGroupName must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period, got 'rg/logs'
  [test/Rule] settings.linux has no 'softwares', known are 'files', 'services', 'software', 'inventory'; did you mean 'software'?
  [test/Rule] settings.linux.files[0].path must be absolute, such as '/etc/ssh/sshd_config', got 'etc/hosts'`);
  });

  test('a path that is known only at apply may hold backslashes', () => {
    const { only } = synthesize((stack) => {
      const path = new TerraformVariable(stack, 'path', { type: 'string' });
      const workspace = new Workspace(stack, 'Workspace', {
        name: 'log-test',
        resourceGroupName: 'rg-test',
        location: 'westeurope',
      });
      const settings = { windows: { files: [{ path: path.stringValue }] }, linux: false } as const;
      new ChangeTrackingRule(stack, 'Rule', { workspace, settings });
    });
    const sources = only('azurerm_monitor_data_collection_rule').data_sources as {
      extension: { extension_json: string }[];
    };
    expect(sources.extension[0]?.extension_json).toContain('"path":${jsonencode(var.path)}');
  });

  test('refuses references in another case than the provider compares', () => {
    const workspaceId = `${GROUP}/microsoft.operationalinsights/workspaces/logs`;
    const workspace = { workspaceId, name: 'log', resourceGroupName: 'rg', location: 'westeurope', dependables: [] };
    expect(messageOf(() => new ChangeTrackingRule(newStack(), 'Rule', { workspace }))).toContain(
      'workspace.workspaceId must have the form',
    );
  });

  test('refuses uploads without content storage', () => {
    const settings = { linux: { files: [{ path: '/etc/hosts', uploadContent: true }] } };
    expect(messageOf(() => synthesizeRule({ settings }))).toContain(
      'settings asks to upload the content of files, but contentStorage is missing: link one, or remove uploadContent',
    );
  });

  test('warns that Microsoft’s defaults watch no Windows file and no registry key', () => {
    expect(synthesizeRule().annotations.map(({ message }) => message.replace(/.* /, ''))).toEqual([
      '[windows-files-empty]',
      '[windows-registry-empty]',
    ]);
  });
});

describe('ChangeTrackingRule.fromRuleId', () => {
  test('refuses anything but the id of a data collection rule', () => {
    const ruleId = `${GROUP}/Microsoft.Insights/datacollectionrules/dcr`;
    expect(messageOf(() => ChangeTrackingRule.fromRuleId(newStack(), 'Rule', { ruleId, location: 'EU' }))).toBe(
      `Validation failed with the following errors:
  [test/Rule] ruleId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Insights/dataCollectionRules/<name>', got '${ruleId}'; the provider compares the case of every fixed part, so correct the case
  [test/Rule] location must be a location's name in lower case without spaces, such as 'westeurope', got 'EU'; write 'eu'`,
    );
  });
});
