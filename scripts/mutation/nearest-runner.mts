import { readFileSync, writeFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { commonTokens, declareFactoryPlugin, type Injector, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import { strykerPlugins as jestPlugins } from '@stryker-mutator/jest-runner';
import { isInShare } from './report.js';

/** A test file, what it took to run, the mutants it reaches, and the first of its tests. */
interface TestFile {
  readonly file: string;
  readonly ms: number;
  readonly mutants: readonly string[];
  readonly test: string;
}

interface JestAdapter {
  run(settings: object): Promise<unknown>;
}

/**
 * Stryker's runner of jest loads every test file for each mutant and runs all of them, whatever the first one says. This one gives
 * it one test file after the other: only files that reach the mutant, the nearest and quickest first, up to the first failure.
 *
 * MUTATION_TESTS: the test files, as JSON. MUTATION_TABLE: the file in which the process of the dry run leaves its test files to the
 * others. MUTATION_SHARE: n for every n-th mutant.
 */
function nearestRunner(injector: Injector): TestRunner {
  const runner = injector.injectFunction(jestPlugins[0]?.factory as never) as Required<TestRunner> & {
    readonly jestTestAdapter: JestAdapter;
  };
  const runJest = runner.jestTestAdapter.run.bind(runner.jestTestAdapter);
  let current: string;
  runner.jestTestAdapter.run = (settings) =>
    runJest({ ...settings, testFiles: [current], fileNamesUnderTest: undefined });
  const inner = { dry: runner.dryRun.bind(runner), mutant: runner.mutantRun.bind(runner) };
  let table: TestFile[] | undefined;

  async function dryRun(options: DryRunOptions): Promise<DryRunResult> {
    const files: TestFile[] = [];
    const tests: TestResult[] = [];
    let last: DryRunResult | undefined;
    let before: Readonly<Record<string, number>> = {};
    for (current of JSON.parse(variable('MUTATION_TESTS')) as string[]) {
      const start = performance.now();
      last = await inner.dry(options);
      if (last.status !== DryRunStatus.Complete) return last;
      const { static: after = {}, perTest = {} } = structuredClone(last.mutantCoverage) ?? {};
      const loaded = Object.keys(after).filter((id) => after[id] !== before[id]);
      const run = last.tests.flatMap(({ id }) => Object.keys(perTest[id] ?? {}));
      const [first] = last.tests;
      if (first === undefined) throw new Error(`${current} has no test`);
      const mutants = [...new Set([...loaded, ...run])];
      files.push({ file: current, ms: performance.now() - start, mutants, test: first.id });
      tests.push(...last.tests);
      before = after;
    }
    writeFileSync(variable('MUTATION_TABLE'), JSON.stringify(files));
    if (last?.status !== DryRunStatus.Complete) throw new Error('there is no test file');
    return { ...last, tests };
  }

  async function mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    if (!isInShare(options.activeMutant, Number(variable('MUTATION_SHARE')))) {
      return { status: MutantRunStatus.Error, errorMessage: 'not in the share' };
    }
    table ??= JSON.parse(readFileSync(variable('MUTATION_TABLE'), 'utf8')) as TestFile[];
    let nrOfTests = 0;
    for (const { file, test } of reaching(table, options)) {
      current = file;
      const result = await inner.mutant(options);
      // A file that does not load has failed as well.
      if (result.status === MutantRunStatus.Error)
        return { status: MutantRunStatus.Killed, killedBy: [test], failureMessage: result.errorMessage, nrOfTests };
      if (result.status !== MutantRunStatus.Survived) return result;
      nrOfTests += result.nrOfTests;
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  return Object.assign(runner, { dryRun, mutantRun });
}
nearestRunner.inject = tokens(commonTokens.injector);

/** The files that reach the mutant. */
function reaching(table: readonly TestFile[], { activeMutant, sandboxFileName }: MutantRunOptions): TestFile[] {
  const source = relative(process.cwd(), sandboxFileName).split(sep).slice(1);
  const nearness = ({ file }: TestFile) => {
    const mirrored = file
      .replace(/\.test\.ts$/, '.ts')
      .split(sep)
      .slice(1);
    const apart = mirrored.findIndex((part, index) => part !== source[index]);
    return apart === -1 ? mirrored.length : apart;
  };
  return table
    .filter(({ mutants }) => mutants.includes(activeMutant.id))
    .sort((a, b) => nearness(b) - nearness(a) || a.ms - b.ms);
}

function variable(name: string): string {
  return process.env[name] ?? '';
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'nearest', nearestRunner as never)];
