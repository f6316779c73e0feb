import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Construct } from 'constructs';
import { ChangeTrackingRule } from './change-tracking-rule';
import { changeTrackingProblems } from './checks/change-tracking';
import { unreliableFeatureWarnings } from './checks/machines';
import { pascalCase, report } from './construct-kit';
import { ContentStorage, type ContentStorageProps, type IContentStorage } from './content-storage';
import { rejectProblems } from './core/problems';
import { templateProblems } from './core/text';
import type { AcknowledgedWarnings, Warning } from './core/warnings';
import { ExtensionVersionPin } from './extension-version-pin';
import { INITIATIVE_NAMES, type InitiativeName } from './facts/initiatives';
import { InitiativeAssignment, type InitiativeAssignmentOptions } from './initiative-assignment';
import { type ArcExtensionVersion, type ExtensionVersion, Machines, type MachinesOptions } from './machines';
import { extensionMembersDisabled, memberEffectsOf } from './policy/members';
import type { AgentIdentity, MemberEffects, RemediationOptions } from './policy/types';
import type { ChangeTrackingSettings } from './settings/types';
import { type IWorkspace, Workspace, type WorkspaceProps } from './workspace';

/** How the built-in initiatives onboard machines, the same way for each of them. */
export interface PolicyOptions
  extends Pick<
    InitiativeAssignmentOptions,
    'scope' | 'location' | 'locations' | 'effect' | 'enforce' | 'notScopes' | 'nameSuffix' | 'resourceSelectors'
  > {
  /**
   * Which initiatives to assign.
   * @default - all three
   */
  readonly initiatives?: readonly InitiativeName[];
  /**
   * The identity of the agent on virtual machines and scale sets.
   * @default - one user-assigned identity `id-change-tracking`, created beside the rule
   */
  readonly agentIdentity?: AgentIdentity;
  /**
   * Whether policy attaches the identity to the machines; see `InitiativeAssignment`.
   * @default true
   */
  readonly attachAgentIdentity?: boolean;
  /**
   * Effects of single members, where they differ from `effect`.
   * @default - none
   */
  readonly memberEffects?: MemberEffects<'virtualMachines'> & MemberEffects<'scaleSets'> & MemberEffects<'arcServers'>;
  /**
   * Pins the extension with `ExtensionVersionPin`, which takes the place of the members that install it. The scope has
   * to be a management group or lie in the subscription of the provider.
   * @default - the newest 2.x, kept up to date by Azure
   */
  readonly extensionVersion?: ExtensionVersion;
  /**
   * Version on Arc servers, where four parts may be given. Goes with `extensionVersion`.
   * @default - `extensionVersion`
   */
  readonly arcExtensionVersion?: ArcExtensionVersion;
  /**
   * Brings machines that exist already in line; see `InitiativeAssignment`. `{}` takes every default.
   * @default - machines that exist are only reported; those created or changed later are deployed to
   */
  readonly remediation?: Omit<RemediationOptions, 'members'>;
}

interface ChangeTrackingOptions {
  /**
   * Name of an existing resource group for everything this construct creates. Where names follow a convention, create the
   * group yourself and name it here.
   * @default - the group of an existing workspace; otherwise a group `rg-change-tracking` is created
   */
  readonly resourceGroupName?: string;
  /**
   * What machines report.
   * @default - Microsoft's own rule: no Windows file and no registry key, files matching /etc/*.conf on Linux
   */
  readonly settings?: ChangeTrackingSettings;
  /**
   * Name of the data collection rule. Changing it replaces the rule.
   * @default dcr-change-tracking
   */
  readonly ruleName?: string;
  /**
   * Whether Terraform refuses to destroy or replace the rule, whose machines may be associated with it by policy.
   * @default false
   */
  readonly preventRuleDestroy?: boolean;
  /**
   * Where the content of changed files goes: an account to create, or one that exists.
   * @default - no content is uploaded
   */
  readonly contentStorage?:
    | IContentStorage
    | Omit<ContentStorageProps, 'resourceGroupName' | 'location' | 'tags' | 'acknowledgedWarnings'>;
  /**
   * Onboards every machine below a scope by policy.
   * @default - no policy is assigned
   */
  readonly policy?: PolicyOptions;
  /**
   * Onboards machines by name.
   * @default - none
   */
  readonly machines?: Omit<MachinesOptions, 'acknowledgedWarnings'>;
  /**
   * Tags of everything that can carry them.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Warnings to live with, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

/** A workspace to create, and no reference to an existing one. */
type NewWorkspaceOptions = Partial<
  Omit<WorkspaceProps, 'resourceGroupName' | 'location' | 'tags' | 'acknowledgedWarnings'>
> & { readonly workspaceId?: never };

interface NewWorkspace {
  /** Location of the workspace and of everything beside it, such as `westeurope`. */
  readonly location: string;
  /**
   * The workspace to create.
   * @default - a workspace `log-change-tracking` with every default of `Workspace`
   */
  readonly workspace?: NewWorkspaceOptions;
}

interface ExistingWorkspace {
  /** An existing workspace, which also says the location. */
  readonly workspace: IWorkspace;
  readonly location?: never;
}

export type ChangeTrackingProps = ChangeTrackingOptions & (NewWorkspace | ExistingWorkspace);

/**
 * The whole of Azure Change Tracking and Inventory: workspace, solution, data collection rule, and as asked for content
 * storage, policy and named machines, in the order Azure needs.
 */
export class ChangeTracking extends Construct {
  readonly workspace: IWorkspace;
  readonly rule: ChangeTrackingRule;
  readonly contentStorage?: IContentStorage;
  /** Assignments by initiative. */
  readonly assignments: Readonly<Partial<Record<InitiativeName, InitiativeAssignment>>>;
  /** The policy that pins the extension, where a version was given. */
  readonly extensionVersionPin?: ExtensionVersionPin;
  readonly machines?: Machines;
  /** The identity created for the agent, where policy onboards machines and no other was given. */
  readonly agentIdentity?: UserAssignedIdentity;

  /** The group of everything this construct creates. */
  readonly resourceGroupName: string;

  /** @throws one error that lists every invalid prop and setting, before anything is created */
  constructor(scope: Construct, id: string, props: ChangeTrackingProps) {
    super(scope, id);
    const { contentStorage, policy, machines, tags, acknowledgedWarnings } = props;
    rejectProblems(this.node.path, [...templateProblems(props), ...changeTrackingProblems(props)]);

    this.resourceGroupName = this.resourceGroup(props);
    this.workspace = this.takeWorkspace(props);
    this.contentStorage = contentStorage && this.takeContentStorage(contentStorage, props);
    this.rule = new ChangeTrackingRule(this, 'Rule', {
      workspace: this.workspace,
      name: props.ruleName,
      resourceGroupName: this.resourceGroupName,
      settings: props.settings,
      contentStorage: this.contentStorage,
      preventDestroy: props.preventRuleDestroy,
      tags,
      acknowledgedWarnings,
    });
    this.agentIdentity = policy && this.createAgentIdentity(policy, tags);
    this.assignments = policy ? this.assign(policy, acknowledgedWarnings) : {};
    this.extensionVersionPin = policy && this.pinExtension(policy, acknowledgedWarnings);
    this.machines = machines && new Machines(this, 'Machines', { ...machines, rule: this.rule, acknowledgedWarnings });
    report(this, this.warnings(props), acknowledgedWarnings);
  }

  private resourceGroup({ resourceGroupName, workspace, location, tags }: ChangeTrackingProps): string {
    if (resourceGroupName !== undefined) return resourceGroupName;
    if (isExisting(workspace)) return workspace.resourceGroupName;
    return new ResourceGroup(this, 'ResourceGroup', { name: 'rg-change-tracking', location: location as string, tags })
      .name;
  }

  private takeWorkspace({ workspace, location, tags, acknowledgedWarnings }: ChangeTrackingProps): IWorkspace {
    if (isExisting(workspace)) return workspace;
    return new Workspace(this, 'Workspace', {
      ...workspace,
      name: workspace?.name ?? 'log-change-tracking',
      resourceGroupName: this.resourceGroupName,
      location: location as string,
      tags,
      acknowledgedWarnings,
    });
  }

  private takeContentStorage(
    given: NonNullable<ChangeTrackingProps['contentStorage']>,
    { tags, acknowledgedWarnings }: ChangeTrackingProps,
  ): IContentStorage {
    if ('storageAccountId' in given) return given;
    const { resourceGroupName, workspace } = this;
    return new ContentStorage(this, 'ContentStorage', {
      ...given,
      resourceGroupName,
      location: workspace.location,
      tags,
      acknowledgedWarnings,
    });
  }

  private createAgentIdentity(
    policy: PolicyOptions,
    tags: ChangeTrackingProps['tags'],
  ): UserAssignedIdentity | undefined {
    const { initiatives = INITIATIVE_NAMES, agentIdentity } = policy;
    if (agentIdentity !== undefined || initiatives.every((initiative) => initiative === 'arcServers')) return undefined;
    return new UserAssignedIdentity(this, 'AgentIdentity', {
      name: 'id-change-tracking',
      resourceGroupName: this.resourceGroupName,
      location: this.workspace.location,
      tags,
    });
  }

  private assign(policy: PolicyOptions, acknowledgedWarnings?: AcknowledgedWarnings): ChangeTracking['assignments'] {
    const {
      initiatives = INITIATIVE_NAMES,
      agentIdentity: given,
      attachAgentIdentity,
      extensionVersion,
      arcExtensionVersion: _,
      ...options
    } = policy;
    const agentIdentity = given ?? { identityId: this.agentIdentity?.id ?? '' };
    const assignments = initiatives.map((initiative) => {
      const memberEffects = {
        ...memberEffectsOf(initiative, policy.memberEffects),
        ...(extensionVersion && extensionMembersDisabled(initiative)),
      };
      const shared = { ...options, rule: this.rule, memberEffects, acknowledgedWarnings };
      const props =
        initiative === 'arcServers'
          ? { ...shared, initiative }
          : { ...shared, initiative, agentIdentity, attachAgentIdentity };
      return [initiative, new InitiativeAssignment(this, pascalCase(initiative), props)] as const;
    });
    return Object.fromEntries(assignments);
  }

  private pinExtension(
    policy: PolicyOptions,
    acknowledgedWarnings?: AcknowledgedWarnings,
  ): ExtensionVersionPin | undefined {
    const { extensionVersion, initiatives: kinds, effect, ...options } = policy;
    if (extensionVersion === undefined || effect === 'Disabled') return undefined;
    const unreliable = unreliableFeatureWarnings('policy.extensionVersion', extensionVersion, this.rule.features);
    report(this, unreliable, acknowledgedWarnings);
    return new ExtensionVersionPin(this, 'ExtensionVersionPin', {
      location: this.workspace.location,
      ...options,
      kinds,
      extensionVersion,
      operatingSystems: this.rule.operatingSystems,
      acknowledgedWarnings,
    });
  }

  private warnings({ policy, machines }: ChangeTrackingProps): Warning[] {
    if (policy === undefined && machines === undefined) {
      const message =
        "no machine reports to the rule yet: give 'policy' or 'machines', or associate machines elsewhere";
      return [{ id: 'nothing-onboarded', message }];
    }
    if (policy?.attachAgentIdentity !== false || this.agentIdentity === undefined) return [];
    const message =
      'policy.attachAgentIdentity is false and policy.agentIdentity is not given: agents are told to sign in with an identity created here, which nobody attaches to their machines; give the one they bring along';
    return [{ id: 'identity-unattached', message }];
  }
}

function isExisting(workspace: ChangeTrackingProps['workspace']): workspace is IWorkspace {
  return workspace?.workspaceId !== undefined;
}
