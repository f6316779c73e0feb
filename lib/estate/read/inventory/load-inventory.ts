import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonIn } from '../../../core/values';
import type { Inventory } from '../../model/inventory';
import { UnusableInput } from '../../model/value';
import { exportedResources } from '../exports/exported';
import { loadDocument } from '../load';
import { EXPORTED_FILES, type ExportedFile, exportedFileOf, type FileRows, rowsOf } from './exported-files';
import { asPage, type Page, pagesOf } from './exported-pages';
import { inventoryOf, type Rows } from './inventory-of-rows';

/** Whether a folder holds the export of an estate: the machines, and more. */
export function isInventory(path: string): boolean {
  return machinesFile(path) !== undefined;
}

/** The name of the first file of a folder that lists machines. */
export function machinesFile(path: string): string | undefined {
  try {
    return readdirSync(path)
      .sort()
      .find((name) => exportedFileOf(name) === 'machines');
  } catch {
    return undefined;
  }
}

/** What each file is needed for, beside the machines. */
const NEEDED: Readonly<Partial<Record<ExportedFile, string>>> = {
  extensions: 'whether agents and extensions are installed is not known',
  associations: 'which rule machines have is not known',
  rules: 'what rules collect is not known',
  solutions: 'whether workspaces have the solution is not known',
  workspaces: 'whether workspaces take data is not known',
  assignments: 'which machines policy covers is not known',
  reporting: 'whether data arrives is not known',
};

/** The rows of a folder, with what is cut off and what could not be read. */
export interface LoadedRows {
  readonly rows: Rows;
  readonly incomplete: ReadonlySet<string>;
  readonly gaps: readonly string[];
}

/**
 * Reads a folder with exported rows. A file that cannot be used is a gap; the others still count.
 * @param onFile called with the name of each file before it is read
 * @throws UnusableInput if the machines cannot be read
 */
export function loadRows(path: string, onFile: (name: string) => void = () => undefined): LoadedRows {
  const rows: Partial<Record<ExportedFile, object[]>> = {};
  const gaps: string[] = [];
  const incomplete = new Set<string>();
  for (const [name, page] of pagesOf(readdirSync(path))) {
    const kind = exportedFileOf(name);
    if (kind === undefined) {
      if (/\.(json|csv)$/i.test(name))
        gaps.push(`${name} is not read: its name is none of ${EXPORTED_FILES.join(', ')}`);
      continue;
    }
    if (page.missing !== undefined) {
      gaps.push(`${name}: the page before it, ${page.missing}, is missing`);
      incomplete.add(kind);
    }
    onFile(name);
    try {
      const read = fileRows(path, name, page, kind);
      const own = rows[kind] ?? [];
      rows[kind] = own;
      for (const row of read.rows) own.push(row);
      gaps.push(...read.gaps.map((gap) => `${name}: ${gap}`));
      if (read.gaps.length > 0) incomplete.add(kind);
    } catch (error) {
      if (!(error instanceof UnusableInput)) throw error;
      if (kind === 'machines' && rows.machines === undefined) throw error;
      gaps.push(error.message);
      incomplete.add(kind);
    }
  }
  for (const [kind, why] of Object.entries(NEEDED)) {
    if (rows[kind as ExportedFile] === undefined) gaps.push(`there is no usable ${kind} file: ${why}`);
  }
  return { rows, incomplete, gaps };
}

/**
 * What the exported rows of a folder say.
 * @throws UnusableInput if the machines cannot be read
 */
export function loadInventory(path: string, onFile?: (name: string) => void): Inventory {
  const { rows, incomplete, gaps } = loadRows(path, onFile);
  return inventoryOf(rows, incomplete, gaps);
}

/** @throws UnusableInput that names the file */
function fileRows(folder: string, name: string, page: Page, kind: ExportedFile): FileRows {
  const document = documentOf(join(folder, name), name);
  try {
    const read = rowsOf(asPage(document, page), kind);
    if (READ_WHOLE.includes(kind)) exportedResources(read.rows);
    return read;
  } catch (error) {
    throw error instanceof UnusableInput ? new UnusableInput(`${name} ${error.message}`) : error;
  }
}

/** Files whose rows are read as resources together with those of others, where a reason could not name the file. */
const READ_WHOLE: readonly ExportedFile[] = ['rules', 'assignments', 'exemptions'];

function documentOf(path: string, name: string): unknown {
  if (!/\.csv$/i.test(path)) return loadDocument(path, name);
  const { parse } = require('csv-parse/sync') as typeof import('csv-parse/sync');
  try {
    const rows = parse(readFileSync(path), {
      columns: (names: string[]) => names.map(plainColumn),
      bom: true,
    }) as unknown[];
    return rows.map((row) => withJson(row as Record<string, string>));
  } catch {
    throw new UnusableInput(`${name} is no CSV with a line of columns`);
  }
}

/** The portal writes the time zone behind a column. */
function plainColumn(name: string): string {
  return name.replace(/\s*\[.*\]$/, '').trim();
}

/** Cells of dynamic columns are JSON. */
function withJson(row: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [name, /^\s*[[{]/.test(cell) ? (jsonIn(cell) ?? cell) : cell]),
  );
}
