import { isKnown } from '../../core/known';
import type { Path, Problem } from '../../core/problems';
import { laterProblem } from '../../core/text-rules';
import { POLICY_LIMITS } from '../../facts/policy';

/**
 * Problems of the name of an assignment or initiative that begins the names of definitions: each adds a hyphen and one of
 * `names`. A name that is too long by itself has another problem already.
 */
export function definitionNameProblems(
  path: Path,
  owner: 'assignment' | 'initiative',
  name: string,
  names: readonly string[],
): Problem[] {
  const longest = Math.max(0, ...names.map((one) => `-${one}`.length));
  const most = POLICY_LIMITS.definitionName - longest;
  const long = (given: string) =>
    `is too long: the definitions are named after the ${owner}${given}, which may therefore have at most ${most} characters`;
  if (!isKnown(name)) return [laterProblem(path, name, long(''), (given) => `length(${given}) <= ${most}`)];
  return name.length <= most || name.length > POLICY_LIMITS.definitionName
    ? []
    : [{ path, message: `${long(` '${name}'`)}, got ${name.length}` }];
}
