import { App, Testing } from 'cdktf';
import { LandingZone } from '../../examples/landing-zone/main';
import { Rollout } from '../../examples/rollout/main';
import { describe as described, describeStack, formatDescription } from '../../lib/estate';
import { file, linux, plan, rule } from './support';

const landingZone: unknown = JSON.parse(
  Testing.synth(new LandingZone(Testing.stubVersion(new App({ stackTraces: false })), 'landing-zone')),
);

describe('the short form', () => {
  test('says what a stack tracks in a few lines', () => {
    expect(describeStack(landingZone)).toEqual(
      expect.arrayContaining([
        'Windows  2 files, 8 registry keys, services every 10 minutes, software every 30 minutes, inventory every 10 hours, content of 1 file uploaded',
        'Linux    3 files, services every 5 minutes, software every 5 minutes, inventory every 10 hours, content of 1 file uploaded',
        'to       workspace log-landing-zone (westeurope), kept 90 days; content in stlandingzonecontent',
        'policy   virtual machines below management group landing-zones',
      ]),
    );
  });

  test('tells the rings of a rollout apart', () => {
    const rollout = JSON.parse(Testing.synth(new Rollout(Testing.stubVersion(new App({ stackTraces: false })), 'r')));
    const below = 'virtual machines below subscription 00000000-0000-0000-0000-000000000001';
    expect(describeStack(rollout)).toEqual(
      expect.arrayContaining([
        `policy   ${below} in northeurope, uksouth`,
        `policy   ${below} in all but northeurope, uksouth, not enforced`,
      ]),
    );
  });

  test('says so where there is nothing of change tracking', () => {
    expect(describeStack({ resource: {} })).toEqual(['nothing of change tracking']);
  });

  test('says what is known only at apply', () => {
    const settings = '${jsonencode(var.settings)}';
    const stack = { resource: { azurerm_monitor_data_collection_rule: { ct: rule(settings) } } };
    expect(describeStack(stack)[0]).toBe('Linux    settings known only at apply');
  });
});

describe('the long form', () => {
  const { roles, machines, scopes, items } = described(landingZone);

  test('lists what is watched and what is disabled', () => {
    expect(
      items.filter(({ os, kind, watched }) => os === 'Windows' && kind === 'registry key' && watched),
    ).toHaveLength(8);
    expect(items).toContainEqual(
      expect.objectContaining({ os: 'Linux', path: '/etc/*.conf', watched: true, recurse: true, uploaded: false }),
    );
  });

  test('says why each role is needed', () => {
    const purpose = (address: RegExp) => roles.find((role) => address.test(role.address))?.purpose;
    expect(purpose(/VirtualMachines_Contributor_/)).toBe("attach the agent's identity to machines");
    expect(purpose(/ArcServers_AzureConnectedMachine/)).toBe(
      'install the Azure Monitor Agent, install the change tracking extension',
    );
    expect(purpose(/ScaleSets_MonitoringContributor/)).toBe('associate machines with the rule');
    expect(purpose(/ContentStorage_Writer/)).toBe('upload the content of changed files');
    expect(purpose(/AgentIdentityOperator/)).toBe("assign the agent's identity");
  });

  test('counts machines by kind and version of the extension', () => {
    expect([...machines].sort((a, b) => a.kind.localeCompare(b.kind))).toEqual([
      { kind: 'Arc server', count: 1, version: '2.35.0.0' },
      { kind: 'virtual machine', count: 2, version: '2.35' },
    ]);
  });

  test('names scopes and effects', () => {
    expect(scopes.map(({ machines: target, scope, effect }) => `${target}: ${scope}, ${effect}`)).toContain(
      'Arc servers: management group landing-zones, DeployIfNotExists',
    );
  });

  test('is a set of tables', () => {
    const after = rule(linux(file('/etc/hosts')));
    const text = formatDescription(described(plan({ address: 'azurerm_monitor_data_collection_rule.ct', after })));
    expect(text).toBe(`Kinds of data
  System  Kind       Collected
  Linux   files      every 15 minutes
  Linux   services   every 5 minutes
  Linux   software   every 5 minutes
  Linux   inventory  every 10 hours

Files and registry keys
  System  Kind  Path        Folders below  Content
  Linux   file  /etc/hosts  no             -

Where it goes
  Workspace  Location          Kept
  log-ct     not in the input  not in the input
`);
  });
});
