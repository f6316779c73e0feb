import { MonitorPrivateLinkScopedService } from '@cdktf/provider-azurerm/lib/monitor-private-link-scoped-service';
import { type TerraformStack, TerraformVariable, Token } from 'cdktf';
import { Workspace } from '../../../lib/constructs/workspace/workspace';
import type { WorkspaceProps } from '../../../lib/constructs/workspace/workspace-props';
import { type AcknowledgedWarnings, WARNING_IDS } from '../../../lib/facts/warnings';
import { addressesIn, forgottenIn, messageOf, newStack, refusalsOf, synthesize } from '../../support/synth';

const ID =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log-central';
const PROPS = { name: 'log-test', resourceGroupName: 'rg-test', location: 'westeurope' };

describe('Workspace', () => {
  test('warns if data needs resources that this construct does not create', () => {
    const warned = (internetIngestionEnabled: boolean) =>
      synthesize((stack) => new Workspace(stack, 'Workspace', { ...PROPS, internetIngestionEnabled })).annotations;
    const message =
      'internetIngestionEnabled is false: machines report only through a private link scope and a data collection endpoint, and nothing in this stack links the workspace to a scope; add a PrivateIngestion [ingestion-private]';
    expect(warned(false)).toEqual([{ level: 'warn', message }]);
    expect(warned(true)).toEqual([]);
  });

  test('needs no such resources if a link to a private link scope is written by hand, for it and no other workspace', () => {
    const warned = (linked: 'A' | 'B') =>
      synthesize((stack) => {
        const a = new Workspace(stack, 'A', { ...PROPS, internetIngestionEnabled: false });
        const b = new Workspace(stack, 'B', { ...PROPS, name: 'log-other' });
        new MonitorPrivateLinkScopedService(stack, 'Link', {
          name: 'log-test',
          resourceGroupName: 'rg-hub',
          scopeName: 'ampls-hub',
          linkedResourceId: { A: a, B: b }[linked].workspaceId,
        });
      }).annotations.map(({ message }) => message.split(' ').at(-1));
    expect(warned('A')).toEqual([]);
    expect(warned('B')).toEqual(['[ingestion-private]']);
  });

  test('local authentication is off and data is kept for 30 days by default', () => {
    const { only } = synthesize((stack) => new Workspace(stack, 'Workspace', PROPS));
    expect(only('azurerm_log_analytics_workspace')).toMatchObject({
      local_authentication_enabled: false,
      retention_in_days: 30,
      sku: 'PerGB2018',
    });
  });

  test.each([
    [
      'created',
      (stack: TerraformStack, tableWaitSeconds?: number) =>
        new Workspace(stack, 'Workspace', { ...PROPS, tableWaitSeconds }),
    ],
    [
      'imported',
      (stack: TerraformStack, tableWaitSeconds?: number) =>
        Workspace.fromWorkspaceId(stack, 'Workspace', { workspaceId: ID, location: 'westeurope', tableWaitSeconds }),
    ],
  ])('waits for the tables after the solution of a workspace that is %s', (_, build) => {
    const provisioner = (seconds?: number) =>
      synthesize((stack) => build(stack, seconds)).only('azurerm_log_analytics_solution')['provisioner'];
    const command = expect.stringMatching(/^sleep 120 /);
    expect(provisioner()).toEqual([{ 'local-exec': { command, on_failure: 'continue' } }]);
    expect(JSON.stringify(provisioner(300))).toContain('sleep 300 ');
    expect(provisioner(0)).toBeUndefined();
    expect(() => provisioner(-1)).toThrow('tableWaitSeconds must be a whole number from 0 to 3600 seconds, got -1');
  });

  test('writes every argument that is set', () => {
    const { only } = synthesize((stack) => {
      new Workspace(stack, 'Workspace', {
        ...PROPS,
        sku: 'CapacityReservation',
        reservationCapacityInGbPerDay: 200,
        retentionInDays: 90,
        dailyQuotaGb: 2.5,
        internetIngestionEnabled: true,
        internetQueryEnabled: false,
        localAuthenticationEnabled: true,
      });
    });
    expect(only('azurerm_log_analytics_workspace')).toMatchObject({
      sku: 'CapacityReservation',
      reservation_capacity_in_gb_per_day: 200,
      retention_in_days: 90,
      daily_quota_gb: 2.5,
      internet_ingestion_enabled: true,
      internet_query_enabled: false,
      local_authentication_enabled: true,
    });
  });

  test('protects the workspace and its solution with preventDestroy', () => {
    const lifecycles = (preventDestroy: boolean) => {
      const { only } = synthesize((stack) => new Workspace(stack, 'Workspace', { ...PROPS, preventDestroy }));
      return ['azurerm_log_analytics_workspace', 'azurerm_log_analytics_solution'].map((type) => only(type).lifecycle);
    };
    expect(lifecycles(true)).toMatchObject([{ prevent_destroy: true }, { prevent_destroy: true }]);
    expect(lifecycles(false)).toEqual([expect.not.objectContaining({ prevent_destroy: true }), undefined]);
  });

  test('logs to itself what people query in it', () => {
    const { only } = synthesize(
      (stack) => new Workspace(stack, 'Workspace', { ...PROPS, diagnosticSettings: { audit: {} } }),
    );
    const workspace = expect.stringMatching(/^\$\{azurerm_log_analytics_workspace\.\w+\.id\}$/);
    expect(only('azurerm_monitor_diagnostic_setting')).toEqual({
      name: 'diag-audit',
      target_resource_id: workspace,
      log_analytics_workspace_id: workspace,
      enabled_log: [{ category: 'Audit' }],
    });
  });

  test('exposes its solution and its tables', () => {
    const { solution, tables } = new Workspace(newStack(), 'Workspace', {
      ...PROPS,
      tableRetention: { ConfigurationData: { retentionInDays: 60 } },
    });
    expect(solution.node.path).toBe('test/Workspace/Solution');
    expect(Object.keys(tables)).toEqual(['ConfigurationData']);
    expect(tables.ConfigurationData?.retentionInDaysInput).toBe(60);
  });

  test('arguments that the next provider renames are written only if they are set', () => {
    const { only } = synthesize((stack) => new Workspace(stack, 'Workspace', PROPS));
    expect(Object.keys(only('azurerm_log_analytics_workspace'))).not.toContain('internet_ingestion_enabled');
  });

  test('refuses a plan that would replace the workspace under its name, which Azure keeps', () => {
    const { only } = synthesize((stack) => new Workspace(stack, 'Workspace', { ...PROPS, sku: 'PerNode' }));
    const why =
      'that replaces the workspace, and Azure keeps the name of a workspace that is deleted. Set another name together with it: the new workspace is created beside the old one.';
    expect(refusalsOf(only('azurerm_log_analytics_workspace'))).toEqual([
      `location of the workspace 'log-test' cannot change from '…' to 'westeurope': ${why}`,
      `sku of the workspace 'log-test' cannot change from '…' to 'PerNode': ${why}`,
    ]);
  });

  test('remembers no tier of a commitment, which Azure sets back in place, and none from before a link to a cluster', () => {
    const remembered = (props: Partial<WorkspaceProps>) =>
      synthesize((stack) => new Workspace(stack, 'Workspace', { ...PROPS, ...props })).only('terraform_data');
    const identity = { name: 'log-test', resourceGroupName: 'rg-test' };
    const committed = remembered({ sku: 'CapacityReservation', reservationCapacityInGbPerDay: 100 });
    expect(committed['input']).toEqual({ location: 'westeurope', sku: 'PerGB2018' });
    expect(committed['triggers_replace']).toEqual(identity);
    const clusterResourceId = ID.replace('workspaces', 'clusters');
    expect(remembered({ clusterResourceId })['triggers_replace']).toEqual({ ...identity, linked: 'true' });
  });

  test('leaves in Azure everything that it created, if it is no longer in the code', () => {
    const created = synthesize((stack) => {
      new Workspace(stack, 'Workspace', {
        ...PROPS,
        clusterResourceId: ID.replace('workspaces', 'clusters'),
        linkedStorage: {
          storageAccountResourceId: ID.replace(
            'OperationalInsights/workspaces/log-central',
            'Storage/storageAccounts/stqueries',
          ),
        },
        tableRetention: { ConfigurationChange: { retentionInDays: 60 }, ConfigurationData: { retentionInDays: 60 } },
      });
    });
    const left = synthesize((stack) => Workspace.leave(stack, 'Workspace'));
    expect(forgottenIn(left)).toEqual(addressesIn(created));
    expect(addressesIn(left)).toEqual([]);
  });

  test('the solution is beside the workspace, and the tables wait for it', () => {
    const { only, all, json } = synthesize(
      (stack) =>
        new Workspace(stack, 'Workspace', {
          ...PROPS,
          tableRetention: {
            ConfigurationChange: { retentionInDays: 90, totalRetentionInDays: 1095 },
            ConfigurationData: { retentionInDays: 60 },
          },
        }),
    );
    expect(only('azurerm_log_analytics_solution')).toMatchObject({
      solution_name: 'ChangeTracking',
      resource_group_name: 'rg-test',
      workspace_name: expect.stringMatching(/^\$\{azurerm_log_analytics_workspace\.\w+\.name\}$/),
      workspace_resource_id: expect.stringMatching(/^\$\{azurerm_log_analytics_workspace\.\w+\.id\}$/),
      plan: { publisher: 'Microsoft', product: 'OMSGallery/ChangeTracking' },
    });
    const [solution] = Object.keys((json.resource as Record<string, object>).azurerm_log_analytics_solution ?? {});
    expect(all('azurerm_log_analytics_workspace_table').map(({ depends_on }) => depends_on)).toEqual(
      Array(2).fill([`azurerm_log_analytics_solution.${solution}`]),
    );
  });

  test('a table always gets both retention arguments', () => {
    const { only } = synthesize(
      (stack) =>
        new Workspace(stack, 'Workspace', { ...PROPS, tableRetention: { ConfigurationData: { retentionInDays: 60 } } }),
    );
    expect(only('azurerm_log_analytics_workspace_table')).toMatchObject({
      name: 'ConfigurationData',
      retention_in_days: 60,
      total_retention_in_days: 60,
    });
  });

  test('a table follows its workspace when that is replaced, which the provider would update in place', () => {
    const { only, json } = synthesize(
      (stack) =>
        new Workspace(stack, 'Workspace', { ...PROPS, tableRetention: { ConfigurationData: { retentionInDays: 60 } } }),
    );
    const [workspace] = Object.keys((json.resource as Record<string, object>).azurerm_log_analytics_workspace ?? {});
    expect(only('azurerm_log_analytics_workspace_table').lifecycle).toEqual({
      replace_triggered_by: [`azurerm_log_analytics_workspace.${workspace}.id`],
    });
  });

  test('refuses the tier that Azure gives to linked workspaces only, unless the user says that the workspace is linked', () => {
    const withReason = (acknowledgedWarnings?: AcknowledgedWarnings) =>
      synthesize((stack) => new Workspace(stack, 'Workspace', { ...PROPS, sku: 'LACluster', acknowledgedWarnings }));
    expect(messageOf(() => withReason())).toBe(
      `Validation failed with the following errors:
  [test/Workspace] sku is 'LACluster', which Azure sets itself when the workspace is linked to a cluster: the creation of a workspace with it fails. Omit it, and link the workspace with clusterResourceId; if it is linked already and imported into the state, say so in acknowledgedWarnings['sku-linked-only']`,
    );
    expect(withReason({ 'sku-linked-only': 'linked since May' }).annotations).toEqual([
      {
        level: 'info',
        message:
          "acknowledged: linked since May (sku is 'LACluster', which Azure sets itself when the workspace is linked to a cluster) [sku-linked-only]",
      },
    ]);
  });

  test('one error lists every invalid prop', () => {
    const known = `${WARNING_IDS.slice(0, 40)
      .map((id) => `'${id}'`)
      .join(', ')} and ${WARNING_IDS.length - 40} more`;
    const wrong = {
      name: '-x',
      resourceGroupName: 'rg.',
      location: 'West Europe',
      sku: 'Free' as 'PerGB2018',
      retentionInDays: 7,
      dailyQuotaGb: 0,
      reservationCapacityInGbPerDay: 100 as const,
      tableRetention: {
        ConfigurationChange: { retentionInDays: 90, totalRetentionInDays: 60 },
        ConfigurationDate: { retentionInDays: 30, totalRetentionInDays: 1000 },
      },
      acknowledgedWarnings: { 'workspace-regions': 'because' } as object,
    };
    expect(
      messageOf(() => new Workspace(newStack(), 'Workspace', wrong)),
    ).toBe(`Validation failed with the following errors:
  [test/Workspace] tableRetention has no 'ConfigurationDate', known are 'ConfigurationChange', 'ConfigurationData'; did you mean 'ConfigurationData'?
  [test/Workspace] acknowledgedWarnings has no 'workspace-regions', known are ${known}; did you mean 'workspace-region'?
  [test/Workspace] name must be 4 to 63 letters, digits and hyphens, first and last a letter or digit, got '-x'
  [test/Workspace] resourceGroupName must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period, got 'rg.'
  [test/Workspace] location must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe'; write 'westeurope'
  [test/Workspace] sku must be one of 'PerGB2018', 'CapacityReservation', 'LACluster', 'PerNode', 'Standalone', got 'Free'
  [test/Workspace] retentionInDays must be a whole number from 30 to 730 days, got 7
  [test/Workspace] dailyQuotaGb must be more than 0, got 0; omit it for no cap
  [test/Workspace] reservationCapacityInGbPerDay needs sku 'CapacityReservation', got 'Free': change the tier or omit it
  [test/Workspace] tableRetention.ConfigurationChange.totalRetentionInDays must not be less than tableRetention.ConfigurationChange.retentionInDays (90), got 60`);
  });

  test.each([
    [
      'westus3',
      "location 'westus3' is not among the workspace regions the documentation lists (Microsoft's support matrix); no source says that others fail; nearest supported: 'westus2', 'southcentralus'",
    ],
    ['usgovvirginia', 'Azure Government'],
    ['chinanorth3', 'Azure China'],
  ])('warns of the workspace region %s', (location, message) => {
    const warning = { level: 'warn', message: expect.stringContaining(message) };
    const created = synthesize((stack) => new Workspace(stack, 'Workspace', { ...PROPS, location }));
    expect(created.annotations).toEqual([warning]);
    const imported = synthesize((stack) =>
      Workspace.fromWorkspaceId(stack, 'Workspace', { workspaceId: ID, location }),
    );
    expect(imported.annotations).toEqual([warning]);
  });

  test('an acknowledged warning becomes information with its reason', () => {
    const acknowledgedWarnings = { 'workspace-region': 'approved by the data protection office' };
    const { annotations } = synthesize(
      (stack) => new Workspace(stack, 'Workspace', { ...PROPS, location: 'westus3', acknowledgedWarnings }),
    );
    expect(annotations).toEqual([
      { level: 'info', message: expect.stringMatching(/^acknowledged: approved by the data protection office /) },
    ]);
  });
});

describe('the checks of a workspace', () => {
  test.each([
    [{ tags: { 'cost/center': 'a' } }, "tags keys must have none of <>%&\\?/, got 'cost/center'"],
    [{ tags: { Env: 'a', env: 'b' } }, "tags has 'Env' and 'env', which Azure treats as one key: remove one"],
    [{ tags: { env: process.env['NOT_SET'] } }, 'tags.env must be text, got undefined'],
    [{ tags: { env: 'ä'.repeat(129) } }, 'tags.env may have at most 256 bytes (the provider counts bytes), got 258'],
    [{ name: undefined }, 'name is missing: give text'],
    [{ location: 1 }, "location must be text, got 1: write '1'"],
  ])('refuse %j', (props, problem) => {
    const wrong = { ...PROPS, ...props } as WorkspaceProps;
    expect(messageOf(() => new Workspace(newStack(), 'Workspace', wrong))).toBe(
      `Validation failed with the following errors:\n  [test/Workspace] ${problem}`,
    );
  });

  test.each([
    { tableRetention: { ConfigurationData: undefined } },
    { tags: { ['k'.repeat(512)]: 'v'.repeat(256) } },
    { acknowledgedWarnings: { 'workspace-region': undefined } },
  ])('let %j through', (props) => {
    const { all } = synthesize((stack) => new Workspace(stack, 'Workspace', { ...PROPS, ...props }));
    expect(all('azurerm_log_analytics_workspace')).toHaveLength(1);
  });

  test('let a map of tags through that is known only at apply', () => {
    const { only } = synthesize((stack) => {
      const tags = new TerraformVariable(stack, 'tags', { type: 'map(string)' });
      new Workspace(stack, 'Workspace', { ...PROPS, tags: Token.asStringMap(tags.value) });
    });
    expect(only('azurerm_log_analytics_workspace').tags).toBe('${var.tags}');
  });

  test('refuse two workspaces that are one in Azure', () => {
    const both = () =>
      synthesize((stack) => {
        new Workspace(stack, 'A', PROPS);
        new Workspace(stack, 'B', { ...PROPS, name: 'LOG-test' });
      });
    expect(messageOf(both)).toContain(`Validation failed with the following errors:
  [test] 'test/B/Resource' is the same azurerm_log_analytics_workspace in Azure as 'test/A/Resource', named 'LOG-test': give one of them another name`);
  });
});

describe('Workspace.fromWorkspaceId', () => {
  test('tags the solution', () => {
    const tags = { team: 'platform' };
    const { only } = synthesize((stack) => {
      const reference = { workspaceId: ID, location: 'westeurope', tags };
      const { solution, dependables } = Workspace.fromWorkspaceId(stack, 'Workspace', reference);
      expect(dependables).toEqual([solution]);
    });
    expect(only('azurerm_log_analytics_solution').tags).toEqual(tags);
  });

  test('names the remedy if one workspace is imported twice', () => {
    const twice = () =>
      synthesize((stack) => {
        Workspace.fromWorkspaceId(stack, 'A', { workspaceId: ID, location: 'westeurope' });
        Workspace.fromWorkspaceId(stack, 'B', { workspaceId: ID, location: 'westeurope' });
      });
    expect(messageOf(twice)).toContain(
      "'test/B/Solution' is the same azurerm_log_analytics_solution in Azure as 'test/A/Solution', named 'ChangeTracking': pass one workspace to both, or set addSolution: false on the second",
    );
  });

  test('leaves the solution to a provider with the subscription of the workspace', () => {
    const provider = { features: [{}], subscriptionId: '00000000-0000-0000-0000-000000000002' };
    const take = (addSolution: boolean) => () =>
      synthesize(
        (stack) =>
          Workspace.fromWorkspaceId(stack, 'Workspace', { workspaceId: ID, location: 'westeurope', addSolution }),
        provider,
      );
    expect(messageOf(take(true))).toContain(
      `[test/Workspace] the provider 'test/azurerm' would create 'test/Workspace/Solution' in its own subscription '00000000-0000-0000-0000-000000000002', but it belongs to '${ID}': use a provider with that subscription`,
    );
    expect(take(false)().all('azurerm_log_analytics_solution')).toEqual([]);
  });

  test('adds the solution in the resource group of the workspace', () => {
    const { only } = synthesize((stack) =>
      Workspace.fromWorkspaceId(stack, 'Workspace', { workspaceId: ID, location: 'westeurope' }),
    );
    expect(only('azurerm_log_analytics_solution')).toMatchObject({
      resource_group_name: 'rg-logs',
      workspace_name: 'log-central',
      workspace_resource_id: ID,
      location: 'westeurope',
    });
  });

  test('adds nothing if the solution exists, and leaves one that it added before in Azure', () => {
    const reference = { workspaceId: ID, location: 'westeurope' };
    const added = synthesize((stack) => Workspace.fromWorkspaceId(stack, 'Workspace', reference));
    const left = synthesize((stack) => {
      const workspace = Workspace.fromWorkspaceId(stack, 'Workspace', { ...reference, addSolution: false });
      expect(workspace).toEqual({ ...reference, name: 'log-central', resourceGroupName: 'rg-logs', dependables: [] });
    });
    expect(addressesIn(left)).toEqual([]);
    expect(forgottenIn(left)).toEqual(addressesIn(added));
  });

  test('refuses an id in another case than the provider compares', () => {
    const workspaceId = ID.toLowerCase();
    expect(
      messageOf(() => Workspace.fromWorkspaceId(newStack(), 'Workspace', { workspaceId, location: 'westeurope' })),
    ).toContain('the provider compares the case of every fixed part, so correct the case');
  });

  test('lets an id through that is known only at apply', () => {
    const { only } = synthesize((stack) => {
      const variable = new TerraformVariable(stack, 'workspace_id', {});
      Workspace.fromWorkspaceId(stack, 'Workspace', { workspaceId: variable.stringValue, location: 'westeurope' });
    });
    expect(only('azurerm_log_analytics_solution').workspace_name).toBe('${element(split("/", var.workspace_id), 8)}');
  });
});
