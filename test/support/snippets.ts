import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { SubscriptionPolicyAssignment } from '@cdktf/provider-azurerm/lib/subscription-policy-assignment';
import { App, TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import { main } from '../../lib/cli';
import * as library from '../../lib/index';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg`;

const RESOURCES = { LogAnalyticsWorkspace, SubscriptionPolicyAssignment };

/** What the code of an example may name, beside the library. */
const GIVEN = {
  ruleId: `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/dcr`,
  location: 'westeurope',
  scope: { subscriptionId: SUBSCRIPTION },
  workspaceId: `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log-prod`,
  resourceGroupId: `${SUBSCRIPTION}/resourceGroups/rg-servers`,
  web01: { id: `${GROUP}/providers/Microsoft.Compute/virtualMachines/web01`, os: 'linux' },
  storageAccountResourceId: `${GROUP}/providers/Microsoft.Storage/storageAccounts/stqueries`,
  subnetId: `${GROUP}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/storage`,
  agentIdentity: { identityId: `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id` },
  contentStorage: { name: 'stcontent', network: { access: 'selectedNetworks', ipRanges: ['203.0.113.0/24'] } },
};

/** What the library says of code, or the command of its arguments: the error it throws, or else the warnings of the synthesis. */
export function said(code: string): string[] {
  return code.startsWith('change-tracking ') ? saidByCommand(code.split(' ').slice(1)) : saidOfCode(code);
}

/** What the command says in a folder with an app and no plan. */
function saidByCommand(args: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'snippet-'));
  const before = process.cwd();
  let text = '';
  const stream = { isTTY: false, write: (part: string) => (text += part) };
  try {
    writeFileSync(join(folder, 'main.ts'), "import { App } from 'cdktf';\n");
    process.chdir(folder);
    main(args, { stdout: stream, stderr: stream, env: {} });
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
  return text.trim().split('\n');
}

function saidOfCode(code: string): string[] {
  const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false })), 'prod');
  const provider = new AzurermProvider(stack, 'azurerm', { features: [{}], storageUseAzuread: true });
  const values = {
    ...library,
    ...GIVEN,
    stack,
    provider,
    Token,
    TerraformVariable,
    ...RESOURCES,
    ...existing(stack, code),
  };
  try {
    new Function(...Object.keys(values), code)(...Object.values(values));
    Testing.synth(stack, true);
  } catch (error) {
    return (error as Error).message.split('\n').filter((line) => line.startsWith('  ['));
  }
  return stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => `  ${data}`));
}

/** The rule and the workspace that code names, which exist in Azure. */
function existing(stack: TerraformStack, code: string) {
  const { location, workspaceId, ruleId } = GIVEN;
  return {
    ...(/[ :]rule[ ,]/.test(code) && {
      rule: library.ChangeTrackingRule.fromRuleId(stack, 'Rule', { ruleId, location }),
    }),
    ...(/[ :]workspace[ ,]/.test(code) && {
      workspace: library.Workspace.fromWorkspaceId(stack, 'Workspace', { workspaceId, location }),
    }),
  };
}
