import { childrenOf, kindOf, type SyntaxNode } from './service';

export type Value =
  | string
  | number
  | boolean
  | Date
  | null
  | undefined
  | readonly Value[]
  | { readonly [name: string]: Value };
export type Row = Readonly<Record<string, Value>>;

/** What an expression is evaluated in. */
export interface Frame {
  readonly row: Row;
  /** The rows of the group, for aggregations. */
  readonly group: readonly Row[];
  readonly now: Date;
}

/** The value of an expression. */
export function evaluate(node: SyntaxNode, frame: Frame): Value {
  const kind = kindOf(node);
  const parts = childrenOf(node);
  const value = (part: SyntaxNode | undefined) => evaluate(part as SyntaxNode, frame);
  switch (kind) {
    case 'NameReference':
      return frame.row[nameOf(node)] ?? '';
    case 'ParenthesizedExpression':
      return value(parts[1]);
    case 'PathExpression': {
      const object = value(parts[0]);
      return typeof object === 'object' && object !== null ? (object as Row)[nameOf(parts[2] as SyntaxNode)] : null;
    }
    case 'StringLiteralExpression':
      return String(node.LiteralValue);
    case 'LongLiteralExpression':
    case 'RealLiteralExpression':
      return Number(node.toString());
    case 'TimespanLiteralExpression':
      return timespan(node.toString().trim());
    case 'BooleanLiteralExpression':
      return node.toString().trim() === 'true';
    case 'AndExpression':
      return value(parts[0]) === true && value(parts[2]) === true;
    case 'OrExpression':
      return value(parts[0]) === true || value(parts[2]) === true;
    case 'InCsExpression':
    case 'InExpression':
    case 'HasAnyExpression': {
      const list = listIn(parts[2] as SyntaxNode).map((item) => String(value(item)));
      const text = String(value(parts[0]));
      if (kind === 'HasAnyExpression') return list.some((word) => hasWord(text, word));
      return kind === 'InCsExpression'
        ? list.some((item) => item.toLowerCase() === text.toLowerCase())
        : list.includes(text);
    }
    case 'FunctionCallExpression':
      return call(nameOf(parts[0] as SyntaxNode), listIn(parts[1] as SyntaxNode), frame);
    default: {
      const operator = OPERATORS[kind];
      if (operator === undefined) throw new Error(`unknown expression ${kind}: ${node.toString()}`);
      return operator(value(parts[0]), value(parts[2]));
    }
  }
}

/** The name that a reference or declaration holds. */
export function nameOf(node: SyntaxNode): string {
  return node.toString().trim();
}

const lower = (value: Value): string => String(value).toLowerCase();
const number = (value: Value): number => (value instanceof Date ? value.getTime() : Number(value));

const OPERATORS: Readonly<Record<string, (left: Value, right: Value) => Value>> = {
  EqualExpression: (left, right) => left === right,
  NotEqualExpression: (left, right) => left !== right,
  EqualTildeExpression: (left, right) => lower(left) === lower(right),
  BangTildeExpression: (left, right) => lower(left) !== lower(right),
  GreaterThanExpression: (left, right) => number(left) > number(right),
  GreaterThanOrEqualExpression: (left, right) => number(left) >= number(right),
  LessThanExpression: (left, right) => number(left) < number(right),
  LessThanOrEqualExpression: (left, right) => number(left) <= number(right),
  StartsWithExpression: (left, right) => lower(left).startsWith(lower(right)),
  EndsWithExpression: (left, right) => lower(left).endsWith(lower(right)),
  ContainsExpression: (left, right) => lower(left).includes(lower(right)),
  HasExpression: (left, right) => hasWord(String(left), String(right)),
  MatchesRegexExpression: (left, right) => regex(String(right)).test(String(left)),
  DivideExpression: (left, right) => number(left) / number(right),
  MultiplyExpression: (left, right) => number(left) * number(right),
  SubtractExpression: (left, right) => number(left) - number(right),
};

type Call = (parts: readonly SyntaxNode[], frame: Frame) => Value;

const argument =
  (compute: (...values: Value[]) => Value): Call =>
  (parts, frame) =>
    compute(...parts.map((part) => evaluate(part, frame)));

/** A function of the values of its argument in all rows of a group. */
const aggregate =
  (compute: (values: Value[]) => Value): Call =>
  ([part], { group, now }) =>
    compute(group.map((row) => (part === undefined ? null : evaluate(part, { row, group: [], now }))));

const FUNCTIONS: Readonly<Record<string, Call>> = {
  now: (_, { now }) => now,
  ago: ([part], frame) => new Date(frame.now.getTime() - number(evaluate(part as SyntaxNode, frame))),
  // Rows of the tests carry the time of their arrival beside the columns of the table.
  ingestion_time: (_, { row }) => row['_Arrived'] ?? row['TimeGenerated'],
  tolower: argument(lower),
  toupper: argument((value) => String(value).toUpperCase()),
  tobool: argument((value) => (value === 'true' || value === true ? true : value === 'false' ? false : null)),
  isempty: argument((value) => value === '' || value === null),
  isnotempty: argument((value) => value !== '' && value !== null),
  iff: argument((condition, yes, no) => (condition === true ? yes : no)),
  coalesce: argument((...values) => values.find((value) => value !== '' && value !== null)),
  round: argument((value, digits) => Number(number(value).toFixed(number(digits ?? 0)))),
  bin: argument((value, size) => {
    const floor = Math.floor(number(value) / number(size)) * number(size);
    return value instanceof Date ? new Date(floor) : floor;
  }),
  datetime_diff: argument((unit, later, earlier) => {
    const size = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }[String(unit)] ?? Number.NaN;
    return Math.floor(number(later) / size) - Math.floor(number(earlier) / size);
  }),
  tostring: argument((value) => String(value ?? '')),
  case: argument((...values) => {
    const chosen = values.findIndex((value, index) => index % 2 === 0 && value === true);
    return chosen < 0 ? values.at(-1) : values[chosen + 1];
  }),
  strcat: argument((...values) => values.join('')),
  strcat_array: argument((values, separator) => (values as Value[]).join(String(separator))),
  count: aggregate((values) => values.length),
  dcount: aggregate((values) => new Set(values).size),
  sum: aggregate((values) => values.reduce<number>((sum, value) => sum + number(value), 0)),
  max: aggregate((values) => [...values].sort((one, other) => number(other) - number(one))[0] ?? null),
  min: aggregate((values) => [...values].sort((one, other) => number(one) - number(other))[0] ?? null),
  take_any: aggregate(([first]) => first),
  make_set: (parts, frame) => {
    const [part, most] = parts as [SyntaxNode, SyntaxNode | undefined];
    const values = frame.group.map((row) => evaluate(part, { ...frame, row }));
    return [...new Set(values)].slice(0, most === undefined ? undefined : number(evaluate(most, frame)));
  },
};

function call(name: string, parts: readonly SyntaxNode[], frame: Frame): Value {
  const known = FUNCTIONS[name];
  if (known === undefined) throw new Error(`unknown function ${name}`);
  // An aggregation inside another expression sees the group, a plain function the row.
  return known(parts, frame);
}

function listIn(node: SyntaxNode): SyntaxNode[] {
  const list = childrenOf(node).find((child) => kindOf(child) === 'List');
  return list === undefined ? [] : childrenOf(list).map((element) => childrenOf(element)[0] as SyntaxNode);
}

function hasWord(text: string, word: string): boolean {
  const escaped = word.replaceAll(/[\\^$.|?*+()[\]{}]/g, '\\$&');
  return new RegExp(`(^|[^\\p{L}\\p{N}])${escaped}($|[^\\p{L}\\p{N}])`, 'iu').test(text);
}

/** Go's regular expressions as JavaScript's: flags stand in front of both. */
function regex(pattern: string): RegExp {
  const [, flags = '', rest = pattern] = /^\(\?([a-z]+)\)([\s\S]*)$/.exec(pattern) ?? [];
  return new RegExp(rest, flags);
}

function timespan(text: string): number {
  const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)(d|h|m|s)$/.exec(text) ?? [];
  const size = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 }[unit];
  if (size === undefined) throw new Error(`unknown timespan ${text}`);
  return Number(amount) * size;
}
