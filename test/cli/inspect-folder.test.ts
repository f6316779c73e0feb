import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Testing } from 'cdktf';
import { exportedEstate } from '../../bench/support/exported-estate';
import { LandingZone } from '../../examples/landing-zone/main';
import { main } from '../../lib/cli';
import { FORMATS } from '../../lib/cli/arguments';
import { readInput } from '../../lib/estate/read/documents';
import { exportedCode } from '../support/exported-code';
import { exportedFolder } from '../support/exported-folder';

const folder = exportedFolder(exportedEstate(84));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => jest.restoreAllMocks());

/** Runs the command and returns what it says. */
function run(args: readonly string[], isTTY = false) {
  let [out, err] = ['', ''];
  const stderr = { isTTY, write: (text: string) => (err += text) };
  const code = main(args, { stdout: { write: (text: string) => (out += text) }, stderr, env: {} });
  return { code, out, err };
}

const START: Readonly<Record<(typeof FORMATS)['check'][number], string>> = {
  text: 'Change tracking check of 84 machines\n',
  markdown: '## Change tracking check of 84 machines\n',
  json: '{\n  "version": 1,\n  "summary": {\n    "machines": 84,',
  sarif: '{\n  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",',
  html: '<!doctype html>\n<html lang="en">',
  csv: 'id,name,kind,os,',
};

test.each(FORMATS.check)('check prints an export as %s', (format) => {
  const { code, out, err } = run(['check', folder, '--format', format]);
  expect([code, err, out.startsWith(START[format])]).toEqual([1, '', true]);
});

test('SARIF names the file that lists the machines', () => {
  const { out } = run(['check', folder, '--format', 'sarif']);
  expect(out).toContain(`"uri": "${folder.slice(1)}/machines.json"`);
});

describe('--against', () => {
  const stack = Testing.synth(new LandingZone(Testing.stubVersion(new App({ stackTraces: false })), 'landing'));
  const rows = exportedCode(readInput(JSON.parse(stack)));
  const others = (rows['rules'] ?? []).map((row) => ({ ...row, name: 'dcr-other', id: `${String(row['id'])}-other` }));
  const [applied, changed] = [rows, { ...rows, rules: others }].map((files) => exportedFolder({ files }));
  const code = join(applied ?? '', 'code');
  beforeAll(() => {
    mkdirSync(code);
    writeFileSync(join(code, 'cdk.tf.json'), stack);
  });
  afterAll(() => {
    for (const one of [applied, changed]) rmSync(String(one), { recursive: true });
  });

  test('finds no difference in an estate that is as the code wants it', () => {
    const { code: exit, out } = run(['check', String(applied), '--against', code, '--fail-on', 'blocking']);
    expect(out).toContain('\nCompared with the code: no difference; 16 resources of the code found in Azure\n');
    expect(out).not.toContain('Azure lacks');
    expect(exit).toBe(run(['check', String(applied)]).code);
  });

  test.each(['text', 'markdown', 'json'])('names a rule that is not there as %s, and ends with 1', (format) => {
    const { code: exit, out } = run(['check', String(changed), '--against', code, '--format', format]);
    expect([exit, out]).toEqual([1, expect.stringMatching(/rule dcr-change-tracking/)]);
    expect(run(['check', String(changed), '--against', code, '--fail-on', 'none']).code).toBe(0);
  });

  test.each([
    [['review', 'plan.json', '--against', 'x'], '--against is an option of check only'],
    [
      ['check', 'plan.json', '--against', 'x'],
      '--against needs one folder of exported rows as input: export it as queries says',
    ],
  ])('%j is refused', (args, message) => {
    expect(run(args)).toMatchObject({ code: 2, err: expect.stringContaining(message) });
  });
});

describe('progress', () => {
  /** Each look at the clock is so many milliseconds after the one before. */
  const tick = (step: number) => {
    let now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => (now += step));
  };

  test('names the file that is read, after a second, and leaves an empty line', () => {
    tick(300);
    const { out, err } = run(['check', folder], true);
    const lines = err.split('\r\u001b[K');
    expect(lines.slice(0, 2)).toEqual(['', expect.stringMatching(/^reading \w+\.json \.\.\.$/)]);
    expect(lines.slice(-2)).toEqual(['checking 84 machines ...', '']);
    expect(out).toBe(run(['check', folder]).out);
  });

  test('of a run that is shorter than a second is not shown', () => {
    tick(1);
    expect(run(['check', folder], true).err).toBe('');
  });

  test('is not written to a file', () => {
    tick(1000);
    expect(run(['check', folder]).err).toBe('');
  });

  test('leaves an empty line before an error', () => {
    tick(2000);
    const broken = exportedFolder({ files: { machines: [{ name: 'no id' }] } });
    const { code, err } = run(['check', broken], true);
    rmSync(broken, { recursive: true });
    const lines = err.split('\r\u001b[K');
    expect([code, ...lines.slice(0, 2)]).toEqual([2, '', 'reading machines.json ...']);
    expect(lines[2]).toMatch(/^change-tracking: machines\.json has no column 'id'/);
  });
});
