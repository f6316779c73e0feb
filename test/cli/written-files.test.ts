import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFiles } from '../../lib/cli/written-files';

const folder = mkdtempSync(join(tmpdir(), 'written-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('files are written into a folder that is made', () => {
  const out = join(folder, 'a', 'b');
  writeFiles({ 'one.txt': '1\n', 'two.txt': '2\n' }, { out, force: false });
  expect(readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'))).toEqual(['1\n', '2\n']);
});

test('a file that exists is kept, and nothing beside it is written; --force overwrites it', () => {
  const out = join(folder, 'kept');
  writeFiles({ 'one.txt': 'mine' }, { out, force: false });
  const files = { 'new.txt': 'new', 'one.txt': 'theirs' };
  expect(() => writeFiles(files, { out, force: false })).toThrow(
    `${join(out, 'one.txt')} exist: give another --out, or --force to overwrite them`,
  );
  expect(readdirSync(out)).toEqual(['one.txt']);
  expect(readFileSync(join(out, 'one.txt'), 'utf8')).toBe('mine');
  writeFiles(files, { out, force: true });
  expect(readFileSync(join(out, 'one.txt'), 'utf8')).toBe('theirs');
});
