import type { InitiativeName } from '../../facts/initiatives';

/** Names of assignments, short enough for a management group with a suffix of some 15 characters. */
const DEFAULT_NAMES = {
  virtualMachines: 'ct-vm',
  scaleSets: 'ct-vmss',
  arcServers: 'ct-arc',
} as const satisfies Record<InitiativeName, string>;

/** Name of the assignment of an initiative. */
export function assignmentName(props: {
  readonly kind: InitiativeName;
  readonly name?: string;
  readonly nameSuffix?: string;
}): string {
  const name = props.name ?? DEFAULT_NAMES[props.kind];
  return props.nameSuffix === undefined ? name : `${name}-${props.nameSuffix}`;
}

/** Names of the policies about the version of the extension. */
const EXTENSION_POLICY_NAMES = { audit: 'ct-floor', pin: 'ct-pin' } as const;

/** Name of the assignment of a policy about the version of the extension, and of the definition it assigns. */
export function extensionPolicyName(
  policy: keyof typeof EXTENSION_POLICY_NAMES,
  { name = EXTENSION_POLICY_NAMES[policy], nameSuffix }: { readonly name?: string; readonly nameSuffix?: string },
): string {
  return nameSuffix === undefined ? name : `${name}-${nameSuffix}`;
}

/** Name of the assignment of an audit of onboarding, and of the initiative it assigns. */
export function auditName({ name = 'ct-audit', nameSuffix }: { readonly name?: string; readonly nameSuffix?: string }) {
  return nameSuffix === undefined ? name : `${name}-${nameSuffix}`;
}
