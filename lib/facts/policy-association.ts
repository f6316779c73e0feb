import { uniqueString } from '../core/unique-string';

/**
 * The name that the initiatives give to the association of a machine with a rule.
 *
 * Source: the templates of the association members, such as DCRA_Windows_VM_DINE.json, Azure/azure-policy f4a50bac,
 * 2026-04-29: `ct-` and `uniqueString` of the parameter `dcrResourceId`.
 * @param ruleId value of the parameter `dcrResourceId`, as the assignment has it: its case counts
 */
export function policyAssociationName(ruleId: string): string {
  return `ct-${uniqueString(ruleId)}`;
}

/**
 * Names of associations with a change tracking rule, as patterns with one `*`: those of policy, and that of this library.
 * Others are made by hand or by scripts, and cannot be told from those with other rules.
 */
export const ASSOCIATION_NAMES = ['ct-*', 'change-tracking'] as const;

/** Whether an association may be one that a policy made: by the form of its name, since the case of the rule id is lost. */
export function isPolicyAssociation(name: string): boolean {
  return /^ct-[a-z2-7]{13}$/.test(name);
}
