import { readFileSync } from 'node:fs';
import { FINDINGS, type FindingId } from '../../../lib/estate';
import { declaration, exampleOf } from '../../../scripts/findings';

test.each(Object.keys(FINDINGS) as FindingId[])(
  'the page of %s ends with what a plan gives (npm run generate)',
  (id) => {
    expect(readFileSync(`docs/findings/${id}.md`, 'utf8').slice(declaration(id).length)).toBe(exampleOf(id));
  },
);
