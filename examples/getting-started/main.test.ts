import { Testing } from 'cdktf';
import { check } from 'cdktf-azure-change-tracking/review';
import { trackingOf } from 'cdktf-azure-change-tracking/testing';
import { GettingStarted } from './main';

const stack = new GettingStarted(Testing.app(), 'getting-started');
const { sources, workspaces, assignments, machines } = trackingOf(stack);

test('the configuration of sshd is watched', () => {
  const linux = sources.find(({ os }) => os === 'linux');
  expect(linux?.files).toContain('/etc/ssh/sshd_config');
  expect(linux?.frequencySec?.files).toBeLessThanOrEqual(900);
});

test('no content of a file leaves a machine', () => {
  expect(sources.map(({ uploaded }) => uploaded)).toEqual([[], []]);
});

test('data goes to one workspace in Europe', () => {
  expect(workspaces).toMatchObject([{ workspace: 'log-change-tracking', location: 'westeurope' }]);
});

test('policy onboards the virtual machines of the subscription, and no machine is named', () => {
  expect(assignments).toMatchObject([
    {
      machines: 'virtual machines',
      scope: 'subscription 00000000-0000-0000-0000-000000000001',
      locations: 'all',
      effect: 'DeployIfNotExists',
    },
  ]);
  expect(machines).toEqual([]);
});

test('the reviewer finds no fault', () => {
  expect(check(JSON.parse(Testing.synth(stack, true))).findings).toEqual([]);
});
