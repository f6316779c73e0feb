import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { MutantResult } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { MUTATED, QUICK, sourcesOf, testsOf } from './mutation/folders.js';
import { isInShare, nameOf, type Score, scoreOf, tableOf } from './mutation/report.js';

/**
 * Changes the code a little in each of thousands of ways and sees whether a test fails: `npm run mutate -- <folder or file>...`.
 * Prints each change that no test noticed and that has no reason in `test/mutation/survivors.json`. The scores of whole folders go
 * to `test/mutation/scores.json` and to CONTRIBUTING.md. `--share n` runs every n-th change, `--quick` what `.ci/run` runs,
 * `--workers n` with n processes.
 */
const SURVIVORS = 'test/mutation/survivors.json';
const SCORES = 'test/mutation/scores.json';
const HANDBOOK = 'CONTRIBUTING.md';
const LOADS_TYPESCRIPT = ['--import', 'tsx'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
    workers: { type: 'string', default: String(cpus().length) },
  },
});
const share = Number(values.share);
const reasons = new Set(Object.values(JSON.parse(readFileSync(SURVIVORS, 'utf8')) as Record<string, string[]>).flat());
const asked = values.quick ? QUICK : positionals.length > 0 ? positionals : Object.keys(MUTATED);

let open = 0;
for (const [folder, files] of foldersOf(asked)) {
  const mutants = await mutate(folder, files);
  const unnoticed = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').map(described);
  const withoutReason = unnoticed.filter(({ name }) => !reasons.has(name));
  for (const { place, name, status } of withoutReason) console.log(`${place} ${status}: ${name}`);
  open += withoutReason.length;
  const score = scoreOf(mutants, share, unnoticed.length - withoutReason.length);
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
  process.env['MUTATION_TESTS'] = JSON.stringify(testsOf(folder));
  process.env['MUTATION_TABLE'] = join(temporary, 'tests.json');
  process.env['MUTATION_SHARE'] = values.share;
  const stryker = new Stryker({
    testRunner: 'kept',
    plugins: [join(import.meta.dirname, 'mutation/runner.mts')],
    testRunnerNodeArgs: LOADS_TYPESCRIPT,
    checkerNodeArgs: LOADS_TYPESCRIPT,
    mutate: [...files],
    coverageAnalysis: 'perTest',
    concurrency: Number(values.workers),
    reporters: ['progress-append-only'],
    // It would write a comment into the sources, which tests compare with what they are generated from.
    disableTypeChecks: false,
    warnings: false,
    ignorePatterns: ['dist', 'cdktf.out', 'cdktn'],
    allowEmpty: true,
  });
  const results = await stryker.runMutationTest();
  rmSync(temporary, { recursive: true });
  return results.filter((mutant) => isInShare(mutant, share));
}

function described(mutant: MutantResult) {
  const file = relative('.', mutant.fileName);
  const { line, column } = mutant.location.start;
  const name = nameOf(mutant, file, readFileSync(file, 'utf8'));
  return { name, status: mutant.status, place: `${file}:${line}:${column}` };
}

function save(folder: string, score: Score): void {
  const known = { ...(JSON.parse(readFileSync(SCORES, 'utf8')) as Record<string, Score>), [folder]: score };
  const scores = Object.fromEntries(Object.keys(MUTATED).flatMap((name) => (known[name] ? [[name, known[name]]] : [])));
  writeFileSync(SCORES, `${JSON.stringify(scores, undefined, 2)}\n`);
  const table = /\| Folder \| Mutants run .*?\n(?!\|)/s;
  writeFileSync(HANDBOOK, readFileSync(HANDBOOK, 'utf8').replace(table, `${tableOf(scores)}\n`));
}
