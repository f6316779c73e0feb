import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** Where the shared folder may be: beside the checkout, or beside the folder of its worktrees. */
export const SHARED = ['../shared', '../../shared'].map((path) => join(ROOT, path)).find(existsSync);

/** Tests that need something a checkout may lack. Without it the body does not run, and the report says why. */
export function describeIf(available: boolean, needs: string, name: string, body: () => void): void {
  if (available) {
    describe(name, body);
    return;
  }
  process.stderr.write(`skipped: ${name}: ${needs} is missing\n`);
  test.skip(`${name} (${needs} is missing)`, () => undefined);
}

/** Tests that read a file or folder of the shared folder. `body` receives its absolute path. */
export function describeWithShared(path: string, name: string, body: (path: string) => void): void {
  const found = join(SHARED ?? '', path);
  describeIf(SHARED !== undefined && existsSync(found), `../shared/${path}`, name, () => body(found));
}
