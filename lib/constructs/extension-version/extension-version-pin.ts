import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { pascalCase } from '../../core/letter-case';
import { OPERATING_SYSTEMS, type OperatingSystem } from '../../facts/extension';
import { MACHINE_WORDS, OS_WORDS } from '../../facts/initiative-members';
import { INITIATIVE_NAMES } from '../../facts/initiatives';
import { INITIATIVE_EFFECTS } from '../../facts/policy';
import { checkLater } from '../kit/check-later';
import { later } from '../kit/later';
import { acceptProps } from '../kit/props';
import { report } from '../kit/report';
import { grantRole } from '../kit/role-grants';
import { refuseTwins } from '../kit/twins';
import type { MachineKind } from '../machines/machines-props';
import { deployingArguments, narrowingCauses } from '../policy/assignment-config';
import { extensionPolicyName } from '../policy/assignment-names';
import { type AssignmentScope, resolveScope } from '../policy/assignment-scope';
import { watchCloud } from '../policy/cloud-watch';
import { CustomInitiative, type CustomPolicy } from '../policy/custom-initiative';
import type { Delivery } from '../policy/overlaps/delivery';
import { refuseOverlaps } from '../policy/overlaps/overlaps';
import { Remediation } from '../policy/remediation/remediation';
import { watchQuotas } from '../policy/scope-quotas';
import { assignPolicy, type PolicyAssignment } from '../policy/scoped-policy';
import { extensionRoles, pinRule } from './extension-rules';
import { extensionPinProblems, pinWarnings } from './extension-version-checks';
import type { ExtensionVersionPinProps } from './extension-version-pin-props';

/**
 * Installs the change tracking extension at one version, with automatic upgrade off, on all machines in scope. The
 * extension members of the initiatives install another version and must be disabled: see `extensionMembersDisabled`.
 */
export class ExtensionVersionPin extends Construct {
  readonly assignmentId: string;
  readonly scope: AssignmentScope;
  readonly principalId: string;
  readonly resource: PolicyAssignment;
  /** The remediation tasks, if `remediation` is set. */
  readonly remediation?: Remediation;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: ExtensionVersionPinProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'ExtensionVersionPin', props, extensionPinProblems);
    props = accepted.props;
    report(this, pinWarnings(props), props.acknowledgedWarnings);

    const name = extensionPolicyName('pin', props);
    const { extensionVersion, identity, kinds = INITIATIVE_NAMES } = props;
    const at = resolveScope(props.scope);
    this.scope = props.scope;
    const displayName = `Install change tracking extension ${extensionVersion}`;
    const policies = pinPolicies(props);
    const { definitionId, first } = new CustomInitiative(this, 'Initiative', {
      at,
      name,
      displayName,
      effects: INITIATIVE_EFFECTS,
      policies,
    });
    this.resource = assignPolicy(this, 'Resource', at, {
      ...deployingArguments(props, props.location),
      name,
      displayName,
      policyDefinitionId: definitionId,
      nonComplianceMessage: policies.map((policy) => ({
        content: `The change tracking extension is not ${policy.version} with automatic upgrade off.`,
        policyDefinitionReferenceId: policy.name,
      })),
    });
    checkLater(first, accepted.unchecked, this.node.path);
    this.assignmentId = later(() => this.resource.id);
    refuseTwins(this);
    watchQuotas(this, TerraformStack.of(this), props.acknowledgedWarnings);
    watchCloud(this, this.resource, props.acknowledgedWarnings);
    for (const delivery of pinDeliveries(props)) refuseOverlaps({ ...delivery, construct: this });
    this.principalId = identity?.principalId ?? later(() => this.resource.identity.principalId);
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
        allMembers: INITIATIVE_NAMES.flatMap((kind) => OPERATING_SYSTEMS.map((os) => memberName(kind, os))),
        options: props.remediation,
        causes: pinCauses(props),
        after: grants,
      });
  }
}

function memberName(kind: MachineKind, os: OperatingSystem): string {
  return pascalCase(os) + pascalCase(kind);
}

function pinPolicies(props: ExtensionVersionPinProps): (CustomPolicy & { readonly version: string })[] {
  const { kinds = INITIATIVE_NAMES, operatingSystems = OPERATING_SYSTEMS, machineLocations } = props;
  return kinds.flatMap((kind) => {
    const version = versionFor(kind, props);
    return operatingSystems.map((os) => ({
      name: memberName(kind, os),
      version,
      displayName: `Install change tracking extension ${version} on a ${OS_WORDS[os]} ${MACHINE_WORDS[kind]}`,
      rule: pinRule(kind, os, { version, machineLocations }),
    }));
  });
}

/** The version that a pin installs on each kind of machine. */
function pinDeliveries(props: ExtensionVersionPinProps): Omit<Delivery, 'construct'>[] {
  if (props.enforce === false) return [];
  const { kinds = INITIATIVE_NAMES, notScopes = [], machineLocations, resourceSelectors, acknowledgedWarnings } = props;
  const { operatingSystems = OPERATING_SYSTEMS } = props;
  return kinds.map((kind) => ({
    subject: 'extension',
    value: versionFor(kind, props),
    kind,
    at: resolveScope(props.scope),
    os: operatingSystems,
    members: operatingSystems.map((os) => memberName(kind, os)),
    notScopes,
    locations: machineLocations,
    resourceSelectors,
    acknowledgedWarnings,
  }));
}

function versionFor(kind: MachineKind, { extensionVersion, arcExtensionVersion }: ExtensionVersionPinProps): string {
  return (kind === 'arcServers' ? arcExtensionVersion : undefined) ?? extensionVersion;
}

function pinCauses({
  extensionVersion,
  arcExtensionVersion,
  identity,
  location,
  ...props
}: ExtensionVersionPinProps): string[] {
  return [extensionVersion, arcExtensionVersion ?? '', identity?.identityId ?? '', location, ...narrowingCauses(props)];
}
