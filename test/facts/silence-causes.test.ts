import { readFileSync } from 'node:fs';
import { SILENCE_CAUSES } from '../../lib/facts/silence-causes';

test('the guide lists every cause in the order of the chain, with the columns that prove it', () => {
  const rows = readFileSync('docs/silent-machines.md', 'utf8').match(/^\| .* \|$/gm) ?? [];
  const causes = Object.values(SILENCE_CAUSES).map(({ title, columns }) => `| ${title} | ${columns.join(', ')} |`);
  expect(rows.filter((row) => causes.includes(row))).toEqual(causes);
});
