import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { main } from '../../lib/cli';
import { describeIf } from '../support/skip';
import { MISSING } from './support/deployment';
import { azapiRule, handWritten } from './support/hand-written';
import { handWrittenPolicy } from './support/hand-written-policy';
import { newCloud, type Planned, Root } from './support/root';

/** Runs the command; its output. */
function adopt(...args: string[]): string {
  const lines: string[] = [];
  const write = (text: string) => lines.push(text);
  const code = main(['adopt', ...args], { stdout: { write }, stderr: { write }, env: {} });
  expect([code, code === 0 ? '' : lines.join('')]).toEqual([0, '']);
  return lines.join('');
}

/** The stack of an app in a folder of the checkout, where it finds the modules. */
function synthesized(folder: string): string {
  const out = join(folder, 'cdktf.out');
  mkdirSync(out);
  execFileSync('npx', ['tsx', join(folder, 'main.ts')], {
    env: { ...process.env, CDKTF_OUTDIR: out, TSX_TSCONFIG_PATH: resolve('tsconfig.json') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stack = JSON.parse(readFileSync(join(out, 'stacks/change-tracking/cdk.tf.json'), 'utf8')) as {
    terraform: { backend?: unknown };
  };
  delete stack.terraform.backend;
  return JSON.stringify(stack);
}

const touched = (planned: readonly Planned[], action: string) =>
  planned.filter(({ address, actions }) => actions.includes(action) && !address.startsWith('terraform_data.'));

/** What the app calls resources whose address has no name of its own. */
const NAMES: Readonly<Record<string, string>> = {
  'azurerm_resource_group_policy_assignment.ScaleSets': 'vmss-by-hand',
  'azurerm_resource_group_policy_assignment.VirtualMachines': 'vm-by-hand',
  'azurerm_monitor_data_collection_rule.Rule': 'rule',
};

/** The machines, assignments and rules that a plan updates. */
function updatedNames(planned: readonly Planned[]): string[] {
  const names = touched(planned, 'update').map(
    ({ address }) => /\["(.*)"\]$/.exec(address)?.[1] ?? NAMES[address.slice(0, address.lastIndexOf('_'))] ?? address,
  );
  return [...new Set(names)].sort();
}

/** The machines, assignments and rules that the output says to change. Settings are those of the rule. */
function namedInChanges(output: string): string[] {
  const [changes = ''] = output.split('\nChanges in Azure\n')[1]?.split('\n\n') ?? [];
  const names = changes.split('\n').map((line) => line.slice('  - '.length).split(': ')[0] ?? '');
  return [...new Set(names.map((name) => (/^(windows|linux)\./.test(name) ? 'rule' : name)))].sort();
}

describeIf(MISSING.length === 0, MISSING.join(' and '), 'the app that adopt writes', () => {
  let folder: string;
  let hand: Root;
  let cloud: string;
  beforeEach(() => {
    mkdirSync('cdktf.out', { recursive: true });
    folder = mkdtempSync(resolve('cdktf.out/adopted-'));
    cloud = newCloud();
    hand = new Root(cloud);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    hand.remove();
  });

  /** Applies a configuration, writes its state to a file and has it adopted. */
  function adopted(configuration: string, ...options: string[]): string {
    expect(hand.write(configuration).apply().errors).toEqual([]);
    const state = join(folder, 'state.json');
    writeFileSync(state, JSON.stringify(hand.state()));
    return adopt(state, '--out', folder, ...options);
  }

  test('imports everything that the state of a hand-written configuration has, and changes what it says', () => {
    const output = adopted(handWritten());
    const root = new Root(cloud).write(synthesized(folder));
    const planned = root.plan();
    expect(planned.filter(({ imported }) => imported !== undefined)).toHaveLength(14);
    expect(touched(planned, 'delete')).toEqual([]);
    expect(touched(planned, 'create').map(({ address }) => address.split('_').slice(0, -1).join('_'))).toEqual([
      'azurerm_role_assignment.ArcServers_RuleReader',
    ]);
    expect(touched(planned, 'update').map(({ address }) => address.split('.')[0])).toEqual([
      'azurerm_monitor_data_collection_rule',
      'azurerm_subscription_policy_assignment',
    ]);
    expect(output).toContain("ct-dcr1234: the description becomes 'Data collection rule for CT.'");
    expect(output).toContain('a1b2c3d4e5f60718293a4b5c: every member gains a non-compliance message');
    expect(root.apply().errors).toEqual([]);
    expect(root.plan()).toEqual([]);
    root.remove();
  }, 120_000);

  test('updates what the output names, and nothing else, of assignments with identities, a scale set and an Arc server', () => {
    const output = adopted(handWrittenPolicy());
    const root = new Root(cloud).write(synthesized(folder));
    const planned = root.plan();
    expect(planned.filter(({ imported }) => imported !== undefined)).toHaveLength(11);
    expect(updatedNames(planned)).toEqual(namedInChanges(output));
    expect(touched(planned, 'delete')).toEqual([]);
    expect(root.apply().errors).toEqual([]);
    expect(root.plan()).toEqual([]);
    root.remove();
  }, 120_000);

  test('moves everything in the same state', () => {
    adopted(handWritten(), '--same-state');
    hand.write(synthesized(folder));
    const planned = hand.plan();
    expect(planned.filter(({ movedFrom }) => movedFrom !== undefined)).toHaveLength(14);
    expect([...touched(planned, 'delete'), ...planned.filter(({ imported }) => imported !== undefined)]).toEqual([]);
    expect(hand.apply().errors).toEqual([]);
    expect(hand.plan()).toEqual([]);
  }, 120_000);

  test('imports the rule of an azapi module that its state forgets', () => {
    adopted(azapiRule(), '--same-state');
    hand.write(synthesized(folder));
    const planned = hand.plan();
    expect(touched(planned, 'delete')).toEqual([]);
    expect(touched(planned, 'create')).toEqual([]);
    expect(touched(planned, 'forget').map(({ address }) => address)).toEqual(['azapi_resource.dcr']);
    expect(hand.apply().errors).toEqual([]);
    expect(hand.plan()).toEqual([]);
  }, 120_000);
});
