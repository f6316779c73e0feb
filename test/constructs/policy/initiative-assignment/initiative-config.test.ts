import type { InitiativeAssignmentProps } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment-props';
import { initiativeCauses } from '../../../../lib/constructs/policy/initiative-assignment/initiative-config';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const rule = (name: string) => ({
  ruleId: `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Insights/dataCollectionRules/${name}`,
  location: 'westeurope',
  features: [],
});
const PROPS = {
  kind: 'virtualMachines',
  scope: { subscriptionId: SUBSCRIPTION },
  rule: rule('dcr'),
  agentIdentity: { identityName: 'id-agent', resourceGroupName: 'rg' },
} as const;

type Change = Partial<InitiativeAssignmentProps>;
const causes = (change: Change) => initiativeCauses({ ...PROPS, ...change } as InitiativeAssignmentProps);
const selected = (...selectors: object[]): Change => ({ resourceSelectors: [{ selectors }] }) as unknown as Change;
const locations = (key: 'in' | 'notIn', ...names: string[]) => ({ kind: 'resourceLocation', [key]: names });
const types = { kind: 'resourceType', in: ['Microsoft.Compute/virtualMachines'] };

test('tasks run again for whatever deploys something else, or to other machines', () => {
  const changes: Change[] = [
    {},
    { rule: rule('other') },
    { location: 'uksouth' },
    { agentIdentity: 'builtIn' },
    { agentIdentity: { identityName: 'id-other', resourceGroupName: 'rg' } },
    { agentIdentity: { identityId: `${SUBSCRIPTION}/resourceGroups/rg/providers/a/userAssignedIdentities/id` } },
    { identity: { identityId: 'id-deployer', principalId: 'x' } },
    { definition: { definitionId: 'copy', kind: 'virtualMachines' } },
    { machineLocations: ['westeurope'] },
    { notScopes: [`${SUBSCRIPTION}/resourceGroups/rg-left-out`] },
    selected(locations('in', 'westeurope')),
    selected(locations('notIn', 'westeurope')),
    selected(locations('in', 'westeurope', 'uksouth')),
    selected(locations('in', 'westeurope'), types),
  ];
  const texts = changes.map((change) => causes(change).join('|'));
  expect(new Set(texts).size).toBe(changes.length);
});

test.each<[string, Change, Change]>([
  ['locations', { machineLocations: ['uksouth', 'westeurope'] }, { machineLocations: ['westeurope', 'uksouth'] }],
  ['scopes', { notScopes: ['/a', '/b'] }, { notScopes: ['/b', '/a'] }],
  ['values', selected(locations('in', 'a', 'b')), selected(locations('in', 'b', 'a'))],
  ['excluded values', selected(locations('notIn', 'a', 'b')), selected(locations('notIn', 'b', 'a'))],
  [
    'selectors',
    { resourceSelectors: [{ selectors: [types as never] }, { selectors: [locations('in', 'a') as never] }] },
    { resourceSelectors: [{ selectors: [locations('in', 'a') as never] }, { selectors: [types as never] }] },
  ],
  ['conditions', selected(types, locations('in', 'a')), selected(locations('in', 'a'), types)],
  [
    'members of the identity',
    { agentIdentity: { identityName: 'a', resourceGroupName: 'b' } },
    { agentIdentity: { resourceGroupName: 'b', identityName: 'a' } },
  ],
  [
    'what is undefined',
    { agentIdentity: { identityId: '/a', identityName: undefined } as never },
    { agentIdentity: { identityId: '/a' } },
  ],
])('tasks do not run again for another order of %s', (_, one, other) => {
  expect(causes(one)).toEqual(causes(other));
});
