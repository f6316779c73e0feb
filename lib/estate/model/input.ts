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
}

/** Something that cannot be seen in the input, and the address it is about. */
export interface Gap {
  readonly address: string;
  readonly what: string;
}

/** What is reviewed: a plan, or configuration that was synthesized or written by hand. */
export interface Input {
  readonly kind: 'plan' | 'configuration';
  readonly changes: readonly ResourceChange[];
  readonly gaps: readonly Gap[];
}

/** The types of resource that have to do with change tracking; every other is passed over. */
const RELEVANT =
  /^azurerm_(log_analytics_(workspace|workspace_table|solution)|monitor_data_collection_rule(_association)?|storage_(account|account_network_rules|container|management_policy)|role_assignment|policy_definition|policy_set_definition|(virtual_machine|virtual_machine_scale_set|arc_machine)_extension|(management_group|subscription|resource_group|resource)_policy_(assignment|remediation|exemption))$/;

export function isRelevant(type: string): boolean {
  return RELEVANT.test(type);
}

/** What is said of a rule that is written in a way nothing here reads. */
export const UNREAD_RULE = 'a rule of change tracking written with azapi, which is not read here';

/** Whether a resource is such a rule. */
export function isUnreadRule(type: unknown, attributes: unknown): boolean {
  if (typeof type !== 'string' || !/^azapi_(update_)?resource$/.test(type)) return false;
  const { type: azureType, body } = { ...(attributes as { type?: unknown; body?: unknown } | null) };
  if (typeof azureType !== 'string' || !/^microsoft\.insights\/datacollectionrules@/i.test(azureType)) return false;
  return JSON.stringify(body ?? '').includes('ChangeTracking');
}
