import { foundMachinesProblems } from '../../../lib/constructs/machines/found-machines-checks';
import type { FoundMachinesProps } from '../../../lib/constructs/machines/found-machines-props';
import { textOf } from '../../../lib/core/problems';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-servers/providers';
const RULE = { ruleId: `${GROUP}/Microsoft.Insights/dataCollectionRules/dcr`, location: 'westeurope', features: [] };
const IDENTITY = { identityId: `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-agent` };
const WEB01 = `${GROUP}/Microsoft.Compute/virtualMachines/web01`;
const ENDPOINTS = { ingestionEndpointId: 'dce', configurationEndpointIds: {} };

const problemsOf = (props: object) =>
  foundMachinesProblems({
    rule: RULE,
    kind: 'virtualMachines',
    os: 'linux',
    requiredTags: { changeTracking: 'linux' },
    ...props,
  } as unknown as FoundMachinesProps).map(textOf);

describe('found machines', () => {
  test.each<[object, string]>([
    [
      { requiredTags: {} },
      'requiredTags or resourceGroupName must be given: without either, every machine of the subscription is found',
    ],
    [{ requiredTags: { 'a?': '' } }, "requiredTags keys must have none of <>%&\\?/, got 'a?'"],
    [
      { resourceGroupName: 'rg.' },
      "resourceGroupName must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period, got 'rg.'",
    ],
    [{ os: 'linus' }, "os must be one of 'windows', 'linux', got 'linus'; did you mean 'linux'?"],
    [
      { rule: { ...RULE, operatingSystems: ['windows'] } },
      "os is 'linux', which the settings of the rule leave out: nothing would be reported",
    ],
    [{ kind: 'scaleSets', earlierIds: [WEB01] }, `earlierIds[0] must be the id of a scale set, got '${WEB01}'`],
    [{ earlierIds: [WEB01, '${var.id}'] }, 'earlierIds[1] must be written out: it is part of an address in the state'],
    [
      { earlierIds: ['#{TfToken[TOKEN.1]}'] },
      'earlierIds must be a literal list: the items of a Terraform list are unknown until apply and cannot be checked',
    ],
    [{ earlierIds: [WEB01, WEB01] }, `earlierIds repeats '${WEB01}'`],
    [
      { kind: 'arcServers', agentIdentity: IDENTITY },
      "agentIdentity must not be set with 'arcServers': Arc servers use their own identity",
    ],
    [
      { installExtension: false, extensionVersion: '2.35' },
      'extensionVersion contradicts installExtension, which is false: nothing here installs the extension; omit one',
    ],
    [
      { kind: 'arcServers', extensionVersion: '2' },
      "extensionVersion must be two to four numbers, such as '2.35' or '2.35.0.0', got '2'",
    ],
    [
      { privateIngestion: ENDPOINTS },
      "privateIngestion.ingestionEndpointId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Insights/dataCollectionEndpoints/<name>', got 'dce'; copy the complete id from the resource",
    ],
  ])('%j are refused', (props, problem) => {
    expect(problemsOf(props)).toEqual([problem]);
  });

  test('by their resource group alone are accepted, with an identity of agents', () => {
    expect(problemsOf({ requiredTags: undefined, resourceGroupName: 'rg-servers', agentIdentity: IDENTITY })).toEqual(
      [],
    );
  });
});
