import {
  literalProblems,
  oneOfProblems,
  propNumberProblems,
  rangeProblems,
  repeatProblems,
} from '../../../core/checks';
import { at, type Path, type Problem, phrase } from '../../../core/problems';
import { locationProblems } from '../../../facts/location-names';
import { DISCOVERY_MODES, POLICY_LIMITS } from '../../../facts/policy';
import { WAIT_SECONDS } from '../../../facts/waiting';
import { waitProblems } from '../../kit/wait-checks';
import type { ScopeKind } from '../assignment-scope';
import type { RemediationOptions } from '../policy-options';

/** The assignment that a remediation must match. */
export interface RemediationTarget {
  /** Absent if the scope is invalid. */
  readonly scopeKind?: ScopeKind;
  readonly enforce?: boolean;
  /** Reference ids of the members that deploy something. */
  readonly deploying: readonly string[];
  /** Reference ids of all members. */
  readonly members: readonly string[];
}

/** Terraform reads the addresses of all earlier runs, so their number has a limit. */
const MOST_RUNS = 100;

/** Problems of the options of a remediation. */
export function remediationProblems(
  path: Path,
  options: RemediationOptions<string> | undefined,
  target: RemediationTarget,
): Problem[] {
  if (options === undefined) return [];
  const { failureThreshold, locationFilters, resourceDiscoveryMode: mode } = options;
  return [
    ...(target.enforce === false
      ? [
          {
            path,
            message: phrase`deploys to machines even if ${at(...path.slice(0, -1), 'enforce')} is false: omit it until the assignment is enforced`,
          },
        ]
      : []),
    ...(target.deploying.length === 0
      ? [{ path, message: 'has no member to run a task for: every member is disabled or only audits' }]
      : []),
    ...memberProblems([...path, 'members'], options.members, target),
    ...(failureThreshold === undefined
      ? []
      : propNumberProblems(
          [...path, 'failureThreshold'],
          failureThreshold,
          'must be more than 0 and at most 1, such as 0.1',
          {
            isRight: failureThreshold > 0 && failureThreshold <= 1,
            right: (number) => `${number} > 0 && ${number} <= 1`,
          },
        )),
    ...rangeProblems(
      [...path, 'parallelDeployments'],
      options.parallelDeployments,
      1,
      POLICY_LIMITS.parallelDeployments,
      'deployments',
    ),
    ...rangeProblems(
      [...path, 'resourceCount'],
      options.resourceCount,
      1,
      POLICY_LIMITS.remediatedResources,
      'machines',
    ),
    ...waitProblems([...path, 'roleWaitSeconds'], options.roleWaitSeconds, WAIT_SECONDS.roles.maximum),
    ...runProblems([...path, 'run'], options.run),
    ...filterProblems([...path, 'locationFilters'], locationFilters),
    ...(mode === undefined ? [] : oneOfProblems([...path, 'resourceDiscoveryMode'], mode, DISCOVERY_MODES)),
    ...(mode === 'ReEvaluateCompliance' && target.scopeKind === 'managementGroup'
      ? [
          {
            path: [...path, 'resourceDiscoveryMode'],
            message: `must be 'ExistingNonCompliant' at a management group, got '${mode}'`,
          },
        ]
      : []),
  ];
}

/** The number of a run is part of the addresses of its tasks. */
function runProblems(path: Path, run: number | undefined): Problem[] {
  return rangeProblems(path, run, 1, MOST_RUNS).map((problem) =>
    problem.later === undefined
      ? problem
      : { path, message: 'must be a literal number: the addresses of the tasks contain it' },
  );
}

function filterProblems(path: Path, locations: readonly string[] | undefined): Problem[] {
  if (locations === undefined) return [];
  if (locations.length === 0) return [{ path, message: 'must name at least one location: omit it for all locations' }];
  const wrong = literalProblems(path, locations);
  return wrong.length > 0
    ? wrong
    : locations.flatMap((location, index) => locationProblems([...path, index], location));
}

function memberProblems(
  path: Path,
  members: readonly string[] | undefined,
  { deploying, members: known }: RemediationTarget,
): Problem[] {
  if (members === undefined) return [];
  if (members.length === 0) return [{ path, message: 'must name at least one member: omit it for all members' }];
  return [
    ...members.flatMap((member, index) =>
      known.includes(member) && !deploying.includes(member)
        ? [
            {
              path: [...path, index],
              message: `names '${member}', which deploys nothing here: remove it, or change its effect`,
            },
          ]
        : oneOfProblems([...path, index], member, known),
    ),
    ...repeatProblems(path, members),
  ];
}
