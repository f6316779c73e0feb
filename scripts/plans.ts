import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ASSOCIATION_MODULE, changed, configuration, SCENARIOS } from '../test/estate/fixtures/scenarios';

/** Makes the plans of the reviewer's tests: applies the configuration once and plans every change to it. */
const PLANS = 'test/estate/fixtures/plans';

const folder = mkdtempSync(join(tmpdir(), 'plans-'));
const terraform = (...args: string[]) =>
  execFileSync('terraform', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
const write = (json: unknown) => writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(json));

mkdirSync(join(folder, 'association'));
writeFileSync(join(folder, 'association', 'main.tf.json'), JSON.stringify(ASSOCIATION_MODULE));
write(configuration());
terraform('init', '-input=false');
terraform('apply', '-auto-approve', '-input=false');
for (const scenario of SCENARIOS) {
  write(changed(scenario));
  terraform('plan', '-input=false', '-refresh=false', '-out=plan.tfplan');
  const plan = JSON.parse(terraform('show', '-json', 'plan.tfplan')) as Record<string, unknown>;
  // Parts that a review does not read are left out, to keep the files short.
  const unread = ['planned_values', 'prior_state', 'relevant_attributes', 'resource_drift', 'timestamp'];
  const isKnown = !/"after_unknown":\{[^{}]*true/.test(JSON.stringify(plan['resource_changes']));
  for (const key of isKnown ? [...unread, 'configuration'] : unread) delete plan[key];
  const { name } = scenario;
  writeFileSync(join(PLANS, `${name}.json`), `${JSON.stringify(plan)}\n`);
  console.log(`${name}: ${(plan['resource_changes'] as unknown[]).length} resources`);
}
rmSync(folder, { recursive: true });
