import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { check, describe as described, review } from '../../../lib/estate';
import { readAgentSettings } from '../../../lib/estate/model/agent-settings';
import type { Rule } from '../../../lib/estate/model/estate';
import { readInput } from '../../../lib/estate/read/documents';
import { estateOf } from '../../../lib/estate/read/estate-of-input';
import { renderSettings } from '../../../lib/settings/render';
import { resolveSettings } from '../../../lib/settings/resolve';
import { settingsProblems } from '../../../lib/settings/settings-checks';
import { likelySettings } from '../../support/arbitrary-settings';
import {
  type AzureRule,
  azureRule,
  cliForm,
  EXPORTED_FORMS,
  GROUP_ID,
  graphRow,
  portalTemplate,
  singularForm,
  TEMPLATE_FORMS,
} from '../../support/exported-forms';
import { describeWithShared } from '../../support/skip';
import { lines, reviewed } from '../support';

const WINDOWS = {
  enableFiles: true,
  enableSoftware: true,
  enableRegistry: false,
  enableServices: true,
  enableInventory: true,
  fileSettings: {
    fileCollectionFrequency: 2700,
    // The portal writes this key, and its case must survive.
    fileinfo: [{ name: '[logs]', path: 'C:\\logs\\*.log', enabled: true, recurse: true, pathType: 'File' }],
  },
  softwareSettings: { softwareCollectionFrequency: 1800 },
  inventorySettings: { inventoryCollectionFrequency: 36000 },
  servicesSettings: { serviceCollectionFrequency: 1800 },
};
const LINUX = {
  ...WINDOWS,
  fileSettings: {
    fileCollectionFrequency: 900,
    fileInfo: [{ name: 'conf', destinationPath: '/etc/.*.conf', enabled: true, recurse: false }],
  },
};
const RULE = azureRule({ 'ChangeTracking-Windows': WINDOWS, 'ChangeTracking-Linux': LINUX });

function rulesOf(document: unknown, parameters?: unknown): readonly Rule[] {
  return estateOf(readInput(document, parameters).changes, 'after').rules;
}

/** A rule without what differs between a template and Azure: the id of what is deployed to. */
function meaning({ sources, flows, destinations, attributes }: Rule) {
  const { name, location, tags, description } = attributes;
  return { sources, flows, destinations, name, location, tags, description };
}

const expected = rulesOf(RULE).map(meaning);

describe('a rule', () => {
  test('of Resource Manager is read with all its settings', () => {
    const [rule] = rulesOf(RULE);
    expect(rule).toMatchObject({
      address: RULE.id,
      id: RULE.id,
      type: 'azurerm_monitor_data_collection_rule',
      destinations: [
        { name: 'log', workspaceId: `${GROUP_ID}/providers/Microsoft.OperationalInsights/workspaces/log` },
      ],
      flows: [{ streams: expect.arrayContaining(['Microsoft-ConfigurationData']) as unknown, destinations: ['log'] }],
      attributes: { name: 'dcr-CT', resource_group_name: 'rg-Log', tags: { Owner: 'us' } },
    });
    expect(rule?.sources.map(({ os, settings }) => [os, settings])).toEqual([
      ['windows', readAgentSettings('windows', WINDOWS)],
      ['linux', readAgentSettings('linux', LINUX)],
    ]);
    expect(rule?.sources[0]?.json).toEqual(WINDOWS);
  });

  test.each(Object.entries(EXPORTED_FORMS))('in the form of %s is the same', (_, form) => {
    const document = form(RULE);
    expect(rulesOf(document).map(meaning)).toEqual(expected);
    expect(rulesOf(document).map(({ address, id }) => [address, id])).toEqual([[RULE.id, RULE.id]]);
    expect(readInput(document)).toMatchObject({ kind: 'export', gaps: [] });
  });

  test.each(Object.entries(TEMPLATE_FORMS))('in the form of %s is the same', (_, form) => {
    const document = form(RULE);
    expect(rulesOf(document).map(meaning)).toEqual(expected);
    expect(rulesOf(document).map(({ address }) => address)).toEqual(['microsoft.insights/datacollectionrules/dcr-CT']);
    expect(readInput(document)).toMatchObject({ kind: 'export', gaps: [] });
  });

  test('is read with keys in any case, and the keys of its settings keep theirs', () => {
    const upper = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(upper);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [
          key.toUpperCase(),
          key === 'extensionSettings' || key === 'tags' ? one : upper(one),
        ]),
      );
    };
    for (const form of [RULE, cliForm(RULE)]) expect(rulesOf(upper(form)).map(meaning)).toEqual(expected);
  });

  test('without an id, such as the body of a request, is called by its name', () => {
    const { id: _id, type: _type, ...body } = RULE;
    expect(rulesOf(body).map((one) => [one.address, one.sources])).toEqual([['dcr-CT', expected[0]?.sources]]);
  });

  test('with any settings is the same in every form', () => {
    const valid = likelySettings.filter((settings) => settingsProblems(settings, []).length === 0);
    const forms = { ...EXPORTED_FORMS, ...TEMPLATE_FORMS };
    fc.assert(
      fc.property(valid, fc.constantFrom(...Object.keys(forms)), (settings, form) => {
        const rendered = renderSettings(resolveSettings(settings));
        const rule = azureRule({
          ...(rendered.windows && { 'ChangeTracking-Windows': rendered.windows }),
          ...(rendered.linux && { 'ChangeTracking-Linux': rendered.linux }),
        });
        const read = rulesOf(forms[form]?.(rule)).flatMap(({ sources }) => sources.map((one) => one.settings));
        expect(read).toEqual([
          ...(rendered.windows ? [readAgentSettings('windows', rendered.windows)] : []),
          ...(rendered.linux ? [readAgentSettings('linux', rendered.linux)] : []),
        ]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what is missing in an export is said', () => {
  const gaps = (document: unknown) => readInput(document).gaps.map(({ address, what }) => [address, what]);
  const ask = "export the rule with: az rest --method get --url '<id of the rule>?api-version=2023-03-11'";

  test('the settings of all extensions', () => {
    const bare = azureRule({ 'ChangeTracking-Windows': null, 'ChangeTracking-Linux': null });
    const what = `the settings of the extension are missing in this export; ${ask}`;
    expect(gaps(cliForm(bare))).toEqual([[RULE.id, what]]);
    expect(lines(check(cliForm(bare)))).toContain(`unknown-until-apply@${RULE.id} content: not known -> ${what}`);
    expect(rulesOf(cliForm(bare))[0]?.sources.map(({ settings }) => typeof settings)).toEqual(['symbol', 'symbol']);
  });

  test('the properties, in a list of all resources', () => {
    const { properties: _properties, ...row } = graphRow(RULE);
    expect(gaps([{ ...row, properties: null }])).toEqual([
      [RULE.id, `the properties are missing in this export; ${ask}`],
    ]);
  });

  const page = 'a page is missing: the list goes on where this answer ends';
  test.each([
    [{ value: [RULE], nextLink: 'https://management.azure.com/next' }, page],
    [{ count: 1, data: [graphRow(RULE)], skip_token: 'abc', total_records: 3 }, page],
    [{ Data: [graphRow(RULE)], SkipToken: 'abc' }, page],
    [
      { count: 1, data: [graphRow(RULE)], skip_token: null, total_records: 3 },
      'rows are missing: the answer holds 1 of 3',
    ],
    [{ data: [graphRow(RULE)], resultTruncated: 'true', totalRecords: 5 }, 'rows are missing: the answer holds 1 of 5'],
    [[graphRow(RULE), { name: 'x' }], '1 of 2 rows have no id and are not read: export the id too'],
  ])('rows that are elsewhere (%#)', (document, what) => {
    expect(gaps(document)).toEqual([['export', what]]);
  });

  test('expressions of a template that only Azure can evaluate', () => {
    const template = portalTemplate(
      azureRule({ 'ChangeTracking-Linux': { ...LINUX, enableFiles: "[parameters('files')]" } }),
    );
    const [rule] = template.resources;
    const open = {
      ...template,
      resources: [{ ...rule, properties: JSON.parse(JSON.stringify(rule?.properties).replace('[[', '[')) as unknown }],
    };
    const address = 'microsoft.insights/datacollectionrules/dcr-CT';
    expect(gaps(open)).toEqual([[address, "expressions of the template are not evaluated: [parameters('files')]"]]);
    const declared = { ...open, parameters: { ...open.parameters, files: { type: 'bool' } } };
    expect(gaps(declared)).toHaveLength(1);
    const given = { $schema: 'deploymentParameters.json#', parameters: { files: { value: true } } };
    expect(readInput(declared, given).gaps).toEqual([]);
    expect(rulesOf(declared, given)[0]?.sources[0]?.settings).toEqual(readAgentSettings('linux', LINUX));
  });
});

describe('other resources', () => {
  const vm = `${GROUP_ID}/providers/Microsoft.Compute/virtualMachines/web01`;
  const association = `${vm}/providers/Microsoft.Insights/dataCollectionRuleAssociations/ct`;
  const extension = { publisher: 'Microsoft.Azure.ChangeTrackingAndInventory', typeHandlerVersion: '2.0' };
  const identity = { type: 'UserAssigned', userAssignedIdentities: { [`${GROUP_ID}/providers/x`]: {} } };
  const rows = [
    graphRow(RULE),
    {
      id: vm,
      name: 'web01',
      type: 'microsoft.compute/virtualmachines',
      location: 'westeurope',
      identity,
      properties: { storageProfile: { osDisk: { osType: 'Windows' } } },
    },
    {
      id: association,
      name: 'ct',
      type: 'microsoft.insights/datacollectionruleassociations',
      properties: { dataCollectionRuleId: RULE.id },
    },
    {
      id: `${GROUP_ID}/providers/Microsoft.OperationalInsights/workspaces/log`,
      name: 'log',
      type: 'microsoft.operationalinsights/workspaces',
      location: 'westeurope',
      properties: { retentionInDays: 90, sku: { name: 'pergb2018' } },
    },
    {
      id: `${GROUP_ID}/providers/Microsoft.Network/virtualNetworks/net`,
      name: 'net',
      type: 'microsoft.network/virtualnetworks',
      properties: {},
    },
  ];

  test('are read by their type, and counted if they are of no interest', () => {
    const input = readInput({ count: rows.length, data: rows, skip_token: null, total_records: rows.length });
    const estate = estateOf(input.changes, 'after');
    expect(estate.machines.map(({ id, type }) => [id, type])).toEqual([[vm, 'azurerm_windows_virtual_machine']]);
    expect(estate.associations.map(({ machine, ruleId }) => [machine, ruleId])).toEqual([[vm, RULE.id]]);
    expect(estate.workspaces.map(({ attributes }) => attributes['retention_in_days'])).toEqual([90]);
    expect([...input.unread]).toEqual([['microsoft.network/virtualnetworks', 1]]);
  });

  test.each([
    ['az vm extension list', { ...extension, typePropertiesType: 'ChangeTracking-Windows', resourceGroup: 'rg-Log' }],
    ['az connectedmachine extension list', { properties: { ...extension, type: 'ChangeTracking-Windows' } }],
    ['a query that names columns', { ...extension, extensionType: 'ChangeTracking-Windows', settings: {} }],
  ])('an extension of %s', (_, row) => {
    const id = `${vm}/extensions/ct`;
    const document = [{ id, name: 'ct', type: 'Microsoft.Compute/virtualMachines/extensions', ...row }];
    const estate = estateOf(readInput(document).changes, 'after');
    expect(estate.extensions.map((one) => [one.id, one.machine, one.os, one.version])).toEqual([
      [id, vm, 'windows', '2.0'],
    ]);
  });

  test('an association with an endpoint only has no rule', () => {
    const row = {
      id: association,
      name: 'ct',
      type: 'x/y',
      dataCollectionRuleId: '',
      dataCollectionEndpointId: '/dce',
    };
    expect(estateOf(readInput([row]).changes, 'after').associations).toEqual([]);
  });

  test('that two exports hold are one', () => {
    const inputs = new Map<string, unknown>([
      ['a.json', RULE],
      ['b.json', { value: [{ ...RULE, id: RULE.id.toLowerCase() }] }],
    ]);
    expect(check(inputs).after.rules).toHaveLength(1);
  });
});

describe('the commands', () => {
  const narrower: AzureRule = azureRule({ 'ChangeTracking-Linux': { ...LINUX, enableServices: false } });
  const before: AzureRule = azureRule({ 'ChangeTracking-Linux': LINUX });

  test('describe what an export holds', () => {
    expect(described(before).items.map(({ path }) => path)).toEqual(['/etc/*.conf']);
  });

  test('review one export against an earlier one', () => {
    expect(reviewed(narrower, before)).toEqual([`data-type-off@${RULE.id} Linux services: on -> off`]);
    expect(reviewed(graphRow(narrower), singularForm(before))).toEqual(reviewed(narrower, before));
  });

  test('review configuration against what is in Azure', () => {
    const vm = `${GROUP_ID}/providers/Microsoft.Compute/virtualMachines/web01`;
    const association = {
      id: `${vm}/providers/Microsoft.Insights/dataCollectionRuleAssociations/ct`,
      properties: { dataCollectionRuleId: RULE.id },
    };
    const other = {
      ...before,
      id: `${GROUP_ID}/providers/Microsoft.Insights/dataCollectionRules/other`,
      name: 'other',
    };
    const [source] = before.properties.dataSources.extensions;
    const block = (settings: unknown) => ({
      name: source?.name,
      extension_name: source?.extensionName,
      streams: source?.streams,
      extension_json: JSON.stringify(settings),
    });
    const stack = (settings: unknown) => ({
      resource: {
        azurerm_monitor_data_collection_rule: {
          ct: {
            name: 'dcr-CT',
            resource_group_name: 'rg-Log',
            location: 'westeurope',
            description: 'change tracking',
            tags: { Owner: 'us' },
            data_sources: { extension: [block(settings)] },
            data_flow: before.properties.dataFlows,
            destinations: {
              log_analytics: [
                {
                  name: 'log',
                  workspace_resource_id: before.properties.destinations.logAnalytics[0]?.workspaceResourceId,
                },
              ],
            },
          },
        },
        azurerm_monitor_data_collection_rule_association: {
          a: {
            name: 'ct',
            target_resource_id: vm,
            data_collection_rule_id: '${azurerm_monitor_data_collection_rule.ct.id}',
          },
        },
      },
    });
    const base = { value: [before, association, other] };
    expect(reviewed(stack(LINUX), base)).toEqual([]);
    expect(reviewed(stack({ ...LINUX, enableServices: false }), base)).toEqual([
      'data-type-off@azurerm_monitor_data_collection_rule.ct Linux services: on -> off',
    ]);
  });

  test('review an export alone as if all of it were new', () => {
    expect(review(before).changes.get(RULE.id)?.action).toBe('create');
  });
});

describe('an export that cannot be read gets one line without its content', () => {
  const secret = 'hunter2';
  const cut = 'PowerShell has cut the rule off: write it again with ConvertTo-Json -Depth 20';
  const [extension] = RULE.properties.dataSources.extensions;
  test.each([
    [
      'a template without resources',
      { $schema: 'x/deploymentTemplate.json#', secret },
      'the ARM template has no resources',
    ],
    [
      'parameters of a template',
      { $schema: 'x/deploymentParameters.json#', parameters: { a: { value: secret } } },
      'neither a plan, a state, Terraform configuration in JSON nor an export of Azure: it has the parameters of a template; read a directory that holds both',
    ],
    [
      'an error',
      { error: { code: 'AuthorizationFailed', message: secret } },
      'the answer of Azure is an error (AuthorizationFailed) and no resource',
    ],
    [
      'an error with text as its code',
      { error: { code: `${secret} !` } },
      'the answer of Azure is an error and no resource',
    ],
    [
      'an answer with another status',
      { StatusCode: 403, Content: `{"error":"${secret}"}` },
      'the answer of Azure has the status 403 and no resource',
    ],
    [
      'an answer that is not JSON',
      { StatusCode: 200, Content: secret },
      "the 'Content' of the answer of Azure is not JSON",
    ],
    [
      'properties that are not JSON',
      [{ ...graphRow(RULE), properties: secret }],
      "the 'properties' of a resource are text that is not JSON: with PowerShell, write it with ConvertTo-Json -Depth 20",
    ],
    ['sources that PowerShell has cut off', { ...singularForm(RULE), DataSourceExtension: 'System.Object[]' }, cut],
    [
      'settings that PowerShell has cut off',
      cliForm(azureRule({ 'ChangeTracking-Linux': `@{enableFiles=True; x=${secret}}` })),
      cut,
    ],
    [
      'settings of settings that PowerShell has cut off',
      {
        ...RULE,
        properties: {
          ...RULE.properties,
          dataSources: {
            extensions: [{ ...extension, extensionSettings: { fileSettings: 'System.Collections.Hashtable' } }],
          },
        },
      },
      cut,
    ],
  ])('%s', (_, document, message) => {
    let text = '';
    try {
      readInput(document);
    } catch (error) {
      text = (error as Error).message;
    }
    expect(text).toBe(message);
    expect(text).not.toContain(secret);
  });
});

describeWithShared('reference/microsoft-ct-dcr.json', "Microsoft's rule", (path) => {
  const document = JSON.parse(readFileSync(path, 'utf8')) as AzureRule['properties'];

  test.each(Object.entries({ ...EXPORTED_FORMS, ...TEMPLATE_FORMS }))('is read in the form of %s', (_, form) => {
    const rule = { ...RULE, properties: document };
    const [plain] = rulesOf(document);
    expect(plain?.sources.length).toBeGreaterThan(0);
    expect(rulesOf(form(rule)).flatMap(({ sources }) => sources.map(({ settings }) => settings))).toEqual(
      plain?.sources.map(({ settings }) => settings),
    );
  });
});

describeWithShared('reference/portal-content-upload-settings.json', 'the settings of the portal', (path) => {
  const settings = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;

  test.each(Object.entries({ ...EXPORTED_FORMS, ...TEMPLATE_FORMS }))('are read in the form of %s', (_, form) => {
    const rule = azureRule(settings);
    expect(rulesOf(form(rule)).flatMap(({ sources }) => sources.map((one) => one.settings))).toEqual([
      readAgentSettings('windows', settings['ChangeTracking-Windows']),
      readAgentSettings('linux', settings['ChangeTracking-Linux']),
    ]);
  });
});
