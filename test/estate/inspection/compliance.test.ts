import { exportedEstate } from '../../../bench/support/exported-estate';
import { formatInspectionJson, formatInspectionMarkdown } from '../../../lib/estate/format/inspection-files';
import { formatInspection } from '../../../lib/estate/format/inspection-text';
import { inspect } from '../../../lib/estate/inspection/inspect';
import { inventoryOf, type Rows } from '../../../lib/estate/read/inventory/inventory-of-rows';
import { INITIATIVES } from '../../../lib/facts/initiatives';

const estate = exportedEstate(400);
const inspected = (rows: Rows = estate.files) => inspect(inventoryOf(rows, new Set(), []));
const planted = (...states: readonly string[]) =>
  [...estate.expected.values()].filter((one) => states.includes(one)).length;

test('machines are counted by member of the initiatives and by state', () => {
  const { compliance } = inspected();
  const sum = (of: 'compliant' | 'nonCompliant' | 'toRemediate') =>
    compliance?.members.reduce((total, one) => total + one[of], 0);
  expect(sum('compliant')).toBe(planted('imageUnknown', 'solutionMissing', 'reports'));
  expect(sum('nonCompliant')).toBe(planted('agentMissing'));
  expect(sum('toRemediate')).toBe(planted('agentMissing'));
  expect(compliance?.others).toBe(0);
  expect(compliance?.members.map(({ member }) => member)).toContain(
    'DeployAMALinuxVMWithUAIChangeTrackingAndInventory',
  );
});

test('an assignment whose machines are compliant and report nothing is listed with the causes', () => {
  const papers = inspected().compliance?.compliantOnPaper ?? [];
  expect(papers).toHaveLength(2);
  expect(papers.reduce((sum, { silent }) => sum + silent, 0)).toBe(planted('imageUnknown', 'solutionMissing'));
  expect(new Set(papers.flatMap(({ causes }) => causes.map(([cause]) => cause)))).toEqual(
    new Set(['imageUnknown', 'solutionMissing']),
  );
});

test('without a time in the export, it is not known whether an exemption has expired', () => {
  const { reporting: _, ...rows } = estate.files;
  const ends = (inspected(rows).compliance?.exemptions ?? []).map(({ name, isExpired }) => [name, isExpired]);
  expect(Object.fromEntries(ends)).toEqual({ lasting: false, over: undefined, running: undefined });
});

test('without states and exemptions there is no compliance, and not one of zero machines', () => {
  const { states: _, exemptions: __, ...rows } = estate.files;
  expect(inspected(rows).compliance).toBeUndefined();
  expect(JSON.parse(formatInspectionJson(inspected(rows)))).toMatchObject({ compliance: null });
});

describe('rows of policy', () => {
  const group = '/subscriptions/s/resourcegroups/rg';
  const assignments = `${group}/providers/microsoft.authorization/policyassignments`;
  const [extension, agent] = [
    'DeployChangeTrackingExtensionWindowsVM',
    'DeployAMAWindowsVMWithUAIChangeTrackingAndInventory',
  ] as const;
  const { members } = INITIATIVES.virtualMachines;
  const state = (
    resourceId: string,
    complianceState: string,
    definition: string,
    assignment = `${assignments}/ct`,
  ) => ({
    ...{ resourceId, complianceState },
    policyDefinitionId: `/providers/Microsoft.Authorization/policyDefinitions/${definition}`,
    policyAssignmentId: assignment,
  });
  const vm = (name: string) => `${group}/providers/microsoft.compute/virtualmachines/${name}`;
  const extensionOf = (name: string, word: string) => state(vm(name), word, members[extension].definitionId);
  const complianceOf = (rows: Rows) => inspected({ machines: [], ...rows }).compliance;

  test('are counted by word, with the machines to remediate each once, and those of other policies apart', () => {
    const states = [
      ...['Compliant', 'Compliant', 'Compliant', 'Compliant', 'Compliant'].map((word) => extensionOf('a', word)),
      ...['NonCompliant', 'NonCompliant', 'NonCompliant', 'NonCompliant'].map((word) => extensionOf('a', word)),
      ...['Exempt', 'Exempt', 'Exempt', 'Conflict', 'Conflict', 'Unknown', '', 'Protected'].map((word) =>
        extensionOf('a', word),
      ),
      extensionOf('b', 'NonCompliant'),
      state(vm('b'), 'Compliant', members[agent].definitionId),
      ...['x', 'y', 'y'].map((own) => state(vm('a'), 'NonCompliant', own)),
    ];
    expect(complianceOf({ states })).toEqual({
      members: [
        {
          ...{ initiative: 'virtualMachines', member: agent },
          ...{ compliant: 1, nonCompliant: 0, exempt: 0, conflict: 0, unknown: 0, toRemediate: 0 },
        },
        {
          ...{ initiative: 'virtualMachines', member: extension },
          ...{ compliant: 5, nonCompliant: 5, exempt: 3, conflict: 2, unknown: 3, toRemediate: 2 },
        },
      ],
      ...{ others: 3, exemptions: [], compliantOnPaper: [] },
    });
  });

  test('give the exemptions from their assignments only, also without states or without assignments', () => {
    const exemption = (name: string, expiresOn: string, of = 'ct') => ({
      id: `${group}/providers/microsoft.authorization/policyexemptions/${name}`,
      ...{ expiresOn, policyAssignmentId: `${assignments}/${of}` },
    });
    const exemptions = [
      exemption('lasting', ''),
      exemption('ends-now', '2026-11-01T12:00:00Z'),
      exemption('runs', '2026-11-01T12:00:01Z'),
      exemption('unreadable', 'soon'),
      exemption('foreign', '', 'other'),
    ];
    const reporting = [{ ResourceId: vm('a'), Kind: 'Heartbeat', LastRow: '2026-11-01T12:00:00Z' }];
    const rows = { exemptions, reporting, machines: [{ id: vm('a') }] };
    const found = (more: Rows) => {
      const { exemptions: own, ...others } = complianceOf({ ...rows, ...more }) ?? { exemptions: [] };
      return { ...others, exemptions: own.map(({ name, isExpired }) => [name, isExpired]) };
    };
    const expected = [
      ['lasting', false],
      ['ends-now', true],
      ['runs', false],
      ['unreadable', undefined],
    ];
    const nothing = { members: [], others: 0, compliantOnPaper: [] };
    expect(found({ assignments: [{ id: `${assignments}/ct` }] })).toEqual({ ...nothing, exemptions: expected });
    expect(found({ states: [extensionOf('b', 'Compliant')] })).toMatchObject({ others: 0, exemptions: expected });
    expect(found({})).toEqual({ ...nothing, exemptions: [] });
  });

  test('show which machines of an assignment are compliant with all of it and report nothing', () => {
    const machines = ['missing', 'failed', 'failed-too', 'off', 'half', 'half-too'].map((name) => ({
      id: vm(name),
      powerState: name === 'off' ? 'PowerState/deallocated' : 'PowerState/running',
    }));
    const extensions = ['failed', 'failed-too'].map((name) => ({
      id: `${vm(name)}/extensions/agent`,
      ...{
        publisher: 'Microsoft.Azure.Monitor',
        extensionType: 'AzureMonitorWindowsAgent',
        provisioningState: 'Failed',
      },
    }));
    const agentOf = (name: string, word: string, assignment?: string) =>
      state(vm(name), word, members[agent].definitionId, assignment);
    const states = [
      ...['missing', 'failed', 'failed-too', 'off', 'not-exported'].map((name) => agentOf(name, 'Compliant')),
      ...[agentOf('half', 'Compliant'), extensionOf('half', 'NonCompliant')],
      ...[agentOf('half-too', 'Exempt'), extensionOf('half-too', 'Compliant')],
      agentOf('missing', 'Compliant', ''),
      agentOf('off', 'Compliant', `${assignments}/off`),
      agentOf('failed', 'Compliant', `${assignments}/nameless`),
    ];
    const rows = { machines, extensions, associations: [], rules: [], states };
    expect(
      complianceOf({ ...rows, assignments: [{ id: `${assignments}/ct`, name: 'Own name' }] })?.compliantOnPaper,
    ).toEqual([
      {
        ...{ assignmentId: `${assignments}/ct`, name: 'Own name', compliant: 5, silent: 3 },
        causes: [
          ['imageUnknown', 1],
          ['agentFailed', 2],
        ],
      },
      {
        assignmentId: `${assignments}/nameless`,
        name: 'nameless',
        compliant: 1,
        silent: 1,
        causes: [['agentFailed', 1]],
      },
    ]);
    expect(complianceOf(rows)?.compliantOnPaper[0]?.name).toBe('ct');
  });
});

test('a terminal gets what is open, and Markdown every member', () => {
  const text = formatInspection(inspected());
  expect(text).toMatch(
    /2\.14 on windows, \d+ machines?: below 2\.20, the oldest version that is recommended; none upgraded/,
  );
  expect(text).toMatch(/WithUAIChangeTrackingAndInventory: \d+ not compliant; a remediation deploys to \d+ machine/);
  expect(text).toMatch(/ct \(\S+\/rg-servers\): \d+ machines compliant, and \d+ machines report nothing/);
  expect(text).toContain('resource group rg-else from every member of ct, expired on 2026-10-01T00:00:00Z');
  const page = formatInspectionMarkdown(inspected());
  expect(page).toContain('| Initiative | Member | Compliant |');
});

describe('assignments of an exported estate', () => {
  const scope = '/subscriptions/00000000-0000-0000-0000-000000000001';
  const sets = '/providers/Microsoft.Authorization/policySetDefinitions';
  const rule = (name: string) => `${scope}/resourceGroups/rg/providers/Microsoft.Insights/dataCollectionRules/${name}`;
  const assigned = (name: string, policyDefinitionId: string, values: object, more: object = {}) => ({
    id: `${scope}/providers/Microsoft.Authorization/policyAssignments/${name}`,
    name,
    type: 'microsoft.authorization/policyassignments',
    properties: {
      policyDefinitionId,
      parameters: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }])),
      ...more,
    },
  });
  const own = assigned('ct-vm', `${sets}/92a36f05-ebc9-4bba-9128-b47ad2ea3354`, {
    dcrResourceId: rule('dcr'),
    bringYourOwnUserAssignedManagedIdentity: false,
  });
  const zone = (values: object) => assigned('Deploy-VM-ChangeTrack', `${scope}${sets}/copy`, values);
  const ofAssignments = (assignments: Rows['assignments']) => inspected({ machines: [], assignments });

  test('are compared with those of a landing zone, in every format', () => {
    const found = ofAssignments([own, zone({ dcrResourceId: rule('dcr-zone') })]);
    const [zoned, owned] = [zone({}).id, own.id];
    expect(found.assignmentFindings).toMatchObject([
      { id: 'assignment-overlap', address: owned, becomes: `two rules: dcr-zone by ${zoned} and dcr` },
    ]);
    expect(formatInspection(found)).toContain(
      `  - ${owned}: virtual machines: two rules: dcr-zone by ${zoned} and dcr. Remove one of the assignments, exclude the scope of one from the other, or give both the same rule and identity.`,
    );
    expect(formatInspectionMarkdown(found)).toContain('### Assignments');
    expect(JSON.parse(formatInspectionJson(found))).toMatchObject({
      assignments: [
        { id: 'assignment-overlap', severity: 'attention', assignment: owned, subject: 'virtual machines' },
      ],
    });
  });

  test('that give one agent two identities are found', () => {
    const other = { dcrResourceId: rule('dcr'), bringYourOwnUserAssignedManagedIdentity: true };
    const named = {
      userAssignedManagedIdentityName: 'id-agents',
      userAssignedManagedIdentityResourceGroup: 'rg-agents',
    };
    expect(ofAssignments([own, zone({ ...other, ...named })]).assignmentFindings).toMatchObject([
      {
        becomes: `two identities of the agent: id-agents in rg-agents by ${zone({}).id} and Azure's own of the location`,
      },
    ]);
  });

  test('have no fault with one rule, not enforced, or excluded from each other', () => {
    const second = { dcrResourceId: rule('dcr-zone') };
    const off = assigned('Deploy-VM-ChangeTrack', `${sets}/x`, second, { enforcementMode: 'DoNotEnforce' });
    for (const other of [zone({ dcrResourceId: rule('DCR') }), off])
      expect(ofAssignments([own, other]).assignmentFindings).toEqual([]);
    const group = `${scope}/resourceGroups/rg-servers`;
    const inGroup = { ...own, id: own.id.replace(scope, group) };
    const excluding = (notScopes: string[]) => assigned('Deploy-VM-ChangeTrack', `${sets}/x`, second, { notScopes });
    expect(ofAssignments([inGroup, excluding([group])]).assignmentFindings).toEqual([]);
    expect(ofAssignments([inGroup, excluding([])]).assignmentFindings).toHaveLength(1);
  });

  test('are not known if the export does not hold them', () => {
    const found = inspected({ machines: [] });
    expect(found.assignmentFindings).toBeUndefined();
    expect(JSON.parse(formatInspectionJson(found))).toMatchObject({ assignments: null });
  });
});
