import {
  ingestionWarnings,
  workspaceProblems,
  workspaceReferenceProblems,
  workspaceWarnings,
} from '../../../lib/constructs/workspace/workspace-checks';
import type { WorkspaceProps } from '../../../lib/constructs/workspace/workspace-props';
import { certain, textOf } from '../../../lib/core/problems';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-logs/providers';
const PROPS = { name: 'log-test', resourceGroupName: 'rg-test', location: 'westeurope' };
const COMMITMENTS = '100, 200, 300, 400, 500, 1000, 2000, 5000';
const LONGER = '1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383';
const LATER = -1e300;

const problemsOf = (props: object) => workspaceProblems({ ...PROPS, ...props } as WorkspaceProps);

/** What Terraform checks of a workspace: the predicate of the problem, and the expression that is true if all is well. */
const leftToTerraform = (props: object) =>
  problemsOf(props).flatMap((problem) => (problem.later ? [[textOf(problem), problem.later.right('value')]] : []));

describe('a workspace', () => {
  test.each<[object, string]>([
    [{ dailyQuotaGb: 0 }, 'dailyQuotaGb must be more than 0, got 0; omit it for no cap'],
    [{ dailyQuotaGb: Infinity }, 'dailyQuotaGb must be more than 0, got Infinity; omit it for no cap'],
    [{ dailyQuotaGb: '1' }, "dailyQuotaGb must be a number, got the text '1': remove the quotes"],
    [
      { sku: 'CapacityReservation' },
      `reservationCapacityInGbPerDay is missing: sku 'CapacityReservation' needs one of ${COMMITMENTS}`,
    ],
    [
      { sku: 'CapacityReservation', reservationCapacityInGbPerDay: 150 },
      `reservationCapacityInGbPerDay must be one of ${COMMITMENTS}, got 150`,
    ],
    [
      { sku: 'CapacityReservation', reservationCapacityInGbPerDay: '100' },
      "reservationCapacityInGbPerDay must be a number, got the text '100': remove the quotes",
    ],
    [
      { sku: 'PerNode', reservationCapacityInGbPerDay: 100 },
      "reservationCapacityInGbPerDay needs sku 'CapacityReservation', got 'PerNode': change the tier or omit it",
    ],
    [{ retentionInDays: 29 }, 'retentionInDays must be a whole number from 30 to 730 days, got 29'],
    [{ tableWaitSeconds: 3601 }, 'tableWaitSeconds must be a whole number from 0 to 3600 seconds, got 3601'],
    [
      { lock: { kind: 'ReadOnly' } },
      "lock.kind is 'ReadOnly', which also stops updates: Terraform could change nothing of the resource and grant no role on it. Set 'CanNotDelete'",
    ],
  ])('with %j is refused', (props, problem) => {
    expect(problemsOf(props).map(textOf)).toEqual([problem]);
  });

  test.each([
    {},
    { dailyQuotaGb: 0.1 },
    { sku: 'CapacityReservation', reservationCapacityInGbPerDay: 5000 },
    { sku: 'CapacityReservation', reservationCapacityInGbPerDay: LATER },
    { linkedStorage: { storageAccountResourceId: `${GROUP}/Microsoft.Storage/storageAccounts/stqueries` } },
    { diagnosticSettings: { audit: {} } },
  ])('may have %j', (props) => {
    expect(problemsOf(props)).toEqual([]);
  });

  test('may have a commitment if Terraform knows the tier only later', () => {
    expect(leftToTerraform({ sku: '${var.sku}', reservationCapacityInGbPerDay: 100 })).toEqual([
      [
        "sku must be one of 'PerGB2018', 'CapacityReservation', 'LACluster', 'PerNode', 'Standalone'",
        'contains(["PerGB2018", "CapacityReservation", "LACluster", "PerNode", "Standalone"], value)',
      ],
    ]);
    expect(certain(problemsOf({ sku: '${var.sku}', reservationCapacityInGbPerDay: 100 }))).toEqual([]);
  });

  test('has a quota that Terraform checks if it knows it only later', () => {
    expect(leftToTerraform({ dailyQuotaGb: LATER })).toEqual([
      ['dailyQuotaGb must be more than 0; omit it for no cap', 'tonumber(value) > 0'],
    ]);
  });
});

describe('the retention of a table', () => {
  const retention = (retentionInDays: unknown, totalRetentionInDays?: unknown) => ({
    tableRetention: { ConfigurationData: { retentionInDays, totalRetentionInDays } },
  });
  const PATH = 'tableRetention.ConfigurationData';
  const TOTAL = `${PATH}.totalRetentionInDays`;

  test.each<[number, unknown, string]>([
    [3, undefined, `${PATH}.retentionInDays must be a whole number from 4 to 730 days, got 3`],
    [30, '20', `${TOTAL} must be a number, got the text '20': remove the quotes`],
    [90, 89, `${TOTAL} must not be less than ${PATH}.retentionInDays (90), got 89`],
    [30, 60.5, `${TOTAL} must be a whole number from 4 to 730 days, got 60.5`],
    [30, 731, `${TOTAL} must be 4 to 730 or one of ${LONGER}, got 731`],
  ])('%j with %j in all is refused', (days, total, problem) => {
    expect(problemsOf(retention(days, total)).map(textOf)).toEqual([problem]);
  });

  test.each([
    [4, undefined],
    [90, 90],
    [30, 730],
    [30, 1095],
    [730, 4383],
  ])('may be %j with %j in all', (days, total) => {
    expect(problemsOf(retention(days, total))).toEqual([]);
  });

  test.each([
    [30, LATER],
    [LATER, 30],
  ])('is checked by Terraform as a whole if it knows a part only later: %j and %j in all', (days, total) => {
    expect(leftToTerraform(retention(days, total))).toContainEqual([
      `${TOTAL} must be 4 to 730 or one of ${LONGER}, and not less than retentionInDays`,
      `tonumber(split(" ", value)[0]) >= tonumber(split(" ", value)[1]) && (tonumber(split(" ", value)[0]) >= 4 && tonumber(split(" ", value)[0]) <= 730 && floor(tonumber(split(" ", value)[0])) == tonumber(split(" ", value)[0]) || contains([${LONGER}], tonumber(split(" ", value)[0])))`,
    ]);
    const [value] = problemsOf(retention(days, total))
      .filter(({ path }) => path.at(-1) === 'totalRetentionInDays')
      .map(({ later }) => later?.value);
    expect(value).toBe(`${total} ${days}`);
  });
});

test('a reference to a workspace is refused with every problem at once', () => {
  const reference = {
    workspaceId: GROUP,
    location: 'West Europe',
    tableWaitSeconds: 3601,
    tags: { Env: 'a', env: 'b' },
    acknowledgedWarnings: { 'workspace-region': '' },
  };
  expect(workspaceReferenceProblems(reference).map(textOf)).toEqual([
    `workspaceId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.OperationalInsights/workspaces/<name>', got '${GROUP}'; copy the complete id from the resource`,
    "location must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe'; write 'westeurope'",
    'tableWaitSeconds must be a whole number from 0 to 3600 seconds, got 3601',
    "tags has 'Env' and 'env', which Azure treats as one key: remove one",
    "acknowledgedWarnings['workspace-region'] must give a reason",
  ]);
});

describe('warnings', () => {
  test('are given for the tier of linked workspaces', () => {
    expect(workspaceWarnings({ ...PROPS, sku: 'LACluster' }).map(textOf)).toEqual([
      "sku is 'LACluster', which Azure sets itself when the workspace is linked to a cluster",
    ]);
  });

  test('are given of closed ingestion only if nothing links the workspace', () => {
    const idsOf = (internetIngestionEnabled: boolean | undefined, linked: boolean) =>
      ingestionWarnings({ ...PROPS, internetIngestionEnabled }, () => linked).map(({ id }) => id);
    expect(idsOf(false, false)).toEqual(['ingestion-private']);
    expect(idsOf(false, true)).toEqual([]);
    expect(idsOf(true, false)).toEqual([]);
    expect(idsOf(undefined, false)).toEqual([]);
  });
});
