import { App, TerraformVariable, Testing } from 'cdktf';
import { ChangeTracking } from 'cdktf-azure-change-tracking';
import { LandingZone } from '../examples/landing-zone/main';
import { Rollout } from '../examples/rollout/main';
import { describe as described } from '../lib/estate';
import { trackingOf } from '../lib/testing';
import { file, linux, plan, rule } from './estate/support';
import { messageOf, newStack } from './support/synth';

const app = () => Testing.stubVersion(new App({ stackTraces: false }));

test('a stack is read with what it watches, uploads and collects', () => {
  const [windows, linuxSource, ...more] = trackingOf(new LandingZone(app(), 'landing-zone')).sources;
  expect(more).toEqual([]);
  expect(windows).toMatchObject({
    rule: 'azurerm_monitor_data_collection_rule.ChangeTracking_Rule_A178E4A3',
    os: 'windows',
    files: ['%windir%\\System32\\drivers\\etc\\hosts', 'C:\\inetpub\\wwwroot\\*.config'],
    uploaded: ['%windir%\\System32\\drivers\\etc\\hosts'],
    frequencySec: { files: 2700, registry: 3000, services: 600, software: 1800, inventory: 36000 },
  });
  expect(windows?.registryKeys).toHaveLength(8);
  expect(linuxSource).toMatchObject({
    os: 'linux',
    files: ['/etc/*.conf', '/etc/ssh/sshd_config', '/etc/cron.d/*'],
    registryKeys: [],
    uploaded: ['/etc/ssh/sshd_config'],
    frequencySec: { files: 900, services: 300, software: 300, inventory: 36000 },
  });
});

test('a stack is read with its workspaces, assignments and machines', () => {
  const { workspaces, assignments, machines } = trackingOf(new LandingZone(app(), 'landing-zone'));
  expect(workspaces).toEqual([
    {
      rule: 'azurerm_monitor_data_collection_rule.ChangeTracking_Rule_A178E4A3',
      workspace: 'log-landing-zone',
      location: 'westeurope',
      retention: '90 days',
    },
  ]);
  expect(assignments.map(({ machines: which, scope }) => `${which} in ${scope}`)).toEqual([
    'Arc servers in management group landing-zones',
    'scale sets in management group landing-zones',
    'virtual machines in management group landing-zones',
  ]);
  expect(machines.map(({ id, version }) => `${id.split('/').at(-1)} ${version}`)).toEqual([
    'db01 2.35',
    'plant01 2.35.0.0',
    'web01 2.35',
  ]);
});

test('assignments that only report are told from those that deploy', () => {
  const effects = trackingOf(new Rollout(app(), 'rollout')).assignments.map(({ effect }) => effect);
  expect(effects.filter((effect) => effect.startsWith('DeployIfNotExists'))).toEqual([
    'DeployIfNotExists, AddUserAssignedManagedIdentity_VM Disabled',
    'DeployIfNotExists, AddUserAssignedManagedIdentity_VM Disabled, not enforced, reports only',
  ]);
});

test('the JSON of a stack gives the same as the stack', () => {
  const json = JSON.parse(Testing.synth(new LandingZone(app(), 'landing-zone')));
  expect(trackingOf(json)).toEqual(trackingOf(new LandingZone(app(), 'landing-zone')));
});

test('a plan is read as it leaves things', () => {
  const document = plan({ address: 'azurerm_monitor_data_collection_rule.ct', after: rule(linux(file('/etc/hosts'))) });
  expect(trackingOf(document).sources).toMatchObject([{ os: 'linux', files: ['/etc/hosts'] }]);
});

test('what is known only at apply has a reason in the place of its lists', () => {
  const stack = newStack();
  const path = new TerraformVariable(stack, 'path', { type: 'string' }).stringValue;
  new ChangeTracking(stack, 'ChangeTracking', {
    location: 'westeurope',
    settings: { windows: false, linux: { files: [{ path }] } },
    acknowledgedWarnings: { 'nothing-onboarded': 'a test', 'path-unchecked': 'a test' },
  });
  const { sources } = trackingOf(stack);
  expect(sources).toEqual([{ rule: expect.any(String), os: 'linux', unread: 'known only at apply' }]);
});

test('errors that a stack reports at synth are thrown', () => {
  const stack = newStack();
  stack.node.addValidation({ validate: () => ['something is wrong'] });
  expect(messageOf(() => trackingOf(stack))).toContain('something is wrong');
});

test('a document of something else is refused', () => {
  expect(messageOf(() => trackingOf({ hello: 'world' }))).toBe(messageOf(() => described({ hello: 'world' })));
});
