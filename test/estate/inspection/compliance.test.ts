import { exportedEstate } from '../../../bench/support/exported-estate';
import { formatInspectionJson, formatInspectionMarkdown } from '../../../lib/estate/format/inspection-files';
import { formatInspection } from '../../../lib/estate/format/inspection-text';
import { inspect } from '../../../lib/estate/inspection/inspect';
import { inventoryOf, type Rows } from '../../../lib/estate/read/inventory/inventory-of-rows';

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

test('a machine that two assignments find not compliant is remediated once', () => {
  const twice = (estate.files['states'] ?? []).map((row) => ({ ...row, policyAssignmentId: '/other' }));
  const { compliance } = inspected({ ...estate.files, states: [...(estate.files['states'] ?? []), ...twice] });
  const of = (key: 'nonCompliant' | 'toRemediate') => compliance?.members.reduce((sum, one) => sum + one[key], 0);
  expect(of('nonCompliant')).toBe(2 * planted('agentMissing'));
  expect(of('toRemediate')).toBe(planted('agentMissing'));
});

test('an assignment whose machines are compliant and report nothing is listed with the causes', () => {
  const papers = inspected().compliance?.compliantOnPaper ?? [];
  expect(papers).toHaveLength(2);
  expect(papers.reduce((sum, { silent }) => sum + silent, 0)).toBe(planted('imageUnknown', 'solutionMissing'));
  expect(new Set(papers.flatMap(({ causes }) => causes.map(([cause]) => cause)))).toEqual(
    new Set(['imageUnknown', 'solutionMissing']),
  );
});

test('an exemption has expired if its end is before the newest row of the export', () => {
  const ends = (inspected().compliance?.exemptions ?? []).map(({ name, isExpired }) => [name, isExpired]);
  expect(Object.fromEntries(ends)).toEqual({ lasting: false, over: true, running: false });
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

test('states of policies of other kinds are counted apart', () => {
  const states = [{ resourceId: '/x', complianceState: 'Compliant', policyDefinitionId: '/y/own' }];
  expect(inspected({ ...estate.files, states }).compliance).toMatchObject({ members: [], others: 1 });
});

test('versions below the floor are counted with the machines that Azure does not upgrade', () => {
  const { versions = [] } = inspected();
  const below = versions.filter(({ isBelowFloor }) => isBelowFloor);
  expect(new Set(below.map(({ version }) => version))).toEqual(new Set(['2.14']));
  expect(below.reduce((sum, { pinned }) => sum + pinned, 0)).toBe(planted('extensionOld'));
});

test('a version between two releases has the known issues of the older one', () => {
  const extensions = (estate.files['extensions'] ?? []).map((row) => ({ ...row, typeHandlerVersion: '2.22.7' }));
  const issues = inspected({ ...estate.files, extensions }).versions?.find(({ version }) => version === '2.22.7');
  expect(issues?.knownIssues).toContain('SvcDescription arrives base64-encoded');
  expect(issues?.isBelowFloor).toBe(false);
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
