import { review } from '../../../lib/estate';
import { linux, plan, rule } from '../support';

const ADDRESS = 'azurerm_monitor_data_collection_rule.ct';
const found = (before: object | undefined, after: object) =>
  review(
    plan({ address: ADDRESS, ...(before && { before: { ...rule(before) } }), after: { ...rule(after) } }),
  ).findings.filter(({ id }) => id.startsWith('key-'));
const linesOf = (...sides: Parameters<typeof found>) =>
  found(...sides).map(({ id, subject, was, becomes }) => `${id} ${subject}: ${was} -> ${becomes}`);

const ignored = (key: string) =>
  `key-ignored Linux settings, ${key}: not in the settings -> almost certainly ignored: no known rule has it`;
const services = (was: string, value: string) =>
  `key-ignored Linux settings, enableServices: ${was} -> must be true or false, got '${value}'`;

test.each<[string, object | undefined, object, string[]]>([
  ['that no rule has', {}, { nonsense: 1 }, [ignored('nonsense')]],
  ['that no rule has, as before', { nonsense: 1 }, { nonsense: 1, other: 1 }, [ignored('other')]],
  ['with a wrong value', {}, { enableServices: 'yes' }, [services('nothing to note', 'yes')]],
  [
    'with another wrong value',
    { enableServices: 'no' },
    { enableServices: 'yes' },
    [services('nothing to note', 'yes')],
  ],
  ['with a wrong value in a new rule', undefined, { enableServices: 'yes' }, [services('not in the settings', 'yes')]],
  [
    'in other letters',
    {},
    { enablefiles: true },
    [
      'key-spelling Linux settings, enablefiles: not in the settings -> probably accepted: it differs only in case, but no source documents that case is ignored',
    ],
  ],
])('a key %s is found as such', (_what, before, after, wanted) => {
  expect(linesOf(before && { ...linux(), ...before }, { ...linux(), ...after })).toEqual(wanted);
});

test('a misspelt key is corrected, and one that nothing resembles is not', () => {
  const after = { ...linux(), enableFile: true, nonsense: 1 };
  expect(found(linux(), after).map(({ todo }) => todo)).toEqual(["Write 'enableFiles'.", 'Correct the key.']);
});
