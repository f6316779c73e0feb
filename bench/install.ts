import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FRAMEWORKS, readmeExample } from '../scripts/frameworks';
import { print } from './report';

/**
 * From `npm install` to the first synthesized stack, with the commands of the README in an empty folder: with an empty cache
 * of npm, and with a full one. Needs the registry, so the times depend on the network.
 */
const framework = FRAMEWORKS.cdktf;
const { name, peerDependencies } = framework.manifest;
const work = mkdtempSync(join(tmpdir(), 'install-'));
const npm = (folder: string, ...args: string[]) =>
  execFileSync('npm', [...args, '--loglevel=error'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
const [packed] = JSON.parse(
  npm(work, 'pack', '--json', '--ignore-scripts', '--pack-destination', work, resolve(framework.folder)),
) as [{ filename: string; size: number; unpackedSize: number }];
const cache = join(work, 'cache');
const packages = [join(work, packed.filename), ...Object.keys(peerDependencies), 'tsx'];

function seconds(run: () => void): number {
  const start = process.hrtime.bigint();
  run();
  return Math.round(Number(process.hrtime.bigint() - start) / 1e8) / 10;
}

/** The bytes of all files below a folder. */
function bytes(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.reduce((sum, { parentPath, name: file }) => sum + statSync(join(parentPath, file)).size, 0);
}

const megabytes = (size: number) => Math.round(size / 1e5) / 10;

function install(label: string) {
  const folder = mkdtempSync(join(work, 'app-'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  writeFileSync(join(folder, 'main.ts'), readmeExample(framework));
  const installed = seconds(() => npm(folder, 'install', '--cache', cache, '--no-audit', '--no-fund', ...packages));
  const synthesized = seconds(() => execFileSync('npx', ['tsx', 'main.ts'], { cwd: folder, stdio: 'ignore' }));
  if (!readdirSync(join(folder, 'cdktf.out/stacks')).includes('getting-started'))
    throw new Error('no stack was synthesized');
  const modules = join(folder, 'node_modules');
  return {
    name: label,
    installSeconds: installed,
    synthSeconds: synthesized,
    packedMB: megabytes(packed.size),
    packageMB: megabytes(bytes(join(modules, name))),
    allMB: megabytes(bytes(modules)),
  };
}

print({ bench: 'install', counts: { runs: 1 }, rows: [install('empty cache of npm'), install('full cache of npm')] });
rmSync(work, { recursive: true });
