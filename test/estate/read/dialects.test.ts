import { readFileSync } from 'node:fs';
import { review } from '../../../lib/estate';
import { describeWithShared } from '../../support/skip';
import { ids, lines, plan, reviewed } from '../support';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';
const STREAMS = ['Microsoft-ConfigurationChange', 'Microsoft-ConfigurationChangeV2', 'Microsoft-ConfigurationData'];
const VM = `${GROUP}/providers/Microsoft.Compute/virtualMachines/vm1`;
const RULE_ID = `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/dcr-ct`;

const settings = (enableServices: boolean) => ({
  enableFiles: true,
  enableSoftware: true,
  enableRegistry: false,
  enableServices,
  enableInventory: true,
  fileSettings: { fileCollectionFrequency: 900, fileInfo: [] },
  softwareSettings: { softwareCollectionFrequency: 300 },
  inventorySettings: { inventoryCollectionFrequency: 36000 },
  servicesSettings: { serviceCollectionFrequency: 300 },
});

const ruleBody = (enableServices = true) => ({
  properties: {
    dataSources: {
      extensions: [
        {
          name: 'CTDataSource-Linux',
          extensionName: 'ChangeTracking-Linux',
          streams: STREAMS,
          extensionSettings: settings(enableServices),
        },
      ],
    },
    destinations: { logAnalytics: [{ name: 'ct', workspaceResourceId: '/workspaces/log' }] },
    dataFlows: [{ streams: STREAMS, destinations: ['ct'] }],
  },
});

const azapi = (type: string, name: string, parent: string, body: unknown, id?: string) => ({
  type,
  name,
  parent_id: parent,
  body,
  location: 'westeurope',
  ...(id !== undefined && { id }),
});

describe('azapi_resource', () => {
  const rule = (body: unknown, version = '2023-03-11') =>
    azapi(`Microsoft.Insights/dataCollectionRules@${version}`, 'dcr-ct', GROUP, body, RULE_ID);

  test('with its body as JSON text, as version 1 of azapi has it, reads like one with an object', () => {
    const change = (body: (on: boolean) => unknown) =>
      reviewed(plan({ address: 'azapi_resource.ct', before: rule(body(true)), after: rule(body(false)) }));
    expect(change((on) => JSON.stringify(ruleBody(on)))).toEqual([
      'data-type-off@azapi_resource.ct Linux services: on -> off',
    ]);
    expect(change(ruleBody)).toEqual(change((on) => JSON.stringify(ruleBody(on))));
  });

  test('of another API version only changes nothing', () => {
    const change = { address: 'azapi_resource.ct', before: rule(ruleBody()), after: rule(ruleBody(), '2024-03-11') };
    expect(reviewed(plan(change))).toEqual([]);
  });

  test('whose whole body is known only at apply says so', () => {
    const change = { address: 'azapi_resource.ct', after: rule(undefined), unknown: { body: true } };
    expect(reviewed(plan(change))).toEqual([
      'unknown-until-apply@azapi_resource.ct data sources: no rule -> known only at apply',
    ]);
  });

  test('of an association that is removed drops the machine', () => {
    const type = 'Microsoft.Insights/dataCollectionRuleAssociations@2022-06-01';
    const before = azapi(type, 'ct', VM, { properties: { dataCollectionRuleId: RULE_ID } });
    const document = plan(
      { address: 'azapi_resource.rule', before: rule(ruleBody()), after: rule(ruleBody()) },
      { address: 'azapi_resource.association', before },
    );
    expect(reviewed(document)).toEqual([
      'machine-dropped@azapi_resource.association virtual machine vm1: has association -> keeps nothing',
    ]);
  });

  test('of a workspace in configuration is found by the rule that refers to it', () => {
    const stack = (retentionInDays: number) => ({
      resource: {
        azapi_resource: {
          log: azapi('Microsoft.OperationalInsights/workspaces@2023-09-01', 'log', GROUP, {
            properties: { retentionInDays },
          }),
          ct: azapi('Microsoft.Insights/dataCollectionRules@2023-03-11', 'dcr-ct', GROUP, {
            properties: {
              ...ruleBody().properties,
              destinations: { logAnalytics: [{ name: 'ct', workspaceResourceId: '${azapi_resource.log.id}' }] },
            },
          }),
        },
      },
    });
    expect(reviewed(stack(30), stack(90))).toEqual([
      'retention-shortened@azapi_resource.log workspace log: 90 days -> 30 days',
    ]);
  });

  test('of a type that is not read is counted', () => {
    const other = azapi('Microsoft.Web/sites@2023-01-01', 'site', GROUP, {});
    const { unread } = review(plan({ address: 'azapi_resource.site', after: other }));
    expect([...unread]).toEqual([['azapi_resource Microsoft.Web/sites', 1]]);
  });
});

describe('azapi_update_resource', () => {
  const table = (plan: string) => ({
    type: 'Microsoft.Insights/dataCollectionRules@2023-03-11',
    resource_id: RULE_ID,
    body: plan === '' ? {} : ruleBody(plan === 'on'),
  });

  test('that changes what it sets is a change of that resource', () => {
    expect(reviewed(plan({ address: 'azapi_update_resource.ct', before: table('on'), after: table('off') }))).toEqual([
      'data-type-off@azapi_update_resource.ct Linux services: on -> off',
    ]);
  });

  test('that goes away leaves the resource as it is', () => {
    const document = plan({ address: 'azapi_update_resource.ct', before: table('on') });
    expect(ids(review(document).findings)).toEqual(['resource-forgotten']);
  });
});

describe('azapi_resource_action', () => {
  const action = (method: string, more = {}) => ({
    type: 'Microsoft.OperationalInsights/workspaces@2023-09-01',
    resource_id: `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log`,
    method,
    ...more,
  });
  const rule = azapi(
    'Microsoft.Insights/dataCollectionRules@2023-03-11',
    'dcr-ct',
    GROUP,
    {
      properties: {
        ...ruleBody().properties,
        destinations: { logAnalytics: [{ name: 'ct', workspaceResourceId: action('').resource_id }] },
      },
    },
    RULE_ID,
  );

  test('that deletes the workspace of a rule destroys it', () => {
    const document = plan(
      { address: 'azapi_resource_action.delete', after: action('DELETE') },
      { address: 'azapi_resource.ct', before: rule, after: rule },
    );
    expect(ids(review(document).findings)).toContain('workspace-removed');
  });

  test('that calls an action of it changes nothing', () => {
    const document = plan({ address: 'azapi_resource_action.purge', after: action('POST', { action: 'regenerate' }) });
    expect(reviewed(document)).toEqual([]);
  });
});

describe('an ARM template in a deployment', () => {
  const template = (enableServices: boolean) => ({
    parameters: {
      ruleName: { type: 'string', defaultValue: 'unused' },
      workspace: { type: 'string', defaultValue: 'log' },
      key: { type: 'securestring', defaultValue: 'hunter2' },
    },
    variables: { associationName: "[concat(parameters('ruleName'), '-association')]" },
    resources: [
      {
        type: 'Microsoft.OperationalInsights/workspaces',
        apiVersion: '2023-09-01',
        name: "[parameters('workspace')]",
        location: '[resourceGroup().location]',
        properties: { retentionInDays: 90 },
        resources: [
          {
            type: 'tables',
            apiVersion: '2023-09-01',
            name: 'ConfigurationChange',
            properties: { retentionInDays: 90 },
          },
        ],
      },
      {
        type: 'Microsoft.Insights/dataCollectionRules',
        apiVersion: '2023-03-11',
        name: "[parameters('ruleName')]",
        location: 'westeurope',
        properties: {
          ...ruleBody(enableServices).properties,
          description: "[parameters('key')]",
          destinations: {
            logAnalytics: [
              {
                name: 'ct',
                workspaceResourceId:
                  "[resourceId('Microsoft.OperationalInsights/workspaces', parameters('workspace'))]",
              },
            ],
          },
        },
      },
      {
        type: 'Microsoft.Compute/virtualMachines/providers/dataCollectionRuleAssociations',
        apiVersion: '2022-06-01',
        name: "[concat('vm1/Microsoft.Insights/', variables('associationName'))]",
        properties: {
          dataCollectionRuleId: "[resourceId('Microsoft.Insights/dataCollectionRules', parameters('ruleName'))]",
        },
      },
      {
        type: 'Microsoft.Insights/dataCollectionRuleAssociations',
        apiVersion: '2022-06-01',
        scope: "[format('Microsoft.Compute/virtualMachines/{0}', 'vm2')]",
        name: 'ct',
        properties: {
          dataCollectionRuleId: "[resourceId('Microsoft.Insights/dataCollectionRules', parameters('ruleName'))]",
        },
      },
    ],
  });
  const ADDRESS = 'azurerm_resource_group_template_deployment.ct';
  const deployment = (content: unknown, more = {}) => ({
    id: `${GROUP}/providers/Microsoft.Resources/deployments/ct`,
    name: 'ct',
    resource_group_name: 'rg',
    deployment_mode: 'Incremental',
    template_content: JSON.stringify(content),
    parameters_content: JSON.stringify({ ruleName: { value: 'dcr-arm' } }),
    ...more,
  });

  test('reads like the resources it deploys', () => {
    const change = { address: ADDRESS, before: deployment(template(true)), after: deployment(template(false)) };
    expect(reviewed(plan(change))).toEqual([
      `data-type-off@${ADDRESS}/microsoft.insights/datacollectionrules/dcr-arm Linux services: on -> off`,
    ]);
  });

  test('that is destroyed takes rule, workspace and machines with it', () => {
    const found = lines(review(plan({ address: ADDRESS, before: deployment(template(true)) })));
    expect(found).toEqual([
      `rule-removed@${ADDRESS}/microsoft.insights/datacollectionrules/dcr-arm rule dcr-arm: tracks Linux -> destroyed`,
      `machine-dropped@${ADDRESS}/microsoft.compute/virtualmachines/vm1/providers/microsoft.insights/datacollectionruleassociations/dcr-arm-association virtual machine vm1: has association -> keeps nothing`,
      `machine-dropped@${ADDRESS}/Microsoft.Compute/virtualMachines/vm2/providers/microsoft.insights/datacollectionruleassociations/ct virtual machine vm2: has association -> keeps nothing`,
      `workspace-removed@${ADDRESS}/microsoft.operationalinsights/workspaces/log workspace log: keeps the history -> destroyed`,
    ]);
  });

  test('in incremental mode leaves in Azure what it no longer lists; in complete mode it destroys it', () => {
    const empty = { resources: [] };
    const change = (mode: string) => ({
      address: ADDRESS,
      before: deployment(template(true), { deployment_mode: mode }),
      after: deployment(empty, { deployment_mode: mode }),
    });
    expect(new Set(ids(review(plan(change('Incremental'))).findings))).toEqual(new Set(['resource-forgotten']));
    expect(ids(review(plan(change('Complete'))).findings)).toContain('workspace-removed');
  });

  test('never shows the value of a secure parameter', () => {
    const result = review(plan({ address: ADDRESS, before: deployment(template(true)) }));
    expect(JSON.stringify([result.before.rules, result.findings])).not.toContain('hunter2');
  });

  test('that is known only at apply is said not to be seen', () => {
    const change = { address: ADDRESS, after: deployment({}), unknown: { template_content: true } };
    expect(reviewed(plan(change))).toEqual([
      `unknown-until-apply@${ADDRESS} content: not known -> a template that is known only at apply`,
    ]);
  });

  test('that is a template spec is said not to be in the input', () => {
    const { template_content: _content, ...spec } = deployment({});
    const change = { address: ADDRESS, after: { ...spec, template_spec_version_id: '/subscriptions/1/versions/1.0' } };
    expect(reviewed(plan(change))).toEqual([
      `unknown-until-apply@${ADDRESS} content: not known -> a template that is not in the input`,
    ]);
  });

  test('inside another deployment reads in the resource group that one names', () => {
    const nested = {
      resources: [
        {
          type: 'Microsoft.Resources/deployments',
          apiVersion: '2022-09-01',
          name: 'inner',
          resourceGroup: 'rg-other',
          properties: {
            expressionEvaluationOptions: { scope: 'inner' },
            parameters: { ruleName: { value: 'dcr-inner' } },
            template: template(true),
          },
        },
      ],
    };
    const { rules } = review(plan({ address: ADDRESS, after: deployment(nested) })).after;
    expect(rules.map(({ id, destinations }) => [id, destinations[0]?.workspaceId])).toEqual([
      [
        '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-other/providers/microsoft.insights/datacollectionrules/dcr-inner',
        '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-other/providers/Microsoft.OperationalInsights/workspaces/log',
      ],
    ]);
  });
});

describeWithShared('reference/microsoft-ct-dcr.json', "Microsoft's own rule", (file) => {
  test('reads the same as azurerm, azapi and ARM template', () => {
    const properties = JSON.parse(readFileSync(file, 'utf8')) as Microsoft;
    const azurerm = {
      name: 'dcr-ct',
      data_sources: [
        {
          extension: properties.dataSources.extensions.map((one) => ({
            name: one.name,
            extension_name: one.extensionName,
            streams: one.streams,
            extension_json: JSON.stringify(one.extensionSettings),
          })),
        },
      ],
    };
    const template = { resources: [{ type: 'Microsoft.Insights/dataCollectionRules', name: 'dcr-ct', properties }] };
    const sources = [
      plan({ address: 'azurerm_monitor_data_collection_rule.ct', after: azurerm }),
      plan({
        address: 'azapi_resource.ct',
        after: azapi('Microsoft.Insights/dataCollectionRules@2023-03-11', 'dcr-ct', GROUP, { properties }),
      }),
      plan({
        address: 'azurerm_resource_group_template_deployment.ct',
        after: { resource_group_name: 'rg', template_content: JSON.stringify(template) },
      }),
    ].map((document) => review(document).after.rules[0]?.sources.map(({ settings }) => settings));
    expect(sources[0]).toHaveLength(2);
    expect(sources[1]).toEqual(sources[0]);
    expect(sources[2]).toEqual(sources[0]);
  });
});

interface Microsoft {
  readonly dataSources: {
    readonly extensions: readonly {
      readonly name: string;
      readonly extensionName: string;
      readonly streams: readonly string[];
      readonly extensionSettings: unknown;
    }[];
  };
}
