import { INITIATIVES } from '../../../lib/facts/initiatives';
import { written } from './cases';
import { assignment, IDENTITY, MANAGEMENT_GROUP, PRINCIPAL, type Row, rule, shownState, source } from './estates';

const WHOLE = { enableFiles: true, enableSoftware: true, enableServices: true, enableInventory: true };
const RULE = rule({}, [source('windows', WHOLE), source('linux', WHOLE)]);
const adopted = (...rows: readonly Row[]) => written(shownState(RULE, ...rows)).adopted;

function propsOf(constructs: ReturnType<typeof adopted>['constructs']): Readonly<Record<string, unknown>> {
  return { ...constructs.find(({ construct }) => construct === 'InitiativeAssignment')?.props };
}

/** The props of the only assignment, and what changes in it. */
function taken(...rows: readonly Row[]) {
  const { constructs, report, existing } = adopted(...rows);
  const props = propsOf(constructs);
  const changes = report.changes.filter((one) => one.startsWith('a1b2'));
  return { props, changes: changes.map((one) => one.replace(/^\w+: /, '')), existing, left: report.left };
}

const OPERATOR = 'its identity gains Managed Identity Operator on the identity of the agents';
const identityOf = (id: string) => ({
  bringYourOwnUserAssignedManagedIdentity: true,
  restrictBringYourOwnUserAssignedIdentityToSubscription: false,
  userAssignedIdentityResourceId: id,
});

describe('the identity of the agents', () => {
  test.each([
    ['nothing of the kind', {}, 'builtIn'],
    ['none of its own', { bringYourOwnUserAssignedManagedIdentity: false }, 'builtIn'],
    ['one by its id', identityOf(IDENTITY), { identityId: IDENTITY }],
    [
      'one by its name',
      {
        bringYourOwnUserAssignedManagedIdentity: true,
        userAssignedManagedIdentityName: 'id-agents',
        userAssignedManagedIdentityResourceGroup: 'rg-ids',
      },
      { identityName: 'id-agents', resourceGroupName: 'rg-ids' },
    ],
  ])('of %s in the parameters', (_what, parameters, agentIdentity) => {
    expect(taken(...assignment('virtualMachines', { parameters })).props['agentIdentity']).toEqual(agentIdentity);
  });

  test('Arc servers have none', () => {
    expect(taken(...assignment('arcServers')).props['agentIdentity']).toBeUndefined();
  });

  test.each([
    { ...identityOf(IDENTITY), userAssignedIdentityResourceId: '' },
    { ...identityOf(IDENTITY), userAssignedIdentityResourceId: undefined },
    { ...identityOf(IDENTITY), restrictBringYourOwnUserAssignedIdentityToSubscription: true },
    { bringYourOwnUserAssignedManagedIdentity: true, userAssignedManagedIdentityName: 'id-agents' },
    {
      bringYourOwnUserAssignedManagedIdentity: true,
      ...{ userAssignedManagedIdentityName: '', userAssignedManagedIdentityResourceGroup: 'rg-ids' },
    },
  ])('of %j cannot be said', (parameters) => {
    const { left, props } = taken(...assignment('virtualMachines', { parameters }));
    expect(props).toEqual({});
    expect(left.join('\n')).toContain('its parameters name no identity for the agents, so it attaches none');
  });

  test.each([
    ['outside of the scope', MANAGEMENT_GROUP, [], [OPERATOR]],
    ['inside of the scope', undefined, [], []],
    ['outside of the scope, with the role', MANAGEMENT_GROUP, ['managedIdentityOperator'], []],
  ] as const)('%s needs a role on it', (_what, scope, operator, expected) => {
    const [assigned, ...roles] = assignment('virtualMachines', {
      ...(scope !== undefined && { scope }),
      parameters: identityOf(IDENTITY),
      roles: ['contributor', ...operator],
    }) as [Row, ...Row[]];
    const onIdentity = roles.map(
      ([address, attributes], index): Row => [address, index === 0 ? attributes : { ...attributes, scope: IDENTITY }],
    );
    expect(taken(assigned, ...onIdentity).changes.filter((one) => one === OPERATOR)).toEqual(expected);
  });
});

describe('the identity that deploys', () => {
  test('is gained where there is none', () => {
    const gains = 'gains a system-assigned identity';
    const changes = (more: Readonly<Record<string, unknown>>) =>
      taken(...assignment('virtualMachines', { more })).changes;
    expect(changes({ identity: [] })).toContain(gains);
    expect(changes({})).not.toContain(gains);
  });

  test('has the roles of its principal only, and of those the ones with an id', () => {
    const [assigned, role] = assignment('virtualMachines', { roles: ['contributor'] }) as [Row, Row];
    const rows = (more: object): Row[] => [assigned, [role[0], { ...role[1], ...more }]];
    const roleIds = (more: object) =>
      taken(...rows(more)).existing.filter(({ id }) => id.includes('roleAssignments')).length;
    const unknown = 'the roles of its identity are not in the input: add them, or Azure refuses them as existing';
    expect([roleIds({}), taken(...rows({})).changes.includes(unknown)]).toEqual([1, false]);
    expect([roleIds({ principal_id: PRINCIPAL.toUpperCase() }), roleIds({ principal_id: 'other' })]).toEqual([1, 0]);
    expect([roleIds({ id: undefined }), taken(...rows({ id: undefined })).changes.includes(unknown)]).toEqual([
      0,
      true,
    ]);
  });
});

describe('the effects of the members', () => {
  const members = Object.entries(INITIATIVES.virtualMachines.members);
  const identityMembers = members.filter(([, { stage }]) => stage === 'identity').map(([name]) => name);
  const override = (value: string, names: readonly string[]) => ({
    overrides: [{ value, selectors: [{ kind: 'policyDefinitionReferenceId', in: names }] }],
  });

  test('an identity that is not attached is a prop of its own, with any other effect an effect', () => {
    const [name = ''] = identityMembers;
    const effects = (value: string) => {
      const { props } = taken(...assignment('virtualMachines', { more: override(value, [name]) }));
      return [props['attachAgentIdentity'], props['memberEffects']];
    };
    expect(effects('disabled')).toEqual([false, undefined]);
    expect(effects('deployIfNotExists')).toEqual([undefined, { [name]: 'DeployIfNotExists' }]);
  });

  test('members of a system without settings keep their effect unless the whole assignment is off', () => {
    const linuxOnly = rule({}, [source('linux', WHOLE)]);
    const effects = (parameters: Readonly<Record<string, unknown>>) => {
      const { constructs } = written(shownState(linuxOnly, ...assignment('arcServers', { parameters }))).adopted;
      return [...new Set(Object.values((propsOf(constructs)['memberEffects'] ?? {}) as object))];
    };
    expect(effects({})).toEqual(['DeployIfNotExists']);
    expect(effects({ effect: 'deployIfNotExists' })).toEqual(['DeployIfNotExists']);
    expect(effects({ effect: 'Disabled' })).toEqual([]);
  });
});
