import { CONSTRUCTS, triedProps } from './support/generated-props';
import { describeWithTerraform, plan } from './support/terraform';

type Blocks = Record<string, Record<string, Record<string, unknown>>>;

describeWithTerraform('props that synthesize', () => {
  test('pass a plan', () => {
    const whole: Blocks = {};
    const tried = CONSTRUCTS.flatMap(([input, shape]) => triedProps(input, shape));
    for (const json of tried.flatMap(({ json }) => (json === undefined ? [] : [JSON.parse(json) as Blocks]))) {
      for (const kind of ['terraform', 'provider']) whole[kind] = json[kind] ?? {};
      for (const kind of ['data', 'resource', 'variable']) {
        for (const [type, blocks] of Object.entries(json[kind] ?? {})) {
          whole[kind] = { ...whole[kind], [type]: { ...whole[kind]?.[type], ...blocks } };
        }
      }
      whole['locals'] = { ...whole['locals'], ...json['locals'] };
    }
    const { errors } = plan(JSON.stringify(whole));
    // The library refuses a value that is known only at apply by a precondition that names the construct.
    expect(errors.filter((error) => !error.startsWith('Resource precondition failed: [test/'))).toEqual([]);
  }, 120_000);
});
