import { literalProblems, oneOfProblems, wordListProblems } from '../../../core/checks';
import type { Problem } from '../../../core/problems';
import { INITIATIVE_NAMES } from '../../../facts/initiatives';
import { membersOf } from '../members';
import type { OnboardingOptions } from './onboarding';

/** Problems of the list of initiatives, without which the assignments cannot be described. */
export function initiativeListProblems({
  initiatives = INITIATIVE_NAMES,
}: Pick<OnboardingOptions, 'initiatives'>): Problem[] {
  return wordListProblems(['initiatives'], initiatives, INITIATIVE_NAMES);
}

/** Problems of effects of members that no assigned initiative has. The assignments alone would not report them. */
export function foreignMemberProblems({
  initiatives = INITIATIVE_NAMES,
  memberEffects = {},
}: Pick<OnboardingOptions, 'initiatives' | 'memberEffects'>): Problem[] {
  const path = ['memberEffects'];
  const wrong = literalProblems(path, memberEffects);
  if (wrong.length > 0) return wrong;
  const members = initiatives.flatMap((initiative) => membersOf(initiative).map(([name]) => name));
  return Object.keys(memberEffects).flatMap((name) => oneOfProblems([...path, name], name, members));
}
