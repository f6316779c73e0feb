import type { Gap } from '../model/input';
import { hiddenText, isHidden } from '../model/value';
import { type Finding, finding } from './finding';

export const unknownUntilApply = finding({
  id: 'unknown-until-apply',
  severity: 'attention',
  holds: 'both',
  title: 'A value cannot be seen',
  when: 'A value that other findings look at changes and is known only at apply, is sensitive, or is in a module that the input does not contain.',
  why: 'It is known only at apply, is sensitive or is not in the input, so a finding may hide behind it.',
  remedy: 'Look at it where it is set, or review a plan in which it is known.',
});

export const UNSEEN_FINDINGS = [unknownUntilApply];

/** The finding that says what cannot be seen. */
export function unseen(address: string, subject: string, was: string, value: unknown = undefined): Finding {
  const becomes = isHidden(value) ? hiddenText(value) : 'known only at apply';
  return unknownUntilApply.found({ address, subject, was, becomes });
}

/** The finding that says what is left out of the input. */
export function gapFinding({ address, what }: Gap): Finding {
  return unknownUntilApply.found({ address, subject: 'content', was: 'not known', becomes: what });
}

export { isUnseen } from '../model/value';

/** A value for a reader, never a secret. */
export function shown(value: unknown): string {
  if (isHidden(value)) return hiddenText(value);
  if (value === undefined || value === null) return 'not set';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
