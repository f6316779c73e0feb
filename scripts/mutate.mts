import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { MutantResult } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { MUTATED, QUICK, sourcesOf, testsOf } from './mutation/folders.js';
import { nameIn, noticedIn } from './mutation/noticed.js';
import { isInShare, type Score, scoreOf, tableOf } from './mutation/report.js';
import { needlessReasons, unnoticed } from './mutation/survivors.js';

/**
 * Changes the code a little in each of thousands of ways and sees whether a test fails: `npm run mutate -- <folder or file>...`.
 * Prints each change that no test noticed and that has no reason in `test/mutation/survivors.json`. The scores of whole folders go
 * to `test/mutation/scores.json` and to CONTRIBUTING.md. `--share n` runs every n-th change, `--quick` what `.ci/run` runs.
 * `--workers n` is how many processes run, `--seconds n` for how long tests are tried on a change (4). `--again` leaves out what
 * earlier runs on this machine noticed, and counts it as noticed: after tests for the survivors were written, or after a run was
 * stopped.
 */
const SCORES = 'test/mutation/scores.json';
const HANDBOOK = 'CONTRIBUTING.md';
/** What runs on this machine noticed and missed, by folder. */
const RECORDS = 'build/mutation';
const LOADS_TYPESCRIPT = ['--import', 'tsx'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '4' },
    workers: { type: 'string', default: String(cpus().length) },
  },
});
const share = Number(values.share);
const asked = values.quick ? QUICK : positionals.length > 0 ? positionals : Object.keys(MUTATED);

let open = 0;
for (const [folder, files] of foldersOf(asked)) {
  const mutants = await mutate(folder, files);
  const survived = unnoticed(mutants, share);
  const withReason = survived.filter(({ hasReason }) => hasReason).length;
  if (share === 1) for (const name of needlessReasons(files, survived)) console.log(`Noticed, with a reason: ${name}`);
  const score = scoreOf(mutants, share, withReason);
  open += score.survived - withReason;
  console.log(tableOf({ [folder]: score }));
  if (asked.includes(folder)) save(folder, score);
}
process.exit(open > 0 ? 1 : 0);

/** Folders as they are asked for, and files in their folder. */
function foldersOf(names: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const name of names) {
    const folder = Object.keys(MUTATED).find((folder) => name === folder || name.startsWith(`lib/${folder}/`));
    if (folder === undefined) throw new Error(`${name} is in none of ${Object.keys(MUTATED).join(', ')}`);
    found.set(folder, [...(found.get(folder) ?? []), ...(name === folder ? sourcesOf(folder) : [name])]);
  }
  return found;
}

async function mutate(folder: string, files: readonly string[]): Promise<MutantResult[]> {
  const temporary = mkdtempSync(join(tmpdir(), 'mutation-'));
  const record = join(RECORDS, `${folder.replaceAll('/', '-')}.txt`);
  const noticed = values.again && existsSync(record) ? noticedIn(readFileSync(record, 'utf8')) : new Set<string>();
  mkdirSync(RECORDS, { recursive: true });
  writeFileSync(record, [...noticed].map((name) => `noticed ${name}\n`).join(''));
  writeFileSync(join(temporary, 'noticed.json'), JSON.stringify([...noticed]));
  process.env['MUTATION_TESTS'] = JSON.stringify(testsOf(folder));
  process.env['MUTATION_TABLE'] = join(temporary, 'tests.json');
  process.env['MUTATION_SHARE'] = values.share;
  process.env['MUTATION_SECONDS'] = values.seconds;
  process.env['MUTATION_RECORD'] = record;
  process.env['MUTATION_NOTICED'] = join(temporary, 'noticed.json');
  const stryker = new Stryker({
    testRunner: 'kept',
    plugins: ['runner.mts', 'reporter.mts'].map((file) => join(import.meta.dirname, 'mutation', file)),
    testRunnerNodeArgs: LOADS_TYPESCRIPT,
    checkerNodeArgs: LOADS_TYPESCRIPT,
    mutate: [...files],
    coverageAnalysis: 'perTest',
    concurrency: Number(values.workers),
    dryRunTimeoutMinutes: 20,
    // A mutant that loops without end is stopped by the number of its hits. A busy machine is slow, which notices nothing.
    timeoutMS: 120_000,
    reporters: ['progress-append-only', 'survivors'],
    // It would write a comment into the sources, which tests compare with what they are generated from.
    disableTypeChecks: false,
    warnings: false,
    ignorePatterns: ['dist', 'cdktf.out', 'cdktn'],
    allowEmpty: true,
  });
  const results = await stryker.runMutationTest();
  rmSync(temporary, { recursive: true });
  return results
    .filter((mutant) => isInShare(mutant, share))
    .map((mutant) => (noticed.has(nameIn(mutant)) ? { ...mutant, status: 'Killed' } : mutant));
}

function save(folder: string, score: Score): void {
  const known = { ...(JSON.parse(readFileSync(SCORES, 'utf8')) as Record<string, Score>), [folder]: score };
  const scores = Object.fromEntries(Object.keys(MUTATED).flatMap((name) => (known[name] ? [[name, known[name]]] : [])));
  writeFileSync(SCORES, `${JSON.stringify(scores, undefined, 2)}\n`);
  const table = /\| Folder \| Mutants run .*?\n(?!\|)/s;
  writeFileSync(HANDBOOK, readFileSync(HANDBOOK, 'utf8').replace(table, `${tableOf(scores)}\n`));
}
