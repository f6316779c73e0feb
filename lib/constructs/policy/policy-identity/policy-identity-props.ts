import type { Location } from '../../../facts/regions';
import type { AssignmentIdentity } from '../assignment-options';

export interface PolicyIdentityProps {
  /**
   * Name of the identity. Changing it replaces the identity and its roles.
   * @default id-change-tracking-policy
   */
  readonly name?: string;
  /** Group of the identity. Changing it replaces the identity and its roles. */
  readonly resourceGroupName: string;
  /** Location of the identity. The identity serves assignments in every location, so a change is ignored. */
  readonly location: Location;
  /**
   * Tags of the identity.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** An identity that is created for the assignments of one construct. */
export type NewPolicyIdentity = PolicyIdentityProps & { readonly identityId?: never };

/** The identity of several assignments: an existing one, or one to create. */
export type SharedIdentity = AssignmentIdentity | NewPolicyIdentity;

/** Whether an identity is to be created. */
export function isNewIdentity<New extends object>(
  identity: AssignmentIdentity | New | undefined,
): identity is New & { readonly identityId?: never } {
  return identity !== undefined && !('identityId' in identity && identity.identityId !== undefined);
}

/** The identity of several assignments, if they share one: the existing one, or the one that is made. */
export function sharedIdentity(
  identity: AssignmentIdentity | object | undefined,
  made: AssignmentIdentity | undefined,
): AssignmentIdentity | undefined {
  if (identity === undefined || isNewIdentity(identity)) return identity && made;
  const { identityId, principalId } = identity as AssignmentIdentity;
  return { identityId, principalId };
}
