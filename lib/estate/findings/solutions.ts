import { idKey } from '../model/value';
import { type Comparison, type Finding, finding, pairs } from './finding';

export const solutionRemoved = finding({
  id: 'solution-removed',
  severity: 'blocking',
  holds: 'change',
  title: 'The ChangeTracking solution is removed',
  when: 'The solution ChangeTracking is destroyed and no other one is left for the same workspace.',
  why: 'The solution creates the tables machines report to.',
  remedy: 'Keep the solution as long as a rule writes to the workspace.',
});

export function solutionFindings({ before, after, changes }: Comparison): Finding[] {
  const left = new Set(after.solutions.map(({ attributes }) => idKey(attributes['workspace_resource_id'])));
  left.delete('');
  return pairs(before.solutions, after.solutions).flatMap(({ address, was, becomes }) => {
    const id = was?.attributes['workspace_resource_id'];
    const gone =
      was !== undefined && becomes === undefined && !left.has(idKey(id)) && changes.get(address)?.action === 'delete';
    return gone
      ? [
          solutionRemoved.found({
            address,
            subject: 'solution ChangeTracking',
            was: 'in the workspace',
            becomes: 'removed',
          }),
        ]
      : [];
  });
}

export const SOLUTION_FINDINGS = [solutionRemoved];
