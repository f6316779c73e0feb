import { tablesIn } from '../../lib/settings/query-tables';

test('the tables of a query are its names, not the words in texts and comments', () => {
  const query =
    'Heartbeat // DCRLogErrors\n| join kind=leftanti (ConfigurationData | where Name == "ConfigurationChange") on Computer';
  expect(tablesIn(query)).toEqual({ known: ['ConfigurationData', 'Heartbeat'], misspelt: [] });
});

describe('a misspelt table of change tracking', () => {
  test.each([
    ['in small letters', 'configurationchange | count', 'configurationchange', 'ConfigurationChange'],
    ['with a letter too many', 'ConfigurationDatas | count', 'ConfigurationDatas', 'ConfigurationData'],
    ['in a join', 'Heartbeat | join (ConfigurationDta) on Computer', 'ConfigurationDta', 'ConfigurationData'],
    [
      'in a scalar',
      'Heartbeat | where 0 < toscalar(ConfigurationChage | count)',
      'ConfigurationChage',
      'ConfigurationChange',
    ],
    [
      'first in a union',
      'union ConfigurationChange2, Heartbeat | count',
      'ConfigurationChange2',
      'ConfigurationChange',
    ],
    [
      'in a union with options',
      'union kind=outer isfuzzy=true (Heartbeat | take 1), ConfigurationChange2',
      'ConfigurationChange2',
      'ConfigurationChange',
    ],
    [
      'in a union behind a table',
      'Heartbeat | union ConfigurationDatas | count',
      'ConfigurationDatas',
      'ConfigurationData',
    ],
    [
      'in a join without parentheses',
      'Heartbeat | join kind=inner ConfigurationDta on Computer',
      'ConfigurationDta',
      'ConfigurationData',
    ],
    [
      'in a join by the other name of its kind',
      'Heartbeat | join kind=anti (ConfigurationDta) on Computer',
      'ConfigurationDta',
      'ConfigurationData',
    ],
    ['in a lookup', 'Heartbeat | lookup ConfigurationDta on Computer', 'ConfigurationDta', 'ConfigurationData'],
    ['at the end of a statement', 'ConfigurationDatas;', 'ConfigurationDatas', 'ConfigurationData'],
    [
      'in a union behind a definition',
      'let a = 1; union ConfigurationDatas, Perf',
      'ConfigurationDatas',
      'ConfigurationData',
    ],
    [
      'in a union in parentheses',
      'Perf | join (union Heartbeat, ConfigurationDatas) on Computer',
      'ConfigurationDatas',
      'ConfigurationData',
    ],
    ['twice', 'ConfigurationDatas | union ConfigurationDatas', 'ConfigurationDatas', 'ConfigurationData'],
    ['behind a definition', 'let a = 1; ConfigurationChanges', 'ConfigurationChanges', 'ConfigurationChange'],
  ])('%s', (_what, query, name, table) => {
    expect(tablesIn(query).misspelt).toEqual([{ name, table }]);
  });

  test.each([
    ['a table of somebody else', 'Perf | count'],
    ['a custom table', 'ConfigurationChange_CL | count'],
    [
      'a definition of the query',
      'let ConfigurationChanges = ConfigurationChange | where true; ConfigurationChanges | count',
    ],
    ['a column in a function', 'ConfigurationChange | summarize dcount(ConfigurationChanged)'],
    ['a pattern in a union', 'union ConfigurationChang*, Heartbeat | count'],
    ['the name that a union gives to its column', 'union withsource=ConfigurationChanged Heartbeat, Perf'],
    [
      'a definition in a union',
      'let ConfigurationChanges = ConfigurationChange | where true; union ConfigurationChanges, Heartbeat',
    ],
    ['a column that a join is on', 'Heartbeat | join ConfigurationData on ConfigurationChanged'],
    ['a function of the workspace', 'ConfigData | count'],
    ['a function with the beginning of the name', 'Config | count'],
    ['a function with the end of the name', 'MyConfigurationData | count'],
    ['a table that is nearer to another', 'ConfHeartbeat | count'],
    ['a name alone in parentheses', '(ConfigurationDatas)'],
    [
      'an argument of a function like an operator',
      'Perf | extend a = joiner(ConfigurationDatas), b = rejoin(ConfigurationDatas)',
    ],
    ['the value of a column like an operator', 'Heartbeat | extend join = ConfigurationDatas'],
    ['an operator without a table', 'Heartbeat | union'],
    ['a column behind a union', 'union Heartbeat | project ConfigurationDatas'],
    ['a column of the next statement', 'union Heartbeat; Perf | project ConfigurationDatas'],
    ['a column on which a union in parentheses is joined', 'Perf | join (union Heartbeat) on ConfigurationDatas'],
    ['a column of a query in a union', 'union (Heartbeat | project ConfigurationDatas), Perf'],
    ['a table of another workspace', 'union workspace("x").ConfigurationDatas, Perf'],
    ['a part of the next statement', 'union Heartbeat; print ConfigurationDatas'],
    ['an argument behind a union in parentheses', 'Perf | join (union Heartbeat) on $left.a == f(ConfigurationDatas)'],
    ['a function in a union', 'union ConfigurationDatas(), Perf'],
    ['a part of something in a union', 'union ConfigurationDatas.x, Perf'],
    ['a text', 'union Heartbeat, "ConfigurationDatas"'],
  ])('is not %s', (_what, query) => {
    expect(tablesIn(query).misspelt).toEqual([]);
  });
});
