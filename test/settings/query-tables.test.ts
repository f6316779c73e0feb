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
    ['a function of the workspace', 'ConfigData | count'],
  ])('is not %s', (_what, query) => {
    expect(tablesIn(query).misspelt).toEqual([]);
  });
});
