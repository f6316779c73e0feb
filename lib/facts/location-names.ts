import { textProblems } from '../core/checks';
import { isKnown } from '../core/known';
import type { Path, Problem } from '../core/problems';

/** Problems of an Azure location, which is a lower-case name such as `westeurope`. */
export function locationProblems(path: Path, value: string): Problem[] {
  const wrong = textProblems(path, value);
  if (wrong.length > 0 || !isKnown(value) || /^[a-z][a-z0-9]+$/.test(value)) return wrong;
  const canonical = value.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const hint = canonical === '' ? '' : `; write '${canonical}'`;
  return [
    {
      path,
      message: `must be a location's name in lower case without spaces, such as 'westeurope', got '${value}'${hint}`,
    },
  ];
}
