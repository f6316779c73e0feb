import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { preProcessFile } from 'typescript';
import manifest from '../package.json';

const ROOT = join(__dirname, '..');
const LIB = join(ROOT, 'lib');
const SOURCES = sourcesBelow(LIB);
const EXAMPLES = sourcesBelow(join(ROOT, 'examples'));
const PROVIDER = '@cdktf/provider-azurerm';

/** What each layer may import besides itself. The framework is for constructs alone. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  facts: ['core'],
  settings: ['core', 'facts'],
  policy: ['core', 'facts'],
  estate: ['core', 'facts', 'settings'],
  cli: ['core', 'facts', 'settings', 'estate'],
  checks: ['core', 'facts', 'settings', 'policy', 'constructs'],
  constructs: ['core', 'facts', 'settings', 'policy', 'checks'],
  index: ['core', 'facts', 'settings', 'policy', 'constructs'],
};

describe('every source file of the library', () => {
  test.each(SOURCES.map((file) => relative(ROOT, file)))('%s imports only downwards', (name) => {
    const file = join(ROOT, name);
    const allowed = [layerOf(file), ...(LAYERS[layerOf(file)] ?? [])];
    const upwards = importsOf(file)
      .filter((target) => target.startsWith('.') && !allowed.includes(layerOf(join(dirname(file), target))))
      .map((target) => `${target} (${layerOf(join(dirname(file), target))})`);
    expect(upwards).toEqual([]);
  });

  test('belongs to a layer', () => {
    expect(SOURCES.filter((file) => LAYERS[layerOf(file)] === undefined)).toEqual([]);
  });

  test('imports no package that the manifest does not declare', () => {
    const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)];
    const undeclared = SOURCES.flatMap((file) => importsOf(file))
      .filter((target) => !target.startsWith('.') && !target.startsWith('node:'))
      .filter((target) => !declared.includes(packageOf(target)));
    expect(undeclared).toEqual([]);
  });

  test('leaves framework and provider to the constructs', () => {
    const framework = [PROVIDER, 'cdktf', 'constructs'];
    const users = SOURCES.filter((file) => importsOf(file).some((target) => framework.includes(packageOf(target))))
      .filter((file) => layerOf(file) !== 'constructs')
      .map((file) => relative(ROOT, file));
    expect(users).toEqual([]);
  });

  test('takes nothing but types from the constructs where it is a check', () => {
    const values = SOURCES.filter((file) => layerOf(file) === 'checks').flatMap((file) =>
      [...read(file).matchAll(/^import (?!type )[^']*'(\.\.\/[^'/]+)'/gm)].map(([, target]) => `${file}: ${target}`),
    );
    expect(values).toEqual([]);
  });
});

/** What each folder of the estate may import besides itself. */
const ESTATE: Readonly<Record<string, readonly string[]>> = {
  model: [],
  read: ['model'],
  findings: ['model', 'read'],
  format: ['model', 'read', 'findings'],
};

test.each(Object.entries(ESTATE))('lib/estate/%s imports only from the folders below it', (folder, allowed) => {
  const own = join(LIB, 'estate');
  const upwards = sourcesBelow(join(own, folder)).flatMap((file) =>
    importsOf(file)
      .map((target) => relative(own, join(dirname(file), target)))
      .filter((target) => !target.startsWith('..') && ![folder, ...allowed].includes(target.split('/')[0] ?? ''))
      .map((target) => `${relative(own, file)}: ${target}`),
  );
  expect(upwards).toEqual([]);
});

describe('every file of the library and of the examples', () => {
  test('imports a provider class from its own file, never from the root of the provider', () => {
    const whole = [...SOURCES, ...EXAMPLES].flatMap((file) =>
      importsOf(file)
        .filter((target) => packageOf(target) === PROVIDER && !/^@cdktf\/provider-azurerm\/lib\/[\w-]+$/.test(target))
        .map((target) => `${relative(ROOT, file)}: ${target}`),
    );
    expect(whole).toEqual([]);
  });
});

test('examples import the library by its name', () => {
  const inside = EXAMPLES.flatMap((file) =>
    importsOf(file)
      .filter((target) => target.startsWith('.') && join(dirname(file), target).startsWith(LIB))
      .map((target) => `${relative(ROOT, file)}: ${target}`),
  );
  expect(inside).toEqual([]);
});

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .sort();
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

/** Everything a file imports, exports from or requires, types included. */
function importsOf(file: string): string[] {
  return preProcessFile(read(file), true, true).importedFiles.map(({ fileName }) => fileName);
}

function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}

function layerOf(file: string): string {
  const [first = '', second] = relative(LIB, file).split('/');
  if (second !== undefined) return first;
  const name = first.replace(/\.ts$/, '');
  return name === 'index' || name === 'cli' ? name : 'constructs';
}
