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
import { edited, placesIn } from './losses/piece';
import { linux, plan, rule } from './support';

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

/** Everything the reviewer can make of a document, and of its difference to a base. It may refuse one, and nothing else. */
function everything(given: unknown, base?: unknown): void {
  const document: unknown = JSON.parse(JSON.stringify(given));
  orRefused(() => {
    const result = review(document, base === undefined ? {} : { base });
    for (const format of [formatMarkdown, formatHtml]) format(result);
    formatText(result, true);
    formatSarif(result, 'plan.json');
  });
  orRefused(() => formatDescription(described(document)));
}

function orRefused(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
  }
}

const RULE = 'azurerm_monitor_data_collection_rule';
const stated = rule(linux());
const planned = [{ mode: 'managed', address: `module.inner.${RULE}.x`, type: RULE, name: 'x', values: stated }];
const instances = [{ index_key: 'a', attributes: stated, sensitive_attributes: [[{ type: 'get_attr', value: 'id' }]] }];

/** A document of each form, with every block that is read. */
const WHOLE: Readonly<Record<string, unknown>> = {
  plan: {
    ...plan({ address: `${RULE}.x`, before: stated, after: stated, unknown: { id: true } }),
    configuration: {
      root_module: {
        resources: [{ address: `${RULE}.x`, type: RULE, expressions: { location: { references: ['var.where'] } } }],
        module_calls: { inner: { module: { resources: [], module_calls: {} }, expressions: {} } },
      },
    },
    deferred_changes: [{ reason: 'x', resource_change: { address: `${RULE}.y`, type: RULE } }],
    checks: [{ address: { to_display: 'x' }, status: 'fail', instances: [] }],
  },
  configuration: {
    terraform: { required_version: '1' },
    provider: { azurerm: [{ subscription_id: 'x', features: {} }] },
    variable: { where: { default: 'x', sensitive: true } },
    locals: { all: { a: ['x'] } },
    data: { azurerm_subscription: { current: {} } },
    module: { inner: { source: './x' } },
    import: [{ to: `${RULE}.x["a"]`, id: 'x', for_each: ['a'] }],
    output: { name: { value: `\${${RULE}.x.name}` } },
    resource: {
      [RULE]: {
        x: {
          ...stated,
          for_each: '${local.all}',
          location: '${var.where}',
          dynamic: { identity: { for_each: '${local.all.a}', content: { type: '${identity.value}' } } },
        },
        y: { ...stated, count: 2, location: `\${${RULE}.z.location}` },
        z: { location: '${var.where}' },
      },
    },
  },
  'state as it is shown': {
    format_version: '1.0',
    values: { root_module: { resources: planned, child_modules: [{ resources: planned, child_modules: [] }] } },
  },
  'state as it is kept': {
    version: 4,
    serial: 3,
    lineage: 'x',
    resources: [{ mode: 'managed', type: RULE, name: 'x', instances }],
  },
};

test.each(Object.entries(WHOLE))('nothing in a %s may be an expression that makes the reviewer fail', (_, whole) => {
  const document = JSON.parse(JSON.stringify(whole)) as unknown;
  expect(() => described(document)).not.toThrow();
  for (const path of placesIn(document)) {
    const damaged = edited(document, path, '${var.open}');
    everything(damaged);
    everything(document, damaged);
  }
});

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
    fc.assert(
      fc.property(document, (one) => everything(one)),
      { numRuns: 300 },
    );
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
    fc.assert(
      fc.property(document, (one) => everything(one)),
      { numRuns: 100 },
    );
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
