import { readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { runCLI } from 'jest';
import { nameIn } from './noticed.js';
import { isInShare } from './report.js';
import type { LoadedFile, MutantContext, Outcome } from './test-framework.js';

/** A test file: the mutants that it reaches while it is loaded, and those that each of its tests reaches. */
interface TestFile<Ids = ReadonlySet<string>> {
  readonly file: string;
  readonly onLoad: Ids;
  readonly tests: readonly { readonly name: string; readonly ms: number; readonly mutants: Ids }[];
}

type Coverage = Required<MutantContext>['mutantCoverage'];
type IsChosen = (name: string) => boolean;

/** Tests of a file, in a file that is loaded for them alone or stays loaded. */
interface Run {
  readonly file: string;
  readonly names: readonly string[];
  readonly alone: boolean;
}

const FRAMEWORK = resolve(import.meta.dirname, 'test-framework.ts');
/** A file with the provider's classes takes some 100 MB. */
const MOST_LOADED = 16;
const MOST_FIRST = 10;
/** Mutants are numbered as they stand in the sources. */
const AROUND = 30;

/**
 * Stryker's runner of Jest loads every test file for each mutant and runs all of them, whatever the first one says. This one keeps
 * files loaded and runs, of the nearest file first, only the tests that reach the mutant, up to the first failure and for not more
 * than some seconds. A file is loaded for one mutant alone, which takes a second, if loading it reaches the mutant.
 *
 * MUTATION_TESTS: the test files, as JSON. MUTATION_TABLE: the file in which the process of the dry run leaves its test files to the
 * others. MUTATION_SHARE: n for every n-th mutant. MUTATION_NOTICED: a file with the names of mutants that are not run again, as JSON.
 * MUTATION_SECONDS: for how long tests are tried on a mutant.
 */
class Runner implements TestRunner {
  private readonly loaded = new Map<string, LoadedFile>();
  private readonly context: MutantContext = {};
  private files: readonly TestFile[] | undefined;
  private readonly noticed = new Set(JSON.parse(readFileSync(variable('MUTATION_NOTICED'), 'utf8')) as string[]);
  /** The tests that noticed the last changes of each source. */
  private readonly noticing = new Map<string, readonly string[]>();
  /** The test that noticed the last change of any source. */
  private last: readonly string[] = [];

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun(): Promise<DryRunResult> {
    const files: TestFile<readonly string[]>[] = [];
    const tests: TestResult[] = [];
    const coverage: Coverage = { static: {}, perTest: {} };
    for (const file of JSON.parse(variable('MUTATION_TESTS')) as string[]) {
      const { ran, coverage: ofFile } = await this.runWhole(file);
      const { static: onLoad, perTest } = ofFile;
      const id = (name: string) => `${file}: ${name}`;
      add(coverage.static, onLoad);
      for (const [name, hits] of Object.entries(perTest)) coverage.perTest[id(name)] = hits;
      for (const { name, ms } of ran) {
        tests.push({ id: id(name), name, timeSpentMs: ms, fileName: resolve(file), status: TestStatus.Success });
      }
      files.push({
        file,
        onLoad: Object.keys(onLoad),
        tests: ran.map(({ name, ms }) => ({ name, ms, mutants: Object.keys(perTest[name] ?? {}) })),
      });
    }
    delete this.context.mutantCoverage;
    writeFileSync(variable('MUTATION_TABLE'), JSON.stringify(files));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: coverage };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit } = options;
    if (!isInShare(activeMutant, Number(variable('MUTATION_SHARE'))) || this.noticed.has(nameIn(activeMutant))) {
      return { status: MutantRunStatus.Error, errorMessage: 'not to be run' };
    }
    this.files ??= readTable();
    // What noticed the changes before this one, in the same source or any, is the first to notice the next.
    const before = this.noticing.get(activeMutant.fileName) ?? [];
    const runs = runsOf(this.files, options, [...before, ...this.last]);
    const first = runs
      .filter(({ alone }) => !alone)
      .map((run) => ({ ...run, names: run.names.filter((name) => before.includes(`${run.file}: ${name}`)) }))
      .filter(({ names }) => names.length > 0);
    // What no loaded file notices may have been computed before, in which case the nearest one notices it alone.
    const last = runs.slice(0, 1).flatMap((run) => (run.alone ? [] : [{ ...run, alone: true }]));
    let nrOfTests = 0;
    for (const { file, names, alone } of [...first, ...runs, ...last]) {
      const chosen = new Set(names);
      const isChosen = (name: string) => chosen.has(name);
      Object.assign(this.context, { hitCount: 0, hitLimit });
      const { ran, failed } = await (alone ? this.runAlone : this.runKept).call(this, file, isChosen, activeMutant.id);
      nrOfTests += ran.length;
      if (hitLimit !== undefined && (this.context.hitCount ?? 0) > hitLimit) {
        return { status: MutantRunStatus.Timeout, reason: `it ran more than ${hitLimit} times` };
      }
      if (failed) {
        const test = `${file}: ${failed.name}`;
        this.last = [test];
        this.noticing.set(activeMutant.fileName, [test, ...before.filter((one) => one !== test)].slice(0, MOST_FIRST));
        return { status: MutantRunStatus.Killed, killedBy: [test], failureMessage: failed.message, nrOfTests };
      }
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  /** Runs all tests of a file but those that fail with Stryker's code in the sources: they read the sources. */
  private async runWhole(
    file: string,
    left: readonly string[] = [],
  ): Promise<{ ran: Outcome['ran']; coverage: Coverage }> {
    const coverage: Coverage = { static: {}, perTest: {} };
    this.context.mutantCoverage = coverage;
    const { ran, failed } = await this.runAlone(file, (name) => !left.includes(name));
    if (failed === undefined) return { ran, coverage };
    if (!ran.some(({ name }) => name === failed.name)) throw new Error(`${file}: ${failed.name}: ${failed.message}`);
    console.log(`left out: ${file}: ${failed.name}`);
    return this.runWhole(file, [...left, failed.name]);
  }

  /** Runs tests of a file that stays loaded, or loads it anew if the mutant has changed it for good. */
  private async runKept(file: string, isChosen: IsChosen, mutant: string): Promise<Outcome> {
    const loaded = await this.kept(file);
    this.context.activeMutant = mutant;
    const outcome = await loaded.run(isChosen);
    delete this.context.activeMutant;
    if (!outcome.failed) return outcome;
    const { hitCount } = this.context;
    const { failed } = await loaded.run((name) => name === outcome.failed?.name);
    Object.assign(this.context, { hitCount });
    if (!failed) return outcome;
    this.unload(file);
    return this.runAlone(file, isChosen, mutant);
  }

  private async runAlone(file: string, isChosen: IsChosen, mutant?: string): Promise<Outcome> {
    if (mutant !== undefined) this.context.activeMutant = mutant;
    try {
      const loaded = await this.load(file);
      const outcome = await loaded.run(isChosen);
      loaded.unload();
      return outcome;
    } catch (error) {
      return { ran: [], failed: { name: 'loading', message: String(error) } };
    } finally {
      delete this.context.activeMutant;
    }
  }

  /** A file that stays loaded; the one that has not been used for longest makes room. */
  private async kept(file: string): Promise<LoadedFile> {
    const known = this.loaded.get(file) ?? (await this.load(file));
    this.loaded.delete(file);
    this.loaded.set(file, known);
    const [oldest = file] = this.loaded.keys();
    if (this.loaded.size > MOST_LOADED) this.unload(oldest);
    return known;
  }

  private unload(file: string): void {
    this.loaded.get(file)?.unload();
    this.loaded.delete(file);
  }

  private load(file: string): Promise<LoadedFile> {
    return new Promise((loaded, failed) => {
      globalThis.loadingFiles.set(resolve(file), { context: this.context, loaded });
      const argv = {
        ...{ runTestsByPath: true, runInBand: true, silent: true, reporters: [], testRunner: FRAMEWORK },
        // Tests that take long notice changes too.
        testPathIgnorePatterns: ['/node_modules/'],
      };
      runCLI({ ...argv, _: [file], $0: 'jest' } as never, [process.cwd()]).then(
        ({ results }) => failed(new Error(results.testResults[0]?.failureMessage ?? 'no test')),
        failed,
      );
    });
  }
}

globalThis.loadingFiles = new Map();

function readTable(): TestFile[] {
  const files = JSON.parse(readFileSync(variable('MUTATION_TABLE'), 'utf8')) as TestFile<readonly string[]>[];
  return files.map(({ file, onLoad, tests }) => ({
    file,
    onLoad: new Set(onLoad),
    tests: tests.map(({ name, ms, mutants }) => ({ name, ms, mutants: new Set(mutants) })),
  }));
}

/**
 * The tests that are to look at a mutant: those that noticed others, and then, in the nearest files, those that reach most of what
 * stands around it. Of a mutant that is reached on load, this says nothing: the files come in the order of the list.
 */
function runsOf(files: readonly TestFile[], options: MutantRunOptions, noticing: readonly string[]): Run[] {
  const { id } = options.activeMutant;
  const around = Array.from({ length: 2 * AROUND }, (_, index) => String(Number(id) - AROUND + index));
  const sorted = files
    .flatMap(({ file, onLoad, tests }) => {
      const alone = onLoad.has(id);
      const near = nearness(file, options.sandboxFileName);
      return tests
        .filter(({ mutants }) => alone || mutants.has(id))
        .map(({ name, ms, mutants }) => {
          const hasNoticed = Number(noticing.includes(`${file}: ${name}`));
          const reaches = alone ? 0 : around.filter((one) => mutants.has(one)).length;
          return { file, name, ms, alone, hasNoticed, near, reaches, cost: alone ? 0 : ms };
        });
    })
    .sort((a, b) => b.hasNoticed - a.hasNoticed || b.near - a.near || b.reaches - a.reaches || a.cost - b.cost);
  const seconds = Number(variable('MUTATION_SECONDS'));
  let left = 1000 * seconds;
  const runs = new Map<string, Run & { names: string[] }>();
  for (const { file, name, ms, alone } of sorted) {
    left -= ms;
    if (left <= 0) break;
    const run = runs.get(file) ?? { file, names: [], alone };
    run.names.push(name);
    runs.set(file, run);
  }
  return [...runs.values()].filter(({ alone }, index) => !alone || index < seconds);
}

/** How much of the paths of a test and a source is the same. */
function nearness(test: string, source: string): number {
  const mirrored = test.replace(/\.test\.ts$/, '.ts').split(sep);
  const path = relative(process.cwd(), source).split(sep);
  const apart = mirrored.slice(1).findIndex((part, index) => part !== path[index + 1]);
  return apart === -1 ? mirrored.length : apart;
}

function add(sum: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [id, hits] of Object.entries(more)) sum[id] = (sum[id] ?? 0) + hits;
}

function variable(name: string): string {
  return process.env[name] ?? '';
}

export const strykerPlugins = [
  declareFactoryPlugin(
    PluginKind.TestRunner,
    'kept',
    Object.assign(() => new Runner(), { inject: [] as [] }),
  ),
];
