import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

/** The cost of one run of a child process. */
export interface Cost {
  /** Wall time from start to end of the process. */
  readonly milliseconds: number;
  /** Processor time of all threads; it varies less than wall time on a busy machine. */
  readonly cpuMilliseconds: number;
  /** Highest memory of the process, in MB of 1024 kB. */
  readonly megabytes: number;
  /** Output of the process. */
  readonly output: string;
}

/** One line of a report: the measured thing, and numbers by the name of their column. */
export interface Row {
  readonly name: string;
  readonly [column: string]: number | string;
}

export interface Report {
  /** Name of the benchmark, that of its file. */
  readonly bench: string;
  /** The amount of measured work, such as `{ runs: 5, machines: 200 }`. */
  readonly counts: Readonly<Record<string, number>>;
  /** Every row has the columns of the first. */
  readonly rows: readonly Row[];
}

const ROOT = join(__dirname, '..');
const PACKAGES = ['cdktf', '@cdktf/provider-azurerm', 'constructs', 'typescript'];

/** The middle of an odd number of values, the mean of the two in the middle of an even one. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('a median needs a value');
  const sorted = [...values].sort((a, b) => a - b);
  const upper = Math.floor(values.length / 2);
  const [left, right] = sorted.slice(values.length % 2 === 0 ? upper - 1 : upper, upper + 1) as [number, number?];
  return right === undefined ? left : (left + right) / 2;
}

/** How many times `base` fits into `value`, to two places. */
export function ratio(value: number, base: number): number {
  return Math.round((value / base) * 100) / 100;
}

/** Runs `node` with `args` from the repository's root and measures it. Throws if it fails. */
export function measureNode(args: readonly string[], cwd = ROOT): Cost {
  const start = process.hrtime.bigint();
  const { status, output, error } = spawnSync(process.execPath, ['--require', join(__dirname, 'peak.cjs'), ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  const [, out = '', problems = '', peak = ''] = (output ?? []) as string[];
  if (status !== 0) throw error ?? new Error(`node ${args.join(' ')} ended with ${status}:\n${out}${problems}`);
  const [kilobytes, cpuMilliseconds] = JSON.parse(peak) as [number, number];
  return { milliseconds, cpuMilliseconds, megabytes: kilobytes / 1024, output: out };
}

/**
 * Median cost of several things, measured in turn (first, second, first, second, ...), so that a machine that slows
 * down or warms up does so for all of them. One round before the first is not counted.
 */
export function compare<Name extends string>(
  runs: number,
  measured: Readonly<Record<Name, () => Omit<Cost, 'output'>>>,
): Record<Name, Omit<Cost, 'output'>> {
  const names = Object.keys(measured) as Name[];
  const costs = Array.from({ length: runs + 1 }, () => names.map((name) => measured[name]())).slice(1);
  const medians = names.map((name, index) => {
    const of = (key: 'milliseconds' | 'cpuMilliseconds' | 'megabytes') =>
      median(costs.map((round) => round[index]?.[key] ?? 0));
    return [
      name,
      { milliseconds: of('milliseconds'), cpuMilliseconds: of('cpuMilliseconds'), megabytes: of('megabytes') },
    ];
  });
  return Object.fromEntries(medians) as Record<Name, Omit<Cost, 'output'>>;
}

/** The columns of a cost beside that of what it is compared with. */
export function costColumns(cost: Omit<Cost, 'output'>, base: Omit<Cost, 'output'>): Omit<Row, 'name'> {
  return {
    ms: Math.round(cost.milliseconds),
    'x time': ratio(cost.milliseconds, base.milliseconds),
    'CPU ms': Math.round(cost.cpuMilliseconds),
    'x CPU': ratio(cost.cpuMilliseconds, base.cpuMilliseconds),
    MB: Math.round(cost.megabytes),
    'x memory': ratio(cost.megabytes, base.megabytes),
  };
}

/** Prints machine, versions and counts, the rows as a Markdown table, and the same as JSON lines. */
export function print({ bench, counts, rows }: Report): void {
  const machine = describeMachine();
  const versions = describeVersions();
  const columns = Object.keys(rows[0] ?? { name: '' });
  const lines = [
    `## ${bench}`,
    '',
    `${machine}; ${Object.entries({ ...versions, ...counts })
      .map((entry) => entry.join(' '))
      .join(', ')}`,
    '',
    `| ${columns.join(' | ')} |`,
    `|${columns.map((column) => (column === 'name' ? '---' : '--:')).join('|')}|`,
    ...rows.map((row) => `| ${columns.map((column) => shown(row[column])).join(' | ')} |`),
    '',
    ...rows.map((row) => JSON.stringify({ bench, ...row, counts, versions, machine })),
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function shown(value: number | string | undefined): string {
  return typeof value === 'number' && !Number.isInteger(value)
    ? String(Number(value.toPrecision(3)))
    : `${value ?? ''}`;
}

function describeMachine(): string {
  const processors = cpus();
  return `${processors.length} x ${processors[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`;
}

function describeVersions(): Record<string, string> {
  const installed = PACKAGES.map((name) => {
    const manifest = readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8');
    return [name, (JSON.parse(manifest) as { version: string }).version];
  });
  return { node: process.versions.node, ...Object.fromEntries(installed) };
}
