import type { Declaration } from './declaration';

/** Findings that any part of an estate may have. */
export const COMMON_FINDINGS = {
  'unknown-until-apply': {
    severity: 'attention',
    title: 'A value cannot be seen',
    when: 'A value that other findings look at changes and is known only at apply, is sensitive, or lies in a module whose content the input does not hold.',
    why: 'It is known only at apply, is sensitive or is not in the input, so a finding may hide behind it.',
    todo: 'Look at it where it is set, or review a plan in which it is known.',
  },
  'cosmetic-change': {
    severity: 'information',
    title: 'Only words change',
    when: 'Descriptions, tags, display names or labels of entries change.',
    why: 'Names, descriptions and tags do not change what machines report.',
    todo: 'Nothing.',
  },
} as const satisfies Record<string, Declaration>;
