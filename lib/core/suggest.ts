import { distance } from 'fastest-levenshtein';

/** The candidate closest to `word`, where one is close enough to be what was meant. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(word.length / 3));
  const [best] = candidates
    .map((candidate) => ({ candidate, edits: edits(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter((one) => one.edits <= limit)
    .sort((a, b) => a.edits - b.edits);
  return best?.candidate;
}

/** `; did you mean 'x'?` where one of `candidates` is close to `word`, otherwise nothing. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const best = nearest(word, candidates);
  return best === undefined ? '' : `; did you mean '${best}'?`;
}

/** The beginning of a word, such as `win`, is as good as a word with one slip. */
function edits(word: string, candidate: string): number {
  return word.length > 2 && candidate.startsWith(word) ? 1 : distance(word, candidate);
}
