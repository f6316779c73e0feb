import { lengthProblems, oneOfProblems } from '../../core/checks';
import type { Path, Problem } from '../../core/problems';
import { LONGEST_TEXTS } from '../../facts/azurerm';
import { nameProblems } from '../../facts/names';
import type { ResourceLock } from './lock-props';

/** Problems of a lock. */
export function lockProblems(path: Path, lock: ResourceLock | undefined): Problem[] {
  if (lock === undefined) return [];
  return [
    ...kindProblems([...path, 'kind'], lock.kind),
    ...(lock.name === undefined ? [] : nameProblems([...path, 'name'], 'lock', lock.name)),
    ...lengthProblems([...path, 'notes'], lock.notes, LONGEST_TEXTS.lockNotes),
  ];
}

function kindProblems(path: Path, kind: string): Problem[] {
  const message =
    "is 'ReadOnly', which also stops updates: Terraform could change nothing of the resource and grant no role on it. Set 'CanNotDelete'";
  return kind === 'ReadOnly' ? [{ path, message }] : oneOfProblems(path, kind, ['CanNotDelete']);
}
