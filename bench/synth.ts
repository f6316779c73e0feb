import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ModuleKind, transpile } from 'typescript';
import { compare, costColumns, measureNode, print } from './report';
import { newConsumer } from './support/consumer';
import { withoutGuards } from './support/guards';

/** The cost of an app from start to end, with the library and with the provider's classes, for the same resources. */
const RUNS = 11;
const SIZES = [1, 10, 143];

const apps = ['by-hand', 'library'].map((name) => {
  const code = transpile(readFileSync(`bench/apps/${name}.ts`, 'utf8'), { module: ModuleKind.CommonJS });
  return [`${name}.js`, code] as const;
});
const folder = newConsumer(Object.fromEntries(apps));
const stackFile = join(folder, 'cdktf.out/stacks/app/cdk.tf.json');

const rows = SIZES.flatMap((size) => {
  const synthesized = new Map<string, ReturnType<typeof withoutGuards>>();
  const run = (app: string) => () => {
    const cost = measureNode([`${app}.js`, String(size)], folder);
    synthesized.set(app, withoutGuards(readFileSync(stackFile, 'utf8')));
    return cost;
  };
  const costs = compare(RUNS, { 'by-hand': run('by-hand'), library: run('library') });
  const [byHand, library] = [...synthesized.values()];
  if (!isDeepStrictEqual(byHand, library))
    throw new Error('bench/apps/by-hand.ts no longer creates what bench/apps/library.ts does');
  const { resource = {} } = byHand ?? {};
  const resources = Object.values(resource).reduce((sum, ofType) => sum + Object.keys(ofType).length, 0);
  return Object.entries(costs).map(([name, cost]) => ({
    name,
    resources,
    ...costColumns(cost, costs['by-hand']),
  }));
});

print({ bench: 'synth', counts: { runs: RUNS }, rows });
