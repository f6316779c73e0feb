import { repeatProblems, textProblems } from '../../core/checks';
import type { Problem } from '../../core/problems';
import type { AdoptionProps } from './adoption-props';

/** Problems of the props that need no stack. */
export function adoptionProblems(props: AdoptionProps): Problem[] {
  const { existing } = props;
  if (existing.length === 0) {
    return [{ path: ['existing'], message: 'must name at least one resource: remove the adoption if nothing exists' }];
  }
  return [
    ...existing.flatMap(({ id }, index) => idProblemsOf(id, index)),
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
