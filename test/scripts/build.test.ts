import { withoutComments } from '../../scripts/build';

test('code loses its comments and keeps its lines', () => {
  const code = ['#!/usr/bin/env node', '/**', ' * Adds.', ' */', 'const a = 1; // one', 'call(/* none */);', '// end'];
  const lines = ['#!/usr/bin/env node', '', '', '', 'const a = 1; ', 'call();', ''];
  expect(withoutComments(code.join('\n'))).toBe(lines.join('\n'));
});

test('what only looks like a comment stays', () => {
  const code = 'const a = ["https://example.com", `/* ${b} */ // ${c}`, /\\/\\*[^]*?\\*\\//g];\n';
  expect(withoutComments(code)).toBe(code);
});
