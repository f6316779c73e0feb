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
  const names = new Set(tokens.flatMap(({ kind, text }) => (kind === 'name' ? [text] : [])));
  const defined = new Set(tokens.flatMap(({ text }, index) => (tokens[index - 1]?.text === 'let' ? [text] : [])));
  const sources = tokens.filter(
    ({ kind, text }, index) => kind === 'name' && !defined.has(text) && isSource(tokens, index),
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

/** The table that a name seems to mean. A custom table ends with `_CL`. */
function meantBy(name: string): LogTableName | undefined {
  if (Object.hasOwn(LOG_TABLES, name) || name.endsWith('_CL') || !/^conf\w{8}/i.test(name)) return undefined;
  return nearest(name, OURS) as LogTableName | undefined;
}
