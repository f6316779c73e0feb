import { check, describe as described, review } from '../../lib/estate';
import { HEALTHY } from './losses/healthy';
import { AT_APPLY, edited, type Pieces } from './losses/piece';
import { planOf } from './losses/render';

const FORMS = { azurerm: ['azurerm', 'attributes'], azapi: ['arm', 'body'] } as const;
type Dialect = keyof typeof FORMS;

/** The path of everything that an object states. Lists are alike behind their second item. */
function* placesIn(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return;
  if (path.length > 0) yield path;
  if (typeof value !== 'object') return;
  for (const [key, one] of Object.entries(value).slice(0, Array.isArray(value) ? 2 : undefined))
    yield* placesIn(one, [...path, key]);
}

/** The healthy estate with one value exchanged, for each of its values. */
function* exchanged(dialect: Dialect, to: unknown): Generator<readonly [place: string, pieces: Pieces]> {
  const [form, part] = FORMS[dialect];
  for (const [key, piece] of Object.entries(HEALTHY)) {
    const stated = (piece[form] as Readonly<Record<string, unknown>> | undefined)?.[part];
    for (const path of placesIn(stated))
      yield [`${key}/${path.join('/')}`, edited(HEALTHY, [key, form, part, ...path], to) as Pieces];
  }
}

interface Plan {
  readonly resource_changes: readonly { readonly address: string; readonly change: { readonly after: unknown } }[];
}

/** The configuration that makes an estate. */
function configurationOf(dialect: Dialect, pieces: Pieces): unknown {
  const resource: Record<string, Record<string, unknown>> = {};
  for (const { address, change } of (planOf(dialect, {}, pieces) as Plan).resource_changes) {
    const [type = '', name = ''] = address.split('.');
    resource[type] = { ...resource[type], [name]: change.after };
  }
  return { resource };
}

/** The blocking findings of every exchange, by place. */
function blockingOf(
  exchanges: Iterable<readonly [place: string, pieces: Pieces]>,
  findingsOf: (pieces: Pieces) => readonly { id: string; severity: string; becomes: string }[],
): string[] {
  return [...exchanges].flatMap(([place, pieces]) =>
    findingsOf(pieces)
      .filter(({ severity, becomes }) => severity === 'blocking' || becomes.includes('Symbol'))
      .map(({ id }) => `${place}: ${id}`),
  );
}

describe.each(['azurerm', 'azapi'] as const)('a value that cannot be seen blocks nothing, in %s', (dialect) => {
  test('if a change makes it known only at apply', () => {
    const found = blockingOf(
      exchanged(dialect, AT_APPLY),
      (pieces) => review(planOf(dialect, HEALTHY, pieces)).findings,
    );
    expect(found).toEqual([]);
  });

  test('if it is part of something new', () => {
    const found = blockingOf(exchanged(dialect, AT_APPLY), (pieces) => review(planOf(dialect, {}, pieces)).findings);
    expect(found).toEqual([]);
  });

  test('if it is a variable in configuration', () => {
    // An expression cannot stand for a block of azurerm.
    const isBlock = (place: string) =>
      dialect === 'azurerm' &&
      /^rule\/(data_sources(\/0(\/extension(\/\d)?)?)?|data_flow(\/0)?|destinations(\/0(\/log_analytics(\/0)?)?)?)$/.test(
        place,
      );
    const places = [...exchanged(dialect, '${var.open}')].filter(([place]) => !isBlock(place));
    expect(blockingOf(places, (pieces) => check(configurationOf(dialect, pieces)).findings)).toEqual([]);
  });
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
