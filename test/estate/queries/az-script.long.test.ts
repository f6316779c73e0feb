import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportedEstate } from '../../../bench/support/exported-estate';
import { writeFiles } from '../../../lib/cli/written-files';
import { inspect } from '../../../lib/estate/inspection/inspect';
import { queryFiles } from '../../../lib/estate/queries/query-files';
import { loadInventory } from '../../../lib/estate/read/inventory/load-inventory';
import { analyse } from '../../support/kql/service';

const folder = mkdtempSync(join(tmpdir(), 'az-script-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TENANT = '11111111-1111-1111-1111-111111111111';
const WORKSPACE = '22222222-2222-2222-2222-222222222222';
const FORBIDDEN = '33333333-3333-3333-3333-333333333333';
const guid = (index: number) => `00000000-0000-0000-0000-${String(index).padStart(12, '0')}`;

/**
 * An `az` that answers from files: `<query>.json` or, for a page that follows, `<query>-<skip token>.json`. It fails
 * every time if there is a file `<name>.fails`, and the first time if there is `<name>.fails-once`.
 */
const STUB = `#!/usr/bin/env bash
set -euo pipefail
answers=$(dirname "$0")/answers
printf '%s\\n' "$*" >>"$answers/calls"
token='' name=''
while [ $# -gt 0 ]; do
  case $1 in
    --graph-query) name=$(basename "\${2#@}" .kql); [ -s "\${2#@}" ] ;;
    --skip-token) token=-$2 ;;
    --workspace) name=reporting-$2 ;;
    show) [ -n "$name" ] || name=show ;;
    list) name=subscriptions ;;
  esac
  shift
done
if [ -e "$answers/$name$token.fails" ]; then echo "ERROR: AuthorizationFailed" >&2; exit 1; fi
if [ -e "$answers/$name$token.fails-once" ]; then
  rm "$answers/$name$token.fails-once"
  echo "ERROR: RateLimiting" >&2
  exit 1
fi
if [ -e "$answers/$name$token.json" ]; then cat "$answers/$name$token.json"; else cat "$answers/empty.json"; fi
`;

const page = (rows: readonly object[], token: string | null = null, total = rows.length) =>
  JSON.stringify({ count: rows.length, data: rows, skip_token: token, total_records: total }, undefined, 2);

/** Runs the script in a folder of its own with answers by name; the value `fails` or `fails-once` is a failure. */
function run(name: string, answers: Readonly<Record<string, string>>, ...args: string[]) {
  const home = join(folder, name);
  const given = join(home, 'bin', 'answers');
  if (!existsSync(home)) {
    mkdirSync(given, { recursive: true });
    writeFileSync(join(home, 'bin', 'az'), STUB);
    chmodSync(join(home, 'bin', 'az'), 0o755);
    writeFiles(queryFiles('az'), { out: join(home, 'a folder'), force: false });
  }
  const all = { empty: page([]), show: TENANT, subscriptions: guid(1), ...answers };
  for (const [answer, text] of Object.entries(all)) {
    const failure = text === 'fails' || text === 'fails-once';
    writeFileSync(join(given, `${answer}.${failure ? text : 'json'}`), text === '' ? '' : `${text}\n`);
  }
  const env = { ...process.env, PATH: `${join(home, 'bin')}:${process.env['PATH']}`, RETRY_SECONDS: '0' };
  const { status, stdout, stderr } = spawnSync('bash', [join(home, 'a folder', 'export.sh'), ...args], {
    env,
    cwd: home,
    encoding: 'utf8',
  });
  const results = join(home, 'a folder', 'results');
  const files = existsSync(results) ? readdirSync(results) : [];
  const read = (file: string): unknown => JSON.parse(readFileSync(join(results, file), 'utf8'));
  const log = join(given, 'calls');
  const calls = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  const inventory = () => loadInventory(results);
  const gaps = () => inventory().gaps;
  return { status, out: stdout, err: stderr.replaceAll(home, ''), files, read, calls, inventory, gaps };
}

const destinations = page([
  { id: 'a', workspaceId: WORKSPACE },
  { id: 'b', workspaceId: WORKSPACE.toUpperCase() },
  { id: 'c', workspaceId: FORBIDDEN },
]);

test('all pages are saved, a failure is tried again, and a workspace without rights does not end the export', () => {
  const row = [{ ResourceId: 'one', Computer: 'web01', Kind: 'Heartbeat', LastRow: 'now', TableName: 'PrimaryResult' }];
  const { status, out, err, files, read, calls, gaps } = run('pages', {
    machines: page([{ id: 'one', skip_token: 'of a row' }, { id: 'two' }], 'next=', 3),
    'machines-next=': page([{ id: 'three' }], null, 3),
    extensions: 'fails-once',
    destinations,
    [`reporting-${WORKSPACE}`]: JSON.stringify(row, undefined, 2),
    [`reporting-${FORBIDDEN}`]: 'fails',
  });
  expect(status).toBe(1);
  expect(files).toEqual(
    [
      ...['machines', 'machines-2', 'extensions', 'rules', 'associations', 'solutions', 'workspaces', 'identities'],
      ...['assignments', 'states', 'exemptions', 'roles', `reporting-${WORKSPACE}`, `reporting-${FORBIDDEN}`],
    ]
      .map((name) => `${name}.json`)
      .sort(),
  );
  expect(read('machines.json')).toMatchObject({ data: [{ id: 'one' }, { id: 'two' }], skip_token: 'next=' });
  expect(read('machines-2.json')).toMatchObject({ data: [{ id: 'three' }], skip_token: null });
  expect(read('extensions.json')).toMatchObject({ data: [] });
  expect(read(`reporting-${WORKSPACE}.json`)).toEqual(row);
  expect(read(`reporting-${FORBIDDEN}.json`)).toEqual({
    error: { code: 'NotExported', message: `reporting, workspace ${FORBIDDEN} (needs Log Analytics Reader)` },
  });
  expect(out).toContain('machines: 3 rows in 2 files\nextensions: 0 rows in 1 files\n');
  expect(err).toContain(`export.sh: reporting, workspace ${FORBIDDEN} (needs Log Analytics Reader): not exported\n`);
  expect(err).toMatch(/export\.sh: 1 parts are missing in \/a folder\/results\n$/);
  expect(gaps()).toEqual([`reporting-${FORBIDDEN}.json is an error of Log Analytics (NotExported)`]);

  const commands = new Set(calls.map((call) => call.split(' --')[0]));
  expect([...commands].sort()).toEqual([
    'account list',
    'account show',
    'extension show',
    'graph query',
    'monitor log-analytics query',
  ]);
  const graph = calls.filter((call) => call.startsWith('graph query'));
  expect(graph[0]).toBe(
    `graph query --graph-query @machines.kql --first 1000 --subscriptions ${guid(1)} --only-show-errors --output json`,
  );
  expect(graph[1]).toContain('--first 1000 --skip-token next= --subscriptions');
});

test('a query that fails leaves an error in place of the page, and the others are run', () => {
  const { status, err, files, read, gaps } = run('failing', {
    machines: page([{ id: 'one' }], 'next='),
    'machines-next=': 'fails',
    rules: '[]',
    destinations,
  });
  expect(status).toBe(1);
  expect(read('machines.json')).toMatchObject({ data: [{ id: 'one' }] });
  expect(read('machines-2.json')).toEqual({ error: { code: 'NotExported', message: 'machines, page 2' } });
  expect(read('rules.json')).toHaveProperty('error.message', expect.stringContaining('az extension update'));
  expect(files).toContain('roles.json');
  expect(err).toMatch(/2 parts are missing/);
  expect(gaps()).toEqual(
    expect.arrayContaining([
      'rules.json the answer of Azure is an error (NotExported) and no resource',
      'machines-2.json the answer of Azure is an error (NotExported) and no resource',
    ]),
  );
});

test('subscriptions are read in calls of 100, and management groups in calls of 10', () => {
  const subscriptions = Array.from({ length: 101 }, (_, index) => guid(index)).join('\n');
  const many = run('many', { subscriptions, destinations });
  const ofMachines = (calls: readonly string[]) => calls.filter((call) => call.includes('@machines.kql'));
  expect(many.status).toBe(0);
  expect(ofMachines(many.calls).map((call) => call.match(/0{8}-0000/g)?.length)).toEqual([100, 1]);
  expect(many.files.filter((file) => file.startsWith('machines'))).toEqual(['machines-2.json', 'machines.json']);

  const groups = Array.from({ length: 11 }, (_, index) => ['--management-group', `mg ${index}`]).flat();
  const grouped = run('groups', {}, ...groups, '--workspace', WORKSPACE);
  expect(grouped.status).toBe(0);
  expect(ofMachines(grouped.calls).map((call) => call.match(/mg \d+/g)?.length)).toEqual([10, 1]);
  expect(grouped.calls.join('\n')).not.toMatch(/account list|destinations|--subscriptions/);
});

test('an exported estate is read with the causes that it has, and nothing is missing', () => {
  const estate = exportedEstate(1100);
  const answers = Object.entries(estate.files).flatMap(([kind, rows]) => {
    if (kind === 'reporting') return [[`reporting-${WORKSPACE}`, JSON.stringify(rows, undefined, 2)]];
    if (rows.length <= 1000) return [[kind, page(rows)]];
    const [first, second] = [rows.slice(0, 1000), rows.slice(1000)];
    return [
      [kind, page(first, 'next', rows.length)],
      [`${kind}-next`, page(second, null, rows.length)],
    ];
  });
  const { status, out, files, inventory } = run('estate', Object.fromEntries(answers), '--workspace', WORKSPACE);
  expect(status).toBe(0);
  expect(out).toContain('machines: 1100 rows in 2 files\n');
  expect(files).toContain('extensions-2.json');
  const { machines, gaps } = inspect(inventory());
  const wrong = machines.filter(
    (one) => (one.state === 'silent' ? one.cause : one.state) !== estate.expected.get(one.id),
  );
  expect({ count: machines.length, wrong, gaps }).toEqual({ count: 1100, wrong: [], gaps: [] });
});

test('a large workspace is asked in parts', () => {
  const { status, files, calls } = run('parts', {}, '--workspace', WORKSPACE, '--parts', '3');
  expect(status).toBe(0);
  expect(files.filter((file) => file.startsWith('reporting'))).toEqual([
    `reporting-${WORKSPACE}-2.json`,
    `reporting-${WORKSPACE}-3.json`,
    `reporting-${WORKSPACE}.json`,
  ]);
  const asked = calls.flatMap((call) => /--analytics-query (.*) --only-show-errors/.exec(call)?.[1] ?? []);
  expect(asked.map((query) => query.slice(query.lastIndexOf('|')))).toEqual(
    [0, 1, 2].map((part) => `| where hash(ResourceId, 3) == ${part}`),
  );
  for (const query of asked) expect(analyse(query).errors).toEqual([]);
});

test('an estate whose rules name no workspace is not exported completely', () => {
  const { status, err } = run('none', {});
  expect(status).toBe(1);
  expect(err).toContain('no rule of change tracking names a workspace: give --workspace <guid>');
});

test.each([
  ['not signed in', { show: 'fails' }, [], 'sign in first: az login'],
  ['no subscription', { subscriptions: '' }, [], `no enabled subscription in the tenant ${TENANT}`],
  ['unknown argument', {}, ['--force'], "unknown argument '--force'; usage: bash export.sh"],
  ['no value', {}, ['--results'], '--results needs a value; usage: bash export.sh'],
  ['no number', {}, ['--parts', '0'], "--parts must be a number from 1 to 999, got '0'"],
  ['no guid', {}, ['--workspace', 'law-ops'], "--workspace must be the GUID of a workspace, got 'law-ops'"],
])('nothing is exported: %s', (name, answers, args, message) => {
  const { status, err, files } = run(name, { ...answers }, ...args);
  expect(status).toBe(2);
  expect(err).toContain(`export.sh: ${message}`);
  expect(files).toEqual([]);
});

test('results of an earlier run are not mixed with new ones', () => {
  expect(run('twice', { destinations }).status).toBe(0);
  const { status, err } = run('twice', { destinations });
  expect(status).toBe(2);
  expect(err).toBe('export.sh: /a folder/results has results of an earlier run: give another folder with --results\n');
});
