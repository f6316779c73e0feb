import { INSPECTION_QUERIES, type InspectionQueryName, LOG_LIMITS } from '../../../facts/inspection-queries';
import { isObject, textOf, UnusableInput } from '../../model/value';
import { armAt } from '../dialects/arm-resource';
import { tableRows, unwrapped } from '../exports/envelopes';

/** The files of an export, by what they hold. The queries of the command `queries` give them. */
export type ExportedFile = InspectionQueryName;
export const EXPORTED_FILES = Object.keys(INSPECTION_QUERIES) as ExportedFile[];

const NAME = new RegExp(`^(${EXPORTED_FILES.join('|')})([-_.].*)?\\.(json|csv)$`, 'i');

/** What a file of a folder holds, by its name: `machines.json`, `machines-2.json`, `reporting-<workspace>.csv`. */
export function exportedFileOf(name: string): ExportedFile | undefined {
  const word = NAME.exec(name)?.[1]?.toLowerCase();
  return EXPORTED_FILES.find((one) => one === word);
}

/** Rows of one file, with what it says is missing. */
export interface FileRows {
  readonly rows: readonly object[];
  readonly gaps: readonly string[];
}

/** Most rows of a page of Resource Graph, of each tool by default and at most. A full page may be one of several. */
const FULL_PAGES = [100, 1000];

/**
 * The rows of a document, in any of the forms of the tools.
 * @throws UnusableInput if it is an error, or holds no rows
 */
export function rowsOf(document: unknown, kind: ExportedFile): FileRows {
  if (kind === 'reporting') return withLimits(logRows(document));
  const { items, gaps } = unwrapped(document);
  const rows = items.filter(isObject);
  const needed = kind === 'states' ? 'resourceId' : 'id';
  const known = rows.filter((row) => textOf(armAt(row, needed) ?? armAt(row, 'resourceId')) !== undefined);
  if (rows.length > 0 && known.length === 0) {
    throw new UnusableInput(`has no column '${needed}': run the query again without changing its columns`);
  }
  const lost = rows.length - known.length;
  const isFull = Array.isArray(document) && FULL_PAGES.includes(rows.length);
  return {
    rows: known,
    gaps: [
      ...gaps,
      ...(lost > 0 ? [`${lost} of ${rows.length} rows have no column '${needed}'`] : []),
      ...(isFull ? [`it has exactly ${rows.length} rows, which is a full page: others may be missing`] : []),
    ],
  };
}

/** Log Analytics returns what fits, and the tools do not say that it is cut. */
function withLimits({ rows, gaps }: FileRows): FileRows {
  if (!reachesLimits(rows)) return { rows, gaps };
  const limits = `${LOG_LIMITS.rows} rows or ${LOG_LIMITS.bytes / 1024 ** 2} MB`;
  return { rows, gaps: [...gaps, `it has ${rows.length} rows: Log Analytics returns at most ${limits}, ask in parts`] };
}

/** A table of the API has the characters of its cells, quotes and commas: more than these. */
function reachesLimits(rows: readonly object[]): boolean {
  if (rows.length >= LOG_LIMITS.rows) return true;
  if (rows.length < LOG_LIMITS.rows / 10) return false;
  let characters = 0;
  for (const row of rows)
    for (const column of ['ResourceId', 'Computer', 'Kind', 'LastRow']) {
      characters += (textOf(armAt(row, column)) ?? '').length + 3;
    }
  return characters >= LOG_LIMITS.bytes * 0.95;
}

/** Rows of Log Analytics: of `az`, of the REST API, or of PowerShell. */
function logRows(document: unknown): FileRows {
  const error = armAt(document, 'error');
  if (isObject(error) && armAt(document, 'tables') === undefined) {
    throw new UnusableInput(`is an error of Log Analytics (${textOf(armAt(error, 'code')) ?? 'without a code'})`);
  }
  const gaps = isObject(error) ? ['the answer is partial: Log Analytics reports an error beside the rows'] : [];
  const results = Array.isArray(document) ? document : (armAt(document, 'Results') ?? armAt(document, 'value'));
  if (Array.isArray(results)) return { rows: results.filter(isObject), gaps };
  const [table] = (armAt(document, 'tables') ?? []) as unknown[];
  const rows = tableRows(table);
  if (rows === undefined) throw new UnusableInput('holds no rows of Log Analytics');
  return { rows, gaps };
}
