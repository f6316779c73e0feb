import { oneOfProblems } from '../../../core/checks';
import { certain, type Problem } from '../../../core/problems';
import { EXTENSION_FLOOR } from '../../../facts/extension';
import { INITIATIVE_NAMES } from '../../../facts/initiatives';
import { nameProblems } from '../../../facts/names';
import { acknowledgementProblems } from '../../../facts/warnings';
import { versionProblems } from '../../../settings/extension-versions';
import { scopeProblems } from '../assignment-scope';
import { definitionNameProblems } from '../definition-names';
import type { AnyImageInitiativeProps } from './any-image-initiative-props';
import { onboardingPolicies } from './onboarding-policies';

/** Problems of the props of an initiative for machines of any image. */
export function anyImageInitiativeProblems(props: AnyImageInitiativeProps): Problem[] {
  const { kind, scope, name, minimumVersion } = props;
  const unknown = oneOfProblems(['kind'], kind, INITIATIVE_NAMES);
  if (unknown.length > 0) return unknown;
  return [
    ...scopeProblems(['scope'], scope),
    ...(name === undefined ? [] : initiativeNameProblems(props, name)),
    ...versionProblems(['minimumVersion'], minimumVersion, [2]),
    ...acknowledgementProblems(props.acknowledgedWarnings),
  ];
}

/** The names of the definitions add the name of a policy to that of the initiative. */
function initiativeNameProblems({ kind }: AnyImageInitiativeProps, name: string): Problem[] {
  const policies = onboardingPolicies(kind, EXTENSION_FLOOR);
  const wrong = nameProblems(['name'], 'assignment', name);
  if (certain(wrong).length > 0) return wrong;
  const names = policies.map((policy) => policy.name);
  return [...wrong, ...definitionNameProblems(['name'], 'initiative', name, names)];
}
