import { contentsOf } from '../../../lib/constructs/rule/rule-contents';

test('a rule is for each operating system that its settings do not leave out, with the features that they use', () => {
  const windows = { services: false, registryKeys: [{ key: 'HKLM\\Software' }] } as const;
  expect(contentsOf({ windows, linux: false })).toEqual({ features: ['registry'], operatingSystems: ['windows'] });
  expect(contentsOf({ windows: false })).toEqual({ features: [], operatingSystems: ['linux'] });
  expect(contentsOf({}).operatingSystems).toEqual(['windows', 'linux']);
});
