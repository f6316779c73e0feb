import type { Resource } from '../model/estate';
import { idKey, isHidden, isUnseen } from '../model/value';
import type { Comparison } from './finding';

/** Ids of the workspaces that rules write to or that have the solution, on both sides. */
export function targetsOf({ before, after }: Comparison): unknown[] {
  return [before, after].flatMap(({ rules, solutions }) => [
    ...solutions.map(({ attributes }) => attributes['workspace_resource_id']),
    ...rules.flatMap(({ destinations }) => destinations.map(({ workspaceId }) => workspaceId)),
  ]);
}

/** Whether what is linked to a workspace may be of change tracking. It may if the targets cannot be seen. */
export function isOfTarget(comparison: Comparison): (link: Resource) => boolean {
  const targets = targetsOf(comparison);
  const ids = new Set(targets.map(idKey));
  const any = targets.length === 0 || targets.some(isHidden);
  return ({ attributes: { workspace_id: id } }) => any || isUnseen(id) || ids.has(idKey(id));
}

/** A link of a workspace before a change, and what is left of it. */
export interface LinkPair {
  readonly was: Resource;
  /** Absent if the change removes it. */
  readonly becomes?: Resource;
}

/**
 * The links of a change that exist before it, and whose workspace stays. `keyOf` tells links of one workspace apart. A link that
 * moves to another address is the same.
 */
export function linkPairs(
  { before, after }: Comparison,
  was: readonly Resource[],
  becomes: readonly Resource[],
  keyOf: (link: Resource) => string,
): LinkPair[] {
  const left = new Map(becomes.map((link) => [keyOf(link), link]));
  const placed = new Map(becomes.map((link) => [link.address, link]));
  return was.flatMap((link) => {
    const id = idKey(link.attributes['workspace_id']);
    if (before.byId.has(id) && !after.byId.has(id)) return [];
    const same = placed.get(link.address);
    const next = left.get(keyOf(link)) ?? (isUnseen(same?.attributes['workspace_id']) ? same : undefined);
    return [{ was: link, ...(next && { becomes: next }) }];
  });
}
