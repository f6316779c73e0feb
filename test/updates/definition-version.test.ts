import { appendFileSync, readFileSync } from 'node:fs';
import { InitiativeAssignment, type InitiativeAssignmentProps } from 'cdktf-azure-change-tracking';
import { describeIf } from '../support/skip';
import { DEPLOYER, existingRule, SUBSCRIPTION } from './support/azure';
import { MISSING } from './support/deployment';
import { newCloud, type Planned, Root } from './support/root';
import { stackJson } from './support/stack';

type Change = Pick<InitiativeAssignmentProps, 'definitionVersion' | 'importAssignment' | 'identity'>;

const assigned = (change: Change) =>
  stackJson((stack) => {
    new InitiativeAssignment(stack, 'Arc', {
      kind: 'arcServers',
      scope: { subscriptionId: SUBSCRIPTION },
      rule: existingRule(stack),
      remediation: {},
      ...change,
    });
  });

const kinds = (planned: readonly Planned[]) =>
  planned.map(({ address, actions }) => `${actions.join('+')} ${address.split('.')[0]}`).sort();

/**
 * Azure has one form of an assignment. The stand-in keeps the identity where azurerm put it, and its azapi does not look there
 * when it imports.
 */
function giveIdentityToAzapi(cloud: string): void {
  const objects = readFileSync(cloud, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id?: string; state?: { identity?: object[] } });
  const assignment = objects.filter(({ id }) => id?.endsWith('/policyAssignments/ct-arc')).at(-1);
  appendFileSync(cloud, `${JSON.stringify({ ...assignment, identity: assignment?.state?.identity })}\n`);
}

describeIf(MISSING.length === 0, MISSING.join(' and '), 'a version of the initiative, added and removed', () => {
  let root: Root;
  let cloud: string;
  beforeEach(() => {
    cloud = newCloud();
    root = new Root(cloud);
  });
  afterEach(() => root.remove());

  /** Deploys a version of the stack: what was planned, and what a second plan changes. */
  function deployed(change: Change): { planned: Planned[]; errors: readonly string[]; again: Planned[] } {
    const planned = root.write(assigned(change)).plan();
    const { errors } = root.apply();
    return { planned, errors, again: root.plan() };
  }

  test('replaces nothing in Azure, in either direction, with roles and tasks unchanged', () => {
    const shared = { identity: DEPLOYER };
    expect(deployed(shared)).toMatchObject({ errors: [], again: [] });

    const pinned = deployed({ ...shared, definitionVersion: '1.1.*', importAssignment: true });
    expect(pinned).toMatchObject({ errors: [], again: [] });
    expect(kinds(pinned.planned)).toEqual(['forget azurerm_subscription_policy_assignment', 'update azapi_resource']);
    expect(pinned.planned.filter(({ imported }) => imported !== undefined)).toHaveLength(1);
    // The import is left out afterwards.
    expect(deployed({ ...shared, definitionVersion: '1.1.*' })).toEqual({ planned: [], errors: [], again: [] });

    const unpinned = deployed({ ...shared, importAssignment: true });
    expect(unpinned).toMatchObject({ errors: [], again: [] });
    expect(kinds(unpinned.planned).filter((kind) => !kind.startsWith('update'))).toEqual(['forget azapi_resource']);
    expect(deployed(shared)).toEqual({ planned: [], errors: [], again: [] });
  }, 300_000);

  test('keeps the roles of a system-assigned identity, and without the import destroys nothing', () => {
    expect(deployed({})).toMatchObject({ errors: [], again: [] });
    giveIdentityToAzapi(cloud);

    const imported = root.write(assigned({ definitionVersion: '1.1.*', importAssignment: true })).plan();
    expect(kinds(imported)).toEqual(['forget azurerm_subscription_policy_assignment', 'update azapi_resource']);

    const { planned, errors } = deployed({ definitionVersion: '1.1.*' });
    expect(
      planned.filter(({ actions, address }) => actions.includes('delete') && address.includes('policy_assignment')),
    ).toEqual([]);
    expect(errors.join('\n')).toContain('needs to be imported');
  }, 300_000);
});
