import { ruleProblems, ruleReferenceProblems } from '../../../lib/constructs/rule/change-tracking-rule-checks';
import type { ChangeTrackingRuleProps } from '../../../lib/constructs/rule/change-tracking-rule-props';
import { textOf } from '../../../lib/core/problems';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-logs/providers';
const ENDPOINT = `${GROUP}/Microsoft.Insights/dataCollectionEndpoints/dce-hub`;
const ACCOUNT = `${GROUP}/Microsoft.Storage/storageAccounts/stcontent`;
const LOCATION_FORM =
  "must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe'; write 'westeurope'";
const GROUP_FORM =
  "must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period, got 'rg.'";
const workspace = {
  workspaceId: `${GROUP}/Microsoft.OperationalInsights/workspaces/log-central`,
  name: 'log-central',
  resourceGroupName: 'rg-logs',
  location: 'westeurope',
  dependables: [],
};
const privateIngestion = { ingestionEndpointId: ENDPOINT, configurationEndpointIds: {}, dependables: [] };
const contentStorage = {
  storageAccountId: ACCOUNT,
  blobEndpoint: 'https://stcontent.blob.core.windows.net/',
  dependables: [],
};
const uploads = { linux: { files: [{ path: '/etc/hosts', uploadContent: true }] } };

const problemsOf = (props: object) => ruleProblems({ workspace, ...props } as ChangeTrackingRuleProps).map(textOf);

describe('a rule', () => {
  test.each<[object, string]>([
    [
      { workspace: { ...workspace, workspaceId: ENDPOINT } },
      `workspace.workspaceId must be the id of a Log Analytics workspace, got that of a data collection endpoint, '${ENDPOINT}'`,
    ],
    [{ workspace: { ...workspace, location: 'West Europe' } }, `workspace.location ${LOCATION_FORM}`],
    [{ workspace: { ...workspace, resourceGroupName: 'rg.' } }, `workspace.resourceGroupName ${GROUP_FORM}`],
    [{ resourceGroupName: 'rg.' }, `resourceGroupName ${GROUP_FORM}`],
    [
      { contentStorage: { ...contentStorage, storageAccountId: ENDPOINT } },
      `contentStorage.storageAccountId must be the id of a storage account, got that of a data collection endpoint, '${ENDPOINT}'`,
    ],
    [
      { privateIngestion: { ...privateIngestion, ingestionEndpointId: ACCOUNT } },
      `privateIngestion.ingestionEndpointId must be the id of a data collection endpoint, got that of a storage account, '${ACCOUNT}'`,
    ],
    [{ name: 'dcr logs' }, "name must be 1 to 260 characters, no space and none of <>*%&:\\?+/#, got 'dcr logs'"],
    [{ lock: { kind: 'Delete' } }, "lock.kind must be one of 'CanNotDelete', got 'Delete'"],
    [{ tags: { Env: 'a', env: 'b' } }, "tags has 'Env' and 'env', which Azure treats as one key: remove one"],
    [
      { acknowledgedWarnings: { 'upload-no-writer': '' } },
      "acknowledgedWarnings['upload-no-writer'] must give a reason",
    ],
    [
      { settings: uploads },
      'settings asks to upload the content of files, but contentStorage is missing: link one, or remove uploadContent',
    ],
    [
      { settings: { linux: { files: [{ path: 'etc/hosts', uploadContent: true }] } } },
      "settings.linux.files[0].path must be absolute, such as '/etc/ssh/sshd_config', got 'etc/hosts'",
    ],
  ])('with %j is refused', (props, problem) => {
    expect(problemsOf(props)).toEqual([problem]);
  });

  test.each([
    {},
    { contentStorage, settings: uploads },
    { privateIngestion, name: 'dcr-logs', resourceGroupName: 'rg-rules' },
    { diagnosticSettings: { errors: {} } },
  ])('may have %j', (props) => {
    expect(problemsOf(props)).toEqual([]);
  });
});

test('a reference to a rule is refused with every problem at once', () => {
  expect(ruleReferenceProblems({ ruleId: ACCOUNT, location: 'West Europe' }).map(textOf)).toEqual([
    `ruleId must be the id of a data collection rule, got that of a storage account, '${ACCOUNT}'`,
    `location ${LOCATION_FORM}`,
  ]);
});
