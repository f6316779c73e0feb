import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../estate/model/files';
import { UnusableInput } from '../estate/model/value';

/** Where files are written. */
export interface Destination {
  /** The folder; it is made if it does not exist. */
  readonly out: string;
  /** Whether files that exist are overwritten. */
  readonly force: boolean;
}

/** Most files that a message names. */
const MOST_NAMED = 3;

/**
 * Writes all files or none.
 * @throws UnusableInput if one of them exists and `force` is false, or if the folder cannot be made
 */
export function writeFiles(files: Files, { out, force }: Destination): void {
  const names = Object.keys(files);
  const taken = names.filter((name) => existsSync(join(out, name)));
  if (taken.length > 0 && !force) {
    const named = taken.slice(0, MOST_NAMED).map((name) => join(out, name));
    const more = taken.length > MOST_NAMED ? ` and ${taken.length - MOST_NAMED} more` : '';
    throw new UnusableInput(`${named.join(', ')}${more} exist: give another --out, or --force to overwrite them`);
  }
  makeFolder(out);
  for (const name of names) writeFileSync(join(out, name), files[name] ?? '');
}

function makeFolder(out: string): void {
  try {
    mkdirSync(out, { recursive: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new UnusableInput(`${out} cannot be a folder (${code}): give another --out`);
  }
}
