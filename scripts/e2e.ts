import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { stacksIn, withoutVersions } from '../test/support/example-apps';
import { missingForDeployment } from '../test/support/stand-in';
import { changesBeside, orderProblems, type Plan, type State } from './e2e-checks';
import { runWithStandIn } from './stand-in';

/**
 * Deploys every example with real Terraform and a stand-in for the provider, reads the order from its state, expects
 * an empty plan with the same and with the other framework, adds a machine and expects nothing else to change,
 * and destroys everything. Skipped with a message if Terraform or the stand-in is missing.
 */
const ADDED = 'one-more';
const FRAMEWORKS = { cdktf: 'tsconfig.json', cdktn: 'cdktn/tsconfig.json' };

/** Runs the CLI on the examples. The environment names the file that tells `tsx` the paths of the framework. */
function cdktf(framework: keyof typeof FRAMEWORKS, action: string, ...args: string[]): string {
  const environment = { TSX_TSCONFIG_PATH: FRAMEWORKS[framework] };
  return runWithStandIn({ environment }, 'npx', 'cdktf', action, '--skip-provider-lock', ...args);
}

function terraform(name: string, ...args: string[]): string {
  return runWithStandIn({}, 'terraform', `-chdir=${join('cdktf.out', 'stacks', name)}`, ...args);
}

/** Plans a stack of `cdktf.out`. */
function plan(name: string): Plan {
  terraform(name, 'init', '-input=false', '-reconfigure', '-upgrade');
  terraform(name, 'plan', '-input=false', '-out=plan.bin');
  const json = terraform(name, 'show', '-json', 'plan.bin');
  return JSON.parse(json.slice(json.indexOf('{'), json.lastIndexOf('}') + 1)) as Plan;
}

/** Adds a machine to a stack that lists some by name. Returns false if it lists none. */
function addMachine(name: string): boolean {
  const file = join('cdktf.out', 'stacks', name, 'cdk.tf.json');
  const stack = JSON.parse(readFileSync(file, 'utf8')) as { locals?: Record<string, Record<string, { id?: string }>> };
  const [, machines] = Object.entries(stack.locals ?? {}).find(([key]) => key.includes('_Members_')) ?? [];
  const [machine] = Object.values(machines ?? {});
  if (machines === undefined || machine === undefined) return false;
  machines[ADDED] = { ...machine, id: `${machine.id}-${ADDED}` };
  writeFileSync(file, JSON.stringify(stack));
  return true;
}

function expectNone(what: string, found: readonly string[]): void {
  if (found.length > 0) throw new Error(`${what}:\n${found.join('\n')}`);
}

function stackNames(): string[] {
  const manifest = JSON.parse(readFileSync('cdktf.out/manifest.json', 'utf8')) as { stacks: Record<string, unknown> };
  return Object.keys(manifest.stacks);
}

function removeState(names: readonly string[]): void {
  for (const name of names) {
    for (const suffix of ['tfstate', 'tfstate.backup'])
      rmSync(join('.', `terraform.${name}.${suffix}`), { force: true });
  }
}

/** The resources of a stack in its state. The log of the CLI mixes several stacks and cannot be counted. */
function stateOf(name: string): State {
  return JSON.parse(readFileSync(`terraform.${name}.tfstate`, 'utf8')) as State;
}

function count(names: readonly string[]): number {
  const resources = names.flatMap((name) => stateOf(name).resources);
  return resources.filter(({ mode }) => mode === 'managed').reduce((sum, { instances }) => sum + instances.length, 0);
}

function progress(what: string): void {
  console.log(`end to end: ${what} …`);
}

function main(): void {
  const missing = missingForDeployment();
  if (missing.length > 0) {
    console.log(`end to end: skipped without ${missing.join('; ')}`);
    return;
  }
  progress('synthesizing every example');
  rmSync('cdktf.out', { recursive: true, force: true });
  cdktf('cdktf', 'synth');
  const names = stackNames();
  progress(`deploying ${names.length} stacks with cdktf`);
  const deployed = cdktf('cdktf', 'deploy', '--auto-approve', '*');
  const added = count(names);
  if (added === 0) throw new Error(`nothing was deployed:\n${deployed}`);
  if (deployed.includes('Deprecated')) throw new Error(`a deprecated argument or attribute is used:\n${deployed}`);
  for (const name of names) {
    expectNone(`${name} was deployed in the wrong order`, orderProblems(stateOf(name)));
  }
  const planned = new Map<string, object>();
  for (const framework of ['cdktf', 'cdktn'] as const) {
    cdktf(framework, 'synth');
    for (const [name, text] of Object.entries(stacksIn('cdktf.out'))) {
      // The same stack has the same plan.
      const stack = withoutVersions(text);
      if (isDeepStrictEqual(planned.get(name), stack)) continue;
      planned.set(name, stack);
      progress(`planning ${name} again with ${framework}`);
      expectNone(`a second plan of ${name} with ${framework} is not empty`, changesBeside(plan(name), ADDED));
    }
  }
  progress('planning with one more machine');
  const grown = names.filter(addMachine);
  for (const name of grown) expectNone(`one more machine in ${name} changes others`, changesBeside(plan(name), ADDED));
  progress('destroying everything with cdktn');
  cdktf('cdktn', 'destroy', '--auto-approve', '*');
  if (count(names) > 0) throw new Error(`${count(names)} of ${added} resources are left after destroying`);
  removeState(names);
  console.log(
    `end to end: ${names.length} stacks deployed with cdktf, ${added} resources, every second plan empty with cdktf and with cdktn, one more machine changed nothing else in ${grown.length} stacks, all destroyed with cdktn`,
  );
}

main();
