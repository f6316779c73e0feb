import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES, PAGES_FOLDER } from './pages';

test.each(Object.entries(PAGES))('%s is what was recorded: npm run generate writes it anew', (name, write) => {
  expect(write()).toBe(readFileSync(join(PAGES_FOLDER, name), 'utf8'));
});

test('nothing else is recorded', () => {
  expect(readdirSync(PAGES_FOLDER).sort()).toEqual(Object.keys(PAGES).sort());
});
