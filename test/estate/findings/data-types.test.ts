import { linux, plan, reviewed, rule } from '../support';

const ADDRESS = 'azurerm_monitor_data_collection_rule.ct';
const found = (before: object, after: object) => {
  const [was, becomes] = [before, after].map((more) => ({ ...rule({ ...linux(), ...more }) }));
  return reviewed(plan({ address: ADDRESS, before: was, after: becomes })).map((line) =>
    line.replace(`@${ADDRESS}`, ''),
  );
};
const every = (serviceCollectionFrequency: number) => ({ servicesSettings: { serviceCollectionFrequency } });
const off = { enableServices: false };

test.each<[string, object, object, string[]]>([
  ['is switched off', {}, off, ['data-type-off Linux services: on -> off']],
  ['is switched on', off, {}, ['data-type-on Linux services: off -> on']],
  [
    'is collected less often',
    {},
    every(600),
    ['frequency-changed Linux services: every 5 minutes -> every 10 minutes'],
  ],
  ['that is off is collected less often', off, { ...off, ...every(600) }, []],
  [
    'is switched off and collected less often',
    {},
    { ...off, ...every(600) },
    ['data-type-off Linux services: on -> off'],
  ],
])('a kind of data that %s is found as such', (_what, before, after, wanted) => {
  expect(found(before, after)).toEqual(wanted);
});
