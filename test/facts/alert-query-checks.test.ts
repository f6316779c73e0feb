import { textOf } from '../../lib/core/problems';
import { queryProblems } from '../../lib/facts/alert-query-checks';
import type { AlertRule } from '../../lib/facts/alert-rules';

const problems = (query: string, given: Partial<AlertRule> = {}) =>
  queryProblems({
    severity: 2,
    frequency: 'PT15M',
    window: 'PT15M',
    query,
    aggregation: 'Count',
    operator: 'GreaterThan',
    threshold: 0,
    autoResolve: true,
    ...given,
  });

test.each<[string, Partial<AlertRule>?]>([
  ['ConfigurationChange | where ago'],
  ['ConfigurationChange | where Computer == arg'],
  ['ConfigurationChange | extend arg'],
  ['ConfigurationChange | where TimeGenerated > ago(48h)'],
  ['ConfigurationChange | where TimeGenerated > ago(2d)'],
  ['ConfigurationChange | where TimeGenerated > ago(1.25d)'],
  ['ConfigurationChange | where TimeGenerated > ago(2880m)'],
  ['ConfigurationChange | where TimeGenerated > ago(172800s)'],
  ['ConfigurationChange | take 5'],
  ['ConfigurationChange', { splitBy: ['Computer'] }],
  ['ConfigurationChange | summarize count() by Computer', { splitBy: ['Computer', 'count_'] }],
  ['ConfigurationChange', { failingPeriods: { atLeast: 1, of: 1 } }],
  ['ConfigurationChange | summarize count() by bin(TimeGenerated, 5m)', { failingPeriods: { atLeast: 1, of: 2 } }],
])('the query %s is accepted', (query, given = {}) => {
  expect(problems(query, given)).toEqual([]);
});

test.each<[string, string[], Partial<AlertRule>?]>([
  ['', ['query must not be empty']],
  [
    'T | evaluate bag_unpack(x) | evaluate pivot(y)',
    ["query must not use 'bag_unpack', 'pivot', which Azure refuses in alerts"],
  ],
  [
    'search "x" | take 5',
    ["query must not use 'search', 'take' with frequency 'PT1M': set it to 'PT5M' or longer"],
    { frequency: 'PT1M' },
  ],
  [
    'arg("").Resources | union adx("x")',
    [
      "query must not call 'arg', 'adx': other services are read with a managed identity, which these alerts do not have",
    ],
  ],
  [
    'Heartbeat',
    ['query must return a time, such as bin(TimeGenerated, 5m), with failingPeriods.of 2'],
    { failingPeriods: { atLeast: 1, of: 2 } },
  ],
  [
    'T | where A > ago(49h) or B > ago(3d) or C > ago(2881m) or D > ago(172801s)',
    ['49h', '3d', '2881m', '172801s'].map((time) => `query must not look back more than 48 hours, got ago(${time})`),
  ],
  ...['ago()', 'ago(', 'ago(span)', 'ago(1h', 'ago(1h * 2)', 'ago(time(1h))', 'ago(1)'].map(
    (call): [string, string[]] => [
      `T | where TimeGenerated > ${call}`,
      ['query must call ago() with a literal timespan only, such as ago(1h)'],
    ],
  ),
  [
    'T | summarize Changes = count() by Computer',
    [
      "measure must be a column that query returns, got 'Change'",
      "resourceIdColumn must be a column that query returns, got '_ResourceId'",
      "splitBy[1] must be a column that query returns, got 'Machine'",
    ],
    { measure: 'Change', resourceIdColumn: '_ResourceId', splitBy: ['Computer', 'Machine'] },
  ],
  ...['summarize count() by', 'project', 'distinct'].map((operator): [string, string[], Partial<AlertRule>] => [
    `T | ${operator} Computer`,
    ["measure must be a column that query returns, got 'Size'"],
    { measure: 'Size' },
  ]),
])('the query %s is refused', (query, messages, given = {}) => {
  expect(problems(query, given).map(textOf)).toEqual(messages);
});

test.each(['${var.query}', 'T | where x == "$" | take ${var.count}'])(
  'a query that Terraform makes is not checked: %s',
  (query) => {
    expect(problems(query, { frequency: 'PT1M' })).toEqual([]);
  },
);

test.each(['$', '{ $', '$ | pivot'])('a query with a dollar sign alone is checked: %s', (query) => {
  expect(problems(`pivot ${query}`).map(textOf)).toEqual(["query must not use 'pivot', which Azure refuses in alerts"]);
});

test('a rule that is longer than Azure accepts is refused', () => {
  expect(problems('x'.repeat(65_394))).toEqual([]);
  expect(problems('x'.repeat(65_395)).map(textOf)).toEqual([
    'query makes the rule 65537 bytes long, and Azure accepts at most 65536',
  ]);
});

test('Terraform checks a column whose name it alone knows', () => {
  const [problem] = problems('T | project Computer, Size', { splitBy: ['${var.column}'] });
  expect(problem && textOf(problem)).toBe('splitBy[0] must be a column that query returns');
  expect(problem?.later?.value).toBe('${var.column}');
  expect(problem?.later?.right('var.column')).toBe(
    'contains(["T", "project", "Computer", "Size"], var.column) || can(regex("^[a-z]+_\\\\w*$", var.column))',
  );
});
