import { CONSTRUCTS, triedProps } from './support/generated-props';
import { type Blocks, describeWithTerraform, merged, plan } from './support/terraform';

describeWithTerraform('props that synthesize', () => {
  test('pass a plan', () => {
    const tried = CONSTRUCTS.flatMap(([input, shape]) => triedProps(input, shape));
    const stacks = tried.flatMap(({ json }) => (json === undefined ? [] : [JSON.parse(json) as Blocks]));
    const { errors } = plan(merged(stacks));
    // The library refuses a value that is known only at apply by a precondition that names the construct.
    expect(errors.filter((error) => !error.startsWith('Resource precondition failed: [test/'))).toEqual([]);
  }, 120_000);
});
