import { AGENT_KEYS } from '../../lib/facts/agent-format';
import { rightKey } from '../../lib/settings/agent-block';

test.each([
  // Of the Bicep landing zone module (Azure/bicep-registry-modules 9f9ea1a1), and of a public rule.
  ['serviceSettings', 'linux', 'servicesSettings'],
  ['recursive', 'linuxFileInfo', 'recurse'],
  ['registrySettingsObjectList', 'windows', 'registrySettings'],
  ['destinationPath', 'windowsFileInfo', 'path'],
  ['path', 'linuxFileInfo', 'destinationPath'],
] as const)('the key %s of %s means %s', (key, block, right) => {
  expect(rightKey(key, AGENT_KEYS[block])).toBe(right);
});
