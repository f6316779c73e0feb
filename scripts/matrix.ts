import { deepStrictEqual } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import root from '../package.json';
import { runApp, stacksIn, versionsIn, withoutVersions } from '../test/support/example-apps';
import { missingForDeployment } from '../test/support/stand-in';
import { FRAMEWORKS, type Framework } from './frameworks';
import { downloadNode, nodeVersions, PACKAGE } from './nodes';
import { choosePeers, installWith, isReachable, type Versions } from './peers';
import { runWithStandIn } from './stand-in';

/**
 * Tries the versions that users may have: the oldest and the newest peers, lines of Node, Terraform and OpenTofu. Prints a table,
 * names again at its end what was skipped, and fails if a row does.
 */
const BINARIES = ['terraform', 'tofu'] as const;
/** The configuration of the compiler with which the sources run on the versions that this repository locks. */
const LOCKED: Readonly<Record<string, string>> = { cdktf: 'tsconfig.json', cdktn: 'cdktn/tsconfig.json' };
const OUT = 'cdktf.out';
/** A stack with most types of resources, which reads the state of no other. */
const DEPLOYED = 'operations';
/** The tests that run with every Node: text, versions, files, the validator, and what is written into rules. */
const TESTS = ['test/core', 'test/settings/(from-file|merge|read|render|structure-validator)', '--silent'];

interface Row {
  readonly what: string;
  readonly version: string;
  readonly result: string;
}
const rows: Row[] = [];

/** Runs one row of the table. `run` returns what was found, and throws if it is wrong. */
function tried(what: string, version: string, run: () => string): void {
  const start = Date.now();
  let result: string;
  try {
    result = `passed: ${run()} (${Math.round((Date.now() - start) / 1000)} s)`;
  } catch (error) {
    const { message, stdout } = error as Error & { stdout?: unknown };
    result = 'FAILED';
    console.error(`${what} ${version}: ${message}\n${stdout ?? ''}`);
  }
  add({ what, version, result });
}

function skipped(what: string, version: string, why: string): void {
  add({ what, version, result: `SKIPPED: ${why}` });
}

function add(row: Row): void {
  rows.push(row);
  console.log(`${row.what} ${row.version}: ${row.result}`);
}

/** The examples on the versions that this repository locks, by stack. */
function lockedStacks(tsconfig: string): Record<string, object> {
  const stacks = stacksIn(runApp('examples/main.ts', tsconfig));
  return Object.fromEntries(Object.entries(stacks).map(([name, text]) => [name, withoutVersions(text)]));
}

/** Synthesizes the examples of a project and compares them with those of the locked versions. Returns their number. */
function synthesize(project: string, node: string, locked: Readonly<Record<string, object>>): number {
  rmSync(join(project, OUT), { recursive: true, force: true });
  execFileSync(node, ['examples/main.js'], { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });
  const stacks = Object.entries(stacksIn(join(project, OUT))).map(([name, text]) => {
    // The path of a local state is that of the folder in which an app runs.
    return [name, withoutVersions(text.replaceAll(project, process.cwd()))] as const;
  });
  deepStrictEqual(Object.fromEntries(stacks), locked, 'other stacks than with the locked versions');
  return stacks.length;
}

/** Compiles the README's app and all examples, synthesizes and reviews them with the command of the package. */
function tryPeers(project: string, locked: Readonly<Record<string, object>>): string {
  const compilerOptions = { target: 'ES2022', module: 'node16', strict: true, skipLibCheck: true, types: ['node'] };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['examples'] }));
  execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', project], { stdio: 'pipe' });
  const stacks = synthesize(project, process.execPath, locked);
  execFileSync('npx', ['--no-install', 'change-tracking', 'review', fileOf(DEPLOYED)], { cwd: project, stdio: 'pipe' });
  return `compiled, ${stacks} stacks as with the locked versions, reviewed`;
}

function fileOf(stack: string): string {
  return join(OUT, 'stacks', stack, 'cdk.tf.json');
}

/** Synthesizes, reviews and checks the examples with another Node, and runs a part of the tests of this repository. */
function tryNode(node: string, project: string, locked: Readonly<Record<string, object>>): string {
  const stacks = synthesize(project, node, locked);
  const command = join(project, 'node_modules/.bin/change-tracking');
  for (const verb of ['review', 'check']) {
    const [ours, theirs] = [process.execPath, node].map((program) =>
      execFileSync(program, [command, verb, OUT, '--fail-on', 'none'], { cwd: project, encoding: 'utf8' }),
    );
    if (ours !== theirs) throw new Error(`another ${verb}:\n${theirs}\ninstead of:\n${ours}`);
  }
  const report = join(project, 'tests.json');
  execFileSync(node, [require.resolve('jest/bin/jest'), ...TESTS, '--json', '--outputFile', report], { stdio: 'pipe' });
  const { numPassedTests } = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number };
  if (numPassedTests === 0) throw new Error('no test ran');
  return `${stacks} stacks, review and check as with Node ${process.versions.node}, ${numPassedTests} tests`;
}

/** Deploys a stack with the stand-in for the provider, plans it again and destroys it. */
function deploy(binary: string, stack: string): string {
  const cwd = mkdtempSync(join(tmpdir(), `${binary}-`));
  // OpenTofu has another registry by default, and the stand-in is of that of Terraform.
  const source = '"source": "registry.terraform.io/hashicorp/azurerm"';
  writeFileSync(join(cwd, 'cdk.tf.json'), stack.replace('"source": "azurerm"', source));
  const run = (...args: string[]) => runWithStandIn({ cwd }, binary, ...args);
  run('init', '-input=false');
  const [, added = '0'] = /(\d+) added/.exec(run('apply', '-auto-approve', '-input=false', '-no-color')) ?? [];
  if (added === '0') throw new Error('nothing was deployed');
  run('plan', '-input=false', '-detailed-exitcode');
  run('destroy', '-auto-approve', '-input=false');
  rmSync(cwd, { recursive: true });
  return `${added} resources of '${DEPLOYED}' deployed, second plan empty, destroyed`;
}

/** Deploys a stack with every program that deploys, if this machine has it and the stand-in has its provider. */
function tryBinaries(what: string, stack: string): void {
  for (const binary of BINARIES) {
    const version = `${binary}, azurerm ${versionsIn(stack).provider}`;
    const missing = missingFor(binary, versionsIn(stack).provider);
    if (missing === undefined) tried(what, version, () => deploy(binary, stack));
    else skipped(what, version, missing);
  }
}

function missingFor(binary: string, provider: string | undefined): string | undefined {
  const missing = missingForDeployment(binary);
  if (missing.length > 0) return `this machine lacks ${missing.join(' and ')}`;
  const mirror = '${TF_CLI_CONFIG_FILE%/*}/mirror/registry.terraform.io/hashicorp/azurerm';
  const served = runWithStandIn({}, 'bash', '-c', `ls "${mirror}"`).trim().split('\n');
  return served.includes(provider ?? '') ? undefined : `the stand-in serves azurerm ${served.join(' and ')} only`;
}

/** Tries both edges of the peers of a package, and what it deploys. Returns the project with the newest. */
function tryFramework(framework: Framework, locked: Readonly<Record<string, object>>): string {
  const { name, peerDependencies } = framework.manifest;
  const edges = (['oldest', 'newest'] as const).map((edge) => {
    const peers = choosePeers(peerDependencies, edge);
    const project = installWith(framework, peers);
    tried(`${name}, ${edge} peers`, shown(peers), () => tryPeers(project, locked));
    const stack = join(project, fileOf(DEPLOYED));
    if (existsSync(stack)) tryBinaries(`${name}, ${edge} peers, deployed`, readFileSync(stack, 'utf8'));
    return project;
  }) as [string, string];
  rmSync(edges[0], { recursive: true });
  return edges[1];
}

function tryNodes(project: string, locked: Readonly<Record<string, object>>): void {
  for (const { what, version } of nodeVersions(root.engines.node)) {
    if (version === undefined) skipped(what, 'none', `the registry has none in ${PACKAGE}`);
    else tried(what, version, () => tryNode(downloadNode(version, project), project, locked));
  }
}

function shown(peers: Versions): string {
  return Object.entries(peers)
    .map((entry) => entry.join(' '))
    .join(', ');
}

/** Tries every framework, then one of its projects with every Node that the package supports. */
function main(): void {
  if (!isReachable()) {
    skipped('every row', '', 'the registry of npm does not answer');
    return;
  }
  for (const [key, framework] of Object.entries(FRAMEWORKS)) {
    const locked = lockedStacks(LOCKED[key] ?? '');
    const project = tryFramework(framework, locked);
    if (framework === FRAMEWORKS.cdktf) tryNodes(project, locked);
    rmSync(project, { recursive: true });
  }
}

main();
console.log(
  [
    '',
    '| What | Version | Result |',
    '|---|---|---|',
    ...rows.map((row) => `| ${Object.values(row).join(' | ')} |`),
    '',
  ].join('\n'),
);
const missing = rows.filter(({ result }) => result.startsWith('SKIPPED'));
for (const { what, version, result } of missing) console.log(`${what} ${version}: ${result}`);
const failed = rows.filter(({ result }) => result === 'FAILED').length;
console.log(`matrix: ${rows.length - missing.length - failed} passed, ${failed} failed, ${missing.length} SKIPPED`);
if (failed > 0) process.exitCode = 1;
