import type { Location } from '../../facts/regions';
import type { AcknowledgedWarnings } from '../../facts/warnings';
import type { ChangeTrackingSettings } from '../../settings/types';
import type { ContentStorageProps, IContentStorage } from '../content-storage/content-storage-props';
import type { ResourceInterfaces } from '../interfaces/resource-interfaces-props';
import type { ArcExtensionVersion, ExtensionVersion, MachinesOptions } from '../machines/machines-props';
import type { ChangeAlertsOptions } from '../monitoring/alerts/change-alerts-props';
import type { ChangeQueriesOptions } from '../monitoring/queries/change-queries-props';
import type { ChangeWorkbookOptions } from '../monitoring/workbook/change-workbook-props';
import type { PrivateIngestionOptions } from '../network/private-ingestion-props';
import type { AssignmentIdentity } from '../policy/assignment-options';
import type { OnboardingOptions } from '../policy/initiative-assignment/onboarding';
import type { PolicyIdentityProps } from '../policy/policy-identity/policy-identity-props';
import type { AgentIdentity } from '../policy/policy-options';
import type { IWorkspace, WorkspaceProps } from '../workspace/workspace-props';

/** Options of onboarding by the built-in initiatives, the same for each of them. */
export interface PolicyOptions extends Omit<OnboardingOptions, 'acknowledgedWarnings' | 'identity'> {
  /**
   * One identity that deploys missing resources for all assignments: an existing user-assigned one, or one to create, such
   * as `{}`. A role that several assignments need is granted once. Changing from or to the system-assigned identities
   * replaces the assignments.
   * @default - the system-assigned identity of each assignment
   */
  readonly identity?: AssignmentIdentity | NewIdentityOptions;
  /**
   * The identity of the agent on virtual machines and scale sets. Changing it fails the plan unless the warning
   * `agent-identity-changed` is acknowledged.
   * @default - one user-assigned identity `id-change-tracking`, created beside the rule
   */
  readonly agentIdentity?: AgentIdentity;
  /**
   * Pins the extension with `ExtensionVersionPin`, which replaces the members that install it. The scope must be a
   * management group or in the subscription of the provider.
   * @default - the newest 2.x, kept up to date by Azure
   */
  readonly extensionVersion?: ExtensionVersion;
  /**
   * Version on Arc servers; it may have four parts. Needs `extensionVersion`.
   * @default - `extensionVersion`
   */
  readonly arcExtensionVersion?: ArcExtensionVersion;
}

/** An identity to create for the assignments. */
export interface NewIdentityOptions extends Omit<PolicyIdentityProps, 'resourceGroupName' | 'location' | 'tags'> {
  /**
   * Group of the identity. Changing it replaces the identity and its roles.
   * @default - the group of everything this construct creates
   */
  readonly resourceGroupName?: string;
  /**
   * Location of the identity. The identity serves assignments in every location, so a change is ignored.
   * @default - the location of the assignments
   */
  readonly location?: Location;
  readonly identityId?: never;
}

/** Options of the rule, beside the settings. */
export interface RuleOptions extends ResourceInterfaces<'rule'> {
  /**
   * Name of the data collection rule. Changing it replaces the rule.
   * @default dcr-change-tracking
   */
  readonly name?: string;
  /**
   * Whether Terraform refuses to destroy or replace the rule. Policy may have associated machines with it.
   * @default false
   */
  readonly preventDestroy?: boolean;
}

export interface ChangeTrackingOptions {
  /**
   * Name of an existing resource group for everything this construct creates. Changing it replaces what is created in it,
   * and is refused at plan if that includes the agent identity or a storage account that keeps its name.
   * @default - the group of an existing workspace; otherwise a group is created
   */
  readonly resourceGroupName?: string;
  /**
   * Name of the resource group to create, 1 to 90 characters. A second pattern in a subscription needs another name.
   * Changing it is refused at plan where a change of `resourceGroupName` is. Not together with `resourceGroupName`.
   * @default rg-change-tracking, if neither a resource group nor an existing workspace is given
   */
  readonly newResourceGroupName?: string;
  /**
   * What machines report.
   * @default - Microsoft's own rule: no Windows file and no registry key, files matching /etc/*.conf on Linux
   */
  readonly settings?: ChangeTrackingSettings;
  /**
   * Name, protection, lock, roles and diagnostic settings of the rule. Another name replaces it. Those of the workspace and of
   * the content storage are in `workspace` and `contentStorage`.
   * @default - a rule `dcr-change-tracking`
   */
  readonly rule?: RuleOptions;
  /**
   * Storage for the content of changed files: an account to create, or an existing one. A change that replaces the account
   * is refused at plan while its name stays the same.
   * @default - no content is uploaded
   */
  readonly contentStorage?:
    | IContentStorage
    | Omit<ContentStorageProps, 'resourceGroupName' | 'location' | 'tags' | 'acknowledgedWarnings'>;
  /**
   * Endpoints and a private link scope through which machines report from private networks. To close the workspace to
   * all others, set its `internetIngestionEnabled` to `false` once every machine is associated with an endpoint: policy does
   * not do that. Named machines then need a `location`.
   * @default - machines report over the internet
   */
  readonly privateIngestion?: PrivateIngestionOptions;
  /**
   * Onboards every machine below a scope by policy.
   * @default - no policy is assigned
   */
  readonly policy?: PolicyOptions;
  /**
   * Onboards machines by name.
   * @default - none
   */
  readonly machines?: Omit<MachinesOptions, 'tags' | 'acknowledgedWarnings'>;
  /**
   * Alerts on changes, on machines that do not report, and on errors of the rule, each enabled by its name.
   * `ingestionErrors` creates the diagnostic setting it needs.
   * @default - none
   */
  readonly alerts?: ChangeAlertsOptions;
  /**
   * A workbook in the gallery of the workspace. `{}` keeps every default.
   * @default - none
   */
  readonly workbook?: ChangeWorkbookOptions;
  /**
   * A query pack with saved queries. `{}` keeps every default.
   * @default - none
   */
  readonly queries?: ChangeQueriesOptions;
  /**
   * Tags of everything that can carry them.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Warnings to accept, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

/** A workspace to create, not a reference to an existing one. */
export interface NewWorkspaceOptions
  extends Omit<WorkspaceProps, 'name' | 'resourceGroupName' | 'location' | 'tags' | 'acknowledgedWarnings'> {
  /**
   * Name of the workspace, 4 to 63 letters, digits and hyphens. Changing it replaces the workspace.
   * @default log-change-tracking
   */
  readonly name?: string;
  readonly workspaceId?: never;
}

export interface NewWorkspace {
  /**
   * Location of the workspace and of everything beside it, such as `westeurope`. Changing it replaces the workspace, the
   * rule, the storage account and the assignments, and is refused at plan while one of the first three keeps its name.
   */
  readonly location: Location;
  /**
   * The workspace to create. Another name replaces it. Another tier that replaces it is refused at plan while its name
   * stays the same.
   * @default - a workspace `log-change-tracking` with every default of `Workspace`
   */
  readonly workspace?: NewWorkspaceOptions;
}

export interface ExistingWorkspace {
  /**
   * An existing workspace, which also determines the location. Changing to one in another resource group changes the
   * default of `resourceGroupName`, and is refused at plan where a change of that is.
   */
  readonly workspace: IWorkspace;
  readonly location?: never;
}

export type ChangeTrackingProps = ChangeTrackingOptions & (NewWorkspace | ExistingWorkspace);
