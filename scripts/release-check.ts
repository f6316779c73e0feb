import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { buildOnce } from './build';
import { type Compilers, installCompilers } from './compilers';
import { FRAMEWORKS, type Framework, guideTest, readmeExample } from './frameworks';
import { followGuides } from './guide-check';
import { checkMove } from './move-check';
import { pack } from './pack';
import { publicationProblems } from './publication';

/**
 * Uses each package as users do: packs it, installs the tarball into an empty project, compiles the example of the README
 * with every compiler, synthesizes it, runs the test of the guide for tests, and reviews the result. Framework, provider
 * and jest are linked from this repository; only the other compilers come from the registry.
 */
function check(framework: Framework, compilers: Compilers): void {
  const project = mkdtempSync(join(tmpdir(), 'release-'));
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

  const { name, dependencies, peerDependencies } = framework.manifest;

  const tarball = pack(framework.folder, project);
  const others = withTheirOwn(Object.keys(dependencies), framework).map((other) => [
    other,
    `file:${pack(installed(other, framework), project)}`,
  ]);
  const all = { [name]: `file:${tarball}`, ...Object.fromEntries(others) };
  write(project, 'package.json', { private: true, dependencies: all });
  run('npm', 'install', '--offline', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error');
  for (const peer of [...Object.keys(peerDependencies), 'typescript', '@types/node', 'jest', '@types/jest']) {
    const place = join(project, 'node_modules', peer);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(installed(peer, framework), place);
  }

  write(project, 'tsconfig.json', { compilerOptions: { module: 'node16', strict: true, types: ['node', 'jest'] } });
  writeFileSync(join(project, 'main.ts'), readmeExample(framework));
  writeFileSync(join(project, 'main.test.ts'), guideTest(framework));
  const versions = compilers.compile(project);
  run('node', 'node_modules/typescript/bin/tsc');
  run('node', 'main.js');
  const stack = 'cdktf.out/stacks/getting-started/cdk.tf.json';
  const { resource } = JSON.parse(readFileSync(join(project, stack), 'utf8')) as { resource: Record<string, object> };
  if (!('azurerm_monitor_data_collection_rule' in resource)) throw new Error(`${stack} has no data collection rule`);
  const tests = join(project, 'tests.json');
  run(
    'node',
    'node_modules/jest/bin/jest.js',
    '--silent',
    '--testMatch',
    '**/*.test.js',
    '--json',
    '--outputFile',
    tests,
  );
  const { numPassedTests } = JSON.parse(readFileSync(tests, 'utf8')) as { numPassedTests: number };
  const review = run('node_modules/.bin/change-tracking', 'review', stack);

  console.log(
    `${tarball}: installed, compiled by TypeScript ${versions.join(', ')}, ${Object.keys(resource).length} types of resources, ${numPassedTests} tests passed, ${review.split('\n')[0]}`,
  );
  console.log(`${name}: ${followGuides(project, framework)}`);
  rmSync(project, { recursive: true });
}

/** Dependencies and their own dependencies: nothing else can be installed without network. */
function withTheirOwn(names: readonly string[], framework: Framework): string[] {
  const found = new Set(names);
  for (const name of found) {
    const manifest = readFileSync(join(installed(name, framework), 'package.json'), 'utf8');
    const { dependencies = {} } = JSON.parse(manifest) as { dependencies?: Record<string, string> };
    for (const dependency of Object.keys(dependencies)) found.add(dependency);
  }
  return [...found];
}

/** The folder of a package in this repository: that of the framework first, then the top one. */
function installed(name: string, { home }: Framework): string {
  const folders = [home, '.'].map((folder) => resolve(folder, 'node_modules', name));
  const found = folders.find((folder) => existsSync(folder));
  if (found === undefined) throw new Error(`${name} is not installed: run 'npm run setup'`);
  return found;
}

function write(folder: string, name: string, value: object): void {
  writeFileSync(join(folder, name), JSON.stringify(value, undefined, 2));
}

const problems = publicationProblems();
if (problems.length > 0) {
  const isPublishing = process.argv.includes('--publish');
  console.log([isPublishing ? 'Not published:' : 'Before the packages are published:', ...problems].join('\n  '));
  if (isPublishing) process.exit(1);
}
buildOnce();
const compilers = installCompilers();
for (const framework of Object.values(FRAMEWORKS)) check(framework, compilers);
compilers.remove();
console.log(`moved to CDK Terrain by the commands of the page: ${checkMove().join(', ')}`);
