import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text of the files of a folder by name. */
export function textsIn(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
