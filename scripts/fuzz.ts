import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { CASE_MS, type Case, cases, faultsOf, subjectOf } from '../test/support/fuzz/run';

/**
 * Gives every reader damaged inputs for some time. A worker reads them; this thread sees whether one takes too long, and the
 * limit of the worker's heap shows whether one takes too much memory.
 *
 * FUZZ_SECONDS: how long (60). FUZZ_INPUTS: how many inputs instead. FUZZ_SEED: the inputs of an earlier run. FUZZ_CASE: one input
 * of an earlier run, as it was printed.
 */
const HEAP_MB = 512;

interface Order {
  readonly seed: number;
  readonly seconds: number;
  readonly inputs: number | undefined;
  readonly only: Case | undefined;
}

type Report = { readonly current: Case } | { readonly done: number; readonly failure?: string };

function work({ seed, seconds, inputs, only }: Order): void {
  let count = 0;
  const send = (report: Report) => parentPort?.postMessage(report);
  const check = (one: Case) => {
    count++;
    send({ current: one });
    const faults = faultsOf(one);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  };
  const timed = { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: seconds * 1000 };
  const limits = inputs === undefined ? timed : { numRuns: inputs };
  const options = only ? { numRuns: 1 } : { ...limits, seed };
  const details = fc.check(fc.property(only ? fc.constant(only) : cases, check), options);
  const [smallest] = details.counterexample ?? [];
  const reason = details.errorInstance instanceof Error ? details.errorInstance.message : details.errorInstance;
  send({ done: count, ...(details.failed && { failure: `${smallest ? shownCase(smallest) : ''}\n${reason}` }) });
}

function shownCase(one: Case): string {
  const { name, runs } = subjectOf(one.subject);
  return `${name}: ${runs[one.run]?.join(' ')}\nFUZZ_CASE='${JSON.stringify(one)}' npm run fuzz`;
}

function main(): void {
  const { FUZZ_SEED, FUZZ_SECONDS, FUZZ_INPUTS, FUZZ_CASE } = process.env;
  const order: Order = {
    seed: FUZZ_SEED ? Number(FUZZ_SEED) : Date.now() % 2 ** 31,
    seconds: Number(FUZZ_SECONDS ?? 60),
    inputs: FUZZ_INPUTS ? Number(FUZZ_INPUTS) : undefined,
    only: FUZZ_CASE ? (JSON.parse(FUZZ_CASE) as Case) : undefined,
  };
  // A worker does not inherit how this process loads TypeScript.
  const worker = new Worker(`require('tsx/cjs'); require(${JSON.stringify(__filename)});`, {
    eval: true,
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  let current: Case | undefined;
  let watch: NodeJS.Timeout | undefined;
  const fail = (reason: string) => {
    console.error(`seed ${order.seed}: ${current ? shownCase(current) : ''}\n${reason}`);
    process.exit(1);
  };
  worker.on('message', (report: Report) => {
    clearTimeout(watch);
    if ('current' in report) {
      current = report.current;
      watch = setTimeout(() => fail(`does not end within ${2 * CASE_MS} ms`), 2 * CASE_MS);
    } else if (report.failure !== undefined) {
      current = undefined;
      fail(report.failure);
    } else {
      const memory = Math.round(process.resourceUsage().maxRSS / 1024);
      console.log(`seed ${order.seed}: ${report.done} damaged inputs, at most ${memory} MB of memory`);
    }
  });
  worker.on('error', (error: NodeJS.ErrnoException) =>
    fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? `needs more than ${HEAP_MB} MB` : String(error.stack)),
  );
}

if (isMainThread) main();
else work(workerData as Order);
