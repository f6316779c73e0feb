import { column, extensionsInModel, idOf, key, text, timeOf } from '../../../../lib/estate/read/inventory/row-columns';

test('a column is a member, or the property it is made from', () => {
  const row = { Own: 'A', properties: { other: 'B', deep: { er: 'C' } }, number: 1 };
  expect([column(row, 'own'), column(row, 'other'), column(row, 'x', 'properties.deep.er')]).toEqual(['A', 'B', 'C']);
  expect([text(row, 'own'), text(row, 'number'), text(row, 'none'), key('A/b'), key(1)]).toEqual([
    ...['A', '', '', 'a/b', ''],
  ]);
  expect([idOf({ ID: '/A' }), idOf({ ResourceId: '/B' }), idOf({})]).toEqual(['/a', '/b', '']);
});

test('extensions of a scale set are in its model', () => {
  const extensions = [{ name: 'a' }, 'text'];
  expect(extensionsInModel({ scaleSetExtensions: extensions })).toEqual([{ name: 'a' }]);
  expect(extensionsInModel({ properties: { virtualMachineProfile: { extensionProfile: { extensions } } } })).toEqual([
    { name: 'a' },
  ]);
  expect(extensionsInModel({ scaleSetExtensions: '' })).toEqual([]);
});

test.each([
  ['11/1/2026, 4:00:00.123 PM', '2026-11-01T16:00:00.000Z'],
  ['2026-11-01T16:00:00.5', '2026-11-01T16:00:00.500Z'],
  ['2026-11-01T16:00:00Z', '2026-11-01T16:00:00.000Z'],
  ['2026-11-01T16:00:00+01:00', '2026-11-01T15:00:00.000Z'],
])('the time %s is in UTC', (given, time) => {
  expect(new Date(timeOf(given)).toISOString()).toBe(time);
});

test('what is no time is none', () => {
  expect([timeOf('soon'), timeOf('')]).toEqual([Number.NaN, Number.NaN]);
});
