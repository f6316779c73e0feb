import { Construct } from 'constructs';
import { extensionPinProblems, pinWarnings } from './checks/extension-version';
import { grantRole, pascalCase, report } from './construct-kit';
import { rejectProblems } from './core/problems';
import { resolveScope } from './core/scope';
import { templateProblems } from './core/text';
import type { AcknowledgedWarnings } from './core/warnings';
import { CustomInitiative, type CustomPolicy } from './custom-initiative';
import { type ExtensionPolicyOptions, extensionPolicyConfig } from './extension-policy';
import type { OperatingSystem } from './facts/extension';
import { INITIATIVE_NAMES } from './facts/initiatives';
import { MACHINE_WORDS, OS_WORDS } from './facts/policy';
import type { ArcExtensionVersion, ExtensionVersion } from './machines';
import { extensionRoles, pinRule } from './policy/extension-rules';
import { extensionPolicyName } from './policy/names';
import { resourceSelectorText } from './policy/selectors';
import type { RemediationOptions } from './policy/types';
import { Remediation } from './remediation';
import { assignPolicy, type PolicyAssignment } from './scoped-policy';
import { refuseTwins } from './twins';

export interface ExtensionVersionPinProps extends ExtensionPolicyOptions {
  /**
   * Name of the assignment and of what it assigns.
   * @default ct-pin
   */
  readonly name?: string;
  /** Version to install, major and minor, 2.20 or later. Hotfixes of that minor are still applied by Azure. */
  readonly extensionVersion: ExtensionVersion;
  /**
   * Version to install on Arc servers, where four parts may be given.
   * @default - `extensionVersion`
   */
  readonly arcExtensionVersion?: ArcExtensionVersion;
  /**
   * Operating systems of the machines.
   * @default - both
   */
  readonly operatingSystems?: readonly OperatingSystem[];
  /** Location of the identity of the assignment and of its deployments. Changing it replaces the assignment. */
  readonly location: string;
  /**
   * Identity that installs: a user-assigned one, or a system-assigned one of the assignment.
   * @default - system-assigned
   */
  readonly identity?: { readonly identityId: string; readonly principalId: string };
  /**
   * Brings machines that exist already to the version; `{}` takes every default. The tasks run again when version,
   * identity, location, selectors or excluded scopes change.
   * @default - machines that exist are only reported
   */
  readonly remediation?: Omit<RemediationOptions, 'members'>;
  /**
   * Warnings to live with, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

/**
 * Installs the change tracking extension at one version, with automatic upgrade off, on machines that come and go. The
 * extension members of the initiatives install another version and have to be disabled: `extensionMembersDisabled`.
 */
export class ExtensionVersionPin extends Construct {
  readonly assignmentId: string;
  readonly principalId: string;
  readonly resource: PolicyAssignment;
  /** The remediation tasks, where they were asked for. */
  readonly remediation?: Remediation;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: ExtensionVersionPinProps) {
    super(scope, id);
    rejectProblems(this.node.path, [...templateProblems(props), ...extensionPinProblems(props)]);
    report(this, pinWarnings(props), props.acknowledgedWarnings);

    const name = extensionPolicyName('pin', props);
    const { extensionVersion, identity, kinds = INITIATIVE_NAMES } = props;
    const at = resolveScope(props.scope);
    const displayName = `Install change tracking extension ${extensionVersion}`;
    const policies = pinPolicies(props);
    const { definitionId } = new CustomInitiative(this, 'Initiative', {
      at,
      name,
      displayName,
      effects: ['DeployIfNotExists', 'Disabled'],
      policies,
    });
    this.resource = assignPolicy(this, 'Resource', at, {
      ...extensionPolicyConfig(props),
      name,
      displayName,
      policyDefinitionId: definitionId,
      location: props.location,
      identity: identity ? { type: 'UserAssigned', identityIds: [identity.identityId] } : { type: 'SystemAssigned' },
      nonComplianceMessage: policies.map((policy) => ({
        content: `The change tracking extension is not ${policy.version} with automatic upgrade off.`,
        policyDefinitionReferenceId: policy.name,
      })),
    });
    this.assignmentId = this.resource.id;
    refuseTwins(this);
    this.principalId = identity?.principalId ?? this.resource.identity.principalId;
    const roles = new Set(kinds.flatMap(extensionRoles));
    const grants = [...roles].map((role) =>
      grantRole(this, pascalCase(role), {
        role,
        scope: at.id,
        atManagementGroup: at.kind === 'managementGroup',
        principalId: this.principalId,
        shared: identity !== undefined,
      }),
    );
    this.remediation =
      props.remediation &&
      new Remediation(this, 'Remediation', {
        at,
        assignment: this.resource,
        assignmentName: name,
        members: policies.map((policy) => ({ name: policy.name, stage: 'extension' as const })),
        options: props.remediation,
        causes: pinCauses(props),
        after: grants,
      });
  }
}

function pinPolicies({
  kinds = INITIATIVE_NAMES,
  extensionVersion,
  arcExtensionVersion = extensionVersion,
  operatingSystems = ['windows', 'linux'],
  locations,
}: ExtensionVersionPinProps): (CustomPolicy & { readonly version: string })[] {
  return kinds.flatMap((kind) => {
    const pinned = kind === 'arcServers' ? arcExtensionVersion : extensionVersion;
    return operatingSystems.map((os) => ({
      name: pascalCase(os) + pascalCase(kind),
      version: pinned,
      displayName: `Install change tracking extension ${pinned} on a ${OS_WORDS[os]} ${MACHINE_WORDS[kind]}`,
      rule: pinRule(kind, os, { version: pinned, locations }),
    }));
  });
}

function pinCauses({
  extensionVersion,
  arcExtensionVersion,
  identity,
  location,
  ...props
}: ExtensionVersionPinProps): string[] {
  return [
    extensionVersion,
    arcExtensionVersion ?? '',
    identity?.identityId ?? '',
    location,
    [...(props.locations ?? [])].sort().join(' '),
    resourceSelectorText(props.resourceSelectors ?? []),
    [...(props.notScopes ?? [])].sort().join(' '),
  ];
}
