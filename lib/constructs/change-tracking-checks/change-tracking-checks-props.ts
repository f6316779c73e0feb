import type { FindingId } from '../../estate';

/** Findings that are accepted, in the manner of an acknowledged warning. */
export interface AcknowledgedFinding {
  /** The id of the finding; `docs/findings` has a page for each. */
  readonly id: FindingId;
  /** Why it is accepted. */
  readonly reason: string;
  /**
   * Address of the one resource it is accepted for, such as `azurerm_monitor_data_collection_rule.legacy`.
   * @default - every resource of the stack
   */
  readonly address?: string;
}

/** What `ChangeTrackingChecks` accepts. */
export interface ChangeTrackingChecksProps {
  /**
   * Findings to report as information, with their reason. One that covers nothing is no error: the same checks may serve
   * several stacks.
   * @default - none
   */
  readonly acknowledged?: readonly AcknowledgedFinding[];
}
