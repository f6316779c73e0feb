import { idKey } from '../model/value';
import { type Comparison, type Finding, finding, pairs, replacement } from './finding';

export const solutionRemoved = finding({
  id: 'solution-removed',
  severity: 'blocking',
  holds: 'change',
  title: 'The ChangeTracking solution is removed',
  when: 'The solution ChangeTracking is destroyed and no other one is left for the same workspace.',
  why: 'The solution creates the tables machines report to.',
  remedy: 'Keep the solution as long as a rule writes to the workspace.',
});

export const solutionReplaced = finding({
  id: 'solution-replaced',
  severity: 'blocking',
  holds: 'change',
  title: 'The ChangeTracking solution is replaced',
  when: 'The solution ChangeTracking is destroyed and created again for the same workspace.',
  why: 'Until the new solution is there, data may not arrive, and Azure refuses changes of the rule.',
  remedy:
    'Undo the change of the argument named. If an id differs only in the case of its letters, write it as the state has it.',
});

export function solutionFindings({ before, after, changes }: Comparison): Finding[] {
  const left = new Set(after.solutions.map(({ attributes }) => idKey(attributes['workspace_resource_id'])));
  left.delete('');
  return pairs(before.solutions, after.solutions).flatMap(({ address, was, becomes }) => {
    const change = changes.get(address);
    if (was === undefined || (change?.action !== 'delete' && change?.action !== 'replace')) return [];
    const found = { address, subject: 'solution ChangeTracking', was: 'in the workspace' };
    if (becomes !== undefined) return [solutionReplaced.found({ ...found, becomes: replacement(change) })];
    const isLeft = left.has(idKey(was.attributes['workspace_resource_id']));
    return isLeft ? [] : [solutionRemoved.found({ ...found, becomes: 'removed' })];
  });
}

export const SOLUTION_FINDINGS = [solutionRemoved, solutionReplaced];
