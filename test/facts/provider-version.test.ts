import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AZURERM_VERSIONS } from '../../lib/facts/azurerm';
import manifest from '../../package.json';

const ROOT = join(__dirname, '../..');
const BINDINGS = '@cdktf/provider-azurerm';

/** Files that speak of versions, without recorded plans, lock files and manifests. */
const TEXTS = execFileSync('git', ['ls-files', '*.md', '*.ts', '.ci'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && !/fixtures|CHANGELOG/.test(file));

/** A version as text may quote it: whole, or its first two numbers. */
function forms(version: string): string[] {
  return [version, version.split('.').slice(0, 2).join('.')];
}

/** What every text says after a word, as `file: version`, if it is none of the allowed versions. */
function others(word: RegExp, allowed: readonly string[]): string[] {
  return TEXTS.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(word)]
      .map(([, version = '']) => version)
      .filter((version) => !allowed.flatMap(forms).includes(version))
      .map((version) => `${file}: ${version}`),
  );
}

test('the facts are about the provider that the installed bindings are made from', () => {
  const generated = readFileSync(require.resolve(`${BINDINGS}/lib/provider/index.js`), 'utf8');
  expect(generated.match(/providerVersion: '([\d.]+)'/)?.[1]).toBe(AZURERM_VERSIONS.facts);
});

test('every text quotes a version of the provider that the facts know', () => {
  expect(others(/(?<![-/\w])azurerm[\s`@v]{1,3}(\d+\.\d+(?:\.\d+)?)/g, Object.values(AZURERM_VERSIONS))).toEqual([]);
});

test('every text quotes a version of the bindings that the manifest has', () => {
  const installed = manifest.devDependencies[BINDINGS];
  const oldest = manifest.peerDependencies[BINDINGS].replace('^', '');
  const pattern = /@cdktf\/provider-azurerm[`@ ]{1,2}(\d+\.\d+(?:\.\d+)?)/g;
  expect(others(pattern, [installed, oldest])).toEqual([]);
});
