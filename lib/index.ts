/**
 * Constructs for Azure Change Tracking and Inventory.
 * @module constructs
 */
export { ChangeTracking, type ChangeTrackingProps, type PolicyOptions } from './change-tracking';
export {
  ChangeTrackingRule,
  type ChangeTrackingRuleProps,
  type IChangeTrackingRule,
  type RuleReference,
} from './change-tracking-rule';
export {
  ContentStorage,
  type ContentStorageNetwork,
  type ContentStorageProps,
  type ContentStorageReference,
  type IContentStorage,
} from './content-storage';
export type { AssignmentScope } from './core/scope';
export type { AcknowledgedWarnings, WarningId } from './core/warnings';
export { EstateAssignments, type EstateAssignmentsProps, type Geography } from './estate-assignments';
export type { ExtensionPolicyOptions } from './extension-policy';
export { ExtensionVersionAudit, type ExtensionVersionAuditProps } from './extension-version-audit';
export { ExtensionVersionPin, type ExtensionVersionPinProps } from './extension-version-pin';
export type { ExtensionFeature, OperatingSystem } from './facts/extension';
export type { InitiativeName, MemberName } from './facts/initiatives';
export type { MachineLocation, WorkspaceRegionName } from './facts/regions';
export type { RegistryKeyName } from './facts/registry-keys';
export type { TableName } from './facts/rule';
export { FoundMachines, type FoundMachinesProps } from './found-machines';
export {
  type IInitiativeAssignment,
  InitiativeAssignment,
  type InitiativeAssignmentOptions,
  type InitiativeAssignmentProps,
} from './initiative-assignment';
export type { MachineKind } from './machine-group';
export {
  type ArcExtensionVersion,
  type ArcServer,
  type ExtensionVersion,
  type Machine,
  Machines,
  type MachinesOptions,
  type MachinesProps,
} from './machines';
export { type IPinnedInitiative, PinnedInitiative, type PinnedInitiativeProps } from './pinned-initiative';
export { extensionMembersDisabled } from './policy/members';
export type { DefinitionVersion } from './policy/pinned-initiative';
export { type Ring, rings } from './policy/rings';
export type {
  AgentIdentity,
  Location,
  MemberEffects,
  NonComplianceMessages,
  RemediationOptions,
  ResourceSelector,
  Selector,
} from './policy/types';
export { type ExemptionScope, PolicyExemption, type PolicyExemptionProps } from './policy-exemption';
export type { Remediation } from './remediation';
export type { Budget, BudgetLine } from './settings/budget';
export { ChangeTrackingSettings } from './settings/change-tracking-settings';
export { Presets } from './settings/presets';
export type {
  LinuxFile,
  LinuxSettings,
  RegistryKey,
  WindowsFile,
  WindowsServices,
  WindowsSettings,
} from './settings/types';
export {
  type IWorkspace,
  type TableRetention,
  Workspace,
  type WorkspaceProps,
  type WorkspaceReference,
} from './workspace';
