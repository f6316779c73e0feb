import { INITIATIVE_NAMES } from '../../facts/initiatives';
import type { MachineKind } from '../machines/machines-props';
import type { AssignmentScope } from '../policy/assignment-scope';
import type { Location, ResourceSelector } from '../policy/policy-options';
import { resourceSelectorConfig } from '../policy/selectors';

/** Where and to which machines a policy about the version of the extension applies. */
export interface ExtensionPolicyOptions {
  /**
   * Where the policies are defined and assigned: a management group, the subscription of the provider, or a resource
   * group in it. Changing it replaces all of them.
   */
  readonly scope: AssignmentScope;
  /**
   * Added to the name with a hyphen.
   * @default - none
   */
  readonly nameSuffix?: string;
  /**
   * Kinds of machine.
   * @default - all three
   */
  readonly kinds?: readonly MachineKind[];
  /**
   * Locations of the machines.
   * @default - all
   */
  readonly locations?: readonly Location[];
  /** @default true */
  readonly enforce?: boolean;
  /**
   * Ids of scopes below that are left out, in Azure's own case and order.
   * @default - none
   */
  readonly notScopes?: readonly string[];
  /**
   * Narrows the assignment down to the machines that meet one of these selectors, at most 10.
   * @default - every machine in scope
   */
  readonly resourceSelectors?: readonly ResourceSelector[];
}

export const MACHINE_KINDS = INITIATIVE_NAMES as MachineKind[];

/** The arguments both policies share. */
export function extensionPolicyConfig({ enforce, notScopes, resourceSelectors }: ExtensionPolicyOptions) {
  return {
    enforce: enforce ?? true,
    notScopes: notScopes && [...notScopes],
    resourceSelectors: resourceSelectors && resourceSelectorConfig(resourceSelectors),
  };
}
