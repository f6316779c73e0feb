import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { preProcessFile } from 'typescript';
import { REPORT_FOLDER, writeReports } from '../scripts/api';
import { buildOnce } from '../scripts/build';
import { exchangeModules, FRAMEWORKS, readmeExample } from '../scripts/frameworks';
import { isInstalled } from './support/cdktn';
import { textsIn, textsWritten } from './support/texts-in';

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

interface Manifest {
  readonly name: string;
  readonly main: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

const LOADED_LATER = /^(ajv|yaml|csv-parse|fastest-levenshtein|@\w+\/provider-azurerm)$/;

beforeAll(buildOnce, 60_000);

test('the public surface equals the reports in etc: run `npm run generate` after an intended change', () => {
  expect(textsWritten(writeReports)).toEqual(textsIn(REPORT_FOLDER));
}, 60_000);

describe.each(Object.entries(FRAMEWORKS).filter(([name]) => isInstalled(name)))(
  'the package for %s',
  (_name, framework) => {
    const { folder, modules } = framework;
    const tarballs = mkdtempSync(join(tmpdir(), 'packages-'));
    let manifest: Manifest;
    let packed: Packed;
    let tarball: string;

    beforeAll(() => {
      manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
      const printed = execFileSync('npm', ['pack', '--json', '--pack-destination', tarballs, resolve(folder)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      [packed] = JSON.parse(printed) as [Packed];
      tarball = join(tarballs, packed.filename);
    }, 60_000);

    afterAll(() => rmSync(tarballs, { recursive: true }));

    test('is under 700 kB and holds only what a user needs', () => {
      const allowed =
        /^(dist\/.+\.(js|d\.ts)|dist\/constructs\/kit\/prop-shapes\.json|[\w-]+\.schema\.json|package\.json|README\.md|CHANGELOG\.md|LICENSE)$/;
      expect(packed.files.map(({ path }) => path).filter((path) => !allowed.test(path))).toEqual([]);
      expect(packed.size).toBeLessThan(700_000);
    });

    test('holds its license, its README, its changelog, its schemas and the validator', () => {
      expect(packed.files.map(({ path }) => path)).toEqual(
        expect.arrayContaining([
          'LICENSE',
          'README.md',
          'CHANGELOG.md',
          'change-tracking-settings.schema.json',
          'review.schema.json',
          'inspection.schema.json',
          'dist/settings/structure-validator.js',
          'dist/constructs/kit/prop-shapes.json',
        ]),
      );
    });

    test('resolves with its types for every way of resolving', () => {
      expect(run('attw', tarball)).toContain('No problems found');
    });

    test('has a manifest that publint finds nothing in', () => {
      expect(run('publint', tarball, '--strict')).toContain('All good!');
    });

    test('runs nothing when it is installed', () => {
      const hooks = ['preinstall', 'install', 'postinstall', 'prepare'];
      expect(Object.keys(manifest.scripts ?? {}).filter((script) => hooks.includes(script))).toEqual([]);
    });

    test('has commands that can be run', () => {
      expect(Object.keys(manifest.bin ?? {})).toEqual(['change-tracking']);
      const commands = Object.values(manifest.bin ?? {}).map((command) => join(folder, command));
      expect(commands.map((command) => statSync(command).mode & 0o111)).toEqual([0o111]);
      expect(commands.map((command) => readFileSync(command, 'utf8').split('\n')[0])).toEqual(['#!/usr/bin/env node']);
    });

    test('refers to no source map', () => {
      expect(files(folder, '.js').filter((file) => readFileSync(file, 'utf8').includes('sourceMappingURL'))).toEqual(
        [],
      );
    });

    test('imports only what its manifest declares, in code and in declarations', () => {
      const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)];
      const imported = [...files(folder, '.js'), ...files(folder, '.d.ts')]
        .flatMap((file) => preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles)
        .map(({ fileName }) => fileName)
        .filter((target) => !target.startsWith('.') && !target.startsWith('node:'))
        .map((target) => /^(@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? target);
      expect([...new Set(imported)].sort()).toEqual(declared.filter((name) => imported.includes(name)).sort());
    });

    test('loads nothing before a name is used', () => {
      expect(loadedFiles(folder, "require('./dist/index.js')")).toEqual(['dist/index.js']);
    });

    test('loads no class of the provider and nothing else before something is created', () => {
      const loaded = loadedFiles(folder, "Object.values(require('./dist/index.js'))");
      const packages = new Set(loaded.map((file) => /^(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? file));
      const atOnce = [...Object.keys(manifest.peerDependencies), ...Object.keys(manifest.dependencies)];
      expect([...packages].filter((name) => name !== 'dist').sort()).toEqual(
        atOnce.filter((name) => !LOADED_LATER.test(name)).sort(),
      );
      expect(loaded.filter((file) => /^dist\/(review|estate\/|cli\b|.*\.json$)/.test(file))).toEqual([]);
    });

    test('loads of the provider the classes of what is created', () => {
      const app = exchangeModules(
        `const { App, TerraformStack } = require('cdktf');
        const { Workspace } = require('./dist/index.js');
        new Workspace(new TerraformStack(new App(), 'app'), 'Workspace', {
          name: 'log-app', resourceGroupName: 'rg-app', location: 'westeurope',
        });`,
        modules,
      );
      const classes = loadedFiles(folder, app).filter((file) => file.startsWith('@'));
      expect(classes.map((file) => file.split('/').at(-2))).toEqual([
        'log-analytics-solution',
        'log-analytics-workspace',
      ]);
    });

    test('loads no framework and no provider for the reviewer', () => {
      const loaded = loadedFiles(folder, "require('./dist/estate/index.js')");
      expect(loaded).toContain('dist/estate/index.js');
      const peers = Object.keys(manifest.peerDependencies);
      expect(loaded.filter((file) => peers.some((peer) => file.startsWith(`${peer}/`)))).toEqual([]);
    });

    test('shows its first example in its README', () => {
      expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(`\`\`\`ts\n${readmeExample(framework)}\`\`\``);
    });
  },
);

/** Runs a command of a development dependency and returns what it printed, also where it fails. */
function run(command: string, ...args: string[]): string {
  try {
    return execFileSync(join('node_modules/.bin', command), args, {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

function files(folder: string, suffix: string): string[] {
  const top = folder === 'lib' ? folder : join(folder, 'dist');
  return readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(suffix))
    .map((name) => join(top, name));
}

/** The files that some code loads, from the folder of the package or from that of all modules on. */
function loadedFiles(folder: string, code: string): string[] {
  const list = 'process.stdout.write(JSON.stringify(Object.keys(require.cache)))';
  const printed = execFileSync(process.execPath, ['-e', `${code}; ${list}`], {
    cwd: folder,
    encoding: 'utf8',
  });
  return (JSON.parse(printed) as string[])
    .map((file) => relative(folder, file).replace(/^(\.\.\/)*node_modules\//, ''))
    .sort();
}
