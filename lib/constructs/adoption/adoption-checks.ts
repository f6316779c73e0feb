import { repeatProblems, textProblems } from '../../core/checks';
import type { Path, Problem } from '../../core/problems';
import type { AdoptionProps } from './adoption-props';

/** Problems of the props that need no stack. */
export function adoptionProblems(props: AdoptionProps): Problem[] {
  const { existing } = props;
  if (existing.length === 0) {
    return [{ path: ['existing'], message: 'must name at least one resource: remove the adoption if nothing exists' }];
  }
  return [
    ...existing.flatMap(({ id, ...others }, index) => [
      ...idProblemsOf(id, index),
      ...Object.entries(others).flatMap(([key, text]) => literalProblemsOf(['existing', index, key], text)),
    ]),
    ...repeatProblems(
      ['existing'],
      existing.map(({ id }) => id.toLowerCase()),
    ),
  ];
}

function idProblemsOf(id: string, index: number): Problem[] {
  const path = ['existing', index, 'id'];
  const wrong = textProblems(path, id);
  if (wrong.length > 0) return wrong;
  if (id.includes('${')) return [{ path, message: 'must be a literal id: Terraform has to know it before it plans' }];
  return /^\/(subscriptions|providers)\//i.test(id)
    ? []
    : [{ path, message: `must be the id of a resource in Azure, such as '/subscriptions/…', got '${id}'` }];
}

/** What tells resources apart is compared with the stack at synth. A key in an address may contain an escaped `${`. */
function literalProblemsOf(path: Path, text: string | undefined): Problem[] {
  if (text === undefined || !/(?<!\$)\$\{/.test(text)) return [];
  return [{ path, message: 'must be literal text: it is compared with the resources of the stack at synth' }];
}
