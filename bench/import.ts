import { build } from '../scripts/build';
import { compare, costColumns, measureNode, print } from './report';
import { providerFiles } from './support/provider-files';

/**
 * The cost of loading the library, compared with the framework and the files of the provider that the library uses. The entry
 * loads what is used, so the second row uses every name.
 */
const RUNS = 15;

build();
const provider = providerFiles('.js');
const load = (...modules: string[]) => measureNode(['-e', modules.map((name) => `require('${name}')`).join(';')]);

const costs = compare(RUNS, {
  'cdktf and the provider files it uses': () => load('cdktf', ...provider),
  'the main entry': () => load('./dist/index.js'),
  'every name of the main entry': () => measureNode(['-e', "Object.values(require('./dist/index.js'))"]),
  'the reviewer': () => load('./dist/estate/index.js'),
});
const base = costs['cdktf and the provider files it uses'];

print({
  bench: 'import',
  counts: { runs: RUNS, providerFiles: provider.length },
  rows: Object.entries(costs).map(([name, cost]) => ({
    name,
    ...costColumns(cost, base),
  })),
});
