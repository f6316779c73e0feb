import fc from 'fast-check';
import {
  describe as described,
  formatDescription,
  formatHtml,
  formatMarkdown,
  formatSarif,
  formatText,
  review,
  UnusableInput,
} from '../../lib/estate';
import { plain } from '../../lib/estate/format/escape';
import { plan, rule } from './support';

const TYPES = [
  'log_analytics_workspace',
  'monitor_data_collection_rule',
  'monitor_data_collection_rule_association',
  'storage_account',
  'storage_container',
  'storage_management_policy',
  'subscription_policy_assignment',
  'subscription_policy_remediation',
  'subscription_policy_exemption',
  'policy_definition',
  'role_assignment',
  'virtual_machine_extension',
];
const KEYS = [
  'id',
  'name',
  'location',
  'scope',
  'identity',
  'parameters',
  'policy_rule',
  'data_sources',
  'extension',
  'extension_name',
  'extension_json',
  'destinations',
  'log_analytics',
  'data_flow',
  'streams',
  'network_rules',
  'rule',
  'publisher',
  'type',
  'virtual_machine_id',
  'target_resource_id',
  'data_collection_rule_id',
  'for_each',
  'count',
  '__proto__',
  'toString',
];
const WORDS = [
  'ChangeTracking-Linux',
  'Microsoft.Azure.ChangeTrackingAndInventory',
  'changetrackingblob',
  '${x',
  '{"a":',
];

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, 0, -1, ...WORDS),
    fc.string(),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('any'), { maxKeys: 6 }),
  ),
})).any;
const attributes = fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 8 });

/** Everything the reviewer can make of a document. It may refuse one, and nothing else. */
function everything(given: unknown): void {
  const document: unknown = JSON.parse(JSON.stringify(given));
  try {
    const result = review(document);
    for (const format of [formatMarkdown, formatHtml]) format(result);
    formatText(result, true);
    formatSarif(result, 'plan.json');
    formatDescription(described(document));
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
  }
}

describe('no document makes the reviewer fail', () => {
  test('neither a plan', () => {
    const change = fc.record({
      address: fc.constantFrom(...TYPES).map((type) => `azurerm_${type}.x["<script>|"]`),
      before: attributes,
      after: attributes,
      unknown: value,
      beforeSensitive: value,
      afterSensitive: value,
      importing: fc.option(fc.oneof(value, fc.record({ id: value })), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), (changes) => everything(plan(...changes))),
      { numRuns: 300 },
    );
  });

  test('nor configuration', () => {
    const resources = fc.dictionary(
      fc.constantFrom(...TYPES.map((type) => `azurerm_${type}`)),
      fc.dictionary(fc.string(), attributes, { maxKeys: 2 }),
    );
    const to = fc.constantFrom(...TYPES.map((type) => `azurerm_${type}.x[each.key]`));
    const imports = fc.oneof(value, fc.record({ to: fc.oneof(to, value), id: value, for_each: value }));
    const document = fc.record({ resource: fc.oneof(resources, value), locals: value, module: value, import: imports });
    fc.assert(fc.property(document, everything), { numRuns: 300 });
  });

  test('nor an export of Azure', () => {
    const part = fc.oneof(value, fc.constantFrom(null, 'System.Object[]', '@{a=1}', '{"a":'));
    const row = fc.record(
      {
        id: fc.oneof(fc.constant('/subscriptions/x/providers/Microsoft.Insights/dataCollectionRules/ct'), part),
        type: fc.constantFrom('Microsoft.Insights/dataCollectionRules', 'x/y', ''),
        properties: fc.record({ dataSources: fc.record({ extensions: part }), dataFlows: part, destinations: part }),
        dataSources: part,
        DataSourceExtension: part,
        DataFlow: part,
        identity: part,
      },
      { requiredKeys: [] },
    );
    const rows = fc.array(row, { maxLength: 3 });
    const document = fc.oneof(
      rows,
      row,
      fc.record({ value: rows, nextLink: part }),
      fc.record({ data: fc.oneof(rows, fc.record({ columns: part, rows: part })), total_records: part }),
      fc.record({
        StatusCode: part,
        Content: fc.oneof(
          fc.string(),
          rows.map((one) => JSON.stringify(one)),
        ),
      }),
      fc.record({
        $schema: fc.constant('deploymentTemplate.json'),
        parameters: part,
        variables: part,
        resources: rows,
      }),
    );
    fc.assert(fc.property(document, everything), { numRuns: 100 });
  });

  test('nor the settings of a rule', () => {
    const settings = fc.oneof(value, fc.string());
    fc.assert(
      fc.property(settings, settings, (was, becomes) =>
        everything(
          plan({ address: 'azurerm_monitor_data_collection_rule.x', before: rule(was), after: rule(becomes) }),
        ),
      ),
      { numRuns: 300 },
    );
  });
});

test.each([
  ['::warning::x', '\\u{3a}\\u{3a}warning::x'],
  ['  ::error file=a::x', '\\u{20}\\u{20}\\u{3a}\\u{3a}error file=a::x'],
  ['a ##vso[task.complete]', 'a \\u{23}\\u{23}vso[task.complete]'],
  ['##[error]x', '\\u{23}\\u{23}[error]x'],
  ['##teamcity[x]', '\\u{23}\\u{23}teamcity[x]'],
  ['2001:db8::/32', '2001:db8::/32'],
  ['## heading', '## heading'],
])('%s is no command to the runner of a pipeline', (text, shown) => {
  expect(plain(text)).toBe(shown);
});
