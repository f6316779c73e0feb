import { policyLines } from '../../../lib/estate/format/inspection-policy';
import type { JudgedExemption, MemberCompliance } from '../../../lib/estate/inspection/compliance';
import type { ExtensionVersion } from '../../../lib/estate/inspection/installed-versions';
import { EXTENSION_FLOOR } from '../../../lib/facts/extension';
import { SILENCE_CAUSES } from '../../../lib/facts/silence-causes';
import { inspectionOf } from './an-inspection';

const ASSIGNMENT = '/subscriptions/s/providers/microsoft.authorization/policyassignments/ct';
const version = (given: Partial<ExtensionVersion>): ExtensionVersion => ({
  ...{ version: '2.20', os: 'linux', machines: 3, pinned: 0, isBelowFloor: false, knownIssues: [] },
  ...given,
});
const member = (given: Partial<MemberCompliance>): MemberCompliance => ({
  ...{ initiative: 'virtualMachines', member: 'DeployAMA', compliant: 5, nonCompliant: 0, exempt: 0, conflict: 0 },
  ...{ unknown: 0, toRemediate: 0, ...given },
});
const exemption = (given: Partial<JudgedExemption> = {}): JudgedExemption => ({
  ...{ id: '/e', name: 'e', scope: '/subscriptions/s/resourceGroups/rg-old', assignmentId: ASSIGNMENT },
  ...{ category: undefined, expires: undefined, expiresAt: undefined, members: [], isExpired: undefined, ...given },
});
const said = (given: Parameters<typeof inspectionOf>[1]) => policyLines(inspectionOf([], given));
const NONE = { members: [], others: 0, exemptions: [], compliantOnPaper: [] };

test('nothing is said where nothing is wrong, or nothing is known', () => {
  expect(said({})).toEqual([]);
  expect(
    said({ versions: [version({})], compliance: { ...NONE, members: [member({})] }, assignmentFindings: [] }),
  ).toEqual([]);
});

test('a version is said with what is wrong with it, and who upgrades it', () => {
  const below = `below ${EXTENSION_FLOOR}, the oldest version that is recommended`;
  const versions = [
    version({ version: '2.10', isBelowFloor: true, pinned: 3 }),
    version({ version: '2.11', isBelowFloor: true, pinned: 1, os: undefined, knownIssues: ['a fault'] }),
    version({ version: '2.21', knownIssues: ['a fault', 'another'], machines: 1 }),
    version({ version: '2.30', pinned: 3 }),
  ];
  expect(said({ versions })).toEqual([
    '',
    'Versions of the extension',
    `  - 2.10 on linux, 3 machines: ${below}; none upgraded by Azure`,
    `  - 2.11, 3 machines: ${below}; 2 upgraded by Azure`,
    '  - 2.21 on linux, 1 machine: later versions fix: a fault; another; Azure upgrades them',
  ]);
});

test('a member is said that is not compliant or in conflict, with what a remediation does', () => {
  const members = [
    member({}),
    member({ member: 'Associate', nonCompliant: 2, toRemediate: 1 }),
    member({ member: 'Identity', conflict: 1 }),
  ];
  expect(said({ compliance: { ...NONE, members } })).toEqual([
    '',
    'Policy finds something missing',
    '  - Associate: 2 not compliant; a remediation deploys to 1 machine',
    '  - Identity: 0 not compliant, 1 in conflict; a remediation deploys to 0 machines',
  ]);
});

test('machines that are compliant and silent are said with their causes', () => {
  const paper = { assignmentId: ASSIGNMENT, name: 'ct', compliant: 5 };
  const causes = [
    ['agentMissing', 1],
    ['workspaceMissing', 2],
  ] as const;
  const { agentMissing, workspaceMissing } = SILENCE_CAUSES;
  expect(
    said({
      compliance: {
        ...NONE,
        others: 2,
        compliantOnPaper: [
          { ...paper, silent: 3, causes },
          { ...paper, name: 'other', silent: 1, causes: causes.slice(0, 1) },
        ],
      },
    }),
  ).toEqual([
    '',
    'Compliant, and yet machines report nothing',
    `  - ct (/subscriptions/s): 5 machines compliant, and 3 machines report nothing (1: ${agentMissing.title}; 2: ${workspaceMissing.title})`,
    `  - other (/subscriptions/s): 5 machines compliant, and 1 machine reports nothing (1: ${agentMissing.title})`,
    '',
    'Not counted',
    '  - 2 states of other policies',
  ]);
});

test('ten exemptions are said, with what they are from and until when', () => {
  const expires = '2026-01-31';
  const exemptions = [
    exemption(),
    exemption({ members: ['a', 'b'], expires, isExpired: true }),
    exemption({ expires, isExpired: false }),
    exemption({ expires }),
  ];
  expect(said({ compliance: { ...NONE, exemptions } })).toEqual([
    '',
    'Exempt',
    '  - resource group rg-old from every member of ct, without an end',
    `  - resource group rg-old from a, b of ct, expired on ${expires}`,
    `  - resource group rg-old from every member of ct, until ${expires}`,
    `  - resource group rg-old from every member of ct, until ${expires}`,
  ]);
  const many = (count: number) => Array.from({ length: count }, () => exemption());
  expect(said({ compliance: { ...NONE, exemptions: many(10) } })).toHaveLength(12);
  expect(said({ compliance: { ...NONE, exemptions: many(12) } }).slice(12)).toEqual([
    '  - and 2 more: --format json lists all',
  ]);
});
