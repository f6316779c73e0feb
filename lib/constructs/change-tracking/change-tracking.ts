import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import type { Precondition } from 'cdktf';
import { Construct } from 'constructs';
import { pascalCase } from '../../core/letter-case';
import { pathText } from '../../core/problems';
import type { InitiativeName } from '../../facts/initiatives';
import { ContentStorage } from '../content-storage/content-storage';
import type { IContentStorage } from '../content-storage/content-storage-props';
import { ExtensionVersionPin } from '../extension-version/extension-version-pin';
import { checkLater } from '../kit/check-later';
import { later } from '../kit/later';
import { acceptProps } from '../kit/props';
import { report } from '../kit/report';
import { leave } from '../kit/state-blocks';
import { refuseTwins } from '../kit/twins';
import { unchanged } from '../kit/unchanged';
import { Machines } from '../machines/machines';
import { ChangeAlerts } from '../monitoring/alerts/change-alerts';
import { DiagnosticSetting } from '../monitoring/diagnostics/diagnostic-setting';
import { ChangeQueries } from '../monitoring/queries/change-queries';
import { ChangeWorkbook } from '../monitoring/workbook/change-workbook';
import { PrivateIngestion } from '../network/private-ingestion';
import type { AnyImageInitiative } from '../policy/any-image/any-image-initiative';
import { defineAnyImage } from '../policy/any-image/define-any-image';
import { InitiativeAssignment } from '../policy/initiative-assignment/initiative-assignment';
import { PolicyIdentity } from '../policy/policy-identity/policy-identity';
import { ChangeTrackingRule } from '../rule/change-tracking-rule';
import { Workspace } from '../workspace/workspace';
import type { IWorkspace, WorkspaceProps } from '../workspace/workspace-props';
import { changeTrackingProblems } from './change-tracking-checks';
import { existingGroupOf, existingWorkspaceOf, type Parts, partsOf } from './change-tracking-parts';
import type { ChangeTrackingProps } from './change-tracking-props';
import { changeTrackingWarnings } from './change-tracking-warnings';

/**
 * The whole of Azure Change Tracking and Inventory: workspace, solution, data collection rule, and optional content
 * storage, policy and named machines, in the order that Azure requires.
 */
export class ChangeTracking extends Construct {
  readonly workspace: IWorkspace;
  readonly rule: ChangeTrackingRule;
  readonly contentStorage?: IContentStorage;
  readonly privateIngestion?: PrivateIngestion;
  /** Assignments by initiative. */
  readonly assignments: Readonly<Partial<Record<InitiativeName, InitiativeAssignment>>>;
  /** The initiatives of `policy.anyImage`, by kind. */
  readonly anyImage: Readonly<Partial<Record<InitiativeName, AnyImageInitiative>>>;
  /** The policy that pins the extension, if a version is set. */
  readonly extensionVersionPin?: ExtensionVersionPin;
  readonly machines?: Machines;
  readonly alerts?: ChangeAlerts;
  readonly workbook?: ChangeWorkbook;
  readonly queries?: ChangeQueries;
  /** The identity created for the agent, if policy onboards machines and no other identity is set. */
  readonly agentIdentity?: UserAssignedIdentity;
  /** Id of that identity. */
  readonly agentIdentityId?: string;

  /** The identity created for the assignments, if `policy.identity` asks for one. */
  readonly policyIdentity?: PolicyIdentity;

  /** The group of everything this construct creates. */
  readonly resourceGroupName: string;
  /** The group, if it is created here. */
  readonly resourceGroup?: ResourceGroup;

  /** @throws one error that lists every invalid prop and setting, before anything is created */
  constructor(scope: Construct, id: string, props: ChangeTrackingProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'ChangeTracking', props, changeTrackingProblems, ESCAPED);
    props = accepted.props;

    const parts = partsOf(props, this);
    const { resourceGroup } = parts;
    const group = resourceGroup && new ResourceGroup(this, 'ResourceGroup', { ...resourceGroup, lifecycle: STAYS });
    this.resourceGroup = group;
    if (group) {
      // The parts check all other props.
      checkLater(
        group,
        accepted.unchecked.filter(({ path }) => GROUP_PROPS.includes(pathText(path))),
      );
      refuseTwins(group, GROUP_REMEDY);
    }
    this.resourceGroupName = group ? later(() => group.name) : (existingGroupOf(props) as string);
    this.workspace = existingWorkspaceOf(props) ?? new Workspace(this, 'Workspace', parts.workspace as WorkspaceProps);
    this.contentStorage = parts.contentStorage
      ? new ContentStorage(this, 'ContentStorage', parts.contentStorage)
      : (props.contentStorage as IContentStorage | undefined);
    const { privateIngestion } = parts;
    this.privateIngestion = privateIngestion && new PrivateIngestion(this, 'PrivateIngestion', privateIngestion);
    this.rule = new ChangeTrackingRule(this, 'Rule', parts.rule);
    refuseTwins(this.rule.resource, 'set another rule.name on one of them');
    const { agentIdentity } = parts;
    const identity =
      agentIdentity &&
      new UserAssignedIdentity(this, 'AgentIdentity', {
        ...agentIdentity,
        lifecycle: { ...STAYS, precondition: unchangedIdentity(this, agentIdentity) },
      });
    this.agentIdentity = identity;
    if (identity) refuseTwins(identity, IDENTITY_REMEDY);
    this.agentIdentityId = identity && later(() => identity.id);
    const { policyIdentity } = parts;
    this.policyIdentity = policyIdentity && new PolicyIdentity(this, 'PolicyIdentity', policyIdentity);
    this.anyImage = defineAnyImage(this, parts.anyImage);
    this.assignments = Object.fromEntries(
      parts.assignments.map((part) => [part.kind, new InitiativeAssignment(this, pascalCase(part.kind), part)]),
    );
    const { extensionVersionPin: pin, machines, ruleErrors, alerts, workbook, queries } = parts;
    this.extensionVersionPin = pin && new ExtensionVersionPin(this, 'ExtensionVersionPin', pin);
    this.machines = machines && new Machines(this, 'Machines', machines);
    if (ruleErrors) new DiagnosticSetting(this, 'RuleErrors', ruleErrors);
    this.alerts = alerts && new ChangeAlerts(this, 'Alerts', alerts);
    this.workbook = workbook && new ChangeWorkbook(this, 'Workbook', workbook);
    this.queries = queries && new ChangeQueries(this, 'Queries', queries);
    leaveOthers(this, parts);
    report(this, changeTrackingWarnings(props, parts), props.acknowledgedWarnings);
  }
}

/** What an earlier version created stays in Azure: machines sign in with it, write to it, or have written to it. */
function leaveOthers(scope: Construct, parts: Parts): void {
  if (parts.resourceGroup === undefined) leave(scope, 'ResourceGroup', 'azurerm_resource_group');
  if (parts.agentIdentity === undefined) leave(scope, 'AgentIdentity', 'azurerm_user_assigned_identity');
  if (parts.workspace === undefined) Workspace.leave(scope, 'Workspace');
  if (parts.contentStorage === undefined) ContentStorage.leave(scope, 'ContentStorage');
}

/** A group and an identity serve every location: what uses them moves, and they stay. */
const STAYS = { ignoreChanges: ['location'] };

/** The identity that agents sign in with is not replaced by one of another group. */
function unchangedIdentity(
  scope: Construct,
  { name, resourceGroupName }: NonNullable<Parts['agentIdentity']>,
): Precondition[] {
  const remedy =
    'Set policy.agentIdentity to { identityId } of the present identity: it then stays in its group, outside this stack.';
  return unchanged(
    new Construct(scope, 'Identity'),
    {
      called: `the agent identity '${name}'`,
      identity: { name },
      why: 'that destroys the identity machines sign in with',
    },
    [{ prop: 'resourceGroupName', value: resourceGroupName, remedy }],
  );
}

/** Props that the group checks itself. */
const GROUP_PROPS = ['location', 'newResourceGroupName'];

const GROUP_REMEDY = 'set newResourceGroupName of the second pattern to another name';

const IDENTITY_REMEDY =
  'set policy.agentIdentity of the second pattern to { identityId: first.agentIdentityId }, or use another resource group';

/** Props whose texts are escaped by the parts. */
const ESCAPED = [
  'settings',
  'alerts.own.*.query',
  'alerts.own.*.changes',
  'alerts.own.*.computers',
  'queries.own.*.query',
];
