import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ModuleKind, transpile } from 'typescript';
import { compare, costColumns, measureNode, print } from './report';
import { newConsumer } from './support/consumer';
import { withoutGuards } from './support/guards';
import { resourcesIn } from './support/resources';

/** The cost of an app from start to end, with the library and with the provider's classes, for the same resources. */
const RUNS = 11;
const SIZES = [1, 10, 143];
/** A pattern has 7 resources by hand, and 11 with the guards of the library. */
const SHARE_BY_HAND = 7 / 11;

const apps = ['by-hand', 'library'].map((name) => {
  const code = transpile(readFileSync(`bench/apps/${name}.ts`, 'utf8'), { module: ModuleKind.CommonJS });
  return [`${name}.js`, code] as const;
});
const folder = newConsumer(Object.fromEntries(apps));
const stackFile = join(folder, 'cdktf.out/stacks/app/cdk.tf.json');

const rows = SIZES.flatMap((size) => {
  const stacks = new Map<string, string>();
  const run = (name: string, app: string, patterns: number) => () => {
    const cost = measureNode([`${app}.js`, String(patterns)], folder);
    stacks.set(name, readFileSync(stackFile, 'utf8'));
    return cost;
  };
  const costs = compare(RUNS, {
    'by hand': run('by hand', 'by-hand', size),
    library: run('library', 'library', size),
    // The library adds guards: this is the cost of as many resources, not of as many patterns.
    'library, fewer patterns': run('library, fewer patterns', 'library', Math.max(1, Math.round(size * SHARE_BY_HAND))),
  });
  const [byHand = '', library = ''] = [...stacks.values()];
  if (!isDeepStrictEqual(withoutGuards(byHand), withoutGuards(library)))
    throw new Error('bench/apps/by-hand.ts no longer creates what bench/apps/library.ts does');
  return Object.entries(costs).map(([name, cost]) => ({
    name,
    resources: resourcesIn(stacks.get(name) ?? ''),
    ...costColumns(cost, costs['by hand']),
  }));
});

print({ bench: 'synth', counts: { runs: RUNS }, rows });
