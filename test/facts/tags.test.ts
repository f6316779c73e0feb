import { TerraformVariable, Testing, Token } from 'cdktf';
import fc from 'fast-check';
import * as library from '../../lib';
import shapeTable from '../../lib/constructs/kit/prop-shapes.json';
import { textOf } from '../../lib/core/problems';
import { type Shape, type ShapeTable, shapesOf } from '../../lib/core/shapes';
import { TAG_LIMITS, tagProblems } from '../../lib/facts/tags';
import { propsOf } from '../support/arbitrary-props';
import { messageOf, newStack } from '../support/synth';

type Constructs = Record<string, new (scope: unknown, id: string, props: unknown) => unknown>;

/** Whether an input has tags, in one of its cases at least. */
function hasTags(shape: Shape): boolean {
  if (typeof shape !== 'object') return false;
  return 'cases' in shape ? Object.values(shape.cases).some(hasTags) : 'keys' in shape && 'tags?' in shape.keys;
}

const TAGGED = Object.entries(shapesOf(shapeTable as ShapeTable)).filter(
  ([input, shape]) => !input.includes('.') && hasTags(shape),
);

const many = Object.fromEntries(Array.from({ length: TAG_LIMITS.count + 1 }, (_, index) => [`tag${index}`, 'x']));

describe.each(TAGGED)('the tags of %s', (input, shape) => {
  const build = (tags: object, props: object) => {
    const stack = newStack();
    const construct = (library as unknown as Constructs)[input];
    if (construct === undefined) throw new Error(`the library has no ${input}`);
    new construct(stack, 'Tagged', { ...props, tags });
    return stack;
  };
  const isAccepted = (props: object) => {
    try {
      build({ owner: 'x' }, props);
      return true;
    } catch {
      return false;
    }
  };
  const props = fc.sample(propsOf(shape) as fc.Arbitrary<object>, { seed: 4_711, numRuns: 60 }).find(isAccepted) ?? {};
  const most = input === 'ContentStorage' ? TAG_LIMITS.storageKey : TAG_LIMITS.key;

  test.each([
    [many, 'tags may hold at most 50 tags, got 51'],
    [{ 'a?b': 'x' }, "tags keys must have none of <>%&\\?/, got 'a?b'"],
    [{ ['x'.repeat(most + 1)]: 'x' }, `tags keys must have 1 to ${most} characters, got ${most + 1}`],
    [{ owner: 'x'.repeat(257) }, 'tags.owner may have at most 256 characters, got 257'],
  ])('have the limits of Azure', (tags, message) => {
    expect(messageOf(() => build(tags, props))).toContain(message);
  });

  test('have the same limit of a value that only Terraform knows', () => {
    const stack = newStack();
    const construct = (library as unknown as Constructs)[input] as Constructs[string];
    const tags = { owner: new TerraformVariable(stack, 'Owner', { default: 'x' }).stringValue };
    new construct(stack, 'Tagged', { ...props, tags });
    expect(Testing.synth(stack)).toContain('tags.owner may have at most 256 characters');
  });

  test('may be a map that only Terraform knows', () => {
    expect(() => build(Token.asStringMap({ resolve: () => ({ owner: 'x' }) }), props)).not.toThrow();
  });
});

test.each<[Readonly<Record<string, unknown>> | undefined, string[]]>([
  [undefined, []],
  [{ owner: 'x'.repeat(256), ['k'.repeat(512)]: '' }, []],
  [{ owner: 5 }, ['tags.owner must be text, got 5']],
  [{ owner: 'é'.repeat(129) }, ['tags.owner may have at most 256 bytes (the provider counts bytes), got 258']],
  [{ '': 'x' }, ["tags keys must have 1 to 512 characters, got 0: ''"]],
  [{ ['x'.repeat(513)]: '' }, [`tags keys must have 1 to 512 characters, got 513: '${'x'.repeat(40)}'`]],
  [
    { ['é'.repeat(257)]: 'x' },
    [`tags keys must have at most 512 bytes (the provider counts bytes), got 514: '${'é'.repeat(40)}'`],
  ],
  [
    { owner: 'a', Owner: 'b', OWNER: 'c' },
    [
      "tags has 'owner' and 'Owner', which Azure treats as one key: remove one",
      "tags has 'Owner' and 'OWNER', which Azure treats as one key: remove one",
    ],
  ],
  [{ '${var.key}?': 'x', '&{TfToken[TOKEN.1]}': 'x' }, []],
])('the limits of tags by themselves: %j', (tags, problems) => {
  expect(tagProblems(['tags'], tags as Record<string, string> | undefined).map(textOf)).toEqual(problems);
});

test('a key that may have fewer characters may have fewer bytes', () => {
  expect(tagProblems(['tags'], { ['é'.repeat(65)]: 'x' }, TAG_LIMITS.storageKey).map(textOf)).toEqual([
    `tags keys must have at most 128 bytes (the provider counts bytes), got 130: '${'é'.repeat(40)}'`,
  ]);
});

test('Terraform counts the bytes of a value that it alone knows', () => {
  const [problem] = tagProblems(['tags'], { owner: '${var.owner}' });
  expect(problem && textOf(problem)).toBe('tags.owner may have at most 256 characters');
  expect(problem?.later?.right('var.owner')).toBe('length(replace(urlencode(var.owner), "/%../", "x")) <= 256');
});
