import { Workspace } from 'cdktf-azure-change-tracking';
import { ACCEPTED, type Accepted } from '../fixtures/previous/accepted';
import { describeIf } from '../support/skip';
import { unreleased } from '../support/unreleased';
import type { ResourceChange } from './support/applied';
import { Deployment, MISSING } from './support/deployment';
import { readPrevious, synthesized } from './support/previous';
import { stackJson } from './support/stack';

/** What a plan does to resources of the last version that people have to know of before they update. */
function breaking(planned: readonly ResourceChange[], accepted: readonly Accepted[]): string[] {
  return planned
    .filter(({ action }) => !HARMLESS.includes(action))
    .filter((change) => !accepted.some((one) => covers(one, change)))
    .map(({ address, action }) => `${action} ${address}`)
    .sort();
}

const HARMLESS = ['update', 'move'];

function covers(accepted: Accepted, { address, action }: ResourceChange): boolean {
  return accepted.action === action && accepted.address.test(address);
}

/** Accepted changes that no plan makes any more, or that the section Unreleased does not have. */
function unfounded(planned: readonly ResourceChange[], accepted: readonly Accepted[], changelog?: string): string[] {
  const said = unreleased(changelog);
  return accepted
    .filter((one) => !said.includes(one.sentence) || !planned.some((change) => covers(one, change)))
    .map(({ sentence }) => sentence);
}

const workspaces = (...ids: readonly [id: string, name: string][]) =>
  stackJson((stack) => {
    for (const [id, name] of ids)
      new Workspace(stack, id, { name, resourceGroupName: 'rg-log', location: 'westeurope' });
  });

describeIf(MISSING.length === 0, MISSING.join(' and '), 'the state of the last version', () => {
  const deployment = new Deployment();
  const { version, files, stacks } = readPrevious();
  const isOf = (stack: string) => (change: ResourceChange) => change.address.startsWith(`module.${stack}.`);
  let planned: readonly ResourceChange[] = [];
  let current: readonly string[] = [];

  beforeAll(() => {
    const before = workspaces(['Kept', 'ct-kept'], ['Old', 'ct-renamed'], ['Moved', 'ct-moved']);
    expect(deployment.apply({ ...stacks, planted: before }).errors).toEqual([]);
    const after = workspaces(['Kept', 'ct-kept'], ['New', 'ct-renamed'], ['Moved', 'ct-other']);
    const now = synthesized(files);
    current = Object.keys(now);
    deployment.write({ ...now, planted: after });
    const plan = deployment.plan();
    expect(plan.errors).toEqual([]);
    planned = plan.planned;
  }, 300_000);
  afterAll(() => deployment.remove());

  const ofExamples = () => planned.filter((change) => !isOf('planted')(change));

  test('is kept: the same code creates, replaces and destroys nothing that the changelog does not name', () => {
    expect(current).toEqual(Object.keys(stacks));
    const harmless = ofExamples().filter(({ action }) => HARMLESS.includes(action));
    for (const { action, address } of harmless) process.stderr.write(`since ${version}: ${action} ${address}\n`);
    expect(breaking(ofExamples(), ACCEPTED)).toEqual([]);
  });

  test('has no accepted change that is not made, or that the changelog does not name', () => {
    expect(unfounded(ofExamples(), ACCEPTED)).toEqual([]);
  });

  test('is found to be lost if a construct has another id, or a resource a name that replaces it', () => {
    const found = breaking(planned.filter(isOf('planted')), ACCEPTED);
    expect(found.map((line) => line.replaceAll(/module\.planted\.|_[0-9A-F]{8}\b/g, ''))).toEqual([
      'create azurerm_log_analytics_solution.New_Solution',
      'create azurerm_log_analytics_workspace.New',
      'create terraform_data.New_Unchanged',
      'delete azurerm_log_analytics_solution.Old_Solution',
      'delete azurerm_log_analytics_workspace.Old',
      'delete terraform_data.Old_Unchanged',
      'replace azurerm_log_analytics_solution.Moved_Solution',
      'replace azurerm_log_analytics_workspace.Moved',
      'replace terraform_data.Moved_Unchanged',
    ]);
  });

  test('may be lost if the changelog says so, as long as it is', () => {
    const lost = planned.filter(isOf('planted'));
    const sentence = 'Workspaces have other ids.';
    const accepted: Accepted[] = [{ action: 'delete', address: /\.Old_/, sentence }];
    expect(breaking(lost, ACCEPTED).length - breaking(lost, accepted).length).toBeGreaterThan(0);
    const changelog = `# Changelog\n\n## [Unreleased]\n\n- Workspaces have\n  other ids.\n\n## [0.1.0]\n\nMore.\n`;
    expect(unfounded(lost, accepted, changelog)).toEqual([]);
    expect(unfounded(lost, accepted, changelog.replace('Unreleased', '0.2.0'))).toEqual([sentence]);
    expect(unfounded([], accepted, changelog)).toEqual([sentence]);
  });
});
