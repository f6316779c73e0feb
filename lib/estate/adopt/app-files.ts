import { FRAMEWORKS, type FrameworkName } from '../../facts/frameworks';
import { settingsYaml } from '../../settings/take-over/settings-yaml';
import type { ChangeTrackingSettings } from '../../settings/types';
import type { Files } from '../model/files';
import type { AdoptedEstate } from './adopt-estate';
import type { Written } from './adopting';
import { Code, codeOf } from './source-code';

export const SETTINGS_FILE = 'change-tracking.yaml';

/** The settings of an app, in a file that editors complete. `root` is the way from the file to the app, such as `../`. */
export function settingsFile(settings: ChangeTrackingSettings, framework: FrameworkName, root = ''): Files {
  const schema = `${root}node_modules/${FRAMEWORKS[framework].library}/change-tracking-settings.schema.json`;
  return { [SETTINGS_FILE]: settingsYaml(settings, schema) };
}

/** A whole app that stands for an estate. */
export function appFiles(adopted: AdoptedEstate, framework: FrameworkName, version: string): Files {
  return {
    'main.ts': mainFile(adopted, framework),
    ...settingsFile(adopted.settings, framework),
    ...(adopted.existing.length > 0 && { 'existing.json': json(adopted.existing) }),
    'package.json': manifest(framework, version),
    'cdktf.json': json({
      language: 'typescript',
      app: 'npx tsx main.ts',
      projectId: 'change-tracking',
      sendCrashReports: 'false',
    }),
    'tsconfig.json': json({
      compilerOptions: { target: 'ES2022', module: 'node16', strict: true, skipLibCheck: true, noEmit: true },
      include: ['*.ts'],
    }),
  };
}

function mainFile({ constructs, existing, subscriptionId }: AdoptedEstate, framework: FrameworkName): string {
  const { library, framework: core, provider } = FRAMEWORKS[framework];
  const classes = [...new Set(constructs.map(({ construct }) => construct.split('.')[0] ?? ''))];
  const names = [...classes, 'ChangeTrackingSettings', ...(existing.length > 0 ? ['Adoption'] : [])].sort();
  const lines = [
    ...(existing.length > 0 ? ["import { readFileSync } from 'node:fs';"] : []),
    "import { join } from 'node:path';",
    `import { AzurermProvider } from '${provider}/lib/provider';`,
    `import { App, TerraformStack } from '${core}';`,
    `import ${imports(names)} from '${library}';`,
    '',
    'const app = new App();',
    "const stack = new TerraformStack(app, 'change-tracking');",
    `new AzurermProvider(stack, 'azurerm', ${codeOf({ features: [new Code('{}')], storageUseAzuread: true, subscriptionId })});`,
    '',
    `const settings = ChangeTrackingSettings.fromFile(join(__dirname, '${SETTINGS_FILE}'));`,
    ...constructs.flatMap(constructLines),
    ...(existing.length > 0
      ? [
          '',
          '// Imports what exists. Keep it in the code: names of roles, associations and extensions come from it.',
          "const existing = JSON.parse(readFileSync(join(__dirname, 'existing.json'), 'utf8'));",
          "new Adoption(stack, 'Adoption', { existing });",
        ]
      : []),
    '',
    'app.synth();',
  ];
  return `${lines.join('\n')}\n`;
}

function imports(names: readonly string[]): string {
  const line = `{ ${names.join(', ')} }`;
  return line.length < 80 ? line : `{\n${names.map((name) => `  ${name},\n`).join('')}}`;
}

function constructLines({ construct, id, props, variable, after = [], suffix = '' }: Written): string[] {
  const call = construct.includes('.') ? construct : `new ${construct}`;
  const start = variable === undefined ? '' : `const ${variable} = `;
  return [`${start}${call}(stack, ${codeOf(id)}, ${codeOf(props)})${suffix};`, ...after];
}

function manifest(framework: FrameworkName, version: string): string {
  const { library, framework: core, provider, versions } = FRAMEWORKS[framework];
  return json({
    name: 'change-tracking',
    private: true,
    dependencies: {
      [provider]: versions.provider,
      [core]: versions.framework,
      [library]: `^${version}`,
      constructs: versions.constructs,
    },
    devDependencies: { '@types/node': '^20.19.0', tsx: '^4.23.15', typescript: '~5.9.3' },
  });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
