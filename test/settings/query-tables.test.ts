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
  ])('is not %s', (_what, query) => {
    expect(tablesIn(query).misspelt).toEqual([]);
  });
});
