import { textProblems } from '../core/checks';
import { isKnown } from '../core/known';
import type { Path, Problem } from '../core/problems';
import { propProblems } from '../core/text-rules';

const LOCATION = {
  must: /^[a-z][a-z0-9]+$/,
  message: "must be a location's name in lower case without spaces, such as 'westeurope'",
};

/** Problems of an Azure location, which is a lower-case name such as `westeurope`. */
export function locationProblems(path: Path, value: string): Problem[] {
  const wrong = textProblems(path, value);
  if (wrong.length > 0) return wrong;
  if (!isKnown(value)) return propProblems(path, value, [LOCATION]);
  if (LOCATION.must.test(value)) return [];
  const canonical = value.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const hint = canonical === '' ? '' : `; write '${canonical}'`;
  return [{ path, message: `${LOCATION.message}, got '${value}'${hint}` }];
}
