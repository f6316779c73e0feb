import { readFileSync } from 'node:fs';
import { check, describe as described } from '../../lib/estate';
import {
  EXCHANGED_DIALECTS,
  EXCHANGED_FILE,
  exchangesOf,
  type SaidOfExchanges,
  saidOfExchanges,
} from './losses/exchanged';
import { HEALTHY } from './losses/healthy';

const SAID = JSON.parse(readFileSync(EXCHANGED_FILE, 'utf8')) as Readonly<
  Record<string, Record<string, SaidOfExchanges>>
>;

describe.each(EXCHANGED_DIALECTS)('in %s', (dialect) => {
  test.each(Object.keys(HEALTHY))(
    'a value of the %s that cannot be seen blocks nothing, and is said as recorded (npm run generate)',
    (key) => {
      const exchanges = exchangesOf(dialect, key);
      const blocking = exchanges
        .filter(({ way }) => way !== 'no longer there')
        .flatMap(({ place, way, findings }) =>
          findings
            .filter(({ severity, becomes }) => severity === 'blocking' || becomes.includes('Symbol'))
            .map(({ id }) => `${way}: ${place}: ${id}`),
        );
      expect(blocking).toEqual([]);
      expect(saidOfExchanges(dialect, exchanges)).toEqual(SAID[dialect]?.[key]);
    },
  );
});

describe('a rule with a dynamic block over what is not known', () => {
  const found = (content: object) =>
    check({
      resource: {
        azurerm_monitor_data_collection_rule: {
          ct: {
            name: 'dcr-ct',
            data_sources: { dynamic: { extension: { for_each: '${var.sources}', content } } },
            data_flow: { streams: '${var.streams}', destinations: ['law'] },
            destinations: { dynamic: { log_analytics: { for_each: '${var.laws}', content: { name: '${each.key}' } } } },
          },
        },
      },
    }).findings.map(({ id, subject }) => `${id}: ${subject}`);
  const settings = '${jsonencode(extension.value.settings)}';

  test('is said not to be seen', () => {
    expect(
      found({ extension_name: '${extension.key}', streams: '${extension.value.streams}', extension_json: settings }),
    ).toEqual(['unknown-until-apply: data sources']);
  });

  test('is read as far as it is known', () => {
    expect(
      found({ extension_name: 'ChangeTracking-Linux', streams: ['${var.stream}'], extension_json: settings }),
    ).toEqual([
      'unknown-until-apply: Linux settings',
      'unknown-until-apply: Linux data source, streams',
      'unknown-until-apply: data flow, streams',
    ]);
  });
});

describe('a state', () => {
  test('without resources is one in which nothing is wrong', () => {
    expect(check({ format_version: '1.0', terraform_version: '1.11.4' }).findings).toEqual([]);
    expect(() => check({ format_version: '1.0', other: true })).toThrow('neither a plan, a state');
  });

  test('with a rule that is sensitive says so', () => {
    const rule = {
      address: 'azapi_resource.ct',
      mode: 'managed',
      type: 'azapi_resource',
      values: { type: 'Microsoft.Insights/dataCollectionRules@2023-03-11', name: 'dcr-ct', body: { properties: {} } },
      sensitive_values: { body: true },
    };
    const state = { format_version: '1.0', values: { root_module: { resources: [rule] } } };
    expect(check(state).findings).toMatchObject([{ id: 'unknown-until-apply', becomes: 'sensitive' }]);
    expect(described(state).types).toEqual([
      { rule: 'azapi_resource.ct', os: 'not known', type: 'data sources of azapi_resource.ct', state: 'sensitive' },
    ]);
  });
});

describe('configuration', () => {
  test('with settings that a template directive makes is said not to be seen', () => {
    const json = '{"enableFiles": %{ if var.files }true%{ else }false%{ endif }}';
    const source = { name: 'linux', extension_name: 'ChangeTracking-Linux', extension_json: json };
    const rule = { name: 'dcr-ct', data_sources: { extension: source } };
    const { findings } = check({ resource: { azurerm_monitor_data_collection_rule: { ct: rule } } });
    expect(findings.filter(({ subject }) => subject === 'Linux settings').map(({ id }) => id)).toEqual([
      'unknown-until-apply',
    ]);
  });

  test('with action groups in a variable has alerts that may notify', () => {
    const criteria = { query: 'ConfigurationChange', time_aggregation_method: 'Count', operator: 'GreaterThan' };
    const found = (groups: unknown) =>
      check({
        resource: {
          azurerm_monitor_scheduled_query_rules_alert_v2: {
            changes: { name: 'changes', criteria, action: { action_groups: groups } },
          },
        },
      }).findings.map(({ id }) => id);
    expect(found([])).toContain('alert-no-action');
    expect(found('${var.groups}')).not.toContain('alert-no-action');
  });
});
