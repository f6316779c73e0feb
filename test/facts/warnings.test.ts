import { readFileSync } from 'node:fs';
import { WARNING_IDS } from '../../lib/facts/warnings';

test('docs/warnings.md has a section for every warning, and for nothing else', () => {
  const text = readFileSync('docs/warnings.md', 'utf8');
  const sections = [...text.matchAll(/^## `(.+)`\n\n\S/gm)].map(([, id]) => id);
  expect(sections).toEqual([...WARNING_IDS]);
});
