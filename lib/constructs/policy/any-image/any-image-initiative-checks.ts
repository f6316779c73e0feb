import { oneOfProblems } from '../../../core/checks';
import { isKnown } from '../../../core/known';
import type { Problem } from '../../../core/problems';
import { laterProblem } from '../../../core/text-rules';
import { EXTENSION_FLOOR } from '../../../facts/extension';
import { INITIATIVE_NAMES } from '../../../facts/initiatives';
import { nameProblems } from '../../../facts/names';
import { POLICY_LIMITS } from '../../../facts/policy';
import { acknowledgementProblems } from '../../../facts/warnings';
import { versionProblems } from '../../../settings/extension-versions';
import { scopeProblems } from '../assignment-scope';
import type { AnyImageInitiativeProps } from './any-image-initiative-props';
import { onboardingPolicies } from './onboarding-policies';

/** Problems of the props of an initiative for machines of any image. */
export function anyImageInitiativeProblems(props: AnyImageInitiativeProps): Problem[] {
  const { initiative, scope, name, floor } = props;
  const unknown = oneOfProblems(['initiative'], initiative, INITIATIVE_NAMES);
  if (unknown.length > 0) return unknown;
  return [
    ...scopeProblems(['scope'], scope),
    ...(name === undefined ? [] : initiativeNameProblems(props, name)),
    ...versionProblems(['floor'], floor, [2]),
    ...acknowledgementProblems(props.acknowledgedWarnings),
  ];
}

/** The names of the definitions add the longest name of a policy to that of the initiative. */
function initiativeNameProblems({ initiative }: AnyImageInitiativeProps, name: string): Problem[] {
  const path = ['name'];
  const wrong = nameProblems(path, 'assignment', name);
  if (wrong.length > 0) return wrong;
  const longest = Math.max(...onboardingPolicies(initiative, EXTENSION_FLOOR).map((policy) => policy.name.length));
  const most = POLICY_LIMITS.definitionName - longest - 1;
  const message = `is too long: it begins the names of the definitions, and may therefore have at most ${most} characters`;
  if (!isKnown(name)) return [laterProblem(path, name, message, (given) => `length(${given}) <= ${most}`)];
  return name.length <= most ? [] : [{ path, message: `${message}, got ${name.length}` }];
}
