import { readFileSync } from 'node:fs';
import {
  EARLIER_ARGUMENTS,
  GLOBAL_TYPES,
  IDENTIFYING_ARGUMENTS,
  PART_TYPES,
  REPLACING_ARGUMENTS,
  STORAGE_DEFAULTS,
} from '../../lib/facts/azurerm';
import { SAME_BY } from '../../lib/facts/import-ids';

/** The arguments of a type, as the bindings of the provider have them. */
function argumentsOf(type: string): string[] {
  const folder = type.replace('azurerm_', '').replaceAll('_', '-');
  const bindings = readFileSync(require.resolve(`@cdktf/provider-azurerm/lib/${folder}/index.d.ts`), 'utf8');
  const [config = ''] = /export interface \w+Config extends[\s\S]*?\n\}/.exec(bindings) ?? [];
  return [...config.matchAll(/readonly (\w+)\??:/g)].map(([, name = '']) =>
    name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  );
}

const NAMED = { replaces: REPLACING_ARGUMENTS, identifies: IDENTIFYING_ARGUMENTS, 'is the same by': SAME_BY };
test.each(
  Object.entries(NAMED).flatMap(([what, table]) =>
    Object.entries(table)
      .filter(([type]) => type.startsWith('azurerm_'))
      .map(([type, names]) => [what, type, names] as const),
  ),
)('what %s %s are arguments of the provider', (_, type, names) => {
  expect(names.length).toBeGreaterThan(0);
  expect(argumentsOf(type)).toEqual(expect.arrayContaining([...names]));
});

test('what identifies a resource replaces it, where both are known', () => {
  const both = Object.keys(IDENTIFYING_ARGUMENTS).filter((type) => type in REPLACING_ARGUMENTS);
  expect(both.length).toBeGreaterThan(5);
  for (const type of both)
    expect(REPLACING_ARGUMENTS[type]).toEqual(expect.arrayContaining([...(IDENTIFYING_ARGUMENTS[type] ?? [])]));
});

test.each([...GLOBAL_TYPES, ...PART_TYPES])('%s is a type of the provider', (type) => {
  expect(argumentsOf(type)).not.toEqual([]);
});

test('defaults are those of arguments, and earlier names lead to one', () => {
  const now = argumentsOf('azurerm_storage_account');
  expect(now).toEqual(expect.arrayContaining(Object.keys(STORAGE_DEFAULTS)));
  const earlier = EARLIER_ARGUMENTS['azurerm_storage_account'] ?? {};
  expect(now).toEqual(expect.arrayContaining(Object.values(earlier)));
  for (const name of Object.keys(earlier)) expect(now).not.toContain(name);
});
