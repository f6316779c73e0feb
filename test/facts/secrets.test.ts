import { SECRET_KEYS } from '../../lib/facts/secret-keys';
import { SECRET_SOURCES } from '../../lib/facts/secret-sources';
import { SECRET_FILES, type Secret } from '../../lib/facts/secrets';

const SECRETS: Readonly<Record<string, readonly Secret[]>> = { ...SECRET_FILES, keys: SECRET_KEYS };
const ROOTS = { linux: /^(\/|\*\*\/)/, windows: /^([a-z]:\\|\*\*\\)/, keys: /^HKEY_LOCAL_MACHINE\\/ };

test('every source of a secret is used', () => {
  const used = Object.values(SECRETS).flatMap((secrets) => secrets.map(({ source }) => source));
  expect(new Set(used)).toEqual(new Set(Object.keys(SECRET_SOURCES)));
});

test.each(Object.entries(ROOTS))('secrets of %s are named once, from the root, with what they hold', (kind, root) => {
  const secrets = SECRETS[kind] ?? [];
  expect(secrets.filter(({ path }) => !root.test(path))).toEqual([]);
  expect(secrets.filter(({ holds }) => !/^[a-zA-Z]/.test(holds))).toEqual([]);
  expect(new Set(secrets.map(({ path }) => path)).size).toBe(secrets.length);
  expect(secrets.length).toBeGreaterThan(5);
  if (kind === 'windows') for (const { path } of secrets) expect(path).toBe(path.toLowerCase());
});

test('every source of a secret says what was read', () => {
  for (const source of Object.values(SECRET_SOURCES)) expect(source).toMatch(/^[-\w.]+[ /].{10,}/);
});
