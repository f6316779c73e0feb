import { textOf } from '../../lib/core/problems';
import { type NameKind, nameProblems } from '../../lib/facts/names';

const MOST = 'abcdefghijklmnopqrstuvwxyz'.repeat(12);
const OF = (count: number) => MOST.slice(0, count);

test.each<[NameKind, string[], string[]]>([
  ['workspace', ['log1', `L${OF(62)}`, '1-a9'], ['log', OF(64), '-log', 'log-', 'log_1']],
  ['queryPack', ['log1', `L${OF(62)}`, '1-a9'], ['log', OF(64), '-log', 'log-', 'log_1']],
  [
    'dataCollectionRule',
    ['a', OF(260), 'ct-dcr.é'],
    ['', OF(261), 'a b', ...[...'<>*%&:\\?+/#'].map((sign) => `a${sign}b`)],
  ],
  ['resourceGroup', ['a', `${OF(88)}()`, '-_.a'], ['', OF(91), 'a.', 'a b', 'é']],
  ['storageAccount', ['st1', OF(24)], ['st', OF(25), 'St1', 'st-1']],
  ['lock', ['a', 'a_-1', OF(259)], ['', OF(260), 'a b', 'a.b']],
  ['key', ['a', 'A-1', OF(127)], ['', OF(128), 'a_b']],
  ['privateEndpoint', ['a', '1_', `${OF(79)}_`, 'a.-b'], ['', OF(81), '_a', 'a.', 'a-', 'a b']],
  ['privateLinkScope', ['a', '(.)-', OF(255)], ['', OF(256), 'a.', 'a)', 'a b']],
  ['userAssignedIdentity', ['id1', `1_-${OF(125)}`], ['id', OF(129), '_id', '-id', 'i d']],
  [
    'alertRule',
    ['a', OF(260), 'a b.c'],
    ['', OF(261), 'a.', 'a ', 'a\n', ...[...'*<>%{}&:\\?/#;'].map((sign) => `a${sign}b`)],
  ],
  [
    'actionGroup',
    ['a', OF(260), 'a#b.c'],
    ['', OF(261), 'a.', 'a ', 'a\n', ...[...':<>+/&%\\?|'].map((sign) => `a${sign}b`)],
  ],
  [
    'diagnosticSetting',
    ['a', OF(260), 'service1', 'my service'],
    ['', OF(261), 'service', ...[...'*<>%&:\\?+/'].map((sign) => `a${sign}b`)],
  ],
  [
    'managementGroupAssignment',
    ['a', OF(24), 'é'.repeat(12)],
    ['', OF(25), 'a.', 'a ', 'a\n', ...[...'#<>%&:\\?/'].map((sign) => `a${sign}b`)],
  ],
  [
    'assignment',
    ['a', OF(64), 'é'.repeat(32)],
    ['', OF(65), 'a.', 'a ', 'a\n', ...[...'#<>%&:\\?/'].map((sign) => `a${sign}b`)],
  ],
])('the names of a %s', (kind, right, wrong) => {
  expect(right.filter((name) => nameProblems(['name'], kind, name).length > 0)).toEqual([]);
  expect(wrong.filter((name) => nameProblems(['name'], kind, name).length !== 1)).toEqual([]);
});

test.each<[NameKind, unknown, string[]]>([
  [
    'workspace',
    'log',
    ["name must be 4 to 63 letters, digits and hyphens, first and last a letter or digit, got 'log'"],
  ],
  [
    'dataCollectionRule',
    'dcr change',
    ["name must be 1 to 260 characters, no space and none of <>*%&:\\?+/#, got 'dcr change'"],
  ],
  [
    'resourceGroup',
    'rg-logs.',
    [
      "name must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period, got 'rg-logs.'",
    ],
  ],
  [
    'privateEndpoint',
    'pe-',
    [
      "name must be 1 to 80 letters, digits, hyphens, periods and underscores, ending in a letter, digit or underscore, got 'pe-'",
    ],
  ],
  [
    'userAssignedIdentity',
    'id',
    ["name must be 3 to 128 letters, digits, hyphens and underscores, first a letter or digit, got 'id'"],
  ],
  [
    'managementGroupAssignment',
    'change-tracking-virtual-machines',
    [
      "name must be 1 to 24 characters at a management group, none of #<>%&:\\?/, not ending in a period or space, got 'change-tracking-virtual-machines'",
    ],
  ],
  [
    'managementGroupAssignment',
    'é'.repeat(13),
    ['name must have at most 24 bytes (the provider counts bytes), got 26'],
  ],
  [
    'assignment',
    'ct\n',
    ["name must be 1 to 64 characters, none of #<>%&:\\?/, not ending in a period or space, got 'ct\\n'"],
  ],
  ['storageAccount', 'St', ["name must be 3 to 24 lower-case letters and digits, got 'St'"]],
  ['storageAccount', 5, ['name must be text, got 5']],
  ['assignment', 'é'.repeat(33), ['name must have at most 64 bytes (the provider counts bytes), got 66']],
  ['storageAccount', '${var.name}', ['name must be 3 to 24 lower-case letters and digits']],
  [
    'assignment',
    '${var.name}',
    [
      'name must be 1 to 64 characters, none of #<>%&:\\?/, not ending in a period or space',
      'name must have at most 64 bytes (the provider counts bytes)',
    ],
  ],
])('of a %s, the name %j is refused', (kind, name, problems) => {
  expect(nameProblems(['name'], kind, name as string).map(textOf)).toEqual(problems);
});

test('Terraform counts the bytes of a name that it alone knows', () => {
  const [, bytes] = nameProblems(['name'], 'assignment', '${var.name}');
  expect(bytes?.later?.right('var.name')).toBe('length(replace(urlencode(var.name), "/%../", "x")) <= 64');
});
