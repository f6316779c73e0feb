import { existsSync } from 'node:fs';
import { describeIf } from './skip';

/** `npm run setup` installs the second framework; a checkout without it tests the first only. */
const IS_INSTALLED = existsSync('cdktn/node_modules/cdktn');

/** The frameworks that are installed, by name. */
export function isInstalled(framework: string): boolean {
  return framework !== 'cdktn' || IS_INSTALLED;
}

/** Tests of the second framework. Without it the body does not run. */
export function describeWithCdktn(name: string, body: () => void): void {
  describeIf(IS_INSTALLED, "cdktn (run 'npm run setup')", name, body);
}
