import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { compareVersions } from '../lib/core/versions';
import { tarballOf } from './pack';
import { REGISTRY, type Registry } from './peers';

/** The lines of Node that have or had long support since the package supports them. */
const LINES = ['20', '22', '24', '26'] as const;

/** The package of the registry that holds the program of Node for this machine. */
export const PACKAGE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** A version of Node that is tried, and of what it is the oldest or newest. Nothing if the registry has none. */
export interface TriedNode {
  readonly what: string;
  readonly version: string | undefined;
}

/** The oldest version of Node that a package supports, and the newest of each line. */
export function nodeVersions(range: string, registry: Pick<Registry, 'versions'> = REGISTRY): TriedNode[] {
  const sorted = (of: string) => [...registry.versions(PACKAGE, of)].sort(compareVersions);
  return [
    { what: `oldest Node ${range}`, version: sorted(range)[0] },
    ...LINES.map((line) => ({ what: `newest Node ${line}`, version: sorted(line).at(-1) })),
  ];
}

/** Downloads one version of Node into a folder. Returns the path of its program. */
export function downloadNode(version: string, folder: string): string {
  const cwd = mkdtempSync(join(folder, 'node-'));
  execFileSync('tar', ['-xzf', tarballOf(`${PACKAGE}@${version}`, cwd)], { cwd });
  return join(cwd, 'package/bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
