import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Mutant, nameOf, type TestedMutant } from './report';

/** What a run writes for a mutant, one line each; nothing for one that was not run. */
export function recorded(mutant: TestedMutant): string {
  if (['Killed', 'Timeout'].includes(mutant.status)) return `noticed ${nameIn(mutant)}\n`;
  return ['Survived', 'NoCoverage'].includes(mutant.status) ? `missed ${nameIn(mutant)}\n` : '';
}

/** The names of which no mutant was missed: the same change may stand at several places of a file. */
export function noticedIn(record: string): Set<string> {
  const lines = record.split('\n');
  const named = (word: string) => lines.flatMap((line) => (line.startsWith(word) ? line.slice(word.length) : []));
  const missed = new Set(named('missed '));
  return new Set(named('noticed ').filter((name) => !missed.has(name)));
}

/** The name of a mutant of this repository. Stryker's processes run in copies of it. */
export function nameIn(mutant: Mutant): string {
  return nameOf(mutant, relative(ROOT, mutant.fileName), sourceOf(mutant.fileName));
}

const ROOT = join(__dirname, '..', '..');

const sources = new Map<string, string>();

function sourceOf(file: string): string {
  const source = sources.get(file) ?? readFileSync(file, 'utf8');
  sources.set(file, source);
  return source;
}
