import { InitiativeAssignment, type RemediationOptions } from 'cdktf-azure-change-tracking';
import { describeIf } from '../support/skip';
import { existingRule, SUBSCRIPTION } from './support/azure';
import { Deployment, MISSING } from './support/deployment';
import { stackJson } from './support/stack';

const version = (remediation: RemediationOptions<never>) => ({
  app: stackJson((stack) => {
    new InitiativeAssignment(stack, 'Assignment', {
      kind: 'arcServers',
      scope: { subscriptionId: SUBSCRIPTION },
      rule: existingRule(stack),
      remediation,
    });
  }),
});

describeIf(MISSING.length === 0, MISSING.join(' and '), 'remediation tasks that still run', () => {
  let deployment: Deployment;
  beforeEach(() => {
    deployment = new Deployment({ AZURERM_STANDIN_RUNNING: '1' });
    expect(deployment.apply(version({})).errors).toEqual([]);
  }, 60_000);
  afterEach(() => deployment.remove());

  const tasks = (): string[] =>
    deployment
      .cloud('app', 'list')
      .split('\n')
      .filter((line) => /\/remediations\//i.test(line));

  test('another run starts beside them, and Azure keeps them', () => {
    const { done, errors } = deployment.apply(version({ run: 2 }));
    expect(errors).toEqual([]);
    expect(done.map(({ action }) => action)).toEqual(Array(6).fill('create'));
    expect(tasks()).toHaveLength(12);
    expect(deployment.plan().planned).toEqual([]);

    expect(deployment.apply(version({ run: 4 })).errors).toEqual([]);
    expect(tasks()).toHaveLength(18);
  }, 60_000);

  test('another cause is refused by Azure in the same run, and not in another one', () => {
    const existing = { resourceDiscoveryMode: 'ExistingNonCompliant', run: 2 } as const;
    expect(deployment.apply(version(existing)).errors).toEqual([]);
    const elsewhere = { ...existing, locationFilters: ['westeurope'] } as const;
    expect(deployment.apply(version(elsewhere)).errors.join('\n')).toContain('delete failed');
    expect(deployment.apply(version({ ...elsewhere, run: 3 })).errors).toEqual([]);
  }, 60_000);
});
