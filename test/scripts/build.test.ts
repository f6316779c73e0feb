import { withoutComments } from '../../scripts/build';
import { onDemand } from '../../scripts/on-demand';

test('code loses its comments and keeps its lines', () => {
  const code = ['#!/usr/bin/env node', '/**', ' * Adds.', ' */', 'const a = 1; // one', 'call(/* none */);', '// end'];
  const lines = ['#!/usr/bin/env node', '', '', '', 'const a = 1; ', 'call();', ''];
  expect(withoutComments(code.join('\n'))).toBe(lines.join('\n'));
});

test('what only looks like a comment stays', () => {
  const code = 'const a = ["https://example.com", `/* ${b} */ // ${c}`, /\\/\\*[^]*?\\*\\//g];\n';
  expect(withoutComments(code)).toBe(code);
});

test('a file of the package and a class of the provider are loaded when they are first used', () => {
  const code = [
    'const cdktf_1 = require("cdktf");',
    'const a_1 = require("./a");',
    'var b_1 = require("@cdktf/provider-azurerm/lib/b");',
    'const c_1 = require("../c");',
    'require("./effects");',
    'f([...a_1.list, (0, a_1.call)(b_1.B, a_1.list)], c_1);',
  ].join('\n');
  const a = '(a_1$ ??= require("./a"))';
  expect(onDemand(code)).toBe(
    [
      'const cdktf_1 = require("cdktf");',
      `let a_1$; const a_1 = { get list() { return ${a}.list; }, get call() { return ${a}.call; } };`,
      'let b_1$; var b_1 = { get B() { return (b_1$ ??= require("@cdktf/provider-azurerm/lib/b")).B; } };',
      'const c_1 = require("../c");',
      'require("./effects");',
      'f([...a_1.list, (0, a_1.call)(b_1.B, a_1.list)], c_1);',
    ].join('\n'),
  );
});
