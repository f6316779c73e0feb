import { TerraformVariable } from 'cdktf';
import { ContentStorage } from '../../../lib/constructs/content-storage/content-storage';
import { ChangeTrackingRule } from '../../../lib/constructs/rule/change-tracking-rule';
import type { ChangeTrackingRuleProps } from '../../../lib/constructs/rule/change-tracking-rule-props';
import { Workspace } from '../../../lib/constructs/workspace/workspace';
import { RULE_DESCRIPTION } from '../../../lib/facts/rule';
import { messageOf, newStack, refusalsOf, resolvedIn, synthesize } from '../../support/synth';

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

  test('waits for what machines need before they follow it', () => {
    const { only } = synthesize((stack) => {
      const workspace = new Workspace(stack, 'Workspace', {
        name: 'log-test',
        resourceGroupName: 'rg-test',
        location: 'westeurope',
      });
      const contentStorage = new ContentStorage(stack, 'Content', {
        name: 'stcontent',
        resourceGroupName: 'rg-test',
        location: 'westeurope',
        network: { access: 'allNetworks' },
      });
      const privateIngestion = {
        ingestionEndpointId: `${GROUP}/Microsoft.Insights/dataCollectionEndpoints/dce`,
        configurationEndpointIds: {},
        dependables: [workspace.resource],
      };
      new ChangeTrackingRule(stack, 'Rule', { workspace, contentStorage, privateIngestion });
    });
    expect(only('azurerm_monitor_data_collection_rule')).toMatchObject({
      data_collection_endpoint_id: `${GROUP}/Microsoft.Insights/dataCollectionEndpoints/dce`,
      depends_on: [
        expect.stringMatching(/^azurerm_log_analytics_solution\./),
        expect.stringMatching(/^azurerm_storage_container\./),
        expect.stringMatching(/^azurerm_log_analytics_workspace\./),
      ],
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

  test('gives a warning if it uploads to content storage without writers', () => {
    const warned = (writers: Record<string, string>, uploadContent: boolean) =>
      synthesize((stack) => {
        const workspace = Workspace.fromWorkspaceId(stack, 'Workspace', WORKSPACE);
        const contentStorage = new ContentStorage(stack, 'Content', {
          name: 'stcontent',
          resourceGroupName: 'rg-logs',
          location: 'northeurope',
          network: { access: 'allNetworks' },
          writers,
        });
        const settings = { windows: false, linux: { files: [{ path: '/etc/hosts', uploadContent }] } } as const;
        new ChangeTrackingRule(stack, 'Rule', { workspace, contentStorage, settings });
      }).annotations.map(({ message }) => message);
    const warning =
      'settings upload content, but the content storage grants no identity the right to write it: list the identities of the machines in its writers [upload-no-writer]';
    expect(warned({}, true)).toContain(warning);
    expect(warned({}, false)).toEqual([
      'settings uploads no file although content storage is linked: set uploadContent on files, or remove the content storage [upload-nothing]',
    ]);
    expect(warned({ web01: '00000000-0000-0000-0000-0000000000aa' }, true)).not.toContain(warning);
  });

  test('has its id, and logs its errors to the workspace that it writes to', () => {
    const id = /^\$\{azurerm_monitor_data_collection_rule\.Rule_\w+\.id\}$/;
    const { only } = synthesize((stack) => {
      const workspace = Workspace.fromWorkspaceId(stack, 'Workspace', WORKSPACE);
      const rule = new ChangeTrackingRule(stack, 'Rule', { workspace, diagnosticSettings: { errors: {} } });
      expect(resolvedIn(stack, rule.ruleId)).toMatch(id);
    });
    expect(only('azurerm_monitor_diagnostic_setting')).toEqual({
      name: 'diag-errors',
      target_resource_id: expect.stringMatching(id),
      log_analytics_workspace_id: WORKSPACE.workspaceId,
      enabled_log: [{ category: 'LogErrors' }],
    });
  });

  test('has the name, the description and the resource group that it is given', () => {
    const described = (props: Omit<ChangeTrackingRuleProps, 'workspace'>) => {
      const { name, description, resource_group_name } = synthesizeRule(props).only(
        'azurerm_monitor_data_collection_rule',
      );
      return [name, description, resource_group_name];
    };
    expect(described({})).toEqual(['dcr-change-tracking', RULE_DESCRIPTION, 'rg-logs']);
    expect(described({ name: 'dcr-audit', description: 'Audit.', resourceGroupName: 'rg-rules' })).toEqual([
      'dcr-audit',
      'Audit.',
      'rg-rules',
    ]);
  });

  test('refuses a plan that would replace it under its name, while machines still have the old one', () => {
    const { only } = synthesizeRule();
    expect(refusalsOf(only('azurerm_monitor_data_collection_rule'))).toEqual([
      "location of the rule 'dcr-change-tracking' cannot change from '…' to 'northeurope': that replaces the rule, and the new one is created before machines leave the old one. Set another name of the rule together with it.",
    ]);
    expect(only('terraform_data')).toMatchObject({
      input: { location: 'northeurope' },
      triggers_replace: { name: 'dcr-change-tracking', resourceGroupName: 'rg-logs' },
    });
  });

  test('warns that Microsoft’s defaults watch no Windows file and no registry key', () => {
    expect(synthesizeRule().annotations.map(({ message }) => message.replace(/.* /, ''))).toEqual([
      '[windows-files-empty]',
      '[windows-registry-empty]',
    ]);
  });
});

describe('ChangeTrackingRule.fromRuleId', () => {
  test('has the id and the location, and no features, since its settings are unknown', () => {
    const reference = { ruleId: `${GROUP}/Microsoft.Insights/dataCollectionRules/dcr`, location: 'westeurope' };
    expect(ChangeTrackingRule.fromRuleId(newStack(), 'Rule', reference)).toEqual({ ...reference, features: [] });
  });

  test('refuses anything but the id of a data collection rule', () => {
    const ruleId = `${GROUP}/Microsoft.Insights/datacollectionrules/dcr`;
    expect(messageOf(() => ChangeTrackingRule.fromRuleId(newStack(), 'Rule', { ruleId, location: 'EU' }))).toBe(
      `Validation failed with the following errors:
  [test/Rule] ruleId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Insights/dataCollectionRules/<name>', got '${ruleId}'; the provider compares the case of every fixed part, so correct the case
  [test/Rule] location must be a location's name in lower case without spaces, such as 'westeurope', got 'EU'; write 'eu'`,
    );
  });
});
