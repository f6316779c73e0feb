import { formatInspection } from '../../../lib/estate/format/inspection-text';
import { SILENCE_CAUSES } from '../../../lib/facts/silence-causes';
import { inspectionOf, machine, machines } from './an-inspection';

const RULES = '/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Insights/dataCollectionRules/';
const lines = (inspection: Parameters<typeof formatInspection>[0]) => formatInspection(inspection).split('\n');

test('counts the machines in each state there is, and ends with what was not seen', () => {
  const all = [machine(), machine(), machine({ state: 'configured' }), machine({ state: 'unknown', missing: 'rules' })];
  expect(lines(inspectionOf(all, { gaps: ['rules.json is missing', 'a\nb'] }))).toEqual([
    'Change tracking check of 4 machines',
    '',
    '        1 cannot be judged: files are missing',
    '        1 have everything they need; whether data arrives is not in the export',
    '        2 report',
    '',
    'Not seen',
    '  - rules.json is missing',
    '  - a\\u{a}b',
    '',
  ]);
});

test('groups the silent machines of a cause by what it is about, rule, region and subscription, the largest first', () => {
  const { title, remedy } = SILENCE_CAUSES.workspaceMissing;
  const silent = { state: 'silent', cause: 'workspaceMissing' } as const;
  const all = [
    machine({ name: 'one', location: '', ...silent, detail: undefined }),
    ...machines(11, (index) => ({ name: `m${index}`, rules: [`${RULES}a`, `${RULES}b`], ...silent, detail: '/x/log' })),
    machine({ name: 'other', state: 'silent', cause: 'machineOff', detail: undefined }),
    machine({ name: 'tracked' }),
    machine({ name: 'alone', ...silent, detail: 'words of it' }),
  ];
  expect(lines(inspectionOf(all, { causes: [['workspaceMissing', 13]] })).slice(4)).toEqual([
    '',
    `${title}: 13 machines`,
    `  ${remedy}`,
    '  - log: a, b, north, subscription sub: 11 (m0, m1, m2, m3, m4, m5, m6, m7, m8, m9 and 1 more)',
    '  - no rule, no region, subscription sub: 1 (one)',
    '  - words of it: no rule, north, subscription sub: 1 (alone)',
    '',
  ]);
});

test('lists ten groups of machines that nothing looks at, and counts those in others', () => {
  const unwatched = (index: number) => ({ name: `m${index}`, location: `r${index}`, state: 'unwatched' }) as const;
  const off = machine({ ...unwatched(20), isOn: false });
  const shown = (count: number) => lines(inspectionOf([...machines(count, unwatched), off])).slice(3, -1);
  expect(shown(10)).toEqual([
    '',
    'In no assignment and without a rule: 10 machines',
    '  Add them to the scope of an assignment, or to Machines.',
    ...Array.from({ length: 10 }, (_, index) => `  - no rule, r${index}, subscription sub: 1 (m${index})`),
  ]);
  expect(shown(12).slice(12)).toEqual([
    '  - no rule, r9, subscription sub: 1 (m9)',
    '  - and 2 more in 2 groups: --format csv lists all',
  ]);
  expect(lines(inspectionOf([off])).slice(3)).toEqual(['']);
  expect(shown(0)).toEqual([]);
});

test('a machine of which nothing says whether it runs is looked at', () => {
  const all = [machine({ state: 'unwatched', isOn: undefined })];
  expect(lines(inspectionOf(all))).toContain('In no assignment and without a rule: 1 machine');
});
