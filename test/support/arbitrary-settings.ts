import fc from 'fast-check';
import { REGISTRY_KEYS, type RegistryKeyName } from '../../lib/facts/registry-keys';
import type { ChangeTrackingSettings, LinuxFile, RegistryKey, WindowsFile } from '../../lib/settings/types';

const word = fc.stringMatching(/^[a-zA-Z0-9_-][a-zA-Z0-9_. -]{0,6}[a-zA-Z0-9_-]$/);
const wildcard = fc.constantFrom('*', '*.conf', 'app*.log', 'x.*', '*.*', '*-*');
const lastSegment = fc.oneof({ weight: 3, arbitrary: word }, { weight: 1, arbitrary: wildcard });

const shared = {
  name: fc.string({ minLength: 1, maxLength: 12 }),
  description: fc.string({ maxLength: 12 }),
  enabled: fc.boolean(),
  groupTag: fc.string({ maxLength: 8 }),
};

const file = {
  ...shared,
  recurse: fc.boolean(),
  uploadContent: fc.boolean(),
  pathType: fc.constantFrom('File', 'Folder'),
};

const windowsFile = fc.record(
  {
    path: fc
      .tuple(fc.constantFrom('C:', 'd:', '%windir%', '%ProgramData%'), fc.array(word, { maxLength: 3 }), lastSegment)
      .map(([root, folders, last]) => [root, ...folders, last].join('\\')),
    ...file,
  },
  { requiredKeys: ['path'] },
) as fc.Arbitrary<WindowsFile>;

const linuxFile = fc.record(
  {
    path: fc
      .tuple(fc.array(word, { maxLength: 3 }), lastSegment, fc.constantFrom('', '', '/'))
      .map(([folders, last, end]) => `/${[...folders, last].join('/')}${last.includes('*') ? '' : end}`),
    ...file,
    links: fc.constantFrom('Follow', 'Ignore', 'Manage'),
    useSudo: fc.boolean(),
  },
  { requiredKeys: ['path'] },
) as fc.Arbitrary<LinuxFile>;

const registryKey = fc.record(
  {
    key: fc
      .tuple(
        fc.constantFrom('HKLM', 'HKEY_LOCAL_MACHINE', 'hklm', 'HKLM:'),
        fc.array(word, { minLength: 1, maxLength: 4 }),
      )
      .map(([hive, keys]) => [hive, ...keys].join('\\')),
    ...shared,
  },
  { requiredKeys: ['key'] },
) as fc.Arbitrary<RegistryKey>;

const preset = fc.constantFrom(...(Object.keys(REGISTRY_KEYS) as RegistryKeyName[]));

const orFalse = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: fc.constant(false as const) });

/** Settings of the right structure; the odd one repeats an entry or a name. */
export const likelySettings: fc.Arbitrary<ChangeTrackingSettings> = fc.record(
  {
    windows: orFalse(
      fc.record(
        {
          files: orFalse(fc.array(windowsFile, { maxLength: 6 })),
          fileFrequencySec: fc.constantFrom(1800, 2000, 2400, 2700),
          registryKeys: orFalse(fc.array(fc.oneof(preset, registryKey), { maxLength: 6 })),
          services: fc.oneof(
            fc.boolean(),
            fc.record({ frequencySec: fc.integer({ min: 600, max: 1800 }) }, { requiredKeys: [] }),
          ),
          software: fc.boolean(),
          inventory: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    ),
    linux: orFalse(
      fc.record(
        {
          files: orFalse(fc.array(linuxFile, { maxLength: 6 })),
          services: fc.boolean(),
          software: fc.boolean(),
          inventory: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
);

/** A value with one part, anywhere in it, replaced by something else or given another name. */
export function mutated(settings: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: fc.nat(),
    by: fc.anything({ maxDepth: 2 }),
    renames: fc.boolean(),
    name: fc.string(),
  });
  return fc.tuple(settings, change).map(([value, { at, by, renames, name }]) => {
    const copy: unknown = structuredClone(value);
    const places = placesIn(copy);
    const [holder, key] = places[at % Math.max(places.length, 1)] ?? [];
    if (holder === undefined || key === undefined) return by;
    if (renames && !Array.isArray(holder)) {
      Object.defineProperty(holder, name, { value: holder[key], enumerable: true, configurable: true, writable: true });
      delete holder[key];
    } else {
      holder[key] = by;
    }
    return copy;
  });
}

function placesIn(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [[holder, key], ...placesIn(holder[key])] as [typeof holder, string][]);
}
