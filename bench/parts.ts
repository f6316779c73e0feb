import { copyFileSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compare, costColumns, measureNode, print } from './report';
import { newConsumer } from './support/consumer';
import { resourcesIn } from './support/resources';

/**
 * The cost of parts of the library, each compared with its own blocks written as plain data, which checks nothing: alerts,
 * workbook and saved queries, and rules with 20 files whose paths are literals or contain a variable.
 */
const RUNS = 5;
const COUNT = 3;

const folder = newConsumer({});
copyFileSync('bench/parts-app.cjs', join(folder, 'parts-app.cjs'));
const kilobytes = (out: string) => Math.round(statSync(stackOf(out)).size / 1000);
const stackOf = (out: string) => join(folder, out, 'stacks/bench/cdk.tf.json');

const rows = ['monitoring', 'literals', 'known-later'].flatMap((part) => {
  const costs = compare(RUNS, {
    library: () => measureNode(['parts-app.cjs', part, String(COUNT), part], folder),
    blocks: () => measureNode(['parts-app.cjs', 'blocks', '', 'blocks', stackOf(part)], folder),
  });
  const [resources, copied] = [part, 'blocks'].map((out) => resourcesIn(readFileSync(stackOf(out), 'utf8')));
  if (resources === 0 || resources !== copied) throw new Error(`${part}: ${resources} resources, ${copied} as blocks`);
  return [
    {
      name: `${part} as blocks`,
      resources: copied ?? 0,
      kB: kilobytes('blocks'),
      ...costColumns(costs.blocks, costs.blocks),
    },
    { name: part, resources: resources ?? 0, kB: kilobytes(part), ...costColumns(costs.library, costs.blocks) },
  ];
});
rmSync(folder, { recursive: true });

print({ bench: 'parts', counts: { runs: RUNS, times: COUNT }, rows });
