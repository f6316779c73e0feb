import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportedEstate } from '../../../bench/support/exported-estate';
import { inspect } from '../../../lib/estate/inspection/inspect';
import { inventoryOf } from '../../../lib/estate/read/inventory/inventory-of-rows';
import { loadInventory } from '../../../lib/estate/read/inventory/load-inventory';
import { INITIATIVES } from '../../../lib/facts/initiatives';
import { CAUSE_ORDER } from '../../../lib/facts/silence-causes';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** How each tool writes rows: the name of a file and its text. */
const FORMS: Readonly<Record<string, (kind: string, rows: Rows) => [name: string, text: string]>> = {
  az: (kind, rows) => [
    `${kind}.json`,
    JSON.stringify(
      kind === 'reporting'
        ? rows.map((row) => ({ TableName: 'PrimaryResult', ...row }))
        : { count: rows.length, data: rows, skip_token: null, total_records: rows.length },
    ),
  ],
  PowerShell: (kind, rows) => [
    `${kind}.json`,
    JSON.stringify(
      kind === 'reporting'
        ? { Results: rows }
        : { Data: rows.map((row) => ({ ...row, ResourceId: row['id'] })), SkipToken: null },
    ),
  ],
  'the portal': (kind, rows) => [`${kind}.csv`, csv(kind, rows)],
};

function csv(kind: string, rows: Rows): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown, column: string) => {
    if (column === 'LastRow') return `"${portalTime(String(value))}"`;
    const text =
      value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    return `"${text.replaceAll('"', '""')}"`;
  };
  const head = columns.map((column) => (kind === 'reporting' && column === 'LastRow' ? 'LastRow [UTC]' : column));
  return `\ufeff${[head.join(','), ...rows.map((row) => columns.map((column) => cell(row[column], column)).join(','))].join('\r\n')}\r\n`;
}

/** A time as the portal writes it. */
function portalTime(iso: string): string {
  const [date = '', time = ''] = iso.split('T');
  const [year, month, day] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return `${month}/${day}/${year}, ${hour % 12 || 12}:${String(minute).padStart(2, '0')}:00.000 ${hour < 12 ? 'AM' : 'PM'}`;
}

/** More than a page of each list. */
const MACHINES = 1100;
const estate = exportedEstate(MACHINES);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(form: string, without: readonly string[] = []): void {
  for (const [kind, rows] of Object.entries(estate.files)) {
    if (without.includes(kind) || rows.length === 0) continue;
    const [name, text] = FORMS[form]?.(kind, rows) ?? ['', ''];
    writeFileSync(join(folder, name), text);
  }
}

test.each(Object.keys(FORMS))(
  'an export of %s: every machine has the cause that is planted, and none is wrong',
  (form) => {
    write(form);
    const { machines } = inspect(loadInventory(folder));
    const wrong = machines.flatMap((one) => {
      const found = one.state === 'silent' ? one.cause : one.state;
      const planted = estate.expected.get(one.id);
      return found === planted ? [] : [{ id: one.id, planted, found }];
    });
    expect(machines).toHaveLength(MACHINES);
    expect(wrong).toEqual([]);
  },
);

describe('a damaged export', () => {
  beforeEach(() => write('az'));

  const inspected = () => inspect(loadInventory(folder));
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const rows = (kind: string) => estate.files[kind] ?? [];
  let whole: ReturnType<typeof inspect> | undefined;

  test.each<[what: string, damage: () => void, gap: string | RegExp, causes: readonly string[]]>([
    [
      'a page that is missing',
      () => put('extensions.json', JSON.stringify({ data: rows('extensions').slice(0, 1000), skip_token: 'x' })),
      'extensions.json: a page is missing: the list goes on where this answer ends',
      ['agentMissing', 'extensionMissing'],
    ],
    [
      'a list that is a full page',
      () => put('associations.json', JSON.stringify(rows('associations').slice(0, 1000))),
      'associations.json: it has exactly 1000 rows, which is a full page: others may be missing',
      ['associationMissing'],
    ],
    [
      'a file that ends in the middle',
      () => put('solutions.json', JSON.stringify({ data: rows('solutions') }).slice(0, -9)),
      /^solutions\.json is not JSON/,
      ['solutionMissing'],
    ],
    [
      'a query that failed',
      () => put('workspaces.json', JSON.stringify({ error: { code: 'BadRequest', message: 'secret' } })),
      'workspaces.json the answer of Azure is an error (BadRequest) and no resource',
      ['workspaceMissing', 'ingestionClosed', 'overQuota'],
    ],
    [
      'columns with other names',
      () =>
        put('rules.json', JSON.stringify({ data: rows('rules').map(({ id, ...row }) => ({ ...row, ruleId: id })) })),
      "rules.json has no column 'id': run the query again without changing its columns",
      ['ruleDeleted', 'ruleForeign'],
    ],
    [
      'a file of another tenant',
      () => {
        const other = rows('reporting').map((row) => ({
          ...row,
          ResourceId: `/subscriptions/x${String(row['ResourceId']).slice(20)}`,
        }));
        put('reporting.json', JSON.stringify(other));
      },
      'no row of the reporting file is about a machine of the export: it is of another tenant',
      ['unexplained'],
    ],
    [
      'an error of Log Analytics',
      () => put('reporting.json', JSON.stringify({ error: { code: 'InsufficientAccessError' } })),
      'reporting.json is an error of Log Analytics (InsufficientAccessError)',
      ['unexplained'],
    ],
  ])('with %s says so, uses the rest, and finds no cause that the damage would prove', (_, damage, gap, causes) => {
    whole ??= inspected();
    damage();
    const { gaps, machines } = inspected();
    expect(gaps).toContainEqual(typeof gap === 'string' ? gap : expect.stringMatching(gap));
    const found = new Set(machines.flatMap((one) => (one.state === 'silent' ? [one.cause] : [])));
    expect(causes.filter((cause) => found.has(cause as never))).toEqual([]);
    // What does not depend on the file is found as before, or is unknown.
    const earlier = new Map(whole.machines.map((one) => [one.id, one]));
    const wrong = machines.filter((one) => {
      const was = earlier.get(one.id);
      if (one.state === 'unknown' || one.state === 'configured') return false;
      return one.state === 'silent' && was?.state === 'silent' ? one.cause !== was.cause : one.state !== was?.state;
    });
    expect(wrong).toEqual([]);
  });

  test('without machines cannot be used', () => {
    put('machines.json', '{"data": [');
    expect(inspected).toThrow('machines.json is not JSON');
  });

  test('with a file that nothing reads says so', () => {
    put('notes.json', '{}');
    expect(inspected().gaps).toContainEqual(
      expect.stringMatching(/^notes\.json is not read: its name is none of machines, /),
    );
  });
});

test('an export with nothing but machines judges none of them', () => {
  write(
    'az',
    Object.keys(estate.files).filter((kind) => kind !== 'machines'),
  );
  const { states, gaps } = inspect(loadInventory(folder));
  expect([...states.keys()].sort()).toEqual(['silent', 'unknown']);
  expect(gaps).toContain(
    'there is no usable extensions file: whether agents and extensions are installed is not known',
  );
});

describe('an estate with one machine of each cause', () => {
  const small = exportedEstate(40);
  const found = () => inspect(inventoryOf(small.files, new Set(), []));
  const subscription = '00000000-0000-0000-0000-0000000000a1';
  const monitoring = `/subscriptions/${subscription}/resourcegroups/rg-monitoring/providers`;
  const deleted = `${monitoring}/microsoft.insights/datacollectionrules/dcr-deleted`;
  const identity = `${monitoring}/microsoft.managedidentity/userassignedidentities/id-agents`;
  const gone = `${monitoring}/microsoft.operationalinsights/workspaces/law-gone`;
  const ours = ['dcr-foreign', 'dcr-ct'];

  test('says of each what it is that is wrong, and which rules it has', () => {
    const silent = found().machines.flatMap((one) =>
      one.state === 'silent' ? [[one.cause, one.detail, one.rules] as const] : [],
    );
    expect(silent).toEqual([
      ['machineOff', undefined, ours],
      ['agentMissing', undefined, ours],
      ['imageUnknown', undefined, ours],
      ['agentFailed', 'Failed', ours],
      ['identityMissing', identity, ours],
      ['associationMissing', undefined, []],
      ['ruleDeleted', deleted, [deleted]],
      ['ruleForeign', undefined, ['dcr-foreign']],
      ['rulesSeveral', 'dcr-ct, dcr-second', ['dcr-ct', 'dcr-second']],
      ['extensionMissing', undefined, ours],
      ['extensionFailed', 'Failed', ours],
      ['extensionOld', '2.14', ours],
      ['ruleFaulty', 'dcr-faulty: stream-missing', ['dcr-faulty']],
      ['solutionMissing', 'law-nosolution', ['dcr-nosolution']],
      ['workspaceMissing', gone, ['dcr-gone']],
      ['ingestionClosed', 'law-closed', ['dcr-closed']],
      ['overQuota', 'law-full', ['dcr-full']],
      ['instancesOld', undefined, ours],
      ['unexplained', undefined, ours],
    ]);
    expect(found().machines[0]).toMatchObject({ subscription });
  });

  test('counts them in the order of the chain, whatever the order of the rows', () => {
    const machines = [...(small.files['machines'] ?? [])].reverse();
    const { states, causes } = inspect(inventoryOf({ ...small.files, machines }, new Set(), []));
    expect(Object.fromEntries(states)).toEqual({ silent: 19, unwatched: 1, reports: 20 });
    expect(causes).toEqual(CAUSE_ORDER.map((cause) => [cause, 1]));
    const few = machines.filter(({ name }) => ['Srv16', 'Srv1', 'Srv39'].includes(String(name)));
    expect(inspect(inventoryOf({ ...small.files, machines: few }, new Set(), [])).causes).toEqual([
      ['agentMissing', 1],
      ['overQuota', 1],
    ]);
  });

  test('has the same causes with locations in another spelling', () => {
    const spelled = (row: object) => ({ ...row, location: 'West Europe' });
    const workspaces = small.files['workspaces']?.filter(({ location }) => location === 'westeurope').map(spelled);
    const rules = small.files['rules']?.filter(({ location }) => location === 'westeurope');
    const { machines } = inspect(
      inventoryOf({ ...small.files, workspaces: workspaces ?? [], rules: rules ?? [] }, new Set(), []),
    );
    const faulty = machines.flatMap((one) =>
      one.state === 'silent' && one.cause === 'ruleFaulty' ? [one.detail] : [],
    );
    expect(faulty).toEqual(['dcr-faulty: stream-missing']);
  });
});

test('the rules of a machine are named by their ids without the file of rules, and an id may have no subscription', () => {
  const associations = [
    { id: 'vm/providers/microsoft.insights/datacollectionruleassociations/a', dataCollectionRuleId: '/DCR' },
    { id: 'vm/providers/microsoft.insights/datacollectionruleassociations/b', dataCollectionEndpointId: '/dce' },
  ];
  const [machine] = inspect(inventoryOf({ machines: [{ id: 'vm' }], associations }, new Set(), [])).machines;
  expect(machine).toMatchObject({
    name: 'vm',
    subscription: '',
    rules: ['/dcr'],
    state: 'unknown',
    missing: 'extensions',
  });
});

describe('whether policy covers a machine', () => {
  const subscription = '/subscriptions/s';
  const group = `${subscription}/resourcegroups/rg`;
  const vm = `${group}/providers/microsoft.compute/virtualmachines/vm`;
  const set = (id: string) => `/providers/microsoft.authorization/policysetdefinitions/${id}`;
  const rows = (assignment: object | undefined, states?: readonly object[]) => ({
    machines: [{ id: vm }],
    ...{ extensions: [], associations: [], rules: [] },
    ...(assignment && { assignments: [{ id: '/x', scope: group, ...assignment }] }),
    ...(states && { states }),
  });

  test.each<[when: string, assignment: object, isCovered: boolean]>([
    ['of its group', {}, true],
    ['of its subscription', { scope: subscription.toUpperCase() }, true],
    ['of another group', { scope: `${group}-2` }, false],
    ['of its kind', { policyDefinitionId: set(INITIATIVES.virtualMachines.id) }, true],
    ['of another kind', { policyDefinitionId: set(INITIATIVES.arcServers.id) }, false],
    ['that is not enforced', { enforcementMode: 'DoNotEnforce' }, false],
    ['that excludes its group', { scope: subscription, notScopes: ['/subscriptions/t', group] }, false],
    ['that excludes it', { notScopes: [vm.toUpperCase()] }, false],
    ['that excludes another machine', { notScopes: [vm.slice(0, -1), `${vm}/x`] }, true],
  ])('with an assignment %s', (_, assignment, isCovered) => {
    const [machine] = inspect(inventoryOf(rows(assignment), new Set(), [])).machines;
    expect(machine?.state).toBe(isCovered ? 'silent' : 'unwatched');
  });

  test('one of several assignments of a scope is enough', () => {
    const assignments = [INITIATIVES.arcServers, INITIATIVES.virtualMachines].map(({ id }, index) => ({
      id: `/${index}`,
      scope: group,
      policyDefinitionId: set(id),
    }));
    const [machine] = inspect(inventoryOf({ ...rows(undefined), assignments }, new Set(), [])).machines;
    expect(machine?.state).toBe('silent');
  });

  test('it does if it has evaluated it, whatever the assignments are', () => {
    const stateOf = (states: readonly object[]) =>
      inspect(inventoryOf(rows(undefined, states), new Set(), [])).machines[0]?.state;
    expect(stateOf([{ resourceId: vm, complianceState: 'NonCompliant' }])).toBe('silent');
    expect(stateOf([{ resourceId: `${vm}-2`, complianceState: 'NonCompliant' }])).toBe('unwatched');
  });
});
