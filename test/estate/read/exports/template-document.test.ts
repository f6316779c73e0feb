import { UnusableInput } from '../../../../lib/estate/model/value';
import { isTemplate, isTemplateParameters, readTemplate } from '../../../../lib/estate/read/exports/template-document';

const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/';
test.each<[document: unknown, is: boolean, isParameters: boolean]>([
  [{ $schema: `${SCHEMA}deploymentTemplate.json#` }, true, false],
  [{ $schema: `${SCHEMA}DEPLOYMENTTEMPLATE.json#` }, true, false],
  [{ $schema: `${SCHEMA}deploymentParameters.json#` }, false, true],
  [{ contentVersion: '1.0.0.0', resources: [] }, true, false],
  [{ contentVersion: '1.0.0.0' }, false, false],
  [{ resources: [] }, false, false],
  [[], false, false],
  [null, false, false],
])('%j is a template: %p, or its parameters: %p', (document, is, isParameters) => {
  expect([isTemplate(document), isTemplateParameters(document)]).toEqual([is, isParameters]);
});

test.each([{}, { resources: 'text' }, { resources: null }])('a template with %j has no resources', (document) => {
  expect(() => readTemplate(document)).toThrow(new UnusableInput('the ARM template has no resources'));
});

const rule = (enableFiles: unknown, more = {}) => ({
  type: 'Microsoft.Insights/dataCollectionRules',
  name: "[parameters('name')]",
  properties: { dataSources: { extensions: [{ name: 'ct', extensionSettings: { enableFiles } }] } },
  ...more,
});

test('resources are called by their place, and others are counted', () => {
  const resources = {
    rule: rule(true),
    elsewhere: rule(true, { scope: '/subscriptions/s' }),
    site: { type: 'Microsoft.Web/sites', name: 'site' },
  };
  const parameters = { name: { defaultValue: 'default' } };
  const read = (given?: unknown) => readTemplate({ resources, parameters }, given);
  expect(read().changes.map(({ after: _, ...others }) => Object.values(others).flat())).toEqual([
    ['microsoft.insights/datacollectionrules/default', 'azurerm_monitor_data_collection_rule', 'create'],
    [
      '/subscriptions/s/providers/microsoft.insights/datacollectionrules/default',
      'azurerm_monitor_data_collection_rule',
      'create',
    ],
  ]);
  expect(read({ parameters: { name: { value: 'given' } } }).changes[0]?.after).toMatchObject({
    id: '${resource group}/providers/microsoft.insights/datacollectionrules/given',
    name: 'given',
  });
  expect([read().gaps, read().others]).toEqual([[], ['microsoft.web/sites']]);
});

test('expressions in the sources of a rule are said, as many as there is place for', () => {
  const gapOf = (enableFiles: unknown) =>
    readTemplate({ resources: [rule(enableFiles, { name: 'a', location: '[uniqueString(1)]' })] }).gaps;
  const expressions = [1, 1, 2, 3, 4, 5, 6].map((index) => `[uniqueString(${index})]`);
  const what = `expressions of the template are not evaluated: ${expressions.slice(1, 6).join(', ')}`;
  expect(gapOf(expressions)).toEqual([{ address: 'microsoft.insights/datacollectionrules/a', what }]);
  const long = `uniqueString('${'x'.repeat(100)}')`;
  expect(gapOf(`[${long}]`)[0]?.what).toBe(`expressions of the template are not evaluated: [${long.slice(0, 80)}]`);
});
