import { resolve } from 'node:path';
import { App, type TerraformStack } from 'cdktf';
import { newStack } from './synth';

const checkout = resolve('.');
const outdirOf = (stack: TerraformStack) => (stack.node.root as App).outdir;

test('an app of a test is not written into the checkout', () => {
  for (const outdir of [new App().outdir, outdirOf(newStack())])
    expect(resolve(outdir).startsWith(checkout)).toBe(false);
});
