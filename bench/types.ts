import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, costColumns, measureNode, print } from './report';
import { newConsumer } from './support/consumer';

/** The cost of `tsc --noEmit` for a ten-line app: with one deep import of the provider, with the library, with both roots. */
const RUNS = 7;

const OPTIONS = { target: 'ES2022', module: 'node16', strict: true, skipLibCheck: true, noEmit: true, types: ['node'] };
const tsc = require.resolve('typescript/lib/tsc');
const deep = readFileSync('bench/apps/one-resource.ts', 'utf8');
const apps = {
  'deep imports of the provider': deep,
  'the library': deep
    .replace(/import \{ ResourceGroup .*/, "import { ChangeTracking } from 'cdktf-azure-change-tracking';")
    .replace(/new ResourceGroup.*/, "new ChangeTracking(stack, 'ChangeTracking', { location: 'westeurope' });"),
  'the reviewer': "import { review } from 'cdktf-azure-change-tracking/review';\nexport const run = review;\n",
};
const folder = newConsumer({});
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
const base = costs['deep imports of the provider'];

print({
  bench: 'types',
  counts: { runs: RUNS },
  rows: Object.entries(costs).map(([name, cost]) => ({
    name,
    ...costColumns(cost, base),
  })),
});
