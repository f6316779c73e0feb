import { INITIATIVE_NAMES, type InitiativeName } from '../../facts/initiatives';
import type { ContentStorageProps, IContentStorage } from '../content-storage/content-storage-props';
import type { ExtensionVersionPinProps } from '../extension-version/extension-version-pin-props';
import { withDestinations } from '../interfaces/diagnostic-settings-checks';
import type { MachinesProps } from '../machines/machines-props';
import type { ChangeAlertsProps } from '../monitoring/alerts/change-alerts-props';
import type { DiagnosticSettingProps } from '../monitoring/diagnostics/diagnostic-setting-props';
import type { ChangeQueriesProps } from '../monitoring/queries/change-queries-props';
import type { ChangeWorkbookProps } from '../monitoring/workbook/change-workbook-props';
import type { IPrivateIngestion, PrivateIngestionProps } from '../network/private-ingestion-props';
import type { AnyImageInitiativeProps } from '../policy/any-image/any-image-initiative-props';
import type { AssignmentIdentity } from '../policy/assignment-options';
import type { InitiativeAssignmentProps } from '../policy/initiative-assignment/initiative-assignment-props';
import { anyImagePartsOf, assignmentsOf, type Definitions } from '../policy/initiative-assignment/onboarding';
import { deployingMembers, extensionMembersDisabled, hasAgentIdentity } from '../policy/members';
import {
  isNewIdentity,
  type PolicyIdentityProps,
  sharedIdentity,
} from '../policy/policy-identity/policy-identity-props';
import type { ChangeTrackingRuleProps, IChangeTrackingRule } from '../rule/change-tracking-rule-props';
import type { IWorkspace, WorkspaceProps } from '../workspace/workspace-props';
import type { ChangeTrackingProps, PolicyOptions } from './change-tracking-props';

/** The parts that other parts refer to: stand-ins while the props are checked, the real ones while they are created. */
export interface Made {
  readonly resourceGroupName: string;
  readonly workspace: IWorkspace;
  readonly contentStorage?: IContentStorage;
  readonly privateIngestion?: IPrivateIngestion;
  readonly rule: IChangeTrackingRule;
  readonly agentIdentityId?: string;
  readonly policyIdentity?: AssignmentIdentity;
  readonly anyImage?: Definitions;
}

/** A resource of the pattern that has no construct of its own. */
interface OwnResource {
  readonly name: string;
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The props of every part, `undefined` for a part that is not created. */
export interface Parts {
  readonly resourceGroup: OwnResource | undefined;
  readonly workspace: WorkspaceProps | undefined;
  readonly contentStorage: ContentStorageProps | undefined;
  readonly privateIngestion: PrivateIngestionProps | undefined;
  readonly rule: ChangeTrackingRuleProps;
  readonly agentIdentity: (OwnResource & { readonly resourceGroupName: string }) | undefined;
  readonly policyIdentity: PolicyIdentityProps | undefined;
  readonly anyImage: readonly AnyImageInitiativeProps[];
  readonly assignments: readonly InitiativeAssignmentProps[];
  readonly extensionVersionPin: ExtensionVersionPinProps | undefined;
  readonly machines: MachinesProps | undefined;
  readonly ruleErrors: DiagnosticSettingProps | undefined;
  readonly alerts: ChangeAlertsProps | undefined;
  readonly workbook: ChangeWorkbookProps | undefined;
  readonly queries: ChangeQueriesProps | undefined;
}

/**
 * The parts of the pattern. The same description is checked and created. Each part reads `made` when it is asked for, so
 * a part may be asked for as soon as the parts it refers to are made.
 */
export function partsOf(props: ChangeTrackingProps, made: Made): Parts {
  const { contentStorage, policy, machines, tags, acknowledgedWarnings } = props;
  return {
    get resourceGroup() {
      if (existingGroupOf(props) !== undefined) return undefined;
      const location = existingWorkspaceOf(props)?.location ?? (props.location as string);
      return { name: props.newResourceGroupName ?? 'rg-change-tracking', location, tags };
    },
    get workspace() {
      if (existingWorkspaceOf(props) !== undefined) return undefined;
      return {
        ...(props.workspace as Partial<WorkspaceProps> | undefined),
        name: props.workspace?.name ?? 'log-change-tracking',
        resourceGroupName: made.resourceGroupName,
        location: props.location as string,
        tags,
        acknowledgedWarnings,
      };
    },
    get contentStorage() {
      if (contentStorage === undefined || isExistingStorage(contentStorage)) return undefined;
      const { resourceGroupName, workspace } = made;
      const storage = withDestinations(contentStorage, workspace.workspaceId);
      return { ...storage, resourceGroupName, location: workspace.location, tags, acknowledgedWarnings };
    },
    get privateIngestion() {
      const { workspace, resourceGroupName } = made;
      return (
        props.privateIngestion && {
          ...props.privateIngestion,
          workspace,
          resourceGroupName,
          tags,
          acknowledgedWarnings,
        }
      );
    },
    get rule() {
      return {
        ...props.rule,
        workspace: made.workspace,
        resourceGroupName: made.resourceGroupName,
        settings: props.settings,
        contentStorage: made.contentStorage,
        privateIngestion: made.privateIngestion,
        tags,
        acknowledgedWarnings,
      };
    },
    get agentIdentity() {
      if (policy === undefined || policy.agentIdentity !== undefined) return undefined;
      if (!initiativesOf(policy).some(hasAgentIdentity)) return undefined;
      const { resourceGroupName, workspace } = made;
      return { name: 'id-change-tracking', resourceGroupName, location: workspace.location, tags };
    },
    get policyIdentity() {
      if (!isNewIdentity(policy?.identity)) return undefined;
      const { location = policy.location ?? made.workspace.location } = policy.identity;
      const { name, resourceGroupName = made.resourceGroupName } = policy.identity;
      return { name, resourceGroupName, location, tags };
    },
    get anyImage() {
      return policy ? anyImagePartsOf({ ...policy, acknowledgedWarnings }) : [];
    },
    get assignments() {
      if (policy === undefined) return [];
      return assignmentsWithoutPin(policy, made).map((assignment) => ({ ...assignment, acknowledgedWarnings }));
    },
    get extensionVersionPin() {
      if (policy?.extensionVersion === undefined || policy.effect === 'Disabled') return undefined;
      return { ...pinOf(policy, policy.extensionVersion, made), acknowledgedWarnings };
    },
    get machines() {
      const { rule, privateIngestion } = made;
      return machines && { ...machines, rule, privateIngestion, tags, acknowledgedWarnings };
    },
    get ruleErrors() {
      return props.alerts?.ingestionErrors && { of: made.rule, workspace: made.workspace };
    },
    get alerts() {
      const { workspace, rule, resourceGroupName } = made;
      return props.alerts && { ...props.alerts, workspace, rule, resourceGroupName, tags, acknowledgedWarnings };
    },
    get workbook() {
      const { workspace, resourceGroupName } = made;
      return props.workbook && { ...props.workbook, workspace, resourceGroupName, tags };
    },
    get queries() {
      const { workspace, resourceGroupName } = made;
      return props.queries && { ...props.queries, resourceGroupName, location: workspace.location, tags };
    },
  };
}

/** The workspace that exists already, if one is given. */
export function existingWorkspaceOf({ workspace }: ChangeTrackingProps): IWorkspace | undefined {
  return workspace?.workspaceId === undefined ? undefined : workspace;
}

/** The resource group that exists already, if one is given. */
export function existingGroupOf(props: ChangeTrackingProps): string | undefined {
  if (props.newResourceGroupName !== undefined) return undefined;
  return props.resourceGroupName ?? existingWorkspaceOf(props)?.resourceGroupName;
}

/** Whether content storage exists already. */
export function isExistingStorage(
  contentStorage: NonNullable<ChangeTrackingProps['contentStorage']>,
): contentStorage is IContentStorage {
  return 'storageAccountId' in contentStorage;
}

/** The initiatives that are assigned. */
export function initiativesOf({ kinds = INITIATIVE_NAMES }: PolicyOptions): readonly InitiativeName[] {
  return kinds;
}

/** A pin replaces the extension members. An assignment that deploys nothing else has nothing to remediate. */
function assignmentsWithoutPin(policy: PolicyOptions, made: Made): InitiativeAssignmentProps[] {
  const { extensionVersion, arcExtensionVersion: _, ...onboarding } = policy;
  const { agentIdentity = { identityId: made.agentIdentityId as string } } = policy;
  const assignments = assignmentsOf(
    {
      ...onboarding,
      agentIdentity,
      identity: sharedIdentity(policy.identity, made.policyIdentity),
      rule: made.rule,
    },
    made.anyImage ?? {},
  );
  if (extensionVersion === undefined) return assignments;
  return assignments.map((assignment) => {
    const memberEffects = { ...assignment.memberEffects, ...extensionMembersDisabled(assignment.kind) };
    const props = { ...assignment, memberEffects } as InitiativeAssignmentProps;
    const isIdle = policy.effect !== 'Disabled' && deployingMembers(props).length === 0;
    return isIdle ? { ...props, remediation: undefined } : props;
  });
}

function pinOf(policy: PolicyOptions, extensionVersion: ExtensionVersionPinProps['extensionVersion'], made: Made) {
  const {
    kinds,
    agentIdentity: _,
    attachAgentIdentity: _attach,
    memberEffects: _effects,
    nonComplianceMessages: _messages,
    additionalScopes: _scopes,
    definitionVersions: _versions,
    anyImage: _anyImage,
    importAssignment: _import,
    effect: _effect,
    ...shared
  } = policy;
  return {
    ...shared,
    identity: sharedIdentity(policy.identity, made.policyIdentity),
    extensionVersion,
    location: policy.location ?? made.workspace.location,
    kinds,
    operatingSystems: made.rule.operatingSystems,
  };
}
