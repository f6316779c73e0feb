import type { ChangeTrackingSettings } from '../types';

/** The schema of settings files, as a path from the root of an app that has this library installed. */
export const SETTINGS_SCHEMA = 'node_modules/cdktf-azure-change-tracking/change-tracking-settings.schema.json';

/**
 * The text of a settings file, which `ChangeTrackingSettings.fromFile` reads back to the same settings. The first line
 * names the schema to editors.
 *
 * @param schema the path or the address of the schema, as seen from the file
 */
export function settingsYaml(settings: ChangeTrackingSettings, schema: string = SETTINGS_SCHEMA): string {
  const { stringify } = require('yaml') as typeof import('yaml');
  const text = stringify(settings, { singleQuote: true, lineWidth: 0, aliasDuplicateObjects: false });
  return `# yaml-language-server: $schema=${schema}\n${text}`;
}
