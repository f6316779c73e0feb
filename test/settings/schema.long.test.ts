import { readFileSync } from 'node:fs';
import { SCHEMA_FILE, settingsSchema } from '../../scripts/schema';
import { SETTINGS_DOCS, settingsDocs } from '../../scripts/settings-docs';

type Node = { description?: string; source?: string; properties?: Record<string, Node>; anyOf?: Node[]; items?: Node };

describe('the published schema of the settings', () => {
  const published = readFileSync(SCHEMA_FILE, 'utf8');

  test('is what the types generate: run `npm run generate` after changing them', () => {
    expect(settingsSchema()).toBe(published);
  }, 60_000);

  test('is what docs/settings.md says: run `npm run generate` after changing it', () => {
    expect(readFileSync(SETTINGS_DOCS, 'utf8')).toBe(settingsDocs(published));
  });

  test('gives every property a description, a source, and a default where it is optional', () => {
    const lacking: string[] = [];
    const walk = (node: Node & { required?: string[] }, path: string): void => {
      for (const [name, property] of Object.entries(node.properties ?? {})) {
        const has = (key: string) => key in property;
        const isComplete =
          has('description') &&
          has('source') &&
          (node.required?.includes(name) || has('default') || has('defaultDescription'));
        if (!isComplete) lacking.push(`${path}.${name}`);
        walk(property, `${path}.${name}`);
      }
      for (const inner of [...(node.anyOf ?? []), ...(node.items ? [node.items] : [])]) walk(inner, path);
    };
    const schema = JSON.parse(published) as Node;
    walk(schema, 'settings');
    expect(lacking).toEqual(['settings.$schema']);
    expect(Object.keys(schema.properties ?? {})).toEqual(['$schema', 'windows', 'linux']);
  });
});
