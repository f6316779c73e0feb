import { oneOfProblems, rangeProblems, repeatProblems } from '../../core/checks';
import { isKnownNumber } from '../../core/known';
import { POLICY_LIMITS } from '../../facts/initiative-members';
import { locationProblems } from '../../facts/location-names';
import type { ScopeKind } from './assignment-scope';
import type { RemediationOptions } from './policy-options';

/** What a remediation has to fit to. */
export interface RemediationTarget {
  /** Absent where the scope itself is wrong. */
  readonly scopeKind?: ScopeKind;
  readonly enforce?: boolean;
  /** Reference ids of the members that deploy something. */
  readonly deploying: readonly string[];
  /** Reference ids of all members. */
  readonly members: readonly string[];
}

/** Problems of the options of a remediation. Empty means fine. */
export function remediationProblems(
  where: string,
  options: RemediationOptions<string> | undefined,
  target: RemediationTarget,
): string[] {
  if (options === undefined) return [];
  const { failureThreshold, locationFilters = [], resourceDiscoveryMode: mode } = options;
  return [
    ...(target.enforce === false
      ? [`${where} deploys to machines even where enforce is false: leave it out until the assignment is enforced`]
      : []),
    ...(target.deploying.length === 0 ? [`${where} has nothing to do: every member is disabled or only audits`] : []),
    ...memberProblems(`${where}.members`, options.members, target),
    ...(failureThreshold !== undefined &&
    isKnownNumber(failureThreshold) &&
    !(failureThreshold > 0 && failureThreshold <= 1)
      ? [`${where}.failureThreshold must be a share of more than 0 and at most 1, such as 0.1, got ${failureThreshold}`]
      : []),
    ...rangeProblems(
      `${where}.parallelDeployments`,
      options.parallelDeployments,
      1,
      POLICY_LIMITS.parallelDeployments,
      'deployments',
    ),
    ...rangeProblems(`${where}.resourceCount`, options.resourceCount, 1, POLICY_LIMITS.remediatedResources, 'machines'),
    ...(options.locationFilters?.length === 0
      ? [`${where}.locationFilters must name a location: leave it out for all`]
      : []),
    ...locationFilters.flatMap((location, index) => locationProblems(`${where}.locationFilters[${index}]`, location)),
    ...(mode === undefined
      ? []
      : oneOfProblems(`${where}.resourceDiscoveryMode`, mode, ['ExistingNonCompliant', 'ReEvaluateCompliance'])),
    ...(mode === 'ReEvaluateCompliance' && target.scopeKind === 'managementGroup'
      ? [`${where}.resourceDiscoveryMode must be 'ExistingNonCompliant' at a management group, got '${mode}'`]
      : []),
  ];
}

function memberProblems(
  where: string,
  members: readonly string[] | undefined,
  { deploying, members: known }: RemediationTarget,
): string[] {
  if (members === undefined) return [];
  if (members.length === 0) return [`${where} must name a member; leave it out for all`];
  return [
    ...members.flatMap((member, index) =>
      known.includes(member) && !deploying.includes(member)
        ? [`${where}[${index}] names '${member}', which deploys nothing here: remove it, or change its effect`]
        : oneOfProblems(`${where}[${index}]`, member, known),
    ),
    ...repeatProblems(where, members),
  ];
}
