import { type KqlToken, kqlTokens } from '../core/kql-tokens';
import { nearest } from '../core/suggest';
import { LOG_TABLES, type LogTableName } from '../facts/log-tables';

/** The tables that a query reads, as far as this library knows them. */
export interface QueryTables {
  readonly known: readonly LogTableName[];
  /** Names in the place of a table that are none, and seem to mean one of change tracking. */
  readonly misspelt: readonly { readonly name: string; readonly table: LogTableName }[];
}

const TABLES = Object.keys(LOG_TABLES) as LogTableName[];
const OURS = TABLES.filter((table) => LOG_TABLES[table].solution === 'ChangeTracking');

/** Names of tables in a query. The query language tells capital letters from small ones. */
export function tablesIn(query: string): QueryTables {
  const tokens = kqlTokens(query);
  // A text keeps its quotes, so it is equal to no name.
  const names = new Set(tokens.map(({ text }) => text));
  const defined = new Set(tokens.filter((_, index) => tokens[index - 1]?.text === 'let').map(({ text }) => text));
  const operands = new Set(tokens.flatMap((_, index) => operandsOf(tokens, index)));
  const sources = tokens.filter(
    ({ text }, index) => !defined.has(text) && (operands.has(index) || isSource(tokens, index)),
  );
  return {
    known: TABLES.filter((table) => names.has(table)),
    misspelt: [...new Set(sources.map(({ text }) => text))].flatMap((name) => {
      const table = meantBy(name);
      return table === undefined ? [] : [{ name, table }];
    }),
  };
}

/** Names before a table alone in parentheses: `join kind=leftanti (ConfigurationData)`. Others are functions of a column. */
const JOINS = /^(join|lookup|union|(full|inner|left|right)?(outer|unique|anti|semi|antisemi)|inner)$/;

/** Whether a name is in the place of a table: a query, or a query in parentheses, begins with it. */
function isSource(tokens: readonly KqlToken[], place: number): boolean {
  const [before, after] = [tokens[place - 1]?.text, tokens[place + 1]?.text];
  if (before === '(' && after === ')') return JOINS.test(tokens[place - 2]?.text ?? '');
  return [undefined, ';', '('].includes(before) && [undefined, '|', ';'].includes(after);
}

const OPERATORS = ['union', 'join', 'lookup'];

/** Places of the names that `union` lists, and of the one that `join` and `lookup` have. */
function operandsOf(tokens: readonly KqlToken[], operator: number): number[] {
  const name = tokens[operator]?.text;
  // A word that is given a value or a part of something is no operator.
  const isOperator = [undefined, ';', '(', '|'].includes(tokens[operator - 1]?.text);
  if (!OPERATORS.some((one) => one === name) || !isOperator) return [];
  let place = operator + 1;
  // Options such as `kind=leftouter`, `withsource=Table` and `isfuzzy=true`.
  while (tokens[place + 1]?.text === '=') place += 3;
  const found: number[] = [];
  let depth = 0;
  for (const [index, { text }] of tokens.entries()) {
    if (index < place) continue;
    if (depth === 0 && ['|', ';', ')'].includes(text)) break;
    if (text === '(') depth++;
    else if (text === ')') depth--;
    else if (depth === 0 && isListed(tokens, index)) found.push(index);
    if (name !== 'union') break;
  }
  return found;
}

/** Whether a name in a list is all of an item: no pattern such as `Configuration*`, and no function or other workspace. */
function isListed(tokens: readonly KqlToken[], place: number): boolean {
  const [before, after] = [tokens[place - 1]?.text, tokens[place + 1]?.text];
  return before !== '.' && !['*', '(', '.', '='].some((sign) => sign === after);
}

/** The table that a name seems to mean. A custom table ends with `_CL`. */
function meantBy(name: string): LogTableName | undefined {
  if (Object.hasOwn(LOG_TABLES, name) || name.endsWith('_CL') || !/^conf\w{8}/i.test(name)) return undefined;
  return nearest(name, OURS) as LogTableName | undefined;
}
