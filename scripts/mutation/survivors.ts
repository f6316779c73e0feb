import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { nameIn } from './noticed';
import { isInShare, originalOf, type TestedMutant } from './report';

export const SURVIVORS = 'test/mutation/survivors.json';

/** The mutants of a share that no test noticed, of which those with a reason are in `SURVIVORS`. */
export function unnoticed(mutants: readonly TestedMutant[], share: number) {
  return mutants
    .filter((mutant) => ['Survived', 'NoCoverage'].includes(mutant.status) && isInShare(mutant, share))
    .map((mutant) => {
      const file = relative('.', mutant.fileName);
      const { line, column } = mutant.location.start;
      const name = nameIn(mutant);
      return { name, hasReason: reasons().has(name), line: `${file}:${line}:${column} ${mutant.status}: ${name}` };
    });
}

/** The names in `SURVIVORS` of mutants of files that all were run, and that a test notices. */
export function needlessReasons(files: readonly string[], survived: readonly { readonly name: string }[]): string[] {
  const names = new Set(survived.map(({ name }) => name));
  return [...reasons()].filter((name) => files.includes(originalOf(name).file) && !names.has(name));
}

let known: ReadonlySet<string> | undefined;

function reasons(): ReadonlySet<string> {
  known ??= new Set(Object.values(JSON.parse(readFileSync(SURVIVORS, 'utf8')) as Record<string, string[]>).flat());
  return known;
}
