import { extensionDrift } from '../../../../lib/estate/inspection/drift/extension-drift';
import { type Attributes, UNKNOWN } from '../../../../lib/estate/model/value';
import { AZURE_MONITOR_AGENT, CHANGE_TRACKING_EXTENSION } from '../../../../lib/facts/extension';
import { pairsOf } from './pairs';

const ADDRESS = 'azurerm_virtual_machine_extension.ct';
const VM = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/web';
const BASE = {
  id: `${VM}/extensions/one`,
  name: 'one',
  virtual_machine_id: VM,
  publisher: CHANGE_TRACKING_EXTENSION.publisher,
  type: CHANGE_TRACKING_EXTENSION.type.linux,
};
const PINNED = { automatic_upgrade_enabled: false, auto_upgrade_minor_version: false };

const drift = (there: unknown, wanted: unknown, more: Attributes = PINNED) =>
  extensionDrift(
    pairsOf([
      ADDRESS,
      { ...BASE, ...more, type_handler_version: there },
      { ...BASE, ...more, type_handler_version: wanted },
    ]),
  );
const differing = (there: string, wanted: string) => [
  {
    ...{ kind: 'extensionVersion', address: ADDRESS, id: BASE.id, subject: 'one of web' },
    ...{ wanted, there },
  },
];

test.each<[what: string, there: string, wanted: string, more: Attributes, differs: boolean]>([
  ['older', '2.30', '2.35', PINNED, true],
  ['older, while upgrades are on', '2.9', '2.35', { automatic_upgrade_enabled: true }, true],
  ['newer', '2.38', '2.35', PINNED, true],
  ['of another major version', '3.0', '2.35', PINNED, true],
  ['newer, while all upgrades are on', '2.38', '2.35', { ...PINNED, automatic_upgrade_enabled: true }, false],
  ['newer, while minor upgrades are on', '2.38', '2.35', { ...PINNED, auto_upgrade_minor_version: true }, false],
  ['newer, if upgrades may be on', '2.38', '2.35', { ...PINNED, automatic_upgrade_enabled: '${var.on}' }, false],
  ['of a newer major version, while upgrades are on', '3.0', '2.35', { automatic_upgrade_enabled: true }, false],
  ['the same', '2.35', '2.35', PINNED, false],
  ['the same with more numbers', '2.35.1.7', '2.35', PINNED, false],
])('an extension that is %s', (_, there, wanted, more, differs) => {
  const items = differs ? differing(there, wanted) : [];
  expect(drift(there, wanted, more)).toEqual({ items, notCompared: [] });
});

test('an older agent differs too', () => {
  const agent = { ...PINNED, publisher: AZURE_MONITOR_AGENT.publisher, type: AZURE_MONITOR_AGENT.type.windows };
  expect(drift('1.2', '1.3', agent).items).toEqual(differing('1.2', '1.3'));
});

test.each([UNKNOWN, '${var.version}'])('a version that cannot be seen is not compared: %p', (wanted) => {
  const why = 'its version is known only at apply, or is of a resource that the export does not have';
  expect(drift('2.30', wanted)).toEqual({ items: [], notCompared: [`${ADDRESS}: ${why}`] });
});

test.each<[what: string, there: unknown, wanted: unknown]>([
  ['the code', '2.30', undefined],
  ['the export', undefined, '2.35'],
  ['the export, for an unknown one', undefined, '${var.version}'],
])('nothing is said without a version in %s', (_, there, wanted) => {
  expect(drift(there, wanted)).toEqual({ items: [], notCompared: [] });
});

test('an extension that Azure does not have is not compared here', () => {
  const pairs = pairsOf([ADDRESS, undefined, { ...BASE, ...PINNED, type_handler_version: '2.35' }]);
  expect(extensionDrift(pairs)).toEqual({ items: [], notCompared: [] });
});
