import { isObject, sameValue } from '../model/value';
import { finding } from './finding';

export const cosmeticChange = finding({
  id: 'cosmetic-change',
  severity: 'information',
  holds: 'change',
  title: 'Only words change',
  when: 'Descriptions, tags, display names or labels of entries change.',
  why: 'Names, descriptions and tags do not change what machines report.',
  remedy: 'Nothing.',
});

export const WORD_FINDINGS = [cosmeticChange];

/** Whether words such as a description or tags say the same; none at all is the same as empty ones. */
export function sameWords(a: unknown, b: unknown): boolean {
  return sameValue(emptied(a), emptied(b));
}

function emptied(value: unknown): unknown {
  return value === undefined || value === null || (isObject(value) && Object.keys(value).length === 0) ? '' : value;
}
