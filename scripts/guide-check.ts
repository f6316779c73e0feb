import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { missingForDeployment } from '../test/support/stand-in';
import { exchangeModules, FRAMEWORKS, type Framework } from './frameworks';
import { commandsWith } from './move-check';
import { runWithStandIn } from './stand-in';

const README = 'README.md';
const GUIDE = 'docs/guides/getting-started.md';

/** The files whose parts the guides show, and an app of them. */
const SNIPPETS = 'test/fixtures/guides';
const APP = `import { App } from 'cdktf';
import { Servers } from './existing-stack';
import { Inventory } from './machines-from-csv';
import { addEnvironments, Regions } from './regions';

const app = new App();
new Servers(app, 'servers');
new Inventory(app, 'inventory');
new Regions(app, 'regions');
addEnvironments(app);
app.synth();
`;

const SUBSCRIPTION = '00000000-0000-0000-0000-000000000001';

/** Commands that are linked from this repository, because a registry would be asked for them otherwise. */
const COMMANDS = { tsx: 'tsx/dist/cli.mjs', cdktf: 'cdktf-cli/bundle/bin/cdktf' };

/**
 * Runs the commands of the README and of the guide for beginners as they are printed, in a project that has the package and the
 * `main.ts` of the README, then saves the code of the other guides and synthesizes it. With the stand-in for the provider, what
 * is synthesized is planned, deployed and destroyed by Terraform and by the CLI of the framework.
 * @returns what was done and what was skipped
 */
export function followGuides(project: string, framework: Framework): string {
  const { name, peerDependencies } = framework.manifest;
  if (framework === FRAMEWORKS.cdktf)
    expectInstalls(commandsWith('npx tsx', README), [name, ...Object.keys(peerDependencies), 'tsx']);
  linkCommands(project);
  run(project, 'npx tsx main.ts');

  for (const file of readdirSync(SNIPPETS)) {
    const text = readFileSync(join(SNIPPETS, file), 'utf8');
    writeFileSync(join(project, file), exchangeModules(text, framework.modules));
  }
  writeFileSync(join(project, 'guides.ts'), exchangeModules(APP, framework.modules));
  run(project, 'npx tsx guides.ts');
  const stacks = readdirSync(join(project, 'cdktf.out/stacks'));
  const done = `${stacks.length} stacks of the README and the guides synthesized`;

  if (framework !== FRAMEWORKS.cdktf) return done;
  const missing = missingForDeployment();
  if (missing.length > 0) return `${done}; NOT DEPLOYED without ${missing.join('; ')}`;
  deploy(project);
  return `${done}, deployed and destroyed by the commands of the guide`;
}

/** Deploys the stack of the README by the commands of the guide for beginners, and every stack with the CLI. */
function deploy(project: string): void {
  const withStandIn = (commands: string) => runWithStandIn({ cwd: project }, 'bash', '-ec', commands);
  const printed = commandsWith('terraform apply', GUIDE).replace('az login', '').replace('<guid>', SUBSCRIPTION);
  withStandIn(`${printed}\nterraform destroy -auto-approve`);

  const [, configuration = ''] = /```json\n(.*?)```/s.exec(readFileSync(GUIDE, 'utf8')) ?? [];
  writeFileSync(join(project, 'cdktf.json'), configuration);
  const cdktf = (action: string, ...args: string[]) =>
    withStandIn(['npx cdktf', action, '--skip-provider-lock', ...args].join(' '));
  expectText(cdktf('diff'), 'to add');
  for (const app of [[], ["--app 'npx tsx guides.ts'", "'*'"]]) {
    cdktf('deploy', '--auto-approve', ...app);
    cdktf('destroy', '--auto-approve', ...app);
  }
  const left = readdirSync(project)
    .filter((file) => file.endsWith('.tfstate'))
    .filter((file) => hasResources(join(project, file)));
  if (left.length > 0) throw new Error(`not everything was destroyed: ${left.join(', ')}`);
}

function hasResources(state: string): boolean {
  const { resources } = JSON.parse(readFileSync(state, 'utf8')) as { resources: readonly { mode: string }[] };
  return resources.some(({ mode }) => mode === 'managed');
}

/** The command that the README prints installs everything the packages need. */
function expectInstalls(commands: string, names: readonly string[]): void {
  const [, given = ''] = /^npm install (.*)$/m.exec(commands) ?? [];
  const installed = given.split(' ').sort();
  if (installed.join() !== [...names].sort().join())
    throw new Error(`${README} installs ${installed.join(', ')} instead of ${names.join(', ')}`);
}

function expectText(output: string, text: string): void {
  if (!output.includes(text)) throw new Error(`expected '${text}' in:\n${output}`);
}

function linkCommands(project: string): void {
  for (const [name, file] of Object.entries(COMMANDS)) {
    const place = join(project, 'node_modules/.bin', name);
    if (!existsSync(place)) symlinkSync(resolve('node_modules', file), place);
  }
}

function run(project: string, command: string): void {
  execFileSync('bash', ['-ec', command], { cwd: project, encoding: 'utf8', stdio: ['ignore', 'ignore', 'inherit'] });
}
