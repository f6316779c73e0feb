import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportedEstate } from '../../bench/support/exported-estate';
import { main } from '../../lib/cli';
import { file, linux, plan, rule } from '../estate/support';
import { exportedFolder } from '../support/exported-folder';
import { damaged, JSON_NOTATION } from '../support/fuzz/mutations';
import { type Case, faultsOf } from '../support/fuzz/run';
import { hidesSecrets, SECRET } from '../support/fuzz/secrets';

/** The same inputs in every run. `.ci/run` continues with them for a minute, and `npm run fuzz` looks for new ones. */
const ORDER = { FUZZ_SEED: '1', FUZZ_INPUTS: '50' };

test('no damaged input makes a verb fail, hang, need too much memory, print a secret or change a prototype', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/fuzz.ts'], {
    encoding: 'utf8',
    env: { ...process.env, ...ORDER },
  });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^seed 1: 50 damaged inputs, /);
}, 120_000);

describe('a fault is found if the command', () => {
  const plan: Case = { subject: 0, run: 0, mutations: [] };
  const cut: Case = { ...plan, mutations: [{ kind: 'truncate', at: 500, size: 0, value: 0 }] };

  test('throws', () => {
    const fails = () => {
      throw new TypeError('x is not iterable');
    };
    expect(faultsOf(plan, fails)).toEqual([
      'ends with -1',
      'writes messages without failing: TypeError: x is not iterable',
    ]);
  });

  test('does not expect an error', () => {
    const message = 'unexpected TypeError: this is a bug of change-tracking, please report it';
    const found = faultsOf(plan, (_, { stderr }) => {
      stderr.write(message);
      return 2;
    });
    expect(found).toEqual([`fails: ${message}`, `does not name the file: ${message}`]);
  });

  describe('prints a secret', () => {
    const prints = (_: unknown, { stdout }: { stdout: { write(text: string): unknown } }) => {
      stdout.write(SECRET);
      return 0;
    };

    test('unless the damage removed its mark', () => {
      expect(faultsOf(plan, prints)).toEqual(['prints a secret']);
      expect(faultsOf(cut, prints)).toEqual(['prints a secret']);
      const marked = JSON.stringify({ a: SECRET, a_sensitive: true });
      expect(hidesSecrets(marked, JSON.stringify({ b: 1, a: SECRET, a_sensitive: true }))).toBe(true);
      expect(hidesSecrets(marked, JSON.stringify({ a: SECRET, a_sensitive: false }))).toBe(false);
      expect(hidesSecrets(marked, JSON.stringify({ b: SECRET, a_sensitive: true }))).toBe(false);
    });

    test('in every encoding alike', () => {
      const utf16 = { kind: 'utf16be', at: 0, size: 0, value: 0 } as const;
      const found = Array.from({ length: 40 }, (_, at) => {
        const retyped = { kind: 'retype', at: at * 7, size: 0, value: 0 } as const;
        const faults = faultsOf({ ...plan, mutations: [retyped] }, prints);
        expect(faultsOf({ ...plan, mutations: [retyped, utf16] }, prints)).toEqual(faults);
        return faults.join();
      });
      expect([...new Set(found)].sort()).toEqual(['', 'prints a secret']);
    });
  });

  test('gives every object a member', () => {
    const pollutes = () => {
      (Object.prototype as unknown as Record<string, unknown>)['polluted'] = true;
      return 0;
    };
    expect(faultsOf(plan, pollutes)).toEqual(["gives every value a member 'polluted'"]);
    expect('polluted' in {}).toBe(false);
  });
});

describe('an input that once made a verb fail', () => {
  const folder = mkdtempSync(join(tmpdir(), 'damaged-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function run(files: Readonly<Record<string, string>>, ...args: string[]): { code: number; messages: string } {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    let messages = '';
    const stderr = { write: (text: string) => (messages += text) };
    const code = main(args, { stdout: { write: () => undefined }, stderr, env: {} });
    return { code, messages: messages.replaceAll(folder, '') };
  }

  test('is named if its lists and objects are nested too deeply', () => {
    const deep = `[{"id":"/subscriptions/a","properties":${'['.repeat(5000)}${']'.repeat(5000)}}]`;
    expect(run({ 'deep.json': deep }, 'check', join(folder, 'deep.json'))).toEqual({
      code: 2,
      messages: 'change-tracking: /deep.json is nested more than 100 levels deep\n',
    });
  });

  test('is named among what could not be read if it is a file of a folder, and the other files are read', () => {
    const exported = exportedFolder(exportedEstate(5));
    const [output, rules] = [[] as string[], join(exported, 'rules.json')];
    writeFileSync(rules, '[{"id":"/subscriptions/a","properties":"{cut"}]');
    const code = main(['check', exported], {
      stdout: { write: (text) => output.push(text) },
      stderr: process.stderr,
      env: {},
    });
    rmSync(exported, { recursive: true });
    expect(code).not.toBe(2);
    expect(output.join('')).toContain("rules.json the 'properties' of a resource are text that is not JSON");
  });

  test('is read if a type in it is no regular expression', () => {
    const id = '/subscriptions/a/providers/Microsoft.Author)zation/policyAssignments/x';
    const { code, messages } = run(
      { 'type.json': JSON.stringify([{ id, properties: {} }]) },
      'check',
      join(folder, 'type.json'),
    );
    expect({ code, messages }).toEqual({ code: 0, messages: '' });
  });

  describe('is read in linear time', () => {
    const LONG = '/*'.repeat(200_000);
    const SET = '/providers/Microsoft.Authorization/policySetDefinitions/92a36f05-ebc9-4bba-9128-b47ad2ea3354';
    const resource = (type: string, values: object) => ({ resource: { [`azurerm_${type}`]: { x: values } } });
    const assignment = { name: 'x', policy_definition_id: SET, subscription_id: LONG };
    const role = { role_definition_name: 'Storage Blob Data Contributor', principal_id: 'x', scope: LONG };
    const tracking = { ...rule(linux(file('/etc/hosts'))), id: LONG };
    const kept = { address: 'azurerm_monitor_data_collection_rule.x', before: tracking, after: tracking };
    let start: number;

    beforeEach(() => {
      start = performance.now();
    });

    afterEach(() => expect(performance.now() - start).toBeLessThan(10_000));

    test.each([
      ['an id has very many segments', 'check', resource('subscription_policy_assignment', assignment)],
      ['an id that a lock may cover has very many segments', 'review', plan(kept)],
      ['the scope of a role has very many segments', 'check', resource('role_assignment', role)],
    ])('if %s', (_, verb, document) => {
      expect(run({ 'long.json': JSON.stringify(document) }, verb, join(folder, 'long.json')).messages).toBe('');
    });

    test.each(['windows', 'linux'])('if a path of %s settings has very many wildcards', (os) => {
      const files = {
        'settings.json': JSON.stringify({ [os]: { files: [{ path: LONG.replaceAll('/', '\\') }, { path: LONG }] } }),
      };
      const { messages } = run(files, 'watches', '/etc/hosts', '--settings', join(folder, 'settings.json'));
      expect(messages).toMatch(/may contain '\*' only|must be a/);
    });
  });
});

test('a document is damaged at one value, with what JSON cannot print and with names of prototypes', () => {
  const change = (kind: 'nest' | 'number' | 'rename' | 'remove', value = 0) =>
    damaged('{"a":[1]}', [{ kind, at: 2, size: 0, value }], JSON_NOTATION).toString();
  expect(change('nest')).toBe(`{"a":[${'['.repeat(50)}0${']'.repeat(50)}]}`);
  expect(change('number')).toBe('{"a":[1e999]}');
  expect(change('remove')).toBe('{"a":[]}');
  const renamed = damaged('{"a":[1]}', [{ kind: 'rename', at: 1, size: 0, value: 0 }], JSON_NOTATION);
  expect(renamed.toString()).toBe('{"__proto__":[1]}');
});
