import type { DiagnosticSettings } from './diagnostic-settings-props';
import type { ResourceLock } from './lock-props';
import type { RoleAssignments } from './role-assignments-props';

/** Kinds of resources that have the common interfaces. */
export type ResourceKind = 'workspace' | 'rule' | 'content';

/** What Azure offers on every resource, named as in Azure Verified Modules. `docs/interfaces.md` compares both. */
export interface ResourceInterfaces<Kind extends ResourceKind> {
  /**
   * Lock against deletion, of everything in the resource as well. See `ResourceLock` for what it stops.
   * @default - none
   */
  readonly lock?: ResourceLock;
  /**
   * Roles on the resource, by a name you choose. Least privilege for reading: Log Analytics Data Reader to query a workspace,
   * Storage Blob Data Reader to read uploaded content.
   * @default - none
   */
  readonly roleAssignments?: RoleAssignments<Kind>;
  /**
   * Where the logs of the resource go, by a name you choose: errors of a rule, queries of people in a workspace, or who reads and
   * deletes content. The default name of a setting in Azure has the name of the entry, so changing that replaces the setting.
   * @default - none
   */
  readonly diagnosticSettings?: DiagnosticSettings;
}
