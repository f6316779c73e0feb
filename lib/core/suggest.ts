import { distance } from 'fastest-levenshtein';
import { listed, shown } from './problems';

/** The candidate closest to `word`, if one is close enough to be a misspelling. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(word.length / 3));
  const [best] = candidates
    .map((candidate) => ({ candidate, edits: edits(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter((one) => one.edits <= limit)
    .sort((a, b) => a.edits - b.edits);
  return best?.candidate;
}

/** `; did you mean 'x'?` if one of `candidates` is close to `word`, otherwise an empty text. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const best = nearest(word, candidates);
  return best === undefined ? '' : `; did you mean '${best}'?`;
}

/** The most names that a message lists. */
const MOST_NAMES = 40;

/** `has no 'x', known are 'a' and 'y'; did you mean 'y'?`, the predicate of a sentence about what has the known names. */
export function hasNo(name: string, known: readonly string[]): string {
  return `has no ${shown(name)}, known are ${listed(known, MOST_NAMES)}${didYouMean(name, known)}`;
}

/** The beginning of a word, such as `win`, counts like a word with one typing error. */
function edits(word: string, candidate: string): number {
  return word.length > 2 && candidate.startsWith(word) ? 1 : distance(word, candidate);
}
