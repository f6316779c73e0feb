import { rangeProblems } from '../../core/checks';
import type { Path, Problem } from '../../core/problems';

/** Problems of the seconds to wait. The command contains them, so Terraform cannot compute them. */
export function waitProblems(path: Path, seconds: number | undefined, maximum: number): Problem[] {
  return rangeProblems(path, seconds, 0, maximum, 'seconds').map((problem) =>
    problem.later === undefined ? problem : { path, message: 'must be a literal number: a command contains it' },
  );
}
