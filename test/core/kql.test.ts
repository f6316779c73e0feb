import { kqlMatch, kqlQuery, kqlText, kqlWhere } from '../../lib/core/kql';

test('a text is a literal with escapes', () => {
  expect(kqlText('C:\\a "b"\t')).toBe('"C:\\\\a \\"b\\"\\t"');
});

test('a query has its operators on lines of their own, without those that are left out', () => {
  expect(kqlQuery('T')).toBe('T');
  expect(kqlQuery('T', 'where a', undefined, 'take 1')).toBe('T\n| where a\n| take 1');
});

test('conditions all hold, and none is no operator', () => {
  expect(kqlWhere('a == 1', undefined, 'b == 2')).toBe('where a == 1 and b == 2');
  expect(kqlWhere(undefined)).toBeUndefined();
});

test.each([
  ['nothing', undefined, undefined],
  ['nothing', [], undefined],
  ['whole texts', ['a', 'b'], 'C in~ ("a", "b")'],
  ['a beginning', ['C:\\Windows\\*'], 'C startswith "C:\\\\Windows\\\\"'],
  ['an end', ['*.sys'], 'C endswith ".sys"'],
  ['a part', ['*drivers*'], 'C contains "drivers"'],
  ['any text', ['*'], 'C startswith ""'],
  ['a pattern with text around', ['/etc/*.conf'], 'C matches regex "(?is)^/etc/.*\\\\.conf$"'],
  ['a beginning and a part', ['/etc/*conf*'], 'C matches regex "(?is)^/etc/.*conf.*$"'],
  ['a part and an end', ['*etc*.conf'], 'C matches regex "(?is)^.*etc.*\\\\.conf$"'],
  ['two parts', ['*etc*conf*'], 'C matches regex "(?is)^.*etc.*conf.*$"'],
  [
    'signs of regular expressions',
    ['\\^$.|?+()[]{}*a'],
    `C matches regex ${JSON.stringify('(?is)^\\\\\\^\\$\\.\\|\\?\\+\\(\\)\\[\\]\\{\\}.*a$')}`,
  ],
  ['several forms', ['a', 'b*'], '(C in~ ("a") or C startswith "b")'],
  ['a value that is known only at apply', ['${TfToken[*]}'], 'C in~ ("${TfToken[*]}")'],
])('a column is matched with %s', (_, patterns, condition) => {
  expect(kqlMatch('C', patterns)).toBe(condition);
});
