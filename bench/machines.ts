import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compare, measureNode, print, ratio } from './report';

/**
 * Synthesizes named virtual machines with this library, and the same extensions and associations with one hand-written
 * block each. Both sides run as plain JavaScript, the library from `dist` (npm run build).
 */
const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const COUNTS = [1_000, 10_000];
/** The highest cost of 10,000 machines, as a share of the hand-written blocks. */
const TARGETS = { time: 0.15, memory: 0.6, bytes: 0.35 };

mkdirSync('cdktf.out', { recursive: true });
const out = resolve(mkdtempSync(join('cdktf.out', 'bench-')));
const built = resolve('dist');

function synthesize(side: 'library' | 'byHand', machines: number) {
  const folder = join(out, side);
  const cost = measureNode(['bench/machines-app.cjs', side, String(machines), folder, built]);
  return cost;
}

const bytesOf = (side: string) => statSync(join(out, side, 'stacks', 'bench', 'cdk.tf.json')).size;

const rows = COUNTS.map((machines) => {
  const cost = compare(RUNS, {
    library: () => synthesize('library', machines),
    byHand: () => synthesize('byHand', machines),
  });
  const bytes = { library: bytesOf('library'), byHand: bytesOf('byHand') };
  const blocks = readFileSync(join(out, 'byHand', 'stacks', 'bench', 'cdk.tf.json'), 'utf8').split(
    '"target_resource_id"',
  );
  if (blocks.length - 1 !== machines) throw new Error(`expected ${machines} associations, got ${blocks.length - 1}`);
  return {
    name: `${machines} machines`,
    libraryMs: Math.round(cost.library.milliseconds),
    byHandMs: Math.round(cost.byHand.milliseconds),
    time: ratio(cost.library.milliseconds, cost.byHand.milliseconds),
    libraryMB: Math.round(cost.library.megabytes),
    byHandMB: Math.round(cost.byHand.megabytes),
    memory: ratio(cost.library.megabytes, cost.byHand.megabytes),
    libraryBytes: bytes.library,
    byHandBytes: bytes.byHand,
    bytes: ratio(bytes.library, bytes.byHand),
  };
});
rmSync(out, { recursive: true, force: true });

const [few, many] = rows as [(typeof rows)[0], (typeof rows)[0]];
print({
  bench: 'machines',
  counts: { runs: RUNS },
  rows: [
    ...rows,
    {
      name: 'growth from 1000 to 10000 (linear is 10)',
      libraryMs: ratio(many.libraryMs, few.libraryMs),
      byHandMs: ratio(many.byHandMs, few.byHandMs),
      time: '',
      libraryMB: ratio(many.libraryMB, few.libraryMB),
      byHandMB: ratio(many.byHandMB, few.byHandMB),
      memory: '',
      libraryBytes: ratio(many.libraryBytes, few.libraryBytes),
      byHandBytes: ratio(many.byHandBytes, few.byHandBytes),
      bytes: '',
    },
  ],
});

const missed = (Object.keys(TARGETS) as (keyof typeof TARGETS)[]).filter((key) => many[key] > TARGETS[key]);
for (const key of missed) process.stdout.write(`missed: ${key} is ${many[key]}, the target at most ${TARGETS[key]}\n`);
if (missed.length > 0) process.exitCode = 1;
