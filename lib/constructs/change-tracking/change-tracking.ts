import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Construct } from 'constructs';
import { at, phrase, rejectProblems } from '../../core/problems';
import { templateProblems } from '../../core/templates';
import { pascalCase } from '../../core/text';
import { INITIATIVE_NAMES, type InitiativeName } from '../../facts/initiatives';
import type { AcknowledgedWarnings, Warning } from '../../facts/warnings';
import { ContentStorage } from '../content-storage/content-storage';
import type { IContentStorage } from '../content-storage/content-storage-props';
import { ExtensionVersionPin } from '../extension-version/extension-version-pin';
import { report } from '../kit/report';
import { Machines } from '../machines/machines';
import { unreliableFeatureWarnings } from '../machines/machines-checks';
import { InitiativeAssignment } from '../policy/initiative-assignment/initiative-assignment';
import { extensionMembersDisabled, memberEffectsOf } from '../policy/members';
import { ChangeTrackingRule } from '../rule/change-tracking-rule';
import { Workspace } from '../workspace/workspace';
import type { IWorkspace } from '../workspace/workspace-props';
import { changeTrackingProblems } from './change-tracking-checks';
import type { ChangeTrackingProps, PolicyOptions } from './change-tracking-props';

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
    this.machines =
      machines && new Machines(this, 'Machines', { ...machines, rule: this.rule, tags, acknowledgedWarnings });
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
    const unreliable = unreliableFeatureWarnings(['policy', 'extensionVersion'], extensionVersion, this.rule.features);
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
      return [{ id: 'nothing-onboarded', path: [], message }];
    }
    if (policy?.attachAgentIdentity !== false || this.agentIdentity === undefined) return [];
    const message = phrase`is false and ${at('policy', 'agentIdentity')} is not given: agents are told to sign in with an identity created here, which nobody attaches to their machines; give the one they bring along`;
    return [{ id: 'identity-unattached', path: ['policy', 'attachAgentIdentity'], message }];
  }
}

function isExisting(workspace: ChangeTrackingProps['workspace']): workspace is IWorkspace {
  return workspace?.workspaceId !== undefined;
}
