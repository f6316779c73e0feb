import { readFileSync } from 'node:fs';
import { WARNINGS } from '../lib/core/warnings';

test('docs/warnings.md has a section for every warning, and for nothing else', () => {
  const text = readFileSync('docs/warnings.md', 'utf8');
  const sections = [...text.matchAll(/^## `(.+)`\n\n\S/gm)].map(([, id]) => id);
  expect(sections).toEqual(Object.keys(WARNINGS));
});
