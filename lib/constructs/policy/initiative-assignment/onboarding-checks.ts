import { literalProblems, oneOfProblems, wordListProblems } from '../../../core/checks';
import { at, moved, type Path, type Problem, phrase, within } from '../../../core/problems';
import { INITIATIVE_NAMES } from '../../../facts/initiatives';
import { STAGES } from '../../../facts/stages';
import { anyImageInitiativeProblems } from '../any-image/any-image-initiative-checks';
import { membersOf } from '../members';
import { type AnyImageSource, anyImagePartsOf, type OnboardingOptions } from './onboarding';

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

/** Problems of the initiatives of any image, at the props of the caller. */
export function anyImageProblems(props: AnyImageSource): Problem[] {
  const { anyImage, definitionVersions } = props;
  if (anyImage === undefined) return [];
  const wrong = literalProblems(['anyImage'], anyImage);
  if (wrong.length > 0) return wrong;
  const [first] = anyImagePartsOf(props);
  const parts = first === undefined ? [] : anyImageInitiativeProblems(first);
  return [
    ...(definitionVersions === undefined
      ? []
      : [
          {
            path: ['definitionVersions'],
            message: phrase`contradicts ${at('anyImage')}, which assigns definitions without versions: remove one`,
          },
        ]),
    ...within(
      ['anyImage'],
      parts.filter(({ path: [first] }) => first === 'minimumVersion'),
    ),
    ...moved(
      parts.filter(({ path: [first] }) => first === 'name'),
      () => ['nameSuffix'],
    ),
  ];
}
