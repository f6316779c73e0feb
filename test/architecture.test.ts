import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '..');

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** What `npm run lint:imports` finds in a tree, as `rule: from -> to`. */
function violations(root: string): string[] {
  const cruiser = join(ROOT, 'node_modules/.bin/depcruise');
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const { stdout } = spawnSync(cruiser, ['lib', 'examples', '--output-type', 'json'], options);
  const { summary } = JSON.parse(stdout) as { summary: { violations: readonly Violation[]; totalCruised: number } };
  expect(summary.totalCruised).toBeGreaterThan(0);
  return summary.violations.map(
    ({ rule, from, to }) => `${rule.name}: ${from} -> ${to.replace(/^.*node_modules/, '…')}`,
  );
}

/** What breaks a rule of imports, as files of a tree, with what is found. */
const PLANTED: readonly (readonly [what: string, files: Readonly<Record<string, string>>, found: readonly string[]])[] =
  [
    [
      'a circle of values',
      { 'lib/core/a.ts': "export { b as a } from './b';", 'lib/core/b.ts': "export { a as b } from './a';" },
      ['circle: lib/core/a.ts -> lib/core/b.ts'],
    ],
    [
      'a circle of types',
      {
        'lib/core/x.ts': "import type { Y } from './y';\nexport interface X { y: Y }",
        'lib/core/y.ts': "import type { X } from './x';\nexport interface Y { x?: X }",
      },
      ['circle: lib/core/x.ts -> lib/core/y.ts'],
    ],
    [
      'two areas that import each other',
      {
        'lib/constructs/rule/a.ts': "export { b } from '../policy/b';",
        'lib/constructs/rule/c.ts': 'export const c = 1;',
        'lib/constructs/policy/b.ts': 'export const b = 1;',
        'lib/constructs/policy/d.ts': "import type { c } from '../rule/c';\nexport type D = typeof c;",
      },
      [
        'circle of folders: lib/constructs/policy -> lib/constructs/rule',
        'circle of folders: lib/constructs/rule -> lib/constructs/policy',
      ],
    ],
    [
      'a layer that imports a type of one above it',
      {
        'lib/core/up.ts': "import type { B } from '../facts/b';\nexport type A = B;",
        'lib/facts/b.ts': 'export type B = 1;',
      },
      ['layer core: lib/core/up.ts -> lib/facts/b.ts'],
    ],
    [
      'a finding that imports a format',
      {
        'lib/estate/findings/up.ts': "export { b } from '../format/b';",
        'lib/estate/format/b.ts': 'export const b = 1;',
      },
      ['layer estate/findings: lib/estate/findings/up.ts -> lib/estate/format/b.ts'],
    ],
    [
      'an area that imports the whole pattern',
      {
        'lib/constructs/workspace/up.ts': "export { b } from '../change-tracking/b';",
        'lib/constructs/change-tracking/b.ts': 'export const b = 1;',
      },
      ['layer constructs/<area>: lib/constructs/workspace/up.ts -> lib/constructs/change-tracking/b.ts'],
    ],
    [
      'a file in no layer',
      { 'lib/checks/a.ts': "export { c } from '../core/c';", 'lib/core/c.ts': 'export const c = 1;' },
      ['no layer: lib/checks/a.ts -> lib/core/c.ts'],
    ],
    [
      'the framework in the checks of props, in types too',
      { 'lib/constructs/rule/rule-checks.ts': "import type { Token } from 'cdktf';\nexport type A = Token;" },
      ['framework outside constructs: lib/constructs/rule/rule-checks.ts -> …/cdktf/lib/index.js'],
    ],
    [
      'the framework in the estate',
      { 'lib/estate/model/a.ts': "export { Construct } from 'constructs';" },
      ['framework outside constructs: lib/estate/model/a.ts -> …/constructs/lib/index.js'],
    ],
    [
      'a provider class from the root of the provider',
      { 'lib/constructs/rule/rule.ts': "export { resourceGroup } from '@cdktf/provider-azurerm';" },
      ['whole provider: lib/constructs/rule/rule.ts -> …/@cdktf/provider-azurerm/lib/index.js'],
    ],
    [
      'a package that users do not get',
      { 'lib/core/dev.ts': "export { check } from 'fast-check';" },
      ['undeclared package: lib/core/dev.ts -> …/fast-check/lib/fast-check.js'],
    ],
    [
      'an example that imports the library by its path',
      { 'examples/a.ts': "export { c } from '../lib/core/c';" },
      ['library by path: examples/a.ts -> lib/core/c.ts'],
    ],
  ];

describe('the rules of imports', () => {
  const root = mkdtempSync(join(tmpdir(), 'architecture-'));
  let found: string[];

  beforeAll(() => {
    for (const name of ['.dependency-cruiser.js', 'package.json', 'tsconfig.json'])
      cpSync(join(ROOT, name), join(root, name));
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
    for (const [name, text] of PLANTED.flatMap(([, files]) => Object.entries(files))) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    found = violations(root);
  }, 60_000);

  afterAll(() => rmSync(root, { recursive: true }));

  test.each(PLANTED)('find %s', (_what, _files, expected) => {
    expect(found).toEqual(expect.arrayContaining([...expected]));
  });

  test('find nothing else', () => {
    expect([...found].sort()).toEqual(PLANTED.flatMap(([, , expected]) => expected).sort());
  });
});

/** Tests below a folder of the library that look at more than one file or folder, each with its subject. */
const TESTS_OF_A_WHOLE: Readonly<Record<string, string>> = {
  'cli/damaged-inputs.long.test.ts': 'every verb that reads files, with files that are damaged',
  'constructs/kit/references.test.ts': 'every prop that expects a construct, in every area',
  'constructs/monitoring/alerts/alert-queries.test.ts': 'the queries of the alerts, run on rows',
  'constructs/rule/known-later.plan.test.ts': 'plans of settings behind variables, and of the same literals',
  'constructs/rule/known-later.test.ts': 'variables in settings, from the props to conditions of Terraform',
  'core/kql-literals.test.ts': 'texts in queries, as the service of Kusto reads them',
  'estate/adopt/compiled-apps.long.test.ts': 'every app that is written, as the compiler reads it',
  'estate/findings/declarations.test.ts': 'every finding, beside the page that declares it',
  'estate/findings/losses.long.test.ts': 'every finding, in every dialect',
  'estate/findings/pages.long.test.ts': 'every finding, in the example of its page',
  'estate/findings/rule-set.test.ts': 'the checks of constructs beside the findings that say the same',
  'estate/unseen.long.test.ts': 'what is said of every value that cannot be seen or is gone',
  'estate/format/inspection-places.test.ts': 'the sections of the page of an inspection, without a browser',
  'estate/format/pages.test.ts': 'every format, of estates with everything in them',
  'estate/hand-written.test.ts': 'the review of plans in shapes that this library does not write',
  'estate/hostile.long.test.ts': 'the whole reviewer, with documents that are damaged',
  'estate/read/healthy.test.ts': 'what is read of the healthy estate, in every dialect',
  'facts/documented-numbers.test.ts': 'numbers in the doc comments of every prop',
  'facts/last-version.test.ts': 'every fact, beside those of the last version',
  'facts/provider-version.test.ts': 'every text that names a version of the provider',
  'settings/properties.long.test.ts': 'checks, rendering and reading together, with generated settings',
  'settings/take-over/properties.long.test.ts': 'taking over the settings of both agents, with generated settings',
  'settings/schema.long.test.ts': 'the published schema, which a script makes from the types',
  'settings/wrong-inputs.test.ts': 'the problems of wrong settings',
};

describe('every test', () => {
  const tests = sourcesBelow(__dirname)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => relative(__dirname, file));

  test('is in the folder of its subject', () => {
    const folders = ['lib', 'scripts', 'bench', 'test/support', 'test/updates']
      .flatMap((folder) => sourcesBelow(join(ROOT, folder)))
      .map(folderOf);
    expect(tests.filter((file) => dirname(file) !== '.' && !folders.includes(dirname(file)))).toEqual([]);
  });

  test('of a layer has the name of a file or folder of the library, or is listed as a test of a whole', () => {
    expect(astray(tests)).toEqual(Object.keys(TESTS_OF_A_WHOLE).sort());
  });

  test('is found if it has another name', () => {
    expect(astray(['core/known.test.ts', 'core/other.test.ts', 'estate/read.test.ts', 'api.test.ts'])).toEqual([
      'core/other.test.ts',
    ]);
  });
});

/** Tests below a folder of the library that have the name of none of its files (`x.ts`) and folders (`x/`). */
function astray(tests: readonly string[]): string[] {
  const layers = readdirSync(join(ROOT, 'lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return tests
    .filter((file) => layers.some(({ name }) => file.startsWith(`${name}/`)))
    .filter((file) => {
      const subject = join(ROOT, 'lib', file.replace(/(\.(long|plan))?\.test\.ts$/, ''));
      return ![`${subject}.ts`, `${subject}.d.ts`, subject].some((path) => existsSync(path));
    });
}

describe('every file of the library', () => {
  test('has a name of its own', () => {
    expect(repeatedNames(sourcesBelow(join(ROOT, 'lib')))).toEqual([]);
  });

  test('is found if it has the name of another', () => {
    const files = ['lib/core/text.ts', 'lib/index.ts', 'lib/estate/index.ts', 'lib/estate/format/text.ts'];
    expect(repeatedNames(files)).toEqual(['text.ts']);
  });
});

/** Names that at least two files have. Only the two entries of the package share one. */
function repeatedNames(files: readonly string[]): string[] {
  const names = files.map((file) => basename(file)).sort();
  return names.filter((name, index) => name !== 'index.ts' && name === names[index - 1]);
}

/** `core` for `lib/core/known.ts` and for `test/core/known.test.ts`, `scripts` for both of a script. */
function folderOf(file: string): string {
  return relative(ROOT, dirname(file)).replace(/^(lib|test)\//, '');
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .sort();
}
