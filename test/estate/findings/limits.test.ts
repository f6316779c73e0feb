import { file, linux, plan, reviewed, rule } from '../support';

const ADDRESS = 'azurerm_monitor_data_collection_rule.ct';
const files = (count: number, more: Readonly<Record<string, unknown>> = {}) =>
  rule(linux(...Array.from({ length: count }, (_, index) => file(`/etc/${index}.conf`, more))));
const found = (before: object | undefined, after: object) =>
  reviewed(plan({ address: ADDRESS, ...(before && { before: { ...before } }), after: { ...after } })).flatMap((line) =>
    line.startsWith('limit-exceeded') ? line.replace(/.*?@\S* /, '') : [],
  );

test.each<[string, object | undefined, object, string[]]>([
  ['more files than before', files(1), files(502), ['Linux files: 1 -> 502, 2 over the limit of 500 per machine']],
  ['as many files as a machine may track', files(1), files(500), []],
  ['as many files as before', files(501), files(501, { recurse: true }), []],
  ['fewer files than before', files(503), files(501), []],
  ['files that are disabled', files(1), files(501, { enabled: false }), []],
  ['more files in a new rule', undefined, files(501), ['Linux files: 0 -> 501, 1 over the limit of 500 per machine']],
])('a rule lists %s', (_what, before, after, wanted) => {
  expect(found(before, after)).toEqual(wanted);
});

test('a rule lists more registry keys than a machine may track', () => {
  const keys = Array.from({ length: 251 }, (_, index) => ({
    ...{ name: `key${index}`, groupTag: 'Custom', enabled: true, recurse: false, description: '', valueName: '' },
    keyName: `HKEY_LOCAL_MACHINE\\Software\\Key${index}`,
  }));
  const settings = {
    ...linux(),
    enableRegistry: true,
    registrySettings: { registryCollectionFrequency: 3000, registryInfo: keys },
  };
  expect(found(undefined, rule(settings, 'Windows'))).toEqual([
    'Windows registry keys: 0 -> 251, 1 over the limit of 250 per machine',
  ]);
});
