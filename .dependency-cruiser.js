/** What each layer of `lib` may import besides itself, from the bottom up. Imports of types count. */
const LAYERS = {
  core: [],
  facts: ['core'],
  settings: ['core', 'facts'],
  'estate/model': ['core', 'facts', 'settings'],
  'estate/queries': ['facts', 'estate/model'],
  'estate/read': ['core', 'facts', 'settings', 'estate/model'],
  'estate/adopt': ['core', 'facts', 'settings', 'estate/model', 'estate/read'],
  'estate/findings': ['core', 'facts', 'settings', 'estate/model', 'estate/read'],
  'estate/inspection': ['core', 'facts', 'settings', 'estate/model', 'estate/read', 'estate/findings'],
  'estate/format': [
    'estate/adopt',
    'estate/inspection',
    'core',
    'facts',
    'settings',
    'estate/model',
    'estate/read',
    'estate/findings',
  ],
  'estate/index': ['core', 'facts', 'settings', 'estate'],
  'constructs/kit': ['core', 'facts', 'settings', 'estate'],
  // Every other folder of constructs is an area. Areas may import each other, but no two of them mutually.
  'constructs/(?!kit/|change-tracking/)[^/]+': [
    'core',
    'facts',
    'settings',
    'estate',
    'constructs/(?!change-tracking/)',
  ],
  'constructs/change-tracking': ['core', 'facts', 'settings', 'estate', 'constructs'],
  cli: ['core', 'facts', 'settings', 'estate'],
  index: ['core', 'facts', 'settings', 'constructs'],
  testing: ['facts', 'estate'],
};

const PROVIDER = '(^|/)node_modules/@cdktf/provider-azurerm/';
const FRAMEWORK = ['(^|/)node_modules/(cdktf|constructs)/', PROVIDER];

/** A layer is a folder, or a file beside the folders. */
const filesOf = (layer) => `^lib/${layer}(/|\\.ts$)`;

const arrows = Object.entries(LAYERS).map(([layer, below]) => ({
  name: `layer ${layer.replace(/\(\?!.*/, '<area>')}`,
  comment: `imports only itself and: ${below.join(', ')}`,
  severity: 'error',
  from: { path: filesOf(layer) },
  to: { path: '^lib/', pathNot: [filesOf(layer), ...below.map((name) => `^lib/${name}`)] },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'circle',
      comment: 'no file imports itself by way of others',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'circle of folders',
      comment: 'no two folders import each other',
      severity: 'error',
      scope: 'folder',
      from: { path: '^lib/' },
      to: { circular: true },
    },
    ...arrows,
    {
      name: 'no layer',
      comment: 'every file of the library belongs to a layer',
      severity: 'error',
      from: { path: '^lib/', pathNot: Object.keys(LAYERS).map(filesOf) },
      to: {},
    },
    {
      name: 'framework outside constructs',
      comment: 'only constructs and the help for tests import the framework; the checks of their props do without',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/(testing\\.ts$|constructs/(kit/|(?!.*-checks\\.ts$)))' },
      to: { path: FRAMEWORK },
    },
    {
      name: 'whole provider',
      comment: 'a provider class is imported from its own file: the root of the provider loads every resource',
      severity: 'error',
      from: {},
      to: { path: `${PROVIDER}lib/index\\.` },
    },
    {
      name: 'undeclared package',
      comment: 'the library imports only what its manifest declares for users',
      severity: 'error',
      from: { path: '^lib/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm-peer'] },
    },
    // The exports of a package are not read.
    {
      name: 'unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(csv-parse/sync$|jest-circus/runner$|@stryker-mutator/)' },
    },
    {
      name: 'library by path',
      comment: 'examples import the library by its name',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^lib/', dependencyTypesNot: ['aliased'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
