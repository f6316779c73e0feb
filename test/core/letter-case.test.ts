import { kebabCase, pascalCase, sameIgnoringCase } from '../../lib/core/letter-case';

test('texts that differ in case only are paired, each later one with the first', () => {
  expect(sameIgnoringCase(['a', 'B', 'A', 'c', 'b', 'a'])).toEqual([
    ['a', 'A'],
    ['B', 'b'],
    ['a', 'a'],
  ]);
});

test('the first letter becomes a capital', () => {
  expect(pascalCase('hostsFile')).toBe('HostsFile');
  expect(pascalCase('')).toBe('');
});

test.each([
  ['hostsFile', 'hosts-file'],
  ['os2Files', 'os2-files'],
  ['webIIS', 'web-iis'],
  ['a b__c', 'a-b-c'],
  ['plain9', 'plain9'],
])('%s becomes %s', (name, kebab) => {
  expect(kebabCase(name)).toBe(kebab);
});
