import { matches, quoted } from '../core/expressions';
import { isKnown } from '../core/known';
import { type KqlToken, kqlTokens } from '../core/kql-tokens';
import { at, listed, type Message, type Path, type Problem, phrase } from '../core/problems';
import {
  ALERT_CROSS_SERVICE,
  ALERT_FORBIDDEN_EVERY_MINUTE,
  ALERT_FORBIDDEN_WORDS,
  ALERT_LIMITS,
  type AlertRule,
} from './alert-rules';

/**
 * Problems of the query of an alert and of the columns that the alert names, as far as they show without the schema of the
 * workspace. A query that Terraform makes is not checked.
 */
export function queryProblems(rule: AlertRule): Problem[] {
  const tokens = kqlTokens(rule.query);
  if (tokens.some(({ text }, index) => text === '$' && tokens[index + 1]?.text === '{')) return [];
  return [...wordProblems(rule, tokens), ...lookBackProblems(tokens), ...columnProblems(rule, tokens)];
}

function wordProblems(rule: AlertRule, tokens: readonly KqlToken[]): Problem[] {
  const names = namesIn(tokens);
  const forbidden = ALERT_FORBIDDEN_WORDS.filter((word) => names.has(word));
  const everyMinute = ALERT_FORBIDDEN_EVERY_MINUTE.filter((word) => names.has(word));
  const services = ALERT_CROSS_SERVICE.filter((word) =>
    tokens.some(({ text }, index) => text === word && tokens[index + 1]?.text === '('),
  );
  const bytes = Buffer.byteLength(JSON.stringify(rule));
  const periods = rule.failingPeriods?.of ?? 1;
  const messages: (Message | false)[] = [
    tokens.length === 0 && 'must not be empty',
    forbidden.length > 0 && `must not use ${listed(forbidden)}, which Azure refuses in alerts`,
    rule.frequency === 'PT1M' &&
      everyMinute.length > 0 &&
      phrase`must not use ${listed(everyMinute)} with ${at('frequency')} 'PT1M': set it to 'PT5M' or longer`,
    services.length > 0 &&
      `must not call ${listed(services)}: other services are read with a managed identity, which these alerts do not have`,
    periods > 1 &&
      !names.has('TimeGenerated') &&
      phrase`must return a time, such as bin(TimeGenerated, 5m), with ${at('failingPeriods', 'of')} ${periods}`,
    bytes > ALERT_LIMITS.ruleBytes &&
      `makes the rule ${bytes} bytes long, and Azure accepts at most ${ALERT_LIMITS.ruleBytes}`,
  ];
  return messages.flatMap((message) => (message === false ? [] : [{ path: ['query'], message }]));
}

const AGO = /ago\((\d+(?:\.\d+)?)(d|h|m|s)\)/;
const MINUTES_PER: Readonly<Record<string, number>> = { d: 1440, h: 60, m: 1, s: 1 / 60 };

/** Azure accepts only literal timespans, and silently cuts a longer query range to two days. */
function lookBackProblems(tokens: readonly KqlToken[]): Problem[] {
  return tokens.flatMap((_, index): Problem[] => {
    const call = tokens
      .slice(index, index + 4)
      .map(({ text }) => text)
      .join('');
    if (!call.startsWith('ago(')) return [];
    const [, amount, unit = ''] = AGO.exec(call) ?? [];
    if (amount === undefined)
      return [{ path: ['query'], message: 'must call ago() with a literal timespan only, such as ago(1h)' }];
    return Number(amount) * (MINUTES_PER[unit] ?? 0) <= ALERT_LIMITS.lookBackMinutes
      ? []
      : [{ path: ['query'], message: `must not look back more than 48 hours, got ${call}` }];
  });
}

/** Operators after which a query has only the columns it names. */
const NAMING_OPERATORS = ['summarize', 'project', 'distinct'];
/** A column that Kusto names itself, such as `count_` or `max_Size`. */
const GENERATED_COLUMN = /^[a-z]+_\w*$/;

function columnProblems(rule: AlertRule, tokens: readonly KqlToken[]): Problem[] {
  const names = namesIn(tokens);
  if (!NAMING_OPERATORS.some((operator) => names.has(operator))) return [];
  const columns: { path: Path; name: string | undefined }[] = [
    { path: ['measure'], name: rule.measure },
    { path: ['resourceIdColumn'], name: rule.resourceIdColumn },
    ...(rule.splitBy ?? []).map((name, index) => ({ path: ['splitBy', index], name })),
  ];
  return columns.flatMap(({ path, name }): Problem[] => {
    if (name === undefined || names.has(name) || GENERATED_COLUMN.test(name)) return [];
    const must = phrase`must be a column that ${at('query')} returns`;
    if (isKnown(name)) return [{ path, message: [...must, `, got '${name}'`] }];
    const right = (column: string) =>
      `contains([${[...names].map(quoted).join(', ')}], ${column}) || ${matches(GENERATED_COLUMN, column)}`;
    return [{ path, message: must, later: { value: name, right } }];
  });
}

function namesIn(tokens: readonly KqlToken[]): Set<string> {
  return new Set(tokens.filter(({ kind }) => kind === 'name').map(({ text }) => text));
}
