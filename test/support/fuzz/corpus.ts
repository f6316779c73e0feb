import { readdirSync, readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { exportedEstate } from '../../../bench/support/exported-estate';
import { readPrevious } from '../../updates/support/previous';
import { azureRule, EXPORTED_FORMS, TEMPLATE_FORMS } from '../exported-forms';
import { JSON_NOTATION, type Notation } from './mutations';
import { planWithSecrets, stateFileOf, stateOf } from './secrets';

/** Real files that a run of the command reads, one of which is damaged. */
export interface Subject {
  readonly name: string;
  /** By path below a folder of their own. */
  readonly files: Readonly<Record<string, string>>;
  /** The file to damage. */
  readonly target: string;
  readonly notation?: Notation;
  /** Runs of the command: `@x` is the path of the file `x`, `@` that of the folder. */
  readonly runs: readonly (readonly string[])[];
}

const REPORTS = ['text', 'markdown', 'json', 'sarif', 'html'];

/** Every verb that reads one file, with the formats of review and check in turn. */
function verbs(file: string): string[][] {
  return [
    ...REPORTS.map((format) => ['review', file, '--format', format]),
    ...REPORTS.map((format) => ['check', file, '--format', format]),
    ['describe', file],
    ['describe', file, '--format', 'json', '--machines', 'windows=4,linux=10'],
    ['adopt', file, '--out', '@out', '--force'],
    ['adopt', file, '--into', 'settings', '--out', '@out', '--force'],
    ['watches', '/etc/hosts', file],
  ];
}

function ofOneFile(name: string, target: string, document: unknown): Subject {
  const files = { [target]: JSON.stringify(document) };
  return { name, files, target, notation: JSON_NOTATION, runs: verbs(`@${target}`) };
}

const PLANS = 'test/estate/fixtures/plans';
const plans = readdirSync(PLANS).map((file) => [file, readFileSync(`${PLANS}/${file}`, 'utf8')] as const);
const secret = plans.map(([file, text]) => [file, planWithSecrets(JSON.parse(text))] as const);
const [[, firstPlan] = ['', { resource_changes: [] }]] = secret;

const { stacks } = readPrevious();
const minimal = stacks['minimal'] ?? '';

const MANIFEST = {
  version: '0.21.0',
  stacks: { minimal: { name: 'minimal', synthesizedStackPath: 'stacks/minimal/cdk.tf.json', annotations: [] } },
};

/** Configuration, alone, as a synthesized app and beside what it is compared with. */
const configurations: Subject[] = [
  ...Object.entries(stacks)
    .filter(([, text]) => text.length < 60_000)
    .map(([name, text]) => ofOneFile(`configuration ${name}`, 'cdk.tf.json', JSON.parse(text))),
  ...['manifest.json', 'stacks/minimal/cdk.tf.json'].map((target) => ({
    name: `the app's ${target}`,
    files: { 'manifest.json': JSON.stringify(MANIFEST), 'stacks/minimal/cdk.tf.json': minimal },
    target,
    notation: JSON_NOTATION,
    runs: verbs('@'),
  })),
  ...['base.tf.json', 'cdk.tf.json'].map((target) => ({
    name: `${target} of a comparison`,
    files: { 'base.tf.json': stacks['getting-started'] ?? '', 'cdk.tf.json': minimal },
    target,
    notation: JSON_NOTATION,
    runs: REPORTS.map((format) => ['review', '@cdk.tf.json', '--base', '@base.tf.json', '--format', format]),
  })),
];

const SETTINGS = {
  enableFiles: true,
  fileSettings: {
    fileCollectionFrequency: 900,
    fileInfo: [{ name: 'conf', destinationPath: '/etc/.*.conf', enabled: true, recurse: false, pathType: 'File' }],
  },
};
const RULE = azureRule({ 'ChangeTracking-Windows': SETTINGS, 'ChangeTracking-Linux': SETTINGS });

/** Resources of Azure in the form of every tool, and templates with their parameters. */
const exported: Subject[] = [
  ...Object.entries({ ...EXPORTED_FORMS, ...TEMPLATE_FORMS }).map(([name, form]) =>
    ofOneFile(name, 'export.json', form(RULE)),
  ),
  {
    name: 'parameters of a template',
    files: {
      'template.json': JSON.stringify(TEMPLATE_FORMS['an export of the portal']?.(RULE)),
      'parameters.json': JSON.stringify({
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
        parameters: { dataCollectionRules_dcr_CT_name: { value: 'ct-dcr' } },
      }),
    },
    target: 'parameters.json',
    notation: JSON_NOTATION,
    runs: verbs('@'),
  },
  ofOneFile('data sources of the former agent', 'legacy.json', {
    value: ['ChangeTrackingCustomPath', 'ChangeTrackingLinuxPath'].map((kind) => ({
      id: `/subscriptions/x/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/law/datasources/${kind}`,
      name: kind,
      type: 'Microsoft.OperationalInsights/workspaces/datasources',
      kind,
      properties: {
        enabled: true,
        path: 'C:\\a\\*.txt',
        destinationPath: '/etc/*',
        type: 'Directory',
        recurse: 'true',
      },
    })),
  }),
];

const estate = Object.entries(exportedEstate(40).files).filter(([, rows]) => rows.length > 0);

function csvOf(rows: readonly Record<string, unknown>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown) =>
    `"${(typeof value === 'string' ? value : JSON.stringify(value ?? '')).replaceAll('"', '""')}"`;
  return [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))].join('\n');
}

/** Folders of exported rows, in JSON and in CSV, alone and compared with code. */
const folders: Subject[] = (['json', 'csv'] as const).flatMap((ending) => {
  const files = Object.fromEntries(
    estate.map(([kind, rows]) => [`rows/${kind}.${ending}`, ending === 'csv' ? csvOf(rows) : JSON.stringify(rows)]),
  );
  return Object.keys(files).map((target) => ({
    name: target,
    files: { ...files, 'code.tf.json': minimal },
    target,
    ...(ending === 'json' && { notation: JSON_NOTATION }),
    runs: [
      ...[...REPORTS, 'csv'].map((format) => ['check', '@rows', '--format', format]),
      ['check', '@rows', '--against', '@code.tf.json'],
    ],
  }));
});

const yaml = readFileSync('examples/settings-file/change-tracking.yaml', 'utf8');

const YAML_NOTATION: Notation = { parse, print: (document) => stringify(document, { aliasDuplicateObjects: true }) };

/** Files of settings. JSON is YAML too, so that what YAML cannot print is damaged as well. */
const settings: Subject[] = [
  ['settings.yaml', yaml, YAML_NOTATION] as const,
  ['settings.yaml', JSON.stringify(parse(yaml)), JSON_NOTATION] as const,
  ['settings.json', JSON.stringify(parse(yaml)), JSON_NOTATION] as const,
].map(([target, text, notation]) => ({
  name: target,
  files: { [target]: text },
  target,
  notation,
  runs: [['watches', '/etc/hosts', '--settings', `@${target}`]],
}));

export const CORPUS: readonly Subject[] = [
  ...secret.map(([file, document]) => ofOneFile(`plan ${file}`, file, document)),
  ofOneFile('state as shown', 'state.json', stateOf(firstPlan)),
  ofOneFile('file of a state', 'terraform.tfstate', stateFileOf(firstPlan)),
  ...configurations,
  ...exported,
  ...folders,
  ...settings,
];
