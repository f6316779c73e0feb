import { changeTrackingProblems } from '../../../lib/constructs/change-tracking/change-tracking-checks';
import type { ChangeTrackingProps } from '../../../lib/constructs/change-tracking/change-tracking-props';
import { certain, textOf } from '../../../lib/core/problems';
import { EXISTING_STORAGE, EXISTING_WORKSPACE } from '../../support/existing-workspace';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const PROVIDERS = `${SUBSCRIPTION}/resourceGroups/rg-logs/providers`;
const ENDPOINT = { subnetId: `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet/subnets/endpoints` };
const MACHINES = {
  virtualMachines: {
    web01: { id: `${PROVIDERS}/Microsoft.Compute/virtualMachines/web01`, os: 'linux', location: 'westeurope' },
  },
};
const UPLOAD = { linux: { files: [{ path: '/etc/hosts', uploadContent: true }] } };
const POLICY = { scope: { subscriptionId: SUBSCRIPTION }, kinds: ['virtualMachines'] };
/** Every part that reads the location, the group or the workspace. */
const PARTS = {
  contentStorage: { name: 'stcontent', network: { access: 'allNetworks' } },
  privateIngestion: { privateEndpoint: ENDPOINT },
  policy: { ...POLICY, identity: {}, extensionVersion: '2.35' },
  machines: MACHINES,
  alerts: { notify: { emails: { oncall: 'oncall@example.com' } }, ingestionErrors: {} },
  workbook: {},
  queries: {},
};

const LOCATION = "must be a location's name in lower case without spaces, such as 'westeurope', got 'EU'; write 'eu'";
const GROUP =
  "must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period, got 'rg.'";

const problemsOf = (props: object) => [
  ...new Set(certain(changeTrackingProblems(props as unknown as ChangeTrackingProps)).map(textOf)),
];

describe('a fault is reported once, at the prop that has it:', () => {
  test.each<[string, object, string]>([
    ['no location', { ...PARTS }, "location is missing: set the location of the new workspace, such as 'westeurope'"],
    ['a location', { ...PARTS, location: 'EU' }, `location ${LOCATION}`],
    [
      'the location of a workspace',
      { ...PARTS, workspace: { ...EXISTING_WORKSPACE, location: 'EU' } },
      `workspace.location ${LOCATION}`,
    ],
    ['a group', { ...PARTS, location: 'westeurope', resourceGroupName: 'rg.' }, `resourceGroupName ${GROUP}`],
    [
      'a group beside a workspace',
      { ...PARTS, workspace: EXISTING_WORKSPACE, resourceGroupName: 'rg.' },
      `resourceGroupName ${GROUP}`,
    ],
    [
      'the group of a workspace',
      { ...PARTS, workspace: { ...EXISTING_WORKSPACE, resourceGroupName: 'rg.' } },
      `workspace.resourceGroupName ${GROUP}`,
    ],
    [
      'the group of a workspace beside another group',
      { ...PARTS, workspace: { ...EXISTING_WORKSPACE, resourceGroupName: 'rg.' }, resourceGroupName: 'rg-new' },
      `workspace.resourceGroupName ${GROUP}`,
    ],
    [
      'the id of a workspace',
      { ...PARTS, workspace: { ...EXISTING_WORKSPACE, workspaceId: 'log' } },
      "workspace.workspaceId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.OperationalInsights/workspaces/<name>', got 'log'; copy the complete id from the resource",
    ],
    [
      'a tag',
      { ...PARTS, location: 'westeurope', tags: { 'a?': '' } },
      "tags keys must have none of <>%&\\?/, got 'a?'",
    ],
    [
      'an acknowledgement',
      { ...PARTS, location: 'westeurope', acknowledgedWarnings: { 'path-broad': '' } },
      "acknowledgedWarnings['path-broad'] must give a reason",
    ],
  ])('%s', (_, props, problem) => {
    expect(problemsOf(props)).toEqual([problem]);
  });

  test.each<[object, string]>([
    [{ policy: { ...POLICY, location: 'EU', identity: {}, extensionVersion: '2.35' } }, `policy.location ${LOCATION}`],
    [{ policy: { ...POLICY, identity: { location: 'EU' } } }, `policy.identity.location ${LOCATION}`],
    [{ policy: { ...POLICY, identity: { resourceGroupName: 'rg.' } } }, `policy.identity.resourceGroupName ${GROUP}`],
    [
      { policy: { ...POLICY, identity: { name: '!' } } },
      "policy.identity.name must be 3 to 128 letters, digits, hyphens and underscores, first a letter or digit, got '!'",
    ],
    [
      { policy: { ...POLICY, kinds: ['vms'], extensionVersion: '2.35' } },
      "policy.kinds[0] must be one of 'virtualMachines', 'scaleSets', 'arcServers', got 'vms'",
    ],
    [
      { policy: { ...POLICY, effect: 'Disabled', extensionVersion: '2.35', remediation: {} } },
      'policy.remediation has no member to run a task for: every member is disabled or only audits',
    ],
    [
      { privateIngestion: { machineLocations: ['northeurope', 'EU'], privateEndpoint: ENDPOINT }, machines: MACHINES },
      `privateIngestion.machineLocations[1] ${LOCATION}`,
    ],
    [
      { privateIngestion: { machineLocations: ['northeurope'], privateEndpoint: ENDPOINT }, machines: MACHINES },
      "machines.virtualMachines.web01.location is 'westeurope', and privateIngestion has endpoints in 'northeurope' only",
    ],
    [
      {
        privateIngestion: { machineLocations: ['#{TfToken[1]}'], privateEndpoint: ENDPOINT },
        machines: MACHINES,
      },
      'privateIngestion.machineLocations must be a literal list: the items of a Terraform list are unknown until apply and cannot be checked',
    ],
    [{ rule: { lock: { kind: 'Locked' } } }, "rule.lock.kind must be one of 'CanNotDelete', got 'Locked'"],
    [
      { rule: { diagnosticSettings: { own: { name: '' } } } },
      "rule.diagnosticSettings.own.name must be 1 to 260 characters, none of *<>%&:\\?+/, and not 'service', which Azure cannot delete, got ''",
    ],
    [
      { settings: { windows: { files: 'x' } } },
      "settings.windows.files must be a list or false, got 'x'; wrap the single entry in a list",
    ],
    [
      { settings: UPLOAD },
      'settings asks to upload the content of files, but contentStorage is missing: link one, or remove uploadContent',
    ],
    [
      { settings: UPLOAD, contentStorage: { ...EXISTING_STORAGE, blobEndpoint: 'x' } },
      "contentStorage.blobEndpoint must be an https address with a slash at the end, such as 'https://<account>.blob.core.windows.net/', got 'x'",
    ],
  ])('%j', (props, problem) => {
    expect(problemsOf({ location: 'westeurope', ...props })).toEqual([problem]);
  });

  test('a role of the rule', () => {
    const roleAssignments = { reader: { roleDefinitionIdOrName: 'Reader', principalId: 'me', principalType: 'User' } };
    expect(problemsOf({ location: 'westeurope', rule: { roleAssignments } })).toEqual([
      expect.stringMatching(/^rule\.roleAssignments\.reader\.principalId must be /),
    ]);
  });
});

test('every part is accepted together, with a new workspace or an existing one, and content storage that exists', () => {
  expect(problemsOf({ ...PARTS, location: 'westeurope' })).toEqual([]);
  expect(
    problemsOf({ ...PARTS, workspace: EXISTING_WORKSPACE, settings: UPLOAD, contentStorage: EXISTING_STORAGE }),
  ).toEqual([]);
});

test('what is undefined has its default', () => {
  const identity = { resourceGroupName: undefined, location: undefined };
  const policy = { ...POLICY, agentIdentity: undefined, identity };
  expect(problemsOf({ location: 'westeurope', policy })).toEqual([]);
});

test('the errors of the rule are sent to the workspace once, whatever else goes there', () => {
  const ofRule = (diagnosticSettings: object) => ({
    location: 'westeurope',
    alerts: PARTS.alerts,
    rule: { diagnosticSettings },
  });
  const own = { storageAccountResourceId: EXISTING_STORAGE.storageAccountId };
  const workspaceResourceId = EXISTING_WORKSPACE.workspaceId;
  expect(problemsOf(ofRule({ own }))).toEqual([]);
  expect(
    problemsOf({
      ...ofRule({ own: { ...own, workspaceResourceId } }),
      location: undefined,
      workspace: EXISTING_WORKSPACE,
    }),
  ).toEqual([
    'rule.diagnosticSettings.own sends the errors of the rule to the workspace, which alerts.ingestionErrors does already: remove one',
  ]);
});
