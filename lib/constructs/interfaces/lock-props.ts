/**
 * A lock of a resource. While it exists, Azure refuses to delete the resource, its parts and what extends it:
 * tables, links and the container, and also role assignments and diagnostic settings on the resource or on a part of it.
 * Updates still work, machines still report and upload, and data may still be deleted. So remove the lock first, in a deployment of its
 * own, to remove such a part or to replace the resource. When the whole stack is destroyed, the lock goes first.
 */
export interface ResourceLock {
  /**
   * Kind of the lock. Changing it to ReadOnly is refused: that also stops updates by Terraform and new role assignments.
   */
  readonly kind: 'CanNotDelete';
  /**
   * Name of the lock, 1 to 259 letters, digits, hyphens and underscores. Changing it replaces the lock.
   * @default lock-CanNotDelete
   */
  readonly name?: string;
  /**
   * Why the resource is locked, 1 to 512 characters. Changing them replaces the lock.
   * @default - none
   */
  readonly notes?: string;
}
