import { existsSync } from 'node:fs';

/** `npm ci --prefix cdktn` installs the second framework; a checkout without it tests the first only. */
const IS_INSTALLED = existsSync('cdktn/node_modules/cdktn');

/** The frameworks that are installed, by name. */
export function isInstalled(framework: string): boolean {
  return framework !== 'cdktn' || IS_INSTALLED;
}

/** `describe`, or a skipped one that says how to install what is missing. */
export function describeWithCdktn(name: string, tests: () => void): void {
  if (IS_INSTALLED) describe(name, tests);
  else describe.skip(`${name} (skipped: run 'npm ci --prefix cdktn')`, tests);
}
