import { readFileSync } from 'node:fs';
import root from '../package.json';
import { repositoryOf } from './publication';

interface Manifest {
  readonly name: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** One of the two packages the sources are built into. */
export interface Framework {
  /** Folder of the published package. */
  readonly folder: string;
  /** Folder in which the framework and its provider are installed. */
  readonly home: string;
  readonly manifest: Manifest;
  /** Modules that the sources import, with the modules of the package in their place. */
  readonly modules: Readonly<Record<string, string>>;
}

const { devDependencies: _devDependencies, scripts: _scripts, ...published } = root;

/**
 * All differences between the two packages. The two providers (azurerm 4.55.0 and 4.73.0) have the same classes and
 * arguments for this library: the compiler checks the sources against both, and a test compares the synthesized
 * examples. A new difference belongs here.
 */
export const FRAMEWORKS: Readonly<Record<'cdktf' | 'cdktn', Framework>> = {
  cdktf: { folder: '.', home: '.', manifest: root, modules: {} },
  cdktn: {
    folder: 'cdktn/package',
    home: 'cdktn',
    manifest: {
      ...published,
      // npm refuses to publish a private package: scripts of the first one, which check that, are not in this one.
      ...(repositoryOf(root) === undefined && { private: true }),
      name: 'cdktn-azure-change-tracking',
      description: root.description.replace('CDKTF', 'CDK Terrain'),
      keywords: root.keywords.map((word) => (word === 'cdktf' ? 'cdktn' : word)),
      engines: { node: '>=20.16.0' },
      peerDependencies: { '@cdktn/provider-azurerm': '^16.1.0', cdktn: '>=0.23.0 <1.0.0', constructs: '^10.6.0' },
    },
    modules: {
      cdktf: 'cdktn',
      '@cdktf/provider-azurerm': '@cdktn/provider-azurerm',
      'cdktf-azure-change-tracking': 'cdktn-azure-change-tracking',
    },
  },
};

/** Code, a declaration or a source map with other names of imported modules. */
export function exchangeModules(text: string, modules: Framework['modules']): string {
  return text.replaceAll(
    /((?:\bfrom |\bimport |\brequire\(|\bimport\()\\?["'])((?:@[\w-]+\/)?[\w-]+)(?=\\?["']|\/)/g,
    (whole, before: string, name: string) => (name in modules ? `${before}${modules[name]}` : whole),
  );
}

/** The example that the README of a package shows. */
export function readmeExample(framework: Framework): string {
  return exampleFile('main.ts', framework);
}

/** The test of that example, which the guide for tests shows. */
export function guideTest(framework: Framework): string {
  return exampleFile('main.test.ts', framework);
}

function exampleFile(name: string, { modules }: Framework): string {
  return exchangeModules(readFileSync(`examples/getting-started/${name}`, 'utf8'), modules);
}
