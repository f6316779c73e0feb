import { jsonIn } from '../../../core/values';
import { isObject, textOf, UnusableInput } from '../../model/value';
import { armAt } from '../dialects/arm-resource';

/** What the answer of a tool holds: resources, and what it says is missing. */
export interface Unwrapped {
  readonly items: readonly unknown[];
  readonly gaps: readonly string[];
}

/** Most envelopes around each other: `Invoke-AzRestMethod` puts text around a list. */
const MAX_ENVELOPES = 5;

/**
 * The resources inside an answer of Azure, whichever tool printed it: one, a list, a page of a list, rows of Resource
 * Graph, or the text that `Invoke-AzRestMethod` keeps them in.
 * @throws UnusableInput if the answer is an error
 */
export function unwrapped(document: unknown, depth = 0): Unwrapped {
  if (depth > MAX_ENVELOPES) return { items: [], gaps: [] };
  if (Array.isArray(document))
    return joined(document.map((one: unknown) => (isEnvelope(one) ? unwrapped(one, depth + 1) : only(one))));
  if (!isObject(document)) return { items: [], gaps: [] };
  refuseError(document);
  const content = armAt(document, 'Content');
  if (armAt(document, 'StatusCode') !== undefined && typeof content === 'string') {
    return unwrapped(contentOf(document, content), depth + 1);
  }
  const list = listIn(document);
  if (list === undefined) return only(document);
  return { items: list, gaps: missing(document, list.length) };
}

function only(one: unknown): Unwrapped {
  return { items: [one], gaps: [] };
}

function joined(parts: readonly Unwrapped[]): Unwrapped {
  return { items: parts.flatMap(({ items }) => items), gaps: parts.flatMap(({ gaps }) => gaps) };
}

function isEnvelope(document: unknown): boolean {
  return isObject(document) && (listIn(document) !== undefined || armAt(document, 'StatusCode') !== undefined);
}

/** The list of a page: `value` of Resource Manager, `data` of Resource Graph, as objects or as a table. */
function listIn(document: object): readonly unknown[] | undefined {
  if (textOf(armAt(document, 'id')) !== undefined) return undefined;
  const [value, data] = [armAt(document, 'value'), armAt(document, 'data')];
  if (Array.isArray(value)) return value as unknown[];
  if (Array.isArray(data)) return data as unknown[];
  return tableRows(data);
}

/** The rows of a table with its columns apart, as objects; `undefined` if it is none. */
export function tableRows(table: unknown): readonly object[] | undefined {
  const [columns, rows] = [armAt(table, 'columns'), armAt(table, 'rows')];
  if (!Array.isArray(columns) || !Array.isArray(rows)) return undefined;
  const names = columns.map((column: unknown) => textOf(armAt(column, 'name')) ?? '');
  return rows.map((row: unknown) =>
    Object.fromEntries(Array.isArray(row) ? row.map((cell: unknown, index) => [names[index] ?? '', cell]) : []),
  );
}

/** Keys of the link to the page that follows. */
export const TOKENS = ['nextLink', 'skip_token', '$skipToken', 'skipToken'] as const;
const TOTAL = ['total_records', 'totalRecords'] as const;
const CUT = 'resultTruncated';
/** Keys of what an answer says of the rows of all pages. */
export const TOTALS = [...TOTAL, CUT] as const;

/** What an answer says that it does not hold. */
function missing(document: object, length: number): string[] {
  const next = TOKENS.map((key) => textOf(armAt(document, key)));
  const total = TOTAL.map((key) => armAt(document, key)).find((one) => typeof one === 'number');
  const isCut = String(armAt(document, CUT)).toLowerCase() === 'true';
  if (next.some((token) => (token ?? '') !== '')) return ['a page is missing: the list goes on where this answer ends'];
  return isCut || (typeof total === 'number' && total > length)
    ? [`rows are missing: the answer holds ${length} of ${String(total ?? 'more')}`]
    : [];
}

/** The code of an error is a word; its message may quote what was asked for. */
function refuseError(document: object): void {
  const error = armAt(document, 'error');
  if (!isObject(error) || armAt(document, 'properties') !== undefined) return;
  const code = textOf(armAt(error, 'code')) ?? '';
  const word = /^[A-Za-z]\w{0,59}$/.test(code) ? ` (${code})` : '';
  throw new UnusableInput(`the answer of Azure is an error${word} and no resource`);
}

function contentOf(document: object, content: string): unknown {
  const given = armAt(document, 'StatusCode');
  const status = typeof given === 'number' ? `${given}` : (textOf(given) ?? '');
  if (/^[345]\d\d$/.test(status))
    throw new UnusableInput(`the answer of Azure has the status ${status} and no resource`);
  const answer = jsonIn(content);
  if (answer === undefined) throw new UnusableInput("the 'Content' of the answer of Azure is not JSON");
  return answer;
}
