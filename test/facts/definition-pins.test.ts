import {
  defaultPin,
  isNewer,
  isNewest,
  isUnpublished,
  lackedParameters,
  pinOf,
  pinText,
  publishedFor,
  publishedWords,
} from '../../lib/facts/definition-pins';

test.each([
  ['1.2.*', { major: 1, minor: 2, isPreview: false }],
  ['1.*.*', { major: 1, minor: '*', isPreview: false }],
  ['12.34.*-preview', { major: 12, minor: 34, isPreview: true }],
  ['1.0.*', { major: 1, minor: 0, isPreview: false }],
] as const)('%s is a pin, and is written the same again', (text, pin) => {
  expect(pinOf(text)).toEqual(pin);
  expect(pinText(pin)).toBe(text);
});

test.each(['', '1', '1.2', '1.2.0', 'v1.2.*', '1.02.*', '1.2.*-beta', '1.2.*-preview2', '*.*.*', '1.2a.*', '1.2x3.*'])(
  "'%s' is no pin",
  (text) => {
    expect(pinOf(text)).toBeUndefined();
    expect(isUnpublished('virtualMachines', text)).toBe(true);
  },
);

test('an assignment without a version takes the newest minor version', () => {
  expect(defaultPin('virtualMachines')).toEqual({ major: 1, minor: '*', isPreview: false });
  expect(isNewest('virtualMachines', defaultPin('virtualMachines'))).toBe(true);
});

test.each([
  ['1.*.*', { major: 1, minor: 2 }],
  ['1.2.*', { major: 1, minor: 2 }],
  ['1.*.*-preview', { major: 1, minor: 1, isPreview: true }],
  ['1.2.*-preview', undefined],
  ['1.1.*', undefined],
  ['2.*.*', undefined],
])('Azure uses for %s', (version, published) => {
  expect(publishedFor('virtualMachines', pinOf(version) ?? { major: 0, minor: 0 })).toEqual(published);
});

test.each([
  [{ major: 1, minor: 3 }, true],
  [{ major: 1, minor: 2 }, false],
  [{ major: 1, minor: 1 }, false],
  [{ major: 1, minor: '*' }, false],
  [{ major: 2, minor: 3 }, false],
] as const)('whether %j is a version since the table: %s', (pin, expected) => {
  expect(isNewer('virtualMachines', pin)).toBe(expected);
});

test.each([
  ['1.2.*', false],
  ['1.3.*', false],
  ['1.1.*', true],
  ['2.*.*', true],
])('whether %s is no published version: %s', (version, expected) => {
  expect(isUnpublished('virtualMachines', version)).toBe(expected);
});

test.each([
  [undefined, []],
  ['latest', []],
  ['1.2.*', []],
  ['9.9.*', []],
  ['1.0.*-preview', ['restrictBringYourOwnUserAssignedIdentityToSubscription', 'userAssignedIdentityResourceId']],
])('version %s lacks the parameters %j', (version, lacked) => {
  expect(lackedParameters('virtualMachines', version)).toEqual(lacked);
});

test('the published versions in words', () => {
  expect(publishedWords('arcServers')).toBe("'1.*.*', '1.1.*', '1.*.*-preview', '1.0.*-preview' (2026-04-29)");
});
