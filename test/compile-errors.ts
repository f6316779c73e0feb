/**
 * What must not compile. `npm run types` fails where one of these lines starts to, and where a correct line stops to.
 */
import type {
  ChangeTrackingProps,
  ChangeTrackingSettings,
  ContentStorageNetwork,
  InitiativeAssignmentProps,
  IWorkspace,
  MachinesOptions,
  PolicyExemptionProps,
  WorkspaceProps,
} from 'cdktf-azure-change-tracking';

declare const workspace: IWorkspace;
declare const assignment: Pick<InitiativeAssignmentProps, 'rule'>;
const scope = { managementGroupId: 'corp' };

export const settings: ChangeTrackingSettings[] = [
  { windows: { registryKeys: ['knownDlls', { key: 'HKLM\\SOFTWARE\\Contoso' }] }, linux: false },
  // @ts-expect-error a misspelt operating system
  { window: {} },
  // @ts-expect-error a misspelt registry key
  { windows: { registryKeys: ['knownDll'] } },
  // @ts-expect-error Linux has no registry
  { linux: { registryKeys: [] } },
  // @ts-expect-error the frequency of Linux daemons is fixed
  { linux: { services: { frequencySec: 600 } } },
  // @ts-expect-error a file without a path
  { linux: { files: [{ recurse: true }] } },
  // @ts-expect-error links are spelt in upper case
  { linux: { files: [{ path: '/etc/hosts', links: 'follow' }] } },
  // @ts-expect-error registry keys have no recursion
  { windows: { registryKeys: [{ key: 'HKLM\\SOFTWARE\\Contoso', recurse: true }] } },
];

export const everything: ChangeTrackingProps[] = [
  { location: 'westeurope' },
  { workspace },
  // @ts-expect-error neither a location nor a workspace
  {},
  // @ts-expect-error an existing workspace has its own location
  { workspace, location: 'westeurope' },
  // @ts-expect-error a scope is one of three
  { workspace, policy: { scope: { managementGroupId: 'corp', subscriptionId: 'guid' } } },
];

export const assignments: InitiativeAssignmentProps[] = [
  { ...assignment, scope, kind: 'arcServers' },
  { ...assignment, scope, kind: 'virtualMachines', agentIdentity: 'builtIn' },
  // @ts-expect-error Arc servers use their own identity
  { ...assignment, scope, kind: 'arcServers', agentIdentity: 'builtIn' },
  // @ts-expect-error virtual machines need an agent identity
  { ...assignment, scope, kind: 'virtualMachines' },
  // @ts-expect-error an identity is given by id or by name, not by both
  { ...assignment, scope, kind: 'scaleSets', agentIdentity: { identityId: 'id', identityName: 'name' } },
];

export const effects: InitiativeAssignmentProps[] = [
  {
    ...assignment,
    scope,
    kind: 'arcServers',
    memberEffects: { DeployChangeTrackingExtensionLinuxHybridVM: 'Disabled' },
    remediation: { members: ['DCRALinuxHybridVMChangeTrackingAndInventory'] },
  },
  {
    ...assignment,
    scope,
    kind: 'arcServers',
    // @ts-expect-error a member of another initiative
    memberEffects: { DeployChangeTrackingExtensionLinuxVM: 'Disabled' },
  },
  {
    ...assignment,
    scope,
    kind: 'virtualMachines',
    agentIdentity: 'builtIn',
    // @ts-expect-error only identity members can audit
    memberEffects: { DeployChangeTrackingExtensionLinuxVM: 'AuditIfNotExists' },
  },
  {
    ...assignment,
    scope,
    kind: 'virtualMachines',
    agentIdentity: 'builtIn',
    // @ts-expect-error that is attachAgentIdentity: false
    memberEffects: { AddUserAssignedManagedIdentity_VM: 'Disabled' },
  },
  // @ts-expect-error a member of another initiative
  {
    ...assignment,
    scope,
    kind: 'arcServers',
    remediation: { members: ['DCRALinuxVMChangeTrackingAndInventory'] },
  },
];

export const exemptions: Pick<PolicyExemptionProps, 'scope'>[] = [
  { scope: { resourceId: 'id' } },
  // @ts-expect-error one scope, not two
  { scope: { resourceId: 'id', subscriptionId: 'guid' } },
];

export const networks: ContentStorageNetwork[] = [
  { access: 'allNetworks' },
  // @ts-expect-error a private endpoint needs a subnet
  { access: 'privateEndpoint' },
  // @ts-expect-error addresses go with selected networks
  { access: 'allNetworks', ipRanges: ['203.0.113.0/24'] },
];

export const machines: MachinesOptions[] = [
  { extensionVersion: '2.35', arcExtensionVersion: '2.35.0.0' },
  // @ts-expect-error virtual machines take major.minor only
  { extensionVersion: '2.35.0.0' },
  // @ts-expect-error Arc servers need a location
  { arcServers: { plant01: { id: 'id', os: 'windows' } } },
];

// @ts-expect-error the free tier is retired
export const sku: WorkspaceProps['sku'] = 'Free';
