import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Construct } from 'constructs';
import type { WorkspaceProps } from '../../../lib';
import { ContentStorage } from '../../../lib/constructs/content-storage/content-storage';
import { Workspace } from '../../../lib/constructs/workspace/workspace';
import { messageOf, synthesize } from '../../support/synth';

const PROPS = { name: 'log-test', resourceGroupName: 'rg-test', location: 'westeurope' };
const PRINCIPAL = '00000000-0000-0000-0000-0000000000aa';
const ROLES = '/providers/Microsoft.Authorization/roleDefinitions';
const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const READER = {
  roleDefinitionIdOrName: 'Log Analytics Reader',
  principalId: PRINCIPAL,
  principalType: 'Group',
} as const;

type Roles = WorkspaceProps['roleAssignments'];

const workspaceWith = (roleAssignments: Roles) =>
  synthesize((scope) => new Workspace(scope, 'Workspace', { ...PROPS, roleAssignments }));

const addressesOf = ({ json }: ReturnType<typeof workspaceWith>) =>
  Object.keys((json as { resource: { azurerm_role_assignment: object } }).resource.azurerm_role_assignment);

test('a role is granted on the resource by its id in the subscription of the resource', () => {
  const description = 'Yearly audit.';
  const role = workspaceWith({ auditors: { ...READER, description } }).only('azurerm_role_assignment');
  expect(role).toMatchObject({
    principal_id: PRINCIPAL,
    principal_type: 'Group',
    description,
    name: `\${uuidv5("url", "${role['scope']}|73c42c96-874c-492b-b04d-ab87d138a893|${PRINCIPAL}")}`,
  });
  expect(role).not.toHaveProperty('condition_version');
  expect(role['scope']).toMatch(/^\$\{azurerm_log_analytics_workspace\.Workspace_\w+\.id\}$/);
  expect(role['role_definition_id']).toMatch(
    /^\$\{join\("\/", .*\)\}\/providers\/.*\/73c42c96-874c-492b-b04d-ab87d138a893$/,
  );
});

test('an id of any definition takes the form that Azure returns, so that the next plan is empty', () => {
  const byId = workspaceWith({ auditors: { ...READER, roleDefinitionIdOrName: `${ROLES}/${OWNER}` } });
  expect(byId.only('azurerm_role_assignment')['role_definition_id']).toMatch(
    new RegExp(`^\\$\\{join\\("/", .*\\)\\}${ROLES}/${OWNER}$`),
  );
});

test('a role may be known only later', () => {
  const stack = workspaceWith({ auditors: { ...READER, roleDefinitionIdOrName: '${var.role}' } });
  expect(stack.only('azurerm_role_assignment')['role_definition_id']).toBe('${var.role}');
  expect(addressesOf(stack)).toEqual([expect.stringMatching(/^Workspace_RoleAssignments_role[\da-f]{8}_/)]);
});

test('a role of an account is granted after it has its key', () => {
  const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-test/providers';
  const customerManagedKey = { keyVaultResourceId: `${group}/Microsoft.KeyVault/vaults/kv-audit`, keyName: 'content' };
  const stack = synthesize((scope) => {
    const props = { ...PROPS, name: 'sttest', network: { access: 'allNetworks' }, customerManagedKey } as const;
    const auditors = { ...READER, roleDefinitionIdOrName: 'Reader' } as const;
    new ContentStorage(scope, 'Content', { ...props, roleAssignments: { auditors } });
  });
  const role = stack.all('azurerm_role_assignment').find(({ principal_id: principal }) => principal === PRINCIPAL);
  expect(role?.['depends_on']).toEqual([expect.stringMatching(/^azurerm_storage_account_customer_managed_key\./)]);
});

test('a condition has the version of its syntax', () => {
  const role = workspaceWith({ auditors: { ...READER, condition: 'true' } }).only('azurerm_role_assignment');
  expect(role).toMatchObject({ condition: 'true', condition_version: '2.0' });
});

test('the same grant keeps its address under another name; a grant to another principal has another one', () => {
  const [address] = addressesOf(workspaceWith({ auditors: READER }));
  expect(address).toMatch(/^Workspace_RoleAssignments_logAnalyticsReader4f06be9d_/);
  expect(addressesOf(workspaceWith({ reviewers: READER }))).toEqual([address]);
  const other = { ...READER, principalId: '00000000-0000-0000-0000-0000000000bb' };
  expect(addressesOf(workspaceWith({ auditors: other }))).not.toEqual([address]);
});

test('a principal may be known only later', () => {
  const stack = synthesize((scope) => {
    const { principalId } = new UserAssignedIdentity(scope, 'Id', { ...PROPS, name: 'id-test' });
    const roleAssignments = { reporting: { ...READER, principalId, principalType: 'ServicePrincipal' } } as const;
    new Workspace(scope, 'Workspace', { ...PROPS, roleAssignments });
  });
  expect(stack.only('azurerm_role_assignment')['principal_id']).toMatch(/^\$\{azurerm_user_assigned_identity\.Id\./);
});

test('every problem is reported at once: a role of elsewhere, one that grants everything, a second grant of the same role', () => {
  const byId = `/subscriptions/00000000-0000-0000-0000-000000000001${ROLES}/73C42C96-874C-492B-B04D-AB87D138A893`;
  const names =
    "'Log Analytics Data Reader', 'Log Analytics Reader', 'Monitoring Reader', 'Reader', 'Log Analytics Contributor', 'Monitoring Contributor'";
  const roles = {
    auditors: READER,
    again: { ...READER, roleDefinitionIdOrName: byId },
    owners: { ...READER, roleDefinitionIdOrName: 'Owner' },
    typo: { ...READER, roleDefinitionIdOrName: 'Log Analytics Raeder' },
    wrong: {
      ...READER,
      roleDefinitionIdOrName: '/roles/reader',
      principalId: 'auditors',
      principalType: 'Team' as never,
    },
    '': { ...READER, principalId: '00000000-0000-0000-0000-0000000000cc' },
  };
  expect(messageOf(() => workspaceWith(roles))).toBe(
    `Validation failed with the following errors:
  [test/Workspace] roleAssignments.again grants the same role as roleAssignments.auditors: remove one
  [test/Workspace] roleAssignments.owners.roleDefinitionIdOrName must be one of ${names}, or the id of a role definition, got 'Owner': if it is needed here, give its id, '/subscriptions/<guid>${ROLES}/${OWNER}'
  [test/Workspace] roleAssignments.typo.roleDefinitionIdOrName must be one of ${names}, or the id of a role definition, got 'Log Analytics Raeder'; did you mean 'Log Analytics Reader'?
  [test/Workspace] roleAssignments.wrong.roleDefinitionIdOrName must have the form '/subscriptions/<guid>${ROLES}/<guid>', got '/roles/reader'; copy the complete id from the resource
  [test/Workspace] roleAssignments.wrong.principalId must be the object id of a principal, a GUID, got 'auditors'
  [test/Workspace] roleAssignments.wrong.principalType must be one of 'User', 'Group', 'ServicePrincipal', got 'Team'
  [test/Workspace] roleAssignments must not have an empty name`,
  );
});

test('a grant that another construct of the stack makes too is refused with the entry to remove', () => {
  const message = messageOf(() =>
    synthesize((scope) => {
      const before = new Construct(scope, 'Before');
      const workspace = new Workspace(scope, 'Workspace', { ...PROPS, roleAssignments: { auditors: READER } });
      new RoleAssignment(before, 'Role', {
        scope: workspace.workspaceId,
        roleDefinitionName: READER.roleDefinitionIdOrName,
        principalId: PRINCIPAL,
      });
    }),
  );
  expect(message).toMatch(
    /'test\/Workspace\/RoleAssignments\/logAnalyticsReader\w{8}' grants the same role as 'test\/Before\/Role', .* RoleAssignmentExists: remove 'auditors' from roleAssignments of 'test\/Workspace'/,
  );
});
