import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, costColumns, measureNode, print } from './report';
import { newConsumer } from './support/consumer';
import { providerFiles } from './support/provider-files';

/**
 * The cost of `tsc --noEmit` for a ten-line app: with the declarations of the provider that those of the library name, which type
 * the resources of each construct; with the library, with the reviewer, and with one resource of the provider alone.
 */
const RUNS = 7;

const OPTIONS = { target: 'ES2022', module: 'node16', strict: true, skipLibCheck: true, noEmit: true, types: ['node'] };
const tsc = require.resolve('typescript/lib/tsc');
const folder = newConsumer({});
const provider = providerFiles('.d.ts');
const deep = readFileSync('bench/apps/one-resource.ts', 'utf8');
const apps = {
  'cdktf and the provider files it uses': [...provider.map((name) => `import '${name}';`), deep].join('\n'),
  'the library': deep
    .replace(/import \{ ResourceGroup .*/, "import { ChangeTracking } from 'cdktf-azure-change-tracking';")
    .replace(/new ResourceGroup.*/, "new ChangeTracking(stack, 'ChangeTracking', { location: 'westeurope' });"),
  'the reviewer': "import { review } from 'cdktf-azure-change-tracking/review';\nexport const run = review;\n",
  'one resource of the provider': deep,
};
const checks = Object.entries(apps).map(([name, code], index) => {
  writeFileSync(join(folder, `app${index}.ts`), code);
  const config = { compilerOptions: OPTIONS, files: [`app${index}.ts`] };
  writeFileSync(join(folder, `tsconfig.${index}.json`), JSON.stringify(config));
  return [name, () => measureNode([tsc, '-p', `tsconfig.${index}.json`], folder)] as const;
});

const costs = compare(
  RUNS,
  Object.fromEntries(checks) as Record<keyof typeof apps, () => ReturnType<typeof measureNode>>,
);
const base = costs['cdktf and the provider files it uses'];

print({
  bench: 'types',
  counts: { runs: RUNS, providerFiles: provider.length },
  rows: Object.entries(costs).map(([name, cost]) => ({
    name,
    ...costColumns(cost, base),
  })),
});
