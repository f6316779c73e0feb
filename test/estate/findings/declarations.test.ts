import { readFileSync } from 'node:fs';
import { FINDINGS, type FindingId } from '../../../lib/estate';
import { declaration, findingIndex } from '../../../scripts/findings';

const page = (name: string) => readFileSync(`docs/findings/${name}.md`, 'utf8');

test('the index of the findings is what is declared (npm run generate)', () => {
  expect(page('README')).toBe(findingIndex());
});

test.each(Object.keys(FINDINGS) as FindingId[])('the page of %s begins with what is declared', (id) => {
  const declared = declaration(id);
  expect(page(id).slice(0, declared.length)).toBe(declared);
});
