import { literalProblems, oneOfProblems, wordListProblems } from '../../../core/checks';
import type { Path, Problem } from '../../../core/problems';
import { INITIATIVE_NAMES } from '../../../facts/initiatives';
import { STAGES } from '../../../facts/stages';
import { membersOf } from '../members';
import type { OnboardingOptions } from './onboarding';

/** Problems of the list of initiatives, without which the assignments cannot be described. */
export function initiativeListProblems({ kinds = INITIATIVE_NAMES }: Pick<OnboardingOptions, 'kinds'>): Problem[] {
  return wordListProblems(['kinds'], kinds, INITIATIVE_NAMES);
}

/** Problems of members and stages that no assigned initiative has. The assignments alone would not report them. */
export function foreignMemberProblems({
  kinds = INITIATIVE_NAMES,
  memberEffects = {},
  nonComplianceMessages = {},
}: Pick<OnboardingOptions, 'kinds' | 'memberEffects' | 'nonComplianceMessages'>): Problem[] {
  const members = kinds.flatMap((initiative) => membersOf(initiative).map(([name]) => name));
  return [
    ...foreignKeyProblems(['memberEffects'], memberEffects, members),
    ...foreignKeyProblems(['nonComplianceMessages'], nonComplianceMessages, [...members, ...STAGES]),
  ];
}

function foreignKeyProblems(path: Path, values: object, known: readonly string[]): Problem[] {
  const wrong = literalProblems(path, values);
  if (wrong.length > 0) return wrong;
  return Object.keys(values).flatMap((name) => oneOfProblems([...path, name], name, known));
}
