import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, measureNode, print, ratio } from './report';
import { exportedEstate } from './support/exported-estate';

/**
 * Whether the check of an exported estate grows faster than the estate, and what it costs beside reading the files as JSON.
 * The counts of causes are compared with those that are planted: a fast answer that is wrong is none.
 */
const MACHINES = 100_000;
const RUNS = 1;

const folder = mkdtempSync(join(tmpdir(), 'inspect-'));
const sizes = [MACHINES / 2, MACHINES];
const READ =
  'const f=require("fs");for(const n of f.readdirSync(process.argv[1]))JSON.parse(f.readFileSync(process.argv[1]+"/"+n,"utf8"))';

const written = sizes.map((count) => write(count, join(folder, String(count))));
const costs = compare(
  RUNS,
  Object.fromEntries(
    written.flatMap(({ path, count, causes }) => [
      [`JSON.parse of ${count} machines`, () => measureNode(['-e', READ, path])] as const,
      [`check of ${count} machines`, () => checked(path, causes)] as const,
    ]),
  ),
);
rmSync(folder, { recursive: true });

const names = Object.keys(costs);
print({
  bench: 'inspect',
  counts: { machines: MACHINES, megabytes: Math.round(written.at(-1)?.megabytes ?? 0), runs: RUNS },
  rows: names.map((name, index) => {
    const { milliseconds = Number.NaN, megabytes = Number.NaN, cpuMilliseconds = Number.NaN } = costs[name] ?? {};
    const parsed = costs[names[index - 1] ?? '']?.cpuMilliseconds ?? Number.NaN;
    const half = costs[names[index - 2] ?? '']?.cpuMilliseconds ?? Number.NaN;
    return {
      name,
      milliseconds: Math.round(milliseconds),
      megabytes: Math.round(megabytes),
      'JSON.parse is 1': index % 2 === 1 ? ratio(cpuMilliseconds, parsed) : '',
      'growth (linear is 2)': index > 1 ? ratio(cpuMilliseconds, half) : '',
    };
  }),
});

/** Writes an estate row by row: its text is longer than a text may be. */
function write(count: number, path: string) {
  mkdirSync(path);
  const { files, expected } = exportedEstate(count);
  let megabytes = 0;
  for (const [kind, rows] of Object.entries(files)) {
    if (rows.length === 0) continue;
    const file = openSync(join(path, `${kind}.json`), 'w');
    for (const [index, row] of rows.entries()) writeSync(file, `${index === 0 ? '[' : ','}\n${JSON.stringify(row)}`);
    writeSync(file, '\n]\n');
    closeSync(file);
    megabytes += statSync(join(path, `${kind}.json`)).size / 2 ** 20;
  }
  const causes: Record<string, number> = {};
  for (const one of expected.values()) causes[one] = (causes[one] ?? 0) + 1;
  return { path, count, causes, megabytes };
}

/** @throws Error if the counts are not those that are planted */
function checked(path: string, planted: Readonly<Record<string, number>>) {
  const cost = measureNode(['dist/cli.js', 'check', path, '--fail-on', 'none', '--format', 'markdown']);
  const counted = Object.values(planted).every((count) => cost.output.includes(`| ${count} |`));
  if (!counted) throw new Error(`the counts of ${path} are not those that are planted:\n${cost.output}`);
  return cost;
}
