import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../lib/cli';
import { DESTINATIONS, INSPECTION_QUERIES } from '../../lib/facts/inspection-queries';

const folder = mkdtempSync(join(tmpdir(), 'queries-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  let [out, err] = ['', ''];
  const stdout = { write: (text: string) => (out += text) };
  const code = main(['queries', ...args], { stdout, stderr: { write: (text: string) => (err += text) }, env: {} });
  return { code, out, err: err.replaceAll(`${folder}/`, '') };
}

const QUERY_FILES = Object.keys(INSPECTION_QUERIES).map((name) => `${name}.kql`);

test.each([
  ['az', ['export.sh', 'destinations.kql']],
  ['powershell', ['export.ps1', 'destinations.kql']],
  ['portal', []],
])('the format %s writes the queries, a README and what runs them', (format, more) => {
  const out = join(folder, format);
  const { code, err } = run('--format', format, '--out', out);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(readdirSync(out).sort()).toEqual(['README.md', ...QUERY_FILES, ...more].sort());
  for (const [name, { kql }] of Object.entries(INSPECTION_QUERIES)) {
    expect(readFileSync(join(out, `${name}.kql`), 'utf8')).toBe(`${kql}\n`);
  }
  if (more.length > 0) expect(readFileSync(join(out, 'destinations.kql'), 'utf8')).toBe(`${DESTINATIONS}\n`);
});

test('it says what to do next', () => {
  expect(run('--out', join(folder, 'next')).out).toMatch(
    /^Written to .*next: README\.md, export\.sh, .*\.\nNext: read README\.md, then run export\.sh\.\n$/,
  );
  expect(run('--out', join(folder, 'steps'), '--format', 'portal').out).toMatch(/, then follow its steps\.\n$/);
});

test('files that exist are kept unless --force is given', () => {
  const out = join(folder, 'kept');
  expect(run('--out', out).code).toBe(0);
  const { code, err } = run('--out', out);
  expect(code).toBe(2);
  expect(err).toMatch(
    /^change-tracking: kept\/README\.md, kept\/export\.sh, kept\/[\w.]+ and 12 more exist: give another --out, or --force to overwrite them\n$/,
  );
  expect(run('--out', out, '--force').code).toBe(0);
});

test('without --out it prints the rights, the purpose of each result and the queries', () => {
  const { code, out } = run();
  expect(code).toBe(0);
  expect(out).toContain('- Resource Graph: the role Reader on the subscriptions\n');
  expect(out).toContain('- Log Analytics: the role Log Analytics Reader on the workspaces\n');
  for (const [name, { kql, purpose }] of Object.entries(INSPECTION_QUERIES)) {
    expect(out).toContain(purpose);
    expect(out).toContain(`// ${name}.kql\n${kql}\n`);
  }
  expect(out).toMatch(/\nNothing is written: give --out <folder> for these files and export\.sh\.\n$/);
  expect(run('--format', 'portal').out).toMatch(/for these files\.\n$/);
});

test.each([
  [['plan.json'], 'queries needs no input; see --help'],
  [['--format', 'json'], "--format must be one of az, powershell, portal, got 'json'"],
])('arguments that make no sense: %j', (args, message) => {
  expect(run(...args)).toEqual({ code: 2, out: '', err: `change-tracking: ${message}\n` });
});
