import type { Attributes } from './value';

/** What happens to one resource. */
export type Action = 'create' | 'update' | 'replace' | 'delete' | 'forget' | 'none';

/** One resource before and after a change. Text that holds `${` is an expression Terraform has not evaluated yet. */
export interface ResourceChange {
  /** Terraform's address, with the name of the stack before it where there are several. */
  readonly address: string;
  readonly type: string;
  readonly action: Action;
  /** Absent where the resource is new, or where nothing is known of before. */
  readonly before?: Attributes;
  /** Absent where the resource goes away. */
  readonly after?: Attributes;
  /** Arguments whose change makes Terraform replace the resource, where that is known. */
  readonly replacedFor: readonly string[];
  /** Present if Terraform imports the resource. Its `before` is what Azure has. */
  readonly importing?: Importing;
}

/** An import into the state. */
export interface Importing {
  /** The id in Azure; absent if it is not known. */
  readonly id?: string;
}

/** Something that cannot be seen in the input, and the address it is about. */
export interface Gap {
  readonly address: string;
  readonly what: string;
}

/**
 * What is reviewed: a plan, a state, configuration that was synthesized or written by hand, or an export of Azure, which
 * holds what exists.
 */
export interface Input {
  readonly kind: 'plan' | 'configuration' | 'state' | 'export';
  /** The file it was read from, if it was one. */
  readonly file?: string;
  readonly changes: readonly ResourceChange[];
  readonly gaps: readonly Gap[];
  /** What other stacks of the same app can refer to: the values of outputs by the reference, without its markers. */
  readonly outputs?: ReadonlyMap<string, string>;
  /** How many resources there are of each kind that is not read. */
  readonly unread: ReadonlyMap<string, number>;
}

/** The types of azurerm that have to do with change tracking. The attributes of a change are in their words. */
const RELEVANT =
  /^azurerm_(log_analytics_(workspace|workspace_table|solution|linked_service|linked_storage_account)|monitor_(data_collection_(rule(_association)?|endpoint)|private_link_scope(d_service)?|scheduled_query_rules_alert_v2|action_group|alert_processing_rule_suppression|diagnostic_setting)|application_insights_workbook|storage_(account|account_network_rules|account_customer_managed_key|container|management_policy)|role_assignment|user_assigned_identity|management_lock|private_endpoint|policy_definition|(management_group_)?policy_set_definition|(virtual_machine|virtual_machine_scale_set|arc_machine)_extension|(linux|windows|orchestrated)?_?virtual_machine(_scale_set)?|arc_machine|(management_group|subscription|resource_group|resource)_policy_(assignment|remediation|exemption))$/;

/** All that is read of a machine, whose other arguments are many and may be large. */
const MACHINE_ARGUMENTS = ['id', 'name', 'location', 'resource_group_name', 'identity', 'extension'] as const;

/** Whether a type of resource is a machine or a scale set. */
export function isMachine(type: string): boolean {
  return /_(virtual_machine|virtual_machine_scale_set|arc_machine)$/.test(type);
}

/** The attributes of a resource that are read. */
export function readAttributes<Kind>(
  type: string,
  attributes: Readonly<Record<string, Kind>>,
): Readonly<Record<string, Kind>> {
  if (!isMachine(type)) return attributes;
  return Object.fromEntries(
    MACHINE_ARGUMENTS.flatMap((key) => (Object.hasOwn(attributes, key) ? [[key, attributes[key] as Kind]] : [])),
  );
}

export function isRelevant(type: string): boolean {
  return RELEVANT.test(type);
}
