import { html, markdown, plain } from '../../../lib/estate/format/escape';

test.each([
  ['a\u001b[31m\u202eb', 'a\\u{1b}[31m\\u{202e}b'],
  ['a\u2028b\u2029c', 'a\\u{2028}b\\u{2029}c'],
  ['::warning::x', '\\u{3a}\\u{3a}warning::x'],
  [' ::warning::x', '\\u{20}\\u{3a}\\u{3a}warning::x'],
  ['a ::warning::x', 'a ::warning::x'],
  ['a ##vso[task.x]', 'a \\u{23}\\u{23}vso[task.x]'],
  ['##[error]x', '\\u{23}\\u{23}[error]x'],
  ['## heading', '## heading'],
])('%j in a line of text', (text, line) => {
  expect(plain(text)).toBe(line);
});

test('what is longer than is shown is cut, with three dots at its end', () => {
  expect([plain('x'.repeat(300)), plain('x'.repeat(301))]).toEqual(['x'.repeat(300), `${'x'.repeat(297)}...`]);
  expect([plain('12345', 5), html('123456', 5), markdown('123456', 5)]).toEqual([
    '12345',
    '12...',
    '<code>12&#46;&#46;&#46;</code>',
  ]);
});

test('markup is text', () => {
  expect(html('<a b="c" d=\'e\'>&`')).toBe('&#60;a b=&#34;c&#34; d=&#39;e&#39;&#62;&#38;&#96;');
  expect(markdown('A-z0 9,/%=+ *|_é')).toBe('<code>A-z0 9,/%=+ &#42;&#124;&#95;&#233;</code>');
});
