import { lengthProblems, numberProblems, oneOfProblems, rangeProblems } from '../core/checks';
import { at, certain, type Message, type Problem, phrase } from '../core/problems';
import { queryProblems } from './alert-query-checks';
import {
  ALERT_AGGREGATIONS,
  ALERT_DURATIONS,
  ALERT_FREQUENCIES,
  ALERT_LIMITS,
  ALERT_MUTES,
  ALERT_OPERATORS,
  ALERT_TIME_RANGES,
  ALERT_WINDOWS,
  type AlertDuration,
  type AlertRule,
} from './alert-rules';

/** Problems of a rule that Azure or the provider refuses, or does not run as written. */
export function alertProblems(rule: AlertRule): Problem[] {
  const form: Problem[] = [
    ...rangeProblems(['severity'], rule.severity, 0, ALERT_LIMITS.severity, '(0 is critical)'),
    ...oneOfProblems(['frequency'], rule.frequency, ALERT_FREQUENCIES),
    ...oneOfProblems(['window'], rule.window, ALERT_WINDOWS),
    ...oneOfProblems(['aggregation'], rule.aggregation, ALERT_AGGREGATIONS),
    ...oneOfProblems(['operator'], rule.operator, ALERT_OPERATORS),
    ...numberProblems(['threshold'], rule.threshold),
    ...(rule.timeRange === undefined ? [] : oneOfProblems(['timeRange'], rule.timeRange, ALERT_TIME_RANGES)),
    ...(rule.muteActions === undefined ? [] : oneOfProblems(['muteActions'], rule.muteActions, ALERT_MUTES)),
    ...lengthProblems(['description'], rule.description, ALERT_LIMITS.descriptionCharacters),
    ...periodProblems(rule),
  ];
  if (certain(form).length > 0) return form;
  const wrong = ruleMessages(rule).flatMap(([name, message]) => (message === false ? [] : [{ path: [name], message }]));
  return [...form, ...wrong, ...queryProblems(rule)];
}

function periodProblems({ failingPeriods }: AlertRule): Problem[] {
  if (failingPeriods === undefined) return [];
  const { atLeast, of } = failingPeriods;
  const wrong = [
    ...rangeProblems(['failingPeriods', 'of'], of, 1, ALERT_LIMITS.periods, 'periods'),
    ...rangeProblems(['failingPeriods', 'atLeast'], atLeast, 1, ALERT_LIMITS.periods, 'periods'),
  ];
  const literal = 'must be a literal number: one known only at apply cannot be compared with the times of the rule';
  if (wrong.length > 0)
    return wrong.map(({ path, message, later }) => ({ path, message: later === undefined ? message : literal }));
  if (atLeast <= of) return [];
  const path = ['failingPeriods', 'atLeast'];
  return [{ path, message: phrase`must not be more than ${at('failingPeriods', 'of')} (${of}), got ${atLeast}` }];
}

const minutes = (duration: AlertDuration): number => ALERT_DURATIONS[duration];

/** Requirements of Azure for the times and columns of a rule, each with the argument that it is about. */
function ruleMessages(rule: AlertRule): (readonly [keyof AlertRule, Message | false])[] {
  const { frequency, window, timeRange, autoResolve, muteActions, aggregation, measure, splitBy } = rule;
  const covered = minutes(window) * (rule.failingPeriods?.of ?? 1);
  return [
    [
      'frequency',
      minutes(frequency) > covered &&
        phrase`must not be longer than ${at('window')} times the number of periods (${covered} minutes), got '${frequency}': the time between would never be looked at`,
    ],
    [
      'window',
      covered > ALERT_LIMITS.lookBackMinutes &&
        phrase`times ${at('failingPeriods', 'of')} must not exceed 48 hours, got ${covered / 60} hours`,
    ],
    [
      'window',
      window === 'PT1M' &&
        frequency !== 'PT1M' &&
        phrase`must not be 'PT1M' unless ${at('frequency')} is, which is '${frequency}'`,
    ],
    [
      'window',
      frequency === 'PT1M' &&
        minutes(window) > ALERT_LIMITS.everyMinuteWindowMinutes &&
        phrase`must be at most 'PT6H' with ${at('frequency')} 'PT1M', got '${window}'`,
    ],
    [
      'timeRange',
      timeRange !== undefined &&
        minutes(timeRange) < covered &&
        phrase`must not be shorter than ${at('window')} times the number of periods (${covered} minutes), got '${timeRange}'`,
    ],
    [
      'muteActions',
      autoResolve &&
        muteActions !== undefined &&
        phrase`conflicts with ${at('autoResolve')}: Azure mutes only alerts that do not resolve themselves; remove one`,
    ],
    [
      'muteActions',
      muteActions !== undefined &&
        minutes(muteActions) < minutes(frequency) &&
        phrase`must not be shorter than ${at('frequency')} ('${frequency}'), got '${muteActions}'`,
    ],
    [
      'autoResolve',
      autoResolve &&
        minutes(frequency) > ALERT_LIMITS.statefulFrequencyMinutes &&
        phrase`must be false with ${at('frequency')} '${frequency}': Azure resolves alerts only of rules that run at least every 12 hours`,
    ],
    [
      'measure',
      aggregation !== 'Count' &&
        measure === undefined &&
        phrase`is missing: ${at('aggregation')} '${aggregation}' needs the column to aggregate`,
    ],
    [
      'measure',
      aggregation === 'Count' &&
        measure !== undefined &&
        phrase`must be left out with ${at('aggregation')} 'Count', which counts rows, got '${measure}'`,
    ],
    [
      'splitBy',
      splitBy !== undefined &&
        splitBy.length > ALERT_LIMITS.dimensions &&
        `must have at most ${ALERT_LIMITS.dimensions} columns, got ${splitBy.length}`,
    ],
  ];
}
