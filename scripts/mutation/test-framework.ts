import type { Circus } from '@jest/types';

/** What Stryker's code in the sources reads: the mutant to be active, and how often it may run. */
export interface MutantContext {
  activeMutant?: string;
  currentTestId?: string;
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
  hitCount?: number;
  hitLimit?: number;
}

export interface Ran {
  readonly name: string;
  readonly ms: number;
}

/** The tests that ran, up to the first that failed. */
export interface Outcome {
  readonly ran: readonly Ran[];
  readonly failed: { readonly name: string; readonly message: string } | undefined;
}

/** The tests of a file that stays loaded. */
export interface LoadedFile {
  /** Runs the tests whose names are chosen. */
  run(isChosen: (name: string) => boolean): Promise<Outcome>;
  unload(): void;
}

/** What waits for a file that Jest is loading. */
export interface Loading {
  readonly context: MutantContext;
  readonly loaded: (file: LoadedFile) => void;
}

type RunTests = (options: object) => Promise<unknown>;

interface Environment {
  readonly global: object;
  handleTestEvent?: Circus.EventHandler;
}

interface Runtime {
  requireInternalModule(...path: string[]): { readonly runAndTransformResultsToJestFormat?: RunTests };
}

type Framework = (
  global: object,
  project: object,
  environment: Environment,
  runtime: Runtime,
  file: string,
  ...others: unknown[]
) => Promise<unknown>;

const circus = (require('jest-circus/runner') as { default: Framework }).default;

declare global {
  /** Who waits for which file. Global, as Jest loads this module once more than the runner does. */
  var loadingFiles: Map<string, Loading>;
}

/**
 * Takes the place of Jest's test framework: loads the tests of a file in the ordinary way, and then runs them as often as it is
 * asked to, instead of once.
 */
const framework: Framework = async (global, project, environment, runtime, file, ...others) => {
  const { context, loaded } = globalThis.loadingFiles.get(file) as Loading;
  const tests = new Tests(context);
  Object.assign(environment.global, { __stryker__: context });
  environment.handleTestEvent = (event, state) => tests.handle(event, state);
  const requireInternal = runtime.requireInternalModule.bind(runtime);
  runtime.requireInternalModule = (...path) => {
    const module = requireInternal(...path);
    const once = module.runAndTransformResultsToJestFormat;
    if (once === undefined) return module;
    const untilUnloaded: RunTests = (options) =>
      new Promise((resolve) => {
        const unload = () =>
          resolve({ testResults: [], numPassingTests: 0, numFailingTests: 0, numPendingTests: 0, perfStats: {} });
        loaded({ run: (isChosen) => tests.run(() => once(options), isChosen), unload });
      });
    return { ...module, runAndTransformResultsToJestFormat: untilUnloaded };
  };
  return circus(global, project, environment, runtime, file, ...others);
};
export default framework;

class Tests {
  private isChosen: (name: string) => boolean = () => true;
  private ran: Ran[] = [];
  private failed: Outcome['failed'];

  constructor(private readonly context: MutantContext) {}

  async run(once: () => Promise<unknown>, isChosen: (name: string) => boolean): Promise<Outcome> {
    this.isChosen = isChosen;
    this.ran = [];
    this.failed = undefined;
    await once();
    return { ran: this.ran, failed: this.failed };
  }

  handle(event: Circus.Event, state: Circus.State): void {
    switch (event.name) {
      case 'run_start':
        this.reset(state);
        break;
      case 'test_start':
        this.context.currentTestId = nameOf(event.test);
        break;
      case 'test_skip':
      case 'test_todo':
        delete this.context.currentTestId;
        break;
      case 'test_done': {
        delete this.context.currentTestId;
        const name = nameOf(event.test);
        this.ran.push({ name, ms: event.test.duration ?? 0 });
        this.failed ??= failure(name, event.test.errors);
        break;
      }
      case 'run_finish':
        this.failed ??= failure('after all tests', state.unhandledErrors);
        // To print an error with its code takes longer than to run a test.
        forget(state);
        // They are put back after each run.
        for (const [name, handlers] of Object.entries(state.originalGlobalErrorHandlers ?? {})) {
          handlers.splice(0, handlers.length, ...(process.listeners(name as never) as never[]));
        }
    }
  }

  /** Makes the tests as they were before they ran, and lets only some of them run, and none after a failure. */
  private reset(state: Circus.State): void {
    forget(state);
    const runs = (name: string) => this.failed === undefined && this.isChosen(name);
    state.testNamePattern = { test: runs } as RegExp;
  }
}

function forget(state: Circus.State): void {
  state.unhandledErrors = [];
  for (const test of testsBelow(state.rootDescribeBlock)) test.errors = [];
}

function testsBelow(block: Circus.DescribeBlock): Circus.TestEntry[] {
  return block.children.flatMap((child) => (child.type === 'test' ? [child] : testsBelow(child)));
}

/** The name of a test as Jest compares it with a pattern. */
function nameOf({ name, parent }: Circus.TestEntry): string {
  const names = [name];
  for (let block: Circus.DescribeBlock | undefined = parent; block?.parent; block = block.parent)
    names.unshift(block.name);
  return names.join(' ');
}

function failure(name: string, errors: readonly unknown[]): Outcome['failed'] {
  const [error] = errors.flat();
  return error === undefined ? undefined : { name, message: String((error as Error)?.message ?? error) };
}
