import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { MonitorDataCollectionRule } from '@cdktf/provider-azurerm/lib/monitor-data-collection-rule';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import type { TerraformStack } from 'cdktf';
import { ChangeTracking } from '../../../lib/constructs/change-tracking/change-tracking';
import { Machines } from '../../../lib/constructs/machines/machines';
import { ChangeTrackingRule } from '../../../lib/constructs/rule/change-tracking-rule';
import { messageOf, newStack } from '../../support/synth';

const PLACE = { name: 'any-name', resourceGroupName: 'rg', location: 'westeurope' };
const ID =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/web01';
const MACHINES = { virtualMachines: { web01: { id: ID, os: 'linux' } } };

const workspaceOf = (stack: TerraformStack) => new LogAnalyticsWorkspace(stack, 'Workspace', PLACE);
const patternOf = (stack: TerraformStack) => new ChangeTracking(stack, 'Pattern', { location: 'westeurope' });
const ruleOf = (stack: TerraformStack) =>
  new MonitorDataCollectionRule(stack, 'Rule', { ...PLACE, dataFlow: [], destinations: {} });
const accountOf = (stack: TerraformStack) =>
  new StorageAccount(stack, 'Account', { ...PLACE, accountTier: 'Standard', accountReplicationType: 'LRS' });

describe('in place of a construct', () => {
  test.each<[string, (stack: TerraformStack) => unknown, string]>([
    [
      'a workspace of the provider is refused by the pattern',
      (stack) => new ChangeTracking(stack, 'A', { workspace: workspaceOf(stack) } as never),
      'workspace must be a Workspace or the result of Workspace.fromWorkspaceId, got an object of the class LogAnalyticsWorkspace',
    ],
    [
      'a workspace of the provider is refused by a rule',
      (stack) => new ChangeTrackingRule(stack, 'A', { workspace: workspaceOf(stack) } as never),
      'workspace must be a Workspace or the result of Workspace.fromWorkspaceId, got an object of the class LogAnalyticsWorkspace',
    ],
    [
      'an account of the provider is refused',
      (stack) => new ChangeTracking(stack, 'A', { location: 'westeurope', contentStorage: accountOf(stack) } as never),
      'contentStorage must be a ContentStorage or the result of ContentStorage.fromStorageAccountId, got an object of the class StorageAccount',
    ],
    [
      'a rule of the provider is refused',
      (stack) => new Machines(stack, 'A', { rule: ruleOf(stack), ...MACHINES } as never),
      'rule must be a ChangeTrackingRule or the result of ChangeTrackingRule.fromRuleId, got an object of the class MonitorDataCollectionRule',
    ],
    [
      'the whole pattern is refused with the part that is meant',
      (stack) => new Machines(stack, 'A', { rule: patternOf(stack), ...MACHINES } as never),
      'rule must be a ChangeTrackingRule or the result of ChangeTrackingRule.fromRuleId, got an object of the class ChangeTracking: pass its rule',
    ],
    [
      'an id is refused',
      (stack) => new Machines(stack, 'A', { rule: ID, ...MACHINES } as never),
      `rule must be a ChangeTrackingRule or the result of ChangeTrackingRule.fromRuleId, got '${ID}'`,
    ],
  ])('%s', (_, build, message) => {
    const stack = newStack();
    expect(messageOf(() => build(stack))).toBe(`Validation failed with the following errors:\n  [test/A] ${message}`);
  });
});
