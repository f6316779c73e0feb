import { isKnown } from './known';

/**
 * A text as a literal of the Kusto query language. Its escapes are those of JSON. Framework tokens are kept: a caller
 * that passes one escapes its value with `escapedForJson`.
 */
export function kqlText(value: string): string {
  return JSON.stringify(value);
}

/** A query: a table or an expression, and the operators that follow it. Undefined operators are omitted. */
export function kqlQuery(source: string, ...operators: readonly (string | undefined)[]): string {
  return [source, ...operators.filter((operator) => operator !== undefined)].join('\n| ');
}

/** `where` with conditions that all hold, or nothing if there is none. */
export function kqlWhere(...conditions: readonly (string | undefined)[]): string | undefined {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length === 0 ? undefined : `where ${given.join(' and ')}`;
}

/**
 * A condition that a text column matches one of some patterns, ignoring case; `undefined` if no pattern is given. `*`
 * matches any number of characters. A value that is known only at apply is compared as a whole.
 */
export function kqlMatch(column: string, patterns: readonly string[] | undefined): string | undefined {
  if (patterns === undefined || patterns.length === 0) return undefined;
  const whole = patterns.filter((pattern) => !isPattern(pattern));
  const conditions = [
    ...(whole.length === 0 ? [] : [`${column} in~ (${whole.map(kqlText).join(', ')})`]),
    ...patterns.filter(isPattern).map((pattern) => patternCondition(column, pattern)),
  ];
  return conditions.length === 1 ? conditions[0] : `(${conditions.join(' or ')})`;
}

function isPattern(text: string): boolean {
  return isKnown(text) && text.includes('*');
}

function patternCondition(column: string, pattern: string): string {
  const text = kqlText(pattern.replaceAll('*', ''));
  if (/^[^*]*\*$/.test(pattern)) return `${column} startswith ${text}`;
  if (/^\*[^*]*$/.test(pattern)) return `${column} endswith ${text}`;
  if (/^\*[^*]*\*$/.test(pattern)) return `${column} contains ${text}`;
  const expression = pattern.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&').replaceAll('*', '.*');
  return `${column} matches regex ${kqlText(`(?is)^${expression}$`)}`;
}
