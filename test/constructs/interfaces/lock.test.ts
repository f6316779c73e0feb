import { DiagnosticSetting, InitiativeAssignment } from '../../../lib';
import { ContentStorage } from '../../../lib/constructs/content-storage/content-storage';
import { ChangeTrackingRule } from '../../../lib/constructs/rule/change-tracking-rule';
import { Workspace } from '../../../lib/constructs/workspace/workspace';
import { messageOf, synthesize } from '../../support/synth';

const LOCK = { kind: 'CanNotDelete' } as const;
const PROPS = { name: 'log-test', resourceGroupName: 'rg-test', location: 'westeurope' };
const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const WORKSPACE = `${SUBSCRIPTION}/resourceGroups/rg-test/providers/Microsoft.OperationalInsights/workspaces/log-audit`;
const IDENTITY = {
  identityId: `${SUBSCRIPTION}/resourceGroups/rg-test/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id`,
};

/** The types and construct paths that a lock waits for when everything is destroyed. */
function coveredBy({ only }: ReturnType<typeof synthesize>): string[] {
  const addresses = only('azurerm_management_lock')['depends_on'] as string[] | undefined;
  return (addresses ?? []).map((address) => address.replace(/_[\dA-F]{8}$/, '')).sort();
}

test('a lock covers the resource and has a name of its kind', () => {
  const stack = synthesize((scope) => new Workspace(scope, 'Workspace', { ...PROPS, lock: LOCK }));
  expect(stack.only('azurerm_management_lock')).toEqual({
    lock_level: 'CanNotDelete',
    name: 'lock-CanNotDelete',
    scope: expect.stringMatching(/^\$\{azurerm_log_analytics_workspace\.Workspace_\w+\.id\}$/),
  });
});

test('a lock has the name and the notes that it is given', () => {
  const lock = { ...LOCK, name: 'lock-audit', notes: 'Ask the platform team.' };
  const stack = synthesize((scope) => new Workspace(scope, 'Workspace', { ...PROPS, lock }));
  expect(stack.only('azurerm_management_lock')).toMatchObject({ name: 'lock-audit', notes: 'Ask the platform team.' });
});

test('a lock of content storage is destroyed before its container, the expiry, and the roles and logs of both', () => {
  const stack = synthesize((scope) => {
    const storage = new ContentStorage(scope, 'Content', {
      ...PROPS,
      name: 'sttest',
      network: { access: 'allNetworks' },
      writers: { web01: '00000000-0000-0000-0000-0000000000aa' },
      lock: LOCK,
    });
    const workspace = Workspace.fromWorkspaceId(scope, 'Audit', { workspaceId: WORKSPACE, location: 'westeurope' });
    new DiagnosticSetting(scope, 'Reads', { of: storage, workspace });
  });
  expect(coveredBy(stack)).toEqual([
    'azurerm_monitor_diagnostic_setting.Reads',
    'azurerm_role_assignment.Content_Writer',
    'azurerm_storage_container.Content_Container',
    'azurerm_storage_management_policy.Content_Expiry',
  ]);
});

test('a lock of a rule is destroyed before the role that an assignment of policy has on the rule, and of no other rule', () => {
  const stack = synthesize((scope) => {
    const workspace = Workspace.fromWorkspaceId(scope, 'Existing', { workspaceId: WORKSPACE, location: 'westeurope' });
    const rule = new ChangeTrackingRule(scope, 'Rule', { workspace, lock: LOCK });
    const other = new ChangeTrackingRule(scope, 'Other', { workspace, name: 'dcr-other' });
    const at = { scope: { subscriptionId: SUBSCRIPTION } };
    new InitiativeAssignment(scope, 'Arc', { ...at, kind: 'arcServers', rule });
    new InitiativeAssignment(scope, 'ScaleSets', {
      ...at,
      kind: 'scaleSets',
      rule: other,
      agentIdentity: IDENTITY,
    });
  });
  expect(coveredBy(stack)).toEqual(['azurerm_role_assignment.Arc_RuleReader']);
});

test('a lock that stops updates is refused, with the reason', () => {
  const lock = { kind: 'ReadOnly' as never, name: 'no spaces', notes: '' };
  expect(messageOf(() => synthesize((scope) => new Workspace(scope, 'Workspace', { ...PROPS, lock })))).toBe(
    `Validation failed with the following errors:
  [test/Workspace] lock.kind is 'ReadOnly', which also stops updates: Terraform could change nothing of the resource and grant no role on it. Set 'CanNotDelete'
  [test/Workspace] lock.name must be 1 to 259 letters, digits, hyphens and underscores, got 'no spaces'
  [test/Workspace] lock.notes must have 1 to 512 characters, got 0`,
  );
});
