import { structureProblems } from '../../lib/settings/structure';

const LATER_NUMBER = -1.8881545897087505e289;

test('a problem of an unknown word names it, so that a file can point at it', () => {
  const message = "has no 'window', known are 'windows', 'linux'; did you mean 'windows'?";
  expect(structureProblems({ window: {} }, ['at'])).toEqual([{ path: ['at'], message, key: 'window' }]);
});

test('a problem of a value or of a map that is known only later names no word', () => {
  const later = 'got a value known only at apply, which cannot be checked: set a literal value';
  expect(structureProblems({ linux: { services: 1, software: { resolve: () => true } } }, ['at'])).toEqual([
    { path: ['at', 'linux', 'services'], message: 'must be true or false, got 1' },
    { path: ['at', 'linux', 'software'], message: `must be true or false, ${later}` },
  ]);
  expect(structureProblems({ '&{TfToken[TOKEN.7]}': '' }, [])).toEqual([
    { path: [], message: `must be an object, ${later}` },
  ]);
});

test('an object that cannot be resolved is no value that is known only later', () => {
  expect(structureProblems({ linux: { services: { resolve: 1 } } }, [])).toEqual([
    { path: ['linux', 'services'], message: 'must be true or false, got an object' },
  ]);
});

test('a number that is known only later is checked by Terraform', () => {
  const settings = { windows: { fileFrequencySec: LATER_NUMBER, services: { frequencySec: LATER_NUMBER } } };
  expect(structureProblems(settings, [])).toEqual([]);
});

test('the word that was meant is not missing as well', () => {
  const files = [{ paht: '/etc/hosts' }, { name: 'x', patth: '/etc/hosts' }, { colour: 'red' }];
  expect(structureProblems({ linux: { files } }, []).map(({ path, key }) => [path.at(-1), key])).toEqual([
    [0, 'paht'],
    [1, 'patth'],
    [2, undefined],
    [2, 'colour'],
  ]);
});

test.each<[unknown, string]>([
  [
    { linux: { services: { windows: {} } } },
    'must be true or false, got an object; these are whole settings, such as a preset: join them with ChangeTrackingSettings.merge',
  ],
  [
    { linux: { services: { linux: {} } } },
    'must be true or false, got an object; these are whole settings, such as a preset: join them with ChangeTrackingSettings.merge',
  ],
  [{ linux: { files: [true] } }, 'must be an object, got true'],
  [{ linux: { files: [7] } }, 'must be an object, got 7'],
  [
    { linux: { files: '#{TfToken[TOKEN.7]}' } },
    'must be a list or false, got a value known only at apply, which cannot be checked: set a literal value',
  ],
  [{ windows: { services: 7 } }, 'must be an object, true or false, got 7'],
  [{ windows: { services: 'daily' } }, "must be an object, true or false, got 'daily'"],
])('%j %s', (settings, message) => {
  expect(structureProblems(settings, []).map((problem) => problem.message)).toEqual([message]);
});

test.each([
  ['windows', 'enableFiles', 'files'],
  ['windows', 'fileSettings', 'files'],
  ['windows', 'fileInfo', 'files'],
  ['windows', 'fileCollectionFrequency', 'fileFrequencySec'],
  ['windows', 'enableRegistry', 'registryKeys'],
  ['windows', 'registrySettings', 'registryKeys'],
  ['windows', 'enableServices', 'services'],
  ['windows', 'enableSoftware', 'software'],
  ['windows', 'enableInventory', 'inventory'],
  ['linux', 'packages', 'software'],
  ['linux', 'daemons', 'services'],
])('%s has no %s: the word of the agent or of the portal is taken for %s', (os, word, meant) => {
  expect(structureProblems({ [os]: { [word]: true } }, []).map(({ message }) => message)).toEqual([
    expect.stringMatching(new RegExp(`; did you mean '${meant}'\\?$`)),
  ]);
});

test('the frequency of services is known by the word of the agent', () => {
  const settings = { windows: { services: { serviceCollectionFrequency: 600 } } };
  expect(structureProblems(settings, []).map(({ message }) => message)).toEqual([
    "has no 'serviceCollectionFrequency', known are 'frequencySec'; did you mean 'frequencySec'?",
  ]);
});

test('the path of a problem is that of its keys, whatever they contain', () => {
  const files = Array.from({ length: 11 }, (_, index) => ({ path: `/etc/${index}`, name: index === 10 ? 7 : 'x' }));
  const settings = { linux: { files } };
  expect(structureProblems(settings, ['a/b', '~', 0]).map(({ path }) => path)).toEqual([
    ['a/b', '~', 0, 'linux', 'files', 10, 'name'],
  ]);
});
