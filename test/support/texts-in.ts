import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Text of the files of a folder by name. */
export function textsIn(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Text of the files that are written to an empty folder, by name. */
export function textsWritten(write: (folder: string) => void): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'written-'));
  try {
    write(folder);
    return textsIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
