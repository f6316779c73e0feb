/**
 * Constructs for Azure Change Tracking and Inventory.
 * @module constructs
 */
export { Adoption } from './constructs/adoption/adoption';
export type { AdoptionProps, ExistingResource } from './constructs/adoption/adoption-props';
export { release } from './constructs/adoption/release';
export { ChangeTracking } from './constructs/change-tracking/change-tracking';
export type {
  ChangeTrackingProps,
  NewIdentityOptions,
  PolicyOptions,
} from './constructs/change-tracking/change-tracking-props';
export { ChangeTrackingChecks } from './constructs/change-tracking-checks/aspect';
export type {
  AcknowledgedFinding,
  ChangeTrackingChecksProps,
} from './constructs/change-tracking-checks/change-tracking-checks-props';
export { ContentStorage } from './constructs/content-storage/content-storage';
export type {
  ContentStorageNetwork,
  ContentStorageProps,
  ContentStorageReference,
  IContentStorage,
} from './constructs/content-storage/content-storage-props';
export type { ExtensionPolicyOptions } from './constructs/extension-version/extension-policy-options';
export { ExtensionVersionAudit } from './constructs/extension-version/extension-version-audit';
export type { ExtensionVersionAuditProps } from './constructs/extension-version/extension-version-audit-props';
export { ExtensionVersionPin } from './constructs/extension-version/extension-version-pin';
export type { ExtensionVersionPinProps } from './constructs/extension-version/extension-version-pin-props';
export type { CustomerManagedKey, KeyIdentity } from './constructs/interfaces/customer-managed-key-props';
export type { DiagnosticSettingOptions, DiagnosticSettings } from './constructs/interfaces/diagnostic-settings-props';
export type { ResourceLock } from './constructs/interfaces/lock-props';
export type { PrivateEndpointOptions, PrivateEndpoints } from './constructs/interfaces/private-endpoints-props';
export type { ResourceInterfaces, ResourceKind } from './constructs/interfaces/resource-interfaces-props';
export type { RoleAssignmentOptions, RoleAssignments } from './constructs/interfaces/role-assignments-props';
export { FoundMachines } from './constructs/machines/found-machines';
export type { FoundMachinesProps } from './constructs/machines/found-machines-props';
export type { MachineExtension } from './constructs/machines/machine-extension';
export type { IMachineGroup } from './constructs/machines/machine-group';
export { Machines } from './constructs/machines/machines';
export type {
  ArcExtensionVersion,
  ArcServer,
  ExtensionVersion,
  Machine,
  MachineKind,
  MachinesOptions,
  MachinesProps,
} from './constructs/machines/machines-props';
export { ActionGroup } from './constructs/monitoring/action-group/action-group';
export type {
  ActionGroupOptions,
  ActionGroupProps,
  AlertWebhook,
  EntraApplication,
  IActionGroup,
} from './constructs/monitoring/action-group/action-group-props';
export type {
  AlertOptions,
  CatalogueAlertName,
  CatalogueAlerts,
  ChangeAlertOptions,
  MachineAlertOptions,
  OwnAlert,
  OwnChangeAlert,
  OwnQueryAlert,
  SoftwareAlertOptions,
} from './constructs/monitoring/alerts/alert-options';
export { ChangeAlerts } from './constructs/monitoring/alerts/change-alerts';
export type { ChangeAlertsOptions, ChangeAlertsProps } from './constructs/monitoring/alerts/change-alerts-props';
export type {
  AnyChange,
  ChangeFilter,
  DaemonChange,
  FileChange,
  RegistryChange,
  ServiceChange,
  SoftwareChange,
} from './constructs/monitoring/alerts/change-filter';
export { DiagnosticSetting } from './constructs/monitoring/diagnostics/diagnostic-setting';
export type { DiagnosticSettingProps } from './constructs/monitoring/diagnostics/diagnostic-setting-props';
export { ChangeQueries } from './constructs/monitoring/queries/change-queries';
export type {
  ChangeQueriesOptions,
  ChangeQueriesProps,
  SavedQuery,
} from './constructs/monitoring/queries/change-queries-props';
export { ChangeWorkbook } from './constructs/monitoring/workbook/change-workbook';
export type {
  ChangeWorkbookOptions,
  ChangeWorkbookProps,
} from './constructs/monitoring/workbook/change-workbook-props';
export { PrivateIngestion } from './constructs/network/private-ingestion';
export type {
  ExistingEndpoint,
  ExistingPrivateLinkScope,
  IPrivateIngestion,
  MonitorPrivateEndpoint,
  NewPrivateLinkScope,
  PrivateIngestionOptions,
  PrivateIngestionProps,
  PrivateIngestionReference,
} from './constructs/network/private-ingestion-props';
export { AnyImageInitiative } from './constructs/policy/any-image/any-image-initiative';
export type { AnyImageInitiativeProps } from './constructs/policy/any-image/any-image-initiative-props';
export type { AssignmentIdentity } from './constructs/policy/assignment-options';
export type { AdditionalScope, AssignmentScope } from './constructs/policy/assignment-scope';
export { EstateAssignments } from './constructs/policy/estate-assignments/estate-assignments';
export type {
  EstateAssignmentsProps,
  Geography,
} from './constructs/policy/estate-assignments/estate-assignments-props';
export { PolicyExemption } from './constructs/policy/exemption/policy-exemption';
export type {
  ExemptedAssignment,
  ExemptionScope,
  PolicyExemptionProps,
} from './constructs/policy/exemption/policy-exemption-props';
export { InitiativeAssignment } from './constructs/policy/initiative-assignment/initiative-assignment';
export type {
  IInitiativeAssignment,
  InitiativeAssignmentOptions,
  InitiativeAssignmentProps,
} from './constructs/policy/initiative-assignment/initiative-assignment-props';
export type { AnyImageOptions } from './constructs/policy/initiative-assignment/onboarding';
export { extensionMembersDisabled } from './constructs/policy/members';
export { OnboardingAudit } from './constructs/policy/onboarding-audit/onboarding-audit';
export type {
  AuditMessages,
  AuditPolicyName,
  OnboardingAuditProps,
} from './constructs/policy/onboarding-audit/onboarding-audit-props';
export type { DefinitionVersion } from './constructs/policy/pinned-initiative/initiative-copy';
export { PinnedInitiative } from './constructs/policy/pinned-initiative/pinned-initiative';
export type {
  IPinnedInitiative,
  PinnedInitiativeProps,
} from './constructs/policy/pinned-initiative/pinned-initiative-props';
export { PolicyIdentity } from './constructs/policy/policy-identity/policy-identity';
export type {
  NewPolicyIdentity,
  PolicyIdentityProps,
  SharedIdentity,
} from './constructs/policy/policy-identity/policy-identity-props';
export type {
  AgentIdentity,
  MemberEffects,
  NonComplianceMessages,
  RemediationOptions,
  ResourceSelector,
  Selector,
} from './constructs/policy/policy-options';
export type { Remediation } from './constructs/policy/remediation/remediation';
export { type Ring, rings } from './constructs/policy/rings';
export { ChangeTrackingRule } from './constructs/rule/change-tracking-rule';
export type {
  ChangeTrackingRuleProps,
  IChangeTrackingRule,
  RuleReference,
} from './constructs/rule/change-tracking-rule-props';
export { Workspace } from './constructs/workspace/workspace';
export type {
  IWorkspace,
  LinkedStorage,
  TableRetention,
  WorkspaceProps,
  WorkspaceReference,
} from './constructs/workspace/workspace-props';
export type { AlertRule } from './facts/alert-rules';
export type { ChangeCategory, ChangeKind, SoftwareType } from './facts/changes';
export type { ExtensionFeature, OperatingSystem } from './facts/extension';
export type { InitiativeName, MemberName } from './facts/initiatives';
export type { QueryCategory, QueryName } from './facts/queries';
export type { Location, MachineLocation, WorkspaceRegionName } from './facts/regions';
export type { RegistryKeyName } from './facts/registry-keys';
export type { TableName } from './facts/rule';
export type { Stage } from './facts/stages';
export type { AcknowledgedWarnings, WarningId } from './facts/warnings';
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
export { estimateVolume, type VolumeEstimate, type VolumeInput } from './settings/volume-estimate';
