import type { AcceptedLoss } from '../../fixtures/previous/accepted';
import { unreleased } from '../unreleased';

/** Losses that no entry accepts. */
export function unaccepted(lost: readonly string[], accepted: readonly AcceptedLoss[]): string[] {
  return lost.filter((line) => !accepted.some(({ loss }) => loss.test(line)));
}

/** Sentences of entries for losses that there are not, or that the section Unreleased does not have. */
export function unfounded(lost: readonly string[], accepted: readonly AcceptedLoss[], changelog?: string): string[] {
  return accepted
    .filter(({ loss, sentence }) => !unreleased(changelog).includes(sentence) || !lost.some((line) => loss.test(line)))
    .map(({ sentence }) => sentence);
}
