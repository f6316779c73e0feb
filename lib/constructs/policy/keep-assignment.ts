import { AZAPI } from '../../facts/azapi-arguments';
import { addressOf } from '../kit/stack-resources';
import { StateBlocks } from '../kit/state-blocks';
import type { ResolvedScope } from './assignment-scope';
import { VersionedAssignment } from './definition-version/versioned-assignment';
import { assignmentType, type PolicyAssignment } from './scoped-policy';

/**
 * Keeps an assignment in Azure when the provider that makes it changes: Terraform forgets the resource of the other provider
 * and, if asked to, imports the assignment. A pinned assignment is never created in place of one that is destroyed: without
 * the import, azapi refuses to create what exists.
 */
export function keepAssignment(
  assignment: PolicyAssignment,
  at: ResolvedScope,
  name: string,
  isImported = false,
): void {
  const { scope } = assignment.node;
  const isVersioned = assignment instanceof VersionedAssignment;
  if (scope === undefined || (!isVersioned && !isImported)) return;
  const other = isVersioned ? assignmentType(at.kind) : AZAPI.resource;
  const id = `${at.id}/providers/${AZAPI.assignments}/${name}`;
  new StateBlocks(scope, 'Kept', () => ({
    removed: [addressOf({ terraformResourceType: other, friendlyUniqueId: assignment.friendlyUniqueId })],
    imported: isImported
      ? [{ to: addressOf(assignment), id: isVersioned ? `${id}?api-version=${AZAPI.assignmentsApi}` : id }]
      : [],
  }));
}
