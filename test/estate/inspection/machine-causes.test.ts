import {
  type Known,
  type MachineState,
  machineState,
  unexpectedSilence,
} from '../../../lib/estate/inspection/machine-causes';
import type {
  Inventory,
  InventoryExtension,
  InventoryMachine,
  InventoryRule,
  InventoryWorkspace,
} from '../../../lib/estate/model/inventory';

const HOUR = 3_600_000;
const NOW = 1000 * HOUR;

const MACHINE: InventoryMachine = {
  id: '/vm',
  name: 'vm',
  kind: 'virtualMachine',
  os: 'linux',
  location: 'westeurope',
  isOn: true,
  hasSystemIdentity: false,
  identities: ['/id'],
  upgradeMode: undefined,
};
const FINE = { state: 'Succeeded', isUpgraded: true, identityId: undefined };
const AGENT: InventoryExtension = { ...FINE, kind: 'agent', os: 'linux', version: '1.33', identityId: '/id' };
const OURS: InventoryExtension = { ...FINE, kind: 'changeTracking', os: 'linux', version: '2.20' };
const FORMER: InventoryExtension = { ...FINE, kind: 'former', os: undefined, version: '1.0' };
const RULE: InventoryRule = {
  id: '/dcr',
  name: 'dcr-ct',
  location: 'westeurope',
  systems: ['linux'],
  workspaceIds: ['/law'],
};
const RULES: readonly InventoryRule[] = [
  RULE,
  { ...RULE, id: '/dcr-2', name: 'dcr-two' },
  { ...RULE, id: '/dcr-cpu', name: 'dcr-cpu', systems: [] },
  { ...RULE, id: '/dcr-win', name: 'dcr-win', systems: ['windows'] },
];
const WORKSPACE: InventoryWorkspace = {
  id: '/law',
  name: 'law',
  location: 'westeurope',
  isClosed: false,
  isOverQuota: false,
};

/** What differs from an estate in which the machine has everything, and no row of it has arrived. */
interface Differing extends Partial<Omit<Inventory, 'incomplete'>> {
  readonly machine?: Partial<InventoryMachine>;
  readonly own?: readonly InventoryExtension[];
  /** Ids of rules, and of endpoints. */
  readonly joined?: readonly string[];
  readonly rule?: Partial<InventoryRule>;
  readonly workspace?: Partial<InventoryWorkspace>;
  readonly cutOff?: readonly string[];
  readonly faults?: Known['faults'];
  readonly isCovered?: boolean;
}

function stateOf(differing: Differing): MachineState {
  const { machine, own, joined, rule, workspace, cutOff, faults, isCovered, ...others } = differing;
  const associations = (joined ?? ['/dcr']).map((id) =>
    id.startsWith('/dce') ? { ruleId: undefined, endpointId: id } : { ruleId: id, endpointId: undefined },
  );
  const rules = RULES.map((one) => (one === RULE ? { ...one, ...rule } : one));
  const inventory: Inventory = {
    machines: [],
    extensions: new Map([['/vm', own ?? [FORMER, AGENT, OURS]]]),
    associations: new Map([['/vm', associations]]),
    rules: new Map(rules.map((one) => [one.id, one])),
    ruleInput: undefined,
    solutions: new Set(['/law']),
    workspaces: new Map([['/law', { ...WORKSPACE, ...workspace }]]),
    assignments: [],
    assignmentInput: undefined,
    evaluated: undefined,
    policyStates: undefined,
    exemptions: undefined,
    reported: new Map(),
    newest: NOW,
    incomplete: new Set(cutOff),
    gaps: [],
    ...others,
  };
  return machineState({ ...MACHINE, ...machine }, inventory, {
    faults: faults ?? new Map(),
    isCovered: () => isCovered === true,
  });
}

const silent = (cause: string, detail?: string) => ({ state: 'silent', cause, detail });
const unknown = (missing: string) => ({ state: 'unknown', missing });
const UNEXPLAINED = silent('unexplained');
const last = (hours: number) => ({ reported: new Map([['/vm', NOW - hours * HOUR]]) });

test.each<[what: string, differing: Differing, expected: object]>([
  ['that has everything', {}, UNEXPLAINED],
  ['whose rows are not exported', { reported: undefined, newest: undefined }, { state: 'configured' }],
  ['with a row of 24 hours ago', last(24), { state: 'reports' }],
  ['with an older row', last(24.1), UNEXPLAINED],
  ['with a row before it was turned off', { ...last(1), machine: { isOn: false } }, { state: 'reports' }],
  ['that is off', { machine: { isOn: false }, extensions: undefined }, silent('machineOff')],
  ['of which it is not known whether it is on', { machine: { isOn: undefined } }, UNEXPLAINED],

  ['without the file of extensions', { extensions: undefined, associations: undefined }, unknown('extensions')],
  ['without the file of associations', { associations: undefined, rules: undefined }, unknown('associations')],
  ['without the file of rules', { rules: undefined }, unknown('rules')],
  ['without the file of workspaces', { workspaces: undefined }, unknown('workspaces')],
  ['without the file of solutions', { solutions: undefined }, unknown('solutions')],

  ['with nothing', { own: [], joined: [] }, { state: 'unwatched' }],
  ['of which the files have no row', { extensions: new Map(), associations: new Map() }, { state: 'unwatched' }],
  ['with the agent and rules of others', { own: [AGENT], joined: ['/dcr-cpu', '/gone'] }, { state: 'unwatched' }],
  ['with an endpoint only', { own: [], joined: ['/dce'] }, { state: 'unwatched' }],
  ['with nothing, in the scope of an assignment', { own: [], joined: [], isCovered: true }, silent('agentMissing')],
  ['with the extension only', { own: [OURS], joined: [] }, silent('agentMissing')],
  ['with the rule only', { own: [] }, silent('agentMissing')],
  ['that policy finds complete', { own: [OURS], evaluated: new Map([['/vm', false]]) }, silent('imageUnknown')],
  ['that policy finds not compliant', { own: [OURS], evaluated: new Map([['/vm', true]]) }, silent('agentMissing')],

  ['whose agent failed', { own: [{ ...AGENT, state: 'Failed' }, OURS] }, silent('agentFailed', 'Failed')],
  [
    'whose agent was not installed',
    { own: [{ ...AGENT, state: 'Canceled' }, OURS] },
    silent('agentFailed', 'Canceled'),
  ],
  ...['succeeded', 'Creating', 'Updating', 'Deleting'].map((state): [string, Differing, object] => [
    `whose agent is in the state ${state}`,
    { own: [{ ...AGENT, state }, OURS] },
    UNEXPLAINED,
  ]),
  ['whose agent has no state', { own: [{ ...AGENT, state: undefined }, OURS] }, UNEXPLAINED],
  ['whose agent signs in with another identity', { machine: { identities: ['/x'] } }, silent('identityMissing', '/id')],
  [
    'whose agent signs in with another identity, beside that of the system',
    { machine: { identities: [], hasSystemIdentity: true } },
    silent('identityMissing', '/id'),
  ],
  ['that is a server of Arc', { machine: { kind: 'arcServer', identities: [] } }, UNEXPLAINED],
  [
    'without an identity',
    { machine: { identities: [] }, own: [{ ...AGENT, identityId: undefined }, OURS] },
    silent('identityMissing', 'the machine has no identity'),
  ],
  ['with any identity, if the agent names none', { own: [{ ...AGENT, identityId: undefined }, OURS] }, UNEXPLAINED],
  [
    'with the identity of the system, if the agent names none',
    { machine: { identities: [], hasSystemIdentity: true }, own: [{ ...AGENT, identityId: undefined }, OURS] },
    UNEXPLAINED,
  ],

  ['without a rule', { joined: [] }, silent('associationMissing')],
  ['with an endpoint and no rule', { joined: ['/dce'] }, silent('associationMissing')],
  ['whose rules are gone', { joined: ['/gone', '/gone-too'] }, silent('ruleDeleted', '/gone')],
  ['with rules that are gone or of something else', { joined: ['/gone', '/dcr-cpu'] }, silent('ruleForeign')],
  ['with a rule of something else too', { joined: ['/dcr-cpu', '/gone', '/dcr'] }, UNEXPLAINED],
  ['with two associations of one rule', { joined: ['/dcr', '/dcr'] }, UNEXPLAINED],
  ['with two rules', { joined: ['/dcr', '/dcr-2'] }, silent('rulesSeveral', 'dcr-ct, dcr-two')],
  ['with a rule of the other system', { joined: ['/dcr-win'] }, silent('ruleForeign', 'dcr-win')],
  ['of an unknown system', { joined: ['/dcr-win'], machine: { os: undefined } }, UNEXPLAINED],

  ['without the extension', { own: [AGENT] }, silent('extensionMissing')],
  ['with that of the other system', { own: [AGENT, { ...OURS, os: 'windows' }] }, silent('extensionMissing')],
  [
    'of an unknown system, with any extension',
    { own: [AGENT, { ...OURS, os: 'windows' }], machine: { os: undefined } },
    UNEXPLAINED,
  ],
  ['whose extension failed', { own: [AGENT, { ...OURS, state: 'Failed' }] }, silent('extensionFailed', 'Failed')],
  [
    'whose old extension nothing upgrades',
    { own: [AGENT, { ...OURS, version: '2.19', isUpgraded: false }] },
    silent('extensionOld', '2.19'),
  ],
  ['whose old extension is upgraded', { own: [AGENT, { ...OURS, version: '2.19' }] }, UNEXPLAINED],
  ['of which it is not known', { own: [AGENT, { ...OURS, version: '2.19', isUpgraded: undefined }] }, UNEXPLAINED],
  ['whose extension is the oldest', { own: [AGENT, { ...OURS, isUpgraded: false }] }, UNEXPLAINED],
  ['without a version', { own: [AGENT, { ...OURS, version: undefined, isUpgraded: false }] }, UNEXPLAINED],

  [
    'whose rule has faults, before its workspace is looked at',
    { faults: new Map([['/dcr', ['stream-missing', 'no-flow']]]), workspaces: undefined },
    silent('ruleFaulty', 'dcr-ct: stream-missing, no-flow'),
  ],
  ['with a fault of another rule', { faults: new Map([['/dcr-2', ['no-flow']]]) }, UNEXPLAINED],
  ['whose workspace is gone', { rule: { workspaceIds: ['/law', '/x'] } }, silent('workspaceMissing', '/x')],
  [
    'whose workspace is elsewhere',
    { workspace: { location: 'northeurope' } },
    silent('ruleFaulty', 'dcr-ct: in westeurope, its workspace in northeurope'),
  ],
  ['whose workspace has no location', { workspace: { location: '' } }, UNEXPLAINED],
  ['whose rule has no location', { rule: { location: '' } }, UNEXPLAINED],
  ['whose workspace lacks the solution', { solutions: new Set(['/x']) }, silent('solutionMissing', 'law')],
  ['whose workspace is closed', { workspace: { isClosed: true } }, silent('ingestionClosed', 'law')],
  ['with an endpoint', { workspace: { isClosed: true }, joined: ['/dce', '/dcr'] }, UNEXPLAINED],
  [
    'whose workspace is over its cap, without the file of solutions',
    { workspace: { isOverQuota: true }, solutions: undefined },
    silent('overQuota', 'law'),
  ],
  [
    'that is a scale set with old instances',
    { machine: { kind: 'scaleSet', upgradeMode: 'Manual' } },
    silent('instancesOld'),
  ],
  [
    'that is a scale set with new instances',
    { machine: { kind: 'scaleSet', upgradeMode: 'Automatic' } },
    { state: 'configured' },
  ],
  ['that is a scale set without a mode', { machine: { kind: 'scaleSet' } }, { state: 'configured' }],
  ['that is no scale set and has a mode', { machine: { upgradeMode: 'Manual' } }, UNEXPLAINED],
])('a machine %s', (_, differing, expected) => {
  expect(stateOf(differing)).toEqual(expected);
});

const CLOSED: Differing = { workspace: { isClosed: true } };
const COMPLETE: Differing = { own: [OURS], evaluated: new Map([['/vm', false]]) };

test.each<[file: string, otherwise: object, differing: Differing]>([
  ['extensions', { state: 'unwatched' }, { own: [], joined: [] }],
  ['associations', { state: 'unwatched' }, { own: [], joined: [] }],
  ['rules', { state: 'unwatched' }, { own: [], joined: ['/gone'] }],
  ['assignments', { state: 'unwatched' }, { own: [], joined: [] }],
  ['states', { state: 'unwatched' }, { own: [], joined: [] }],
  ['extensions', silent('agentMissing'), { own: [OURS] }],
  ['extensions', silent('imageUnknown'), COMPLETE],
  ['extensions', silent('extensionMissing'), { own: [AGENT] }],
  ['associations', silent('associationMissing'), { joined: [] }],
  ['associations', silent('ruleForeign'), { joined: ['/dcr-cpu'] }],
  ['rules', silent('ruleForeign'), { joined: ['/dcr-cpu', '/gone'] }],
  ['rules', silent('ruleDeleted', '/gone'), { joined: ['/gone'] }],
  ['workspaces', silent('workspaceMissing', '/x'), { rule: { workspaceIds: ['/x'] } }],
  ['solutions', silent('solutionMissing', 'law'), { solutions: new Set() }],
  ['associations', silent('ingestionClosed', 'law'), CLOSED],
  ['reporting', UNEXPLAINED, {}],
])('a row of %s that may be missing does not prove %j', (file, otherwise, differing) => {
  expect(stateOf(differing)).toEqual(otherwise);
  expect(stateOf({ ...differing, cutOff: [file] })).toEqual(unknown(file));
  expect(stateOf({ ...differing, cutOff: ['machines'] })).toEqual(otherwise);
});

test('states that are cut off do not show that policy finds nothing to deploy', () => {
  expect(stateOf({ ...COMPLETE, cutOff: ['states'] })).toEqual(silent('agentMissing'));
});

test('a state that rows prove does not depend on other files', () => {
  const cutOff = ['extensions', 'associations', 'rules', 'assignments', 'states', 'workspaces', 'solutions'];
  expect(stateOf({ ...last(1), cutOff })).toEqual({ state: 'reports' });
  expect(stateOf({ joined: ['/dcr', '/dcr-2'], cutOff })).toEqual(silent('rulesSeveral', 'dcr-ct, dcr-two'));
});

test('a silence is unexpected unless the machine is off', () => {
  const isUnexpected = (one: MachineState | undefined) => unexpectedSilence(one) !== undefined;
  expect(isUnexpected({ state: 'silent', cause: 'overQuota', detail: 'law' })).toBe(true);
  expect(isUnexpected({ state: 'silent', cause: 'machineOff', detail: undefined })).toBe(false);
  expect(isUnexpected({ state: 'reports' })).toBe(false);
  expect(isUnexpected(undefined)).toBe(false);
});
