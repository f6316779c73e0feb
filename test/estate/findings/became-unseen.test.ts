import { review } from '../../../lib/estate';
import { HEALTHY } from '../losses/healthy';
import { AT_APPLY, edited, type Pieces } from '../losses/piece';
import { planOf } from '../losses/render';
import { linux, plan, rule } from '../support';

const PROPERTIES = ['arm', 'body', 'properties'];

/** A value that findings look at: the finding of it, and where it is in both forms. */
const VALUES: Readonly<Record<string, { piece: string; azurerm: string; arm: readonly string[] }>> = {
  'the plan of a table': { piece: 'table', azurerm: 'plan', arm: ['plan'] },
  'the SKU of the workspace': { piece: 'workspace', azurerm: 'sku', arm: ['sku', 'name'] },
  'the workspace of the solution': {
    piece: 'solution',
    azurerm: 'workspace_resource_id',
    arm: ['workspaceResourceId'],
  },
  'the principal of a role': { piece: 'role_vm_contributor', azurerm: 'principal_id', arm: ['principalId'] },
  'the principal of a role on the content storage': {
    piece: 'role_content',
    azurerm: 'principal_id',
    arm: ['principalId'],
  },
  'the version of an agent': { piece: 'agent_web', azurerm: 'type_handler_version', arm: ['typeHandlerVersion'] },
  'the automatic upgrade of an agent': {
    piece: 'agent_web',
    azurerm: 'automatic_upgrade_enabled',
    arm: ['enableAutomaticUpgrade'],
  },
  'the assignment of an exemption': {
    piece: 'exemption',
    azurerm: 'policy_assignment_id',
    arm: ['policyAssignmentId'],
  },
  'the end of an exemption': { piece: 'exemption', azurerm: 'expires_on', arm: ['expiresOn'] },
};

describe.each(['azurerm', 'azapi'] as const)('an update after which a value cannot be seen, in %s', (dialect) => {
  test.each(Object.entries(VALUES))('says so of %s', (_words, { piece, azurerm, arm }) => {
    const path = dialect === 'azurerm' ? ['azurerm', 'attributes', azurerm] : [...PROPERTIES, ...arm];
    const after = edited(HEALTHY, [piece, ...path], AT_APPLY) as Pieces;
    expect(review(planOf(dialect, HEALTHY, after)).findings).toEqual([
      expect.objectContaining({ id: 'unknown-until-apply', subject: azurerm, becomes: 'known only at apply' }),
    ]);
  });
});

test('locations of an assignment that cannot be seen are said not to be seen', () => {
  const at = ['assignment_vm', ...PROPERTIES, 'parameters', 'listOfApplicableLocations'];
  const before = edited(HEALTHY, at, { value: ['westeurope', 'northeurope'] }) as Pieces;
  for (const value of [AT_APPLY, ['westeurope', AT_APPLY]]) {
    const after = edited(HEALTHY, at, { value }) as Pieces;
    expect(review(planOf('azapi', before, after)).findings).toEqual([
      expect.objectContaining({ id: 'unknown-until-apply', subject: 'locations of machines', was: '2' }),
    ]);
  }
});

test('an id of a resource that the same plan creates again is no value that cannot be seen', () => {
  const lock = (scope: string) => ({
    resource: {
      azurerm_management_lock: { keep: { name: 'keep', lock_level: 'CanNotDelete', scope } },
      azurerm_log_analytics_workspace: { logs: { name: 'log-inventory' }, other: { name: 'log-other' } },
    },
  });
  const [before, after] = [
    lock('${azurerm_log_analytics_workspace.logs.id}'),
    lock('${azurerm_log_analytics_workspace.other.id}'),
  ];
  expect(review(after, { base: before }).findings.map(({ id }) => id)).not.toContain('unknown-until-apply');
});

test('what an update of one property of a workspace leaves alone from now on is no value that cannot be seen', () => {
  const id = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/ct';
  const update = (properties: object) => ({
    type: 'Microsoft.OperationalInsights/workspaces@2023-09-01',
    resource_id: id,
    body: { properties },
  });
  const dcr = { ...rule(linux()), destinations: [{ log_analytics: [{ name: 'ct', workspace_resource_id: id }] }] };
  const document = plan(
    { address: 'azurerm_monitor_data_collection_rule.ct', before: dcr, after: dcr },
    {
      address: 'azapi_update_resource.ct',
      before: update({ sku: { name: 'PerGB2018' }, retentionInDays: 30 }),
      after: update({ retentionInDays: 60 }),
    },
  );
  expect(review(document).findings.map(({ id: found }) => found)).not.toContain('unknown-until-apply');
});
