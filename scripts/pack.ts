import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Packs the package in `folder` as it would be published, into another folder. Returns the name of the file. */
export function pack(folder: string, into: string): string {
  return tarballOf(resolve(folder), into);
}

/** The tarball of a folder or of a version in the registry, written into a folder. Returns the name of the file. */
export function tarballOf(what: string, into: string): string {
  const args = ['pack', '--silent', '--ignore-scripts', '--prefer-offline', what];
  const printed = execFileSync('npm', args, { cwd: into, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return printed.trim().split('\n').at(-1) ?? '';
}
