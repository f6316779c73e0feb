import { ChangeQueries } from '../../../../lib/constructs/monitoring/queries/change-queries';
import { QUERY_NAMES } from '../../../../lib/constructs/monitoring/queries/change-queries-checks';
import type { ChangeQueriesProps } from '../../../../lib/constructs/monitoring/queries/change-queries-props';
import { analyse } from '../../../support/kql/service';
import { messageOf, newStack, synthesize } from '../../../support/synth';

const PROPS = { resourceGroupName: 'rg', location: 'westeurope' };
const QUERY = 'azurerm_log_analytics_query_pack_query';

function synthesizeQueries(props: Partial<ChangeQueriesProps> = {}) {
  return synthesize((stack) => new ChangeQueries(stack, 'Queries', { ...PROPS, ...props }));
}

describe('ChangeQueries', () => {
  test('saves every query of the catalogue in a pack, under ids and titles that are unique', () => {
    const { only, all } = synthesizeQueries();
    expect(only('azurerm_log_analytics_query_pack')).toMatchObject({
      name: 'qp-change-tracking',
      resource_group_name: 'rg',
      location: 'westeurope',
    });
    expect(all(QUERY)).toHaveLength(QUERY_NAMES.length);
    for (const key of ['name', 'display_name'])
      expect(new Set(all(QUERY).map((query) => query[key])).size).toBe(QUERY_NAMES.length);
    expect(all(QUERY).flatMap(({ body }) => analyse(String(body)).errors)).toEqual([]);
  });

  test('saves the queries that are named, and your own', () => {
    const own = {
      plain: { title: 'Plain', query: 'Heartbeat' },
      mine: { title: 'Mine', query: 'Heartbeat | where Computer == "${x}"', categories: ['audit'] },
    } as const;
    const { all } = synthesizeQueries({ only: ['volume'], own });
    const queries = Object.fromEntries(all(QUERY).map((query) => [query.display_name, query]));
    expect(Object.keys(queries).sort()).toEqual(['Billed volume per machine', 'Mine', 'Plain']);
    expect(queries['Plain']).toMatchObject({ categories: ['management'] });
    expect(queries['Mine']).toMatchObject({
      body: 'Heartbeat | where Computer == "$${x}"',
      categories: ['audit'],
      solutions: ['ChangeTracking'],
      resource_types: [
        'microsoft.operationalinsights/workspaces',
        'microsoft.compute/virtualmachines',
        'microsoft.compute/virtualmachinescalesets',
      ],
    });
  });

  test.each<[NonNullable<ChangeQueriesProps['only']>, string[]]>([
    [['volume'], ['volume', 'mine']],
    [[], ['mine']],
  ])('of which %j are named are found by their name in the props', (only, names) => {
    const own = { mine: { title: 'Mine', query: 'Heartbeat' } };
    const { queries } = new ChangeQueries(newStack(), 'Queries', { ...PROPS, only, own });
    expect(Object.keys(queries)).toEqual(names);
  });

  test('gives a query the same id on every run, and another one in another pack', () => {
    const idsOf = (...packs: string[]) =>
      synthesize((stack) => {
        for (const name of packs) new ChangeQueries(stack, name, { ...PROPS, name: `qp-${name}`, only: ['volume'] });
      })
        .all(QUERY)
        .map(({ name }) => name);
    const [one, other] = idsOf('One', 'Other');
    expect(idsOf('One')).toEqual([one]);
    expect(other).not.toBe(one);
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('one error lists every invalid prop', () => {
    const wrong = {
      name: 'a',
      resourceGroupName: 'a/b',
      location: 'West Europe;',
      tags: { owner: 'x'.repeat(257) },
      only: ['volumes', 'noise', 'noise'],
      own: {
        a: { title: '', query: 'Heartbeat', categories: ['cost'] },
        b: { title: 'B', query: ' ' },
        c: { title: 'b', query: 'Heartbeat' },
      },
    };
    const create = () => new ChangeQueries(newStack(), 'Queries', wrong as unknown as ChangeQueriesProps);
    expect(messageOf(create)).toBe(`Validation failed with the following errors:
  [test/Queries] only[0] must be one of ${QUERY_NAMES.map((name) => `'${name}'`).join(', ')}, got 'volumes'; did you mean 'volume'?
  [test/Queries] own.a.title must not be empty
  [test/Queries] own.b.query must not be empty
  [test/Queries] name must be 4 to 63 letters, digits and hyphens, first and last a letter or digit, got 'a'
  [test/Queries] resourceGroupName must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period, got 'a/b'
  [test/Queries] location must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe;'; write 'westeurope'
  [test/Queries] tags.owner may have at most 256 characters, got 257
  [test/Queries] only repeats 'noise'
  [test/Queries] own.a.categories[0] must be one of 'applications', 'audit', 'container', 'databases', 'desktopanalytics', 'management', 'monitor', 'network', 'resources', 'security', 'virtualmachines', 'windowsvirtualdesktop', 'workloads', got 'cost'
  [test/Queries] own must not repeat the title 'B', which is unique in a pack: rename the query`);
  });

  test('a title of the catalogue is not free', () => {
    const own = { mine: { title: 'billed volume per machine', query: 'Heartbeat' } };
    expect(messageOf(() => synthesizeQueries({ only: ['volume'], own }))).toContain(
      "own must not repeat the title 'Billed volume per machine', which is unique in a pack: rename the query",
    );
  });

  test('a query that is unknown is all that is wrong', () => {
    const only = ['volumes'] as unknown as ChangeQueriesProps['only'];
    expect(messageOf(() => synthesizeQueries({ only })).split('\n')).toHaveLength(2);
  });

  test('a pack without a query is refused', () => {
    expect(messageOf(() => synthesizeQueries({ only: [] }))).toContain('only must not be empty without a query in own');
  });
});
