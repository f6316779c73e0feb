import { evaluate, type Frame, nameOf, type Row, type Value } from './expressions';
import { analyse, childrenOf, kindOf, type SyntaxNode } from './service';

/**
 * Runs queries on rows, from the syntax that Microsoft's parser makes of them. It knows the operators and functions that
 * the queries of this library use, in the form they use them, and throws on any other. Limits: no `null` arithmetic, texts
 * are compared by code point, `has` splits at everything that is no letter or digit, one query at a time.
 */
export interface Database {
  /** Rows by table. A column that a row leaves out is empty: '' for texts. */
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  readonly now: Date;
}

export type { Row };

/** The rows of a query's result. Throws if the query does not parse or names a column that does not exist. */
export function runQuery(query: string, { tables, now }: Database): Row[] {
  const { errors, syntax } = analyse(query);
  if (errors.length > 0) throw new Error(`${errors.join('\n')}\n${query}`);
  const [statements] = childrenOf(syntax).filter((node) => /Statement/.test(node.constructor.$$name ?? ''));
  const expression = statements && find(statements, (node) => kindOf(node) === 'ExpressionStatement');
  if (expression === undefined) throw new Error(`no expression in ${query}`);
  return rowsOf(childrenOf(expression)[0] as SyntaxNode, tables, now);
}

function rowsOf(node: SyntaxNode, tables: Database['tables'], now: Date): Row[] {
  const parts = childrenOf(node);
  switch (kindOf(node)) {
    case 'NameReference':
      return [...(tables[nameOf(node)] ?? [])];
    case 'ParenthesizedExpression':
      return rowsOf(parts[1] as SyntaxNode, tables, now);
    case 'PipeExpression': {
      const input = rowsOf(parts[0] as SyntaxNode, tables, now);
      return applied(parts[2] as SyntaxNode, input, (other) => rowsOf(other, tables, now), now);
    }
    case 'UnionOperator': {
      const source = parameter(node, 'withsource');
      return expressions(node).flatMap((table) =>
        rowsOf(table, tables, now).map((row) => (source === undefined ? row : { [source]: nameOf(table), ...row })),
      );
    }
    default:
      throw new Error(`unknown source of rows ${kindOf(node)}: ${node.toString()}`);
  }
}

type Rows = (node: SyntaxNode) => Row[];

function applied(node: SyntaxNode, input: Row[], rows: Rows, now: Date): Row[] {
  const value = (expression: SyntaxNode, row: Row, group: readonly Row[] = []) =>
    evaluate(expression, { row, group, now } satisfies Frame);
  switch (kindOf(node)) {
    case 'FilterOperator': {
      const condition = childrenOf(node).at(-1) as SyntaxNode;
      return input.filter((row) => value(condition, row) === true);
    }
    case 'ExtendOperator':
      return input.map((row) => {
        const extended: Record<string, Value> = { ...row };
        for (const one of expressions(node)) Object.assign(extended, named(one, extended, value));
        return extended;
      });
    case 'ProjectOperator':
      return input.map((row) => Object.assign({}, ...expressions(node).map((one) => named(one, row, value))) as Row);
    case 'ProjectAwayOperator': {
      const away = expressions(node).map(nameOf);
      return input.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !away.includes(name))));
    }
    case 'DistinctOperator':
      return grouped(input, (row) => Object.assign({}, ...expressions(node).map((one) => named(one, row, value)))).map(
        ([key]) => key,
      );
    case 'SummarizeOperator': {
      const by = find(node, (child) => kindOf(child) === 'SummarizeByClause');
      const keys = by === undefined ? [] : expressions(by);
      const groups = grouped(input, (row) => Object.assign({}, ...keys.map((one) => named(one, row, value))) as Row);
      const all: [Row, Row[]][] = keys.length === 0 ? [[{}, input]] : groups;
      return all.map(([key, group]) =>
        Object.assign({}, key, ...expressions(node).map((one) => aggregated(one, key, group, value))),
      );
    }
    case 'JoinOperator':
      return joined(node, input, rows);
    case 'SortOperator':
    case 'TopOperator': {
      const sorted = [...input].sort((one, other) => {
        for (const item of orderings(node)) {
          const [first, second] = [value(item.by, one), value(item.by, other)];
          const sign = compare(first, second) * (item.ascending ? 1 : -1);
          if (sign !== 0) return sign;
        }
        return 0;
      });
      return kindOf(node) === 'SortOperator' ? sorted : sorted.slice(0, Number(value(numberOf(node), {})));
    }
    case 'TakeOperator':
      return input.slice(0, Number(value(numberOf(node), {})));
    default:
      throw new Error(`unknown operator ${kindOf(node)}: ${node.toString()}`);
  }
}

type Evaluate = (expression: SyntaxNode, row: Row, group?: readonly Row[]) => Value;

/** The column that an expression makes, under the name that Kusto gives it. */
function named(node: SyntaxNode, row: Row, value: Evaluate): Row {
  if (kindOf(node) !== 'SimpleNamedExpression') return { [columnOf(node)]: value(node, row) };
  const parts = childrenOf(node);
  return { [nameOf(parts[0] as SyntaxNode)]: value(parts[2] as SyntaxNode, row) };
}

function aggregated(node: SyntaxNode, key: Row, group: readonly Row[], value: Evaluate): Row {
  const call = kindOf(node) === 'SimpleNamedExpression' ? (childrenOf(node)[2] as SyntaxNode) : node;
  if (/^arg_(max|min)$/.test(functionOf(call) ?? '')) {
    const [by, ...columns] = expressions(childrenOf(call)[1] as SyntaxNode);
    const sign = functionOf(call) === 'arg_max' ? -1 : 1;
    const [row = {}] = [...group].sort(
      (one, other) => sign * compare(value(by as SyntaxNode, one), value(by as SyntaxNode, other)),
    );
    const whole = columns.some((column) => kindOf(column) === 'StarExpression');
    const kept = whole
      ? row
      : Object.fromEntries([by as SyntaxNode, ...columns].map((one) => [nameOf(one), value(one, row)]));
    return { ...kept, ...key };
  }
  const name = call === node ? columnOf(call) : nameOf(childrenOf(node)[0] as SyntaxNode);
  return { [name]: value(call, group[0] ?? {}, group) };
}

/** Name of the column of an expression without a name: that of a function's first argument, or with the function before it. */
function columnOf(node: SyntaxNode): string {
  const call = functionOf(node);
  if (call === undefined) return nameOf(node);
  const [first] = expressions(childrenOf(node)[1] as SyntaxNode);
  if (call === 'bin') return columnOf(first as SyntaxNode);
  return first === undefined ? `${call}_` : `${call}_${columnOf(first)}`;
}

function joined(node: SyntaxNode, left: Row[], rows: Rows): Row[] {
  const kind = parameter(node, 'kind') ?? 'innerunique';
  const [source, on] = childrenOf(node).slice(-2) as [SyntaxNode, SyntaxNode];
  const keys = expressions(on).map(nameOf);
  const right = rows(source);
  const matches = (row: Row) => right.filter((other) => keys.every((key) => row[key] === other[key]));
  switch (kind) {
    case 'leftanti':
      return left.filter((row) => matches(row).length === 0);
    case 'leftouter':
      return left.flatMap((row) => {
        const found = matches(row);
        return found.length === 0 ? [row] : found.map((other) => ({ ...other, ...row }));
      });
    case 'inner':
      return left.flatMap((row) => matches(row).map((other) => ({ ...other, ...row })));
    default:
      throw new Error(`unknown kind of join ${kind}`);
  }
}

function grouped(rows: readonly Row[], keyOf: (row: Row) => Row): [Row, Row[]][] {
  const groups = new Map<string, [Row, Row[]]>();
  for (const row of rows) {
    const key = keyOf(row);
    const text = JSON.stringify(Object.values(key));
    const group = groups.get(text);
    if (group === undefined) groups.set(text, [key, [row]]);
    else group[1].push(row);
  }
  return [...groups.values()];
}

function compare(one: Value, other: Value): number {
  const [first, second] = [one, other].map((value) => (value instanceof Date ? value.getTime() : (value ?? '')));
  if (first === second) return 0;
  return (first as number) < (second as number) ? -1 : 1;
}

function orderings(node: SyntaxNode): { by: SyntaxNode; ascending: boolean }[] {
  const items = kindOf(node) === 'TopOperator' ? [childrenOf(node).at(-1) as SyntaxNode] : expressions(node);
  return items.map((item) => {
    if (kindOf(item) !== 'OrderedExpression') return { by: item, ascending: false };
    const [by, ordering] = childrenOf(item);
    return { by: by as SyntaxNode, ascending: ordering?.toString().trim().startsWith('asc') === true };
  });
}

function numberOf(node: SyntaxNode): SyntaxNode {
  const found = childrenOf(node).find((child) => kindOf(child) === 'LongLiteralExpression');
  if (found === undefined) throw new Error(`no number in ${node.toString()}`);
  return found;
}

/** The value of a parameter such as `kind=leftanti`. */
function parameter(node: SyntaxNode, name: string): string | undefined {
  const found = find(node, (child) => kindOf(child) === 'NamedParameter' && child.toString().trim().startsWith(name));
  return found && childrenOf(found).at(-1)?.toString().trim();
}

/** The expressions of the last list of a node. */
export function expressions(node: SyntaxNode): SyntaxNode[] {
  const lists = childrenOf(node).filter(
    (child) => /SeparatedElement/.test(child.constructor.$$name ?? '') && kindOf(child) === 'List',
  );
  const [list] = lists;
  return list === undefined ? [] : childrenOf(list).map((element) => childrenOf(element)[0] as SyntaxNode);
}

function functionOf(node: SyntaxNode): string | undefined {
  return kindOf(node) === 'FunctionCallExpression' ? nameOf(childrenOf(node)[0] as SyntaxNode) : undefined;
}

function find(node: SyntaxNode, wanted: (node: SyntaxNode) => boolean): SyntaxNode | undefined {
  for (const child of childrenOf(node)) {
    if (wanted(child)) return child;
    const below = kindOf(child) === 'List' || kindOf(child) === 'SeparatedElement' ? find(child, wanted) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}
