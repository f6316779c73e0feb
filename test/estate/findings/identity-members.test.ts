import { check, review } from '../../../lib/estate';
import { INITIATIVES } from '../../../lib/facts/initiatives';
import { assigned } from '../losses/healthy';
import { AGENT_IDENTITY, GROUP, initiative, RULE, SUBSCRIPTION } from '../losses/ids';
import { type PlannedChange, plan } from '../support';

const AT_GROUP = 'azurerm_resource_group_policy_assignment.a';
const AT_SUBSCRIPTION = 'azurerm_subscription_policy_assignment.a';
const [MEMBER = ''] = Object.entries(INITIATIVES.virtualMachines.members).flatMap(([name, { stage }]) =>
  stage === 'identity' ? [name] : [],
);
const POLICY = `/providers/Microsoft.Authorization/policyDefinitions/${Object.values(INITIATIVES.virtualMachines.members)[0]?.definitionId}`;
const given = (
  scope: string,
  more: object = {},
  parameters: object = {},
  definition = initiative('virtualMachines'),
) => ({
  ...assigned('a', scope, definition, { dcrResourceId: RULE, ...parameters }).azurerm?.attributes,
  ...more,
});
const without = (name: string) => ({
  overrides: [{ value: 'Disabled', selectors: [{ kind: 'policyDefinitionReferenceId', in: [name] }] }],
});
const found = (kind: string, ...changes: readonly PlannedChange[]) =>
  check(plan(...changes))
    .findings.filter(({ id }) => id === kind)
    .map(({ subject, becomes }) => `${subject}: ${becomes}`);

describe('an assignment at a resource group', () => {
  const above = [`virtual machines: ${MEMBER} deploys at the subscription of resource group rg-inventory`];
  const roles = (principal_id: unknown, scope = SUBSCRIPTION): PlannedChange => ({
    address: 'azurerm_role_assignment.own',
    after: { scope, role_definition_name: 'Contributor', principal_id },
  });
  const identity: PlannedChange = {
    address: 'azurerm_user_assigned_identity.own',
    after: { id: AGENT_IDENTITY, name: 'id-agents' },
  };
  const user = (id: string) => ({ identity: [{ type: 'UserAssigned', identity_ids: [id] }] });

  test.each<[string, object, PlannedChange[], string[]]>([
    ['without roles', given(GROUP), [], above],
    ['with a role at the subscription', given(GROUP), [roles('principal-a', SUBSCRIPTION.toUpperCase())], []],
    ['with a role at the group', given(GROUP), [roles('principal-a', GROUP)], above],
    ['with a role of somebody else', given(GROUP), [roles('principal-b')], above],
    ['with a role by its address', given(GROUP), [roles(`\${${AT_GROUP}.identity[0].principal_id}`)], []],
    [
      'with a role of another by its address',
      given(GROUP),
      [roles(`\${${AT_GROUP}b.identity[0].principal_id}`)],
      above,
    ],
    ['with a role of somebody in a variable', given(GROUP), [roles('${var.principal}')], []],
    [
      'with a role of its identity, by address',
      given(GROUP, user(AGENT_IDENTITY.toUpperCase())),
      [identity, roles('${azurerm_user_assigned_identity.own.principal_id}')],
      [],
    ],
    [
      'with a role of its identity, which is made elsewhere',
      given(GROUP, user('${data.azurerm_user_assigned_identity.own.id}')),
      [roles('${data.azurerm_user_assigned_identity.own.principal_id}')],
      [],
    ],
    ['without the member', given(GROUP, without(MEMBER.toUpperCase())), [], []],
    ['of another definition', given(GROUP, {}, {}, `${initiative('virtualMachines')}-own`), [], []],
    ['of one policy', given(GROUP, {}, {}, POLICY), [], []],
    ['of an initiative without the member', given(GROUP, {}, {}, initiative('arcServers')), [], []],
  ])('%s is found as such', (_what, after, more, wanted) => {
    expect(found('identity-scope', { address: AT_GROUP, after: { ...after } }, ...more)).toEqual(wanted);
  });

  test('is no fault at the subscription', () => {
    expect(found('identity-scope', { address: AT_SUBSCRIPTION, after: given(SUBSCRIPTION) })).toEqual([]);
  });
});

describe('the identity that an assignment gives to agents', () => {
  const named = { userAssignedIdentityResourceId: AGENT_IDENTITY.toUpperCase() };
  const unattached = ['identity ID-AGENTS: attached by nothing'];
  const identity = (address = 'azurerm_user_assigned_identity.own'): PlannedChange => ({
    address,
    after: { id: AGENT_IDENTITY, name: 'id-agents' },
  });

  test.each<[string, object, PlannedChange[], string[]]>([
    ['is attached by no member', given(SUBSCRIPTION, without(MEMBER), named), [identity()], unattached],
    ['is attached by the member', given(SUBSCRIPTION, {}, named), [identity()], []],
    ['is not in the input', given(SUBSCRIPTION, without(MEMBER), named), [], []],
    ['is something else', given(SUBSCRIPTION, without(MEMBER), named), [identity('azurerm_storage_account.own')], []],
    ['is that of Arc servers', given(SUBSCRIPTION, {}, named, initiative('arcServers')), [identity()], []],
    ['is none', given(SUBSCRIPTION, without(MEMBER)), [identity()], []],
  ])('%s', (_what, after, more, wanted) => {
    expect(found('identity-unattached', { address: AT_SUBSCRIPTION, after: { ...after } }, ...more)).toEqual(wanted);
  });
});

test('what attached an identity before a change is said', () => {
  const [before, after] = [{}, without(MEMBER)].map((more) => ({
    ...given(SUBSCRIPTION, more, { userAssignedIdentityResourceId: AGENT_IDENTITY }),
  }));
  const identity = { address: 'azurerm_user_assigned_identity.own', after: { id: AGENT_IDENTITY, name: 'id-agents' } };
  const own = { address: AT_GROUP, before: { ...given(GROUP) }, after: { ...given(GROUP) } };
  const role = { scope: SUBSCRIPTION, role_definition_name: 'Contributor', principal_id: 'principal-a' };
  const { findings } = review(
    plan({ address: AT_SUBSCRIPTION, before, after }, identity, own, {
      address: 'azurerm_role_assignment.own',
      before: role,
    }),
  );
  expect(findings.flatMap(({ id, was }) => (/^identity-(scope|unattached)/.test(id) ? was : []))).toEqual([
    'deploys at its scope',
    'attached by the initiative',
  ]);
});
