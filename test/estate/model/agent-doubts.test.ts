import { doubtsOf } from '../../../lib/estate/model/agent-doubts';

test.each<[json: unknown, doubts: [string, string][]]>([
  [{ fileSettings: { fileInfo: [{ destinationPath: '/etc/*.conf' }] } }, [['/etc/*.conf', 'linuxBareWildcard']]],
  [[{ DestinationPath: '*' }], [['*', 'linuxBareWildcard']]],
  [[{ destinationPath: '/etc/.*.conf' }, { path: '/etc/*' }], []],
  [[{ keyName: 'HKEY\\A\\\\', valueName: 'v' }], [['HKEY\\A', 'registryValueName']]],
  [[{ keyName: 'HKEY\\A', valueName: '' }, { keyName: 'HKEY\\B' }, { keyName: 1, valueName: 2 }], []],
  [[{ valueName: 'v' }], [['', 'registryValueName']]],
  [['*'], []],
  [null, []],
  ['text', []],
])('the entries of %j that leave a doubt', (json, doubts) => {
  expect([...doubtsOf(json)]).toEqual(doubts);
});
