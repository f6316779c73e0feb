import type { TerraformResource } from 'cdktf';
import { ChangeTrackingRule, InitiativeAssignment, Workspace } from 'cdktf-azure-change-tracking';
import { describeIf } from '../support/skip';
import { existingRule, SUBSCRIPTION } from './support/azure';
import { Deployment, MISSING } from './support/deployment';
import { LATE, lateAfter } from './support/late';
import { stackJson } from './support/stack';

/** A workspace with a rule, and an assignment with remediation: what comes first of each is late. */
const version = (seconds?: number) => ({
  tables: stackJson((stack) => {
    const props = { name: 'log-late', resourceGroupName: 'rg-late', location: 'westeurope' };
    const workspace = new Workspace(stack, 'Workspace', { ...props, tableWaitSeconds: seconds });
    lateAfter(workspace.solution as TerraformResource);
    new ChangeTrackingRule(stack, 'Rule', { workspace });
  }),
  roles: stackJson((stack) => {
    const { roleAssignments } = new InitiativeAssignment(stack, 'Assignment', {
      kind: 'arcServers',
      scope: { subscriptionId: SUBSCRIPTION },
      rule: existingRule(stack),
      remediation: { roleWaitSeconds: seconds },
    });
    roleAssignments.forEach(lateAfter);
  }),
});

describeIf(MISSING.length === 0, MISSING.join(' and '), 'tables and roles that Azure makes late', () => {
  let deployment: Deployment;
  beforeEach(() => {
    deployment = new Deployment(LATE);
  });
  afterEach(() => deployment.remove());

  test('are waited for once, and the next plan is empty', () => {
    expect(deployment.apply(version()).errors).toEqual([]);
    expect(deployment.read('waits')).toBe('120\n'.repeat(4));
    expect(deployment.plan().planned).toEqual([]);

    expect(deployment.apply(version(300)).done).toEqual([]);
    expect(deployment.read('waits')).toBe('120\n'.repeat(4));
    expect(deployment.destroy().errors).toEqual([]);
    expect(deployment.cloud('tables', 'list')).toBe('');
  }, 120_000);

  test('fail the first apply without a wait', () => {
    const errors = deployment.apply(version(0)).errors.join('\n');
    expect(errors).toContain('InvalidOutputTable');
    expect(errors).toContain('AuthorizationFailed');
  }, 120_000);
});
