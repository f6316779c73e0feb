import { Token } from 'cdktf';
import { textOf } from '../../lib/core/problems';
import { alertProblems } from '../../lib/facts/alert-checks';
import type { AlertRule } from '../../lib/facts/alert-rules';

type Given = Partial<Record<keyof AlertRule, unknown>>;

const RULE: AlertRule = {
  severity: 2,
  frequency: 'PT15M',
  window: 'PT15M',
  query: 'ConfigurationChange | where ConfigChangeType == "Files" and TimeGenerated > ago(1h)',
  aggregation: 'Count',
  operator: 'GreaterThan',
  threshold: 0,
  autoResolve: true,
};

const problems = (given: Given) => alertProblems({ ...RULE, ...given } as AlertRule);

const FREQUENCIES =
  "'PT1M', 'PT5M', 'PT10M', 'PT15M', 'PT30M', 'PT45M', 'PT1H', 'PT2H', 'PT3H', 'PT4H', 'PT5H', 'PT6H', 'P1D'";
const MUTES = FREQUENCIES.replace("'PT1M', ", '').concat(", 'P2D'");

test.each<Given>([
  {},
  { failingPeriods: { atLeast: 2, of: 2 } },
  { failingPeriods: { atLeast: 1, of: 6 }, window: 'PT30M', frequency: 'PT15M' },
  { frequency: 'PT1H', window: 'PT30M', failingPeriods: { atLeast: 1, of: 2 } },
  { frequency: 'PT1M', window: 'PT1M' },
  { frequency: 'PT1M', window: 'PT6H' },
  { window: 'P2D' },
  { timeRange: 'PT15M' },
  { autoResolve: false, muteActions: 'PT15M' },
  { autoResolve: false, frequency: 'P1D', window: 'P1D' },
  { aggregation: 'Total', measure: 'Changes' },
  { splitBy: ['a', 'b', 'c', 'd', 'e', 'f'] },
])('a rule with %j is accepted', (given) => {
  expect(problems(given)).toEqual([]);
});

test.each<[Given, string[]]>([
  [
    { frequency: 'PT20M', window: 'PT5M' },
    [`frequency must be one of ${FREQUENCIES}, got 'PT20M'; did you mean 'PT10M'?`],
  ],
  [{ window: 'PT7H' }, [`window must be one of ${FREQUENCIES}, 'P2D', got 'PT7H'; did you mean 'PT1H'?`]],
  [{ aggregation: 'Sum' }, ["aggregation must be one of 'Count', 'Average', 'Minimum', 'Maximum', 'Total', got 'Sum'"]],
  [
    { operator: 'Above' },
    [
      "operator must be one of 'Equal', 'GreaterThan', 'GreaterThanOrEqual', 'LessThan', 'LessThanOrEqual', got 'Above'",
    ],
  ],
  [{ threshold: '5' }, ["threshold must be a number, got the text '5': remove the quotes"]],
  [{ timeRange: 'PT1M' }, [`timeRange must be one of ${MUTES}, 'PT20M', got 'PT1M'; did you mean 'PT5M'?`]],
  [
    { muteActions: 'PT1M', autoResolve: false },
    [`muteActions must be one of ${MUTES}, got 'PT1M'; did you mean 'PT5M'?`],
  ],
  [{ description: '' }, ['description must have 1 to 4096 characters, got 0']],
  [
    { failingPeriods: { atLeast: 7, of: 6 } },
    ['failingPeriods.atLeast must be a whole number from 1 to 6 periods, got 7'],
  ],
  [
    { failingPeriods: { atLeast: 3, of: 2 } },
    ['failingPeriods.atLeast must not be more than failingPeriods.of (2), got 3'],
  ],
  [
    { frequency: 'PT30M', failingPeriods: { atLeast: 1, of: 1 } },
    [
      "frequency must not be longer than window times the number of periods (15 minutes), got 'PT30M': the time between would never be looked at",
    ],
  ],
  [
    { window: 'P1D', failingPeriods: { atLeast: 1, of: 3 } },
    ['window times failingPeriods.of must not exceed 48 hours, got 72 hours'],
  ],
  [
    { window: 'PT1M', frequency: 'PT5M', failingPeriods: { atLeast: 1, of: 5 } },
    ["window must not be 'PT1M' unless frequency is, which is 'PT5M'"],
  ],
  [{ window: 'P1D', frequency: 'PT1M' }, ["window must be at most 'PT6H' with frequency 'PT1M', got 'P1D'"]],
  [
    { timeRange: 'PT10M' },
    ["timeRange must not be shorter than window times the number of periods (15 minutes), got 'PT10M'"],
  ],
  [
    { muteActions: 'PT5M' },
    [
      'muteActions conflicts with autoResolve: Azure mutes only alerts that do not resolve themselves; remove one',
      "muteActions must not be shorter than frequency ('PT15M'), got 'PT5M'",
    ],
  ],
  [
    { frequency: 'P1D', window: 'P1D' },
    [
      "autoResolve must be false with frequency 'P1D': Azure resolves alerts only of rules that run at least every 12 hours",
    ],
  ],
  [{ aggregation: 'Average' }, ["measure is missing: aggregation 'Average' needs the column to aggregate"]],
  [{ measure: 'Changes' }, ["measure must be left out with aggregation 'Count', which counts rows, got 'Changes'"]],
  [{ splitBy: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }, ['splitBy must have at most 6 columns, got 7']],
  [{ severity: 5 }, ['severity must be a whole number from 0 to 4 (0 is critical), got 5']],
])('a rule with %j is refused', (given, messages) => {
  expect(problems(given).map(textOf)).toEqual(messages);
});

const later = '${var.later}';

test.each<[Given, string]>([
  [{ frequency: later }, `frequency must be one of ${FREQUENCIES}`],
  [{ window: later }, `window must be one of ${FREQUENCIES}, 'P2D'`],
  [
    { aggregation: later, measure: 'Changes' },
    "aggregation must be one of 'Count', 'Average', 'Minimum', 'Maximum', 'Total'",
  ],
  [{ timeRange: later }, `timeRange must be one of ${MUTES}, 'PT20M'`],
  [{ muteActions: later, autoResolve: false }, `muteActions must be one of ${MUTES}`],
])('Terraform checks what it alone knows of %j', (given, message) => {
  const found = problems(given);
  expect(found.map(textOf)).toEqual([message]);
  expect(found[0]?.later?.value).toBe(later);
});

test('Terraform checks what it alone knows beside what is wrong already', () => {
  expect(problems({ operator: later, measure: 'Changes' }).map(textOf)).toEqual([
    "operator must be one of 'Equal', 'GreaterThan', 'GreaterThanOrEqual', 'LessThan', 'LessThanOrEqual'",
    "measure must be left out with aggregation 'Count', which counts rows, got 'Changes'",
  ]);
});

test('numbers of periods that only Terraform knows are refused: the times of the rule depend on them', () => {
  const number = Token.asNumber({ resolve: () => 2 });
  const literal = 'must be a literal number: one known only at apply cannot be compared with the times of the rule';
  expect(problems({ failingPeriods: { atLeast: number, of: 9 } }).map(textOf)).toEqual([
    'failingPeriods.of must be a whole number from 1 to 6 periods, got 9',
    `failingPeriods.atLeast ${literal}`,
  ]);
  expect(problems({ failingPeriods: { atLeast: 1, of: number } }).map(textOf)).toEqual([
    `failingPeriods.of ${literal}`,
  ]);
});
