import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { compareVersions } from '../lib/core/versions';
import { buildOnce } from './build';
import { exchangeModules, type Framework } from './frameworks';
import { pack } from './pack';

/** Exact versions by the name of the package. */
export type Versions = Readonly<Record<string, string>>;

/** What a registry says of packages. */
export interface Registry {
  /** The versions that a range allows, in any order. */
  versions(name: string, range: string): readonly string[];
  /** Ranges of the peers of one version. */
  peers(name: string, version: string): Versions;
}

/** The registry that npm is configured for. */
export const REGISTRY: Registry = {
  versions: (name, range) => [npmView(`${name}@${range}`, 'version') ?? []].flat() as string[],
  peers: (name, version) => (npmView(`${name}@${version}`, 'peerDependencies') ?? {}) as Versions,
};

/** What the registry has, nothing if it has no such version. */
function npmView(what: string, field: string): unknown {
  const { stdout, stderr } = spawnSync('npm', ['view', what, field, '--json'], { encoding: 'utf8' });
  if (stderr.includes('E404')) return undefined;
  if (stdout === '' && stderr !== '') throw new Error(`npm view ${what}: ${stderr}`);
  return stdout === '' ? undefined : JSON.parse(stdout);
}

/** Whether the registry answers. */
export function isReachable(): boolean {
  try {
    execFileSync('npm', ['view', 'constructs', 'version', '--fetch-retries', '0'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * The oldest or newest version of every peer that the package allows. The peers chosen before it restrict a peer too, unless
 * the registry has no version that suits all: then what the package allows decides.
 */
export function choosePeers(
  ranges: Versions,
  edge: 'oldest' | 'newest',
  registry: Pick<Registry, 'versions' | 'peers'> = REGISTRY,
): Versions {
  const chosen: Record<string, string> = {};
  for (const [name, range] of Object.entries(ranges)) {
    const others = Object.entries(chosen).flatMap(([other, version]) => registry.peers(other, version)[name] ?? []);
    const suits = registry.versions(name, [range, ...others].join(' '));
    const sorted = [...(suits.length > 0 ? suits : registry.versions(name, range))].sort(compareVersions);
    const version = sorted.at(edge === 'oldest' ? 0 : -1);
    if (version === undefined) throw new Error(`the registry has no ${name} ${range}`);
    chosen[name] = version;
  }
  return chosen;
}

/** Packs the package and installs it with these peers from the registry into an empty project, which also gets the examples. */
export function installWith(framework: Framework, peers: Versions): string {
  buildOnce();
  const project = mkdtempSync(join(tmpdir(), 'matrix-'));
  const { name } = framework.manifest;
  const dependencies = { [name]: `file:${pack(framework.folder, project)}`, ...peers };
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, dependencies }));
  // The provider for cdktn asks for a version of it that the registry does not have: docs/migration-to-cdktn.md.
  const options = ['--legacy-peer-deps', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', ...options], { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });
  for (const [peer, version] of Object.entries(peers)) {
    const manifest = readFileSync(join(project, 'node_modules', peer, 'package.json'), 'utf8');
    const { version: installed } = JSON.parse(manifest) as { version: string };
    if (installed !== version) throw new Error(`npm installed ${peer} ${installed} instead of ${version}`);
  }
  const types = join(project, 'node_modules/@types/node');
  mkdirSync(dirname(types), { recursive: true });
  symlinkSync(resolve('node_modules/@types/node'), types);
  copyExamples(project, framework);
  return project;
}

function copyExamples(project: string, { modules }: Framework): void {
  for (const file of readdirSync('examples', { recursive: true, encoding: 'utf8' })) {
    if (!/(?<!\.test)\.(ts|yaml)$/.test(file) || file.startsWith('pipeline')) continue;
    const to = join(project, 'examples', file);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, exchangeModules(readFileSync(join('examples', file), 'utf8'), modules));
  }
}
