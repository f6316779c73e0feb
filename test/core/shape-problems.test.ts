import { TerraformVariable, Token } from 'cdktf';
import { certain, textOf } from '../../lib/core/problems';
import { shapeProblems } from '../../lib/core/shape-problems';
import type { Shape } from '../../lib/core/shapes';
import { newStack } from '../support/synth';

const SHAPE: Shape = {
  keys: {
    name: 'text',
    'days?': 'number',
    'enforce?': 'flag',
    'sku?': { one: ['PerGB2018', 'PerNode'] },
    'capacity?': { one: [100, 200] },
    'scopes?': { list: 'text' },
    'kinds?': { list: { one: ['windows', 'linux'] } },
    'tags?': { map: 'text' },
    'machines?': { map: { keys: { id: 'text' } } },
    'rule?': { construct: 'ChangeTrackingRule', keys: { ruleId: 'text' } },
    'storage?': { either: [{ construct: 'Storage', keys: { accountId: 'text' } }, { keys: { name: 'text' } }] },
    'network?': {
      by: 'access',
      cases: { all: { keys: { access: { one: ['all'] } } }, none: { keys: { access: { one: ['none'] } } } },
    },
    'ruledOut?': 'never',
  },
};

const problems = (props: Readonly<Record<string, unknown>>) =>
  shapeProblems({ name: 'a', ...props }, SHAPE).map((problem) => textOf(problem));

const variable = new TerraformVariable(newStack(), 'given', { type: 'any' });

describe('the shape of an input', () => {
  test.each<[Readonly<Record<string, unknown>>, string]>([
    [{ enforce: 'false' }, "enforce must be true or false, got the text 'false': remove the quotes"],
    [{ days: '30' }, "days must be a number, got the text '30': remove the quotes"],
    [{ days: Number.NaN }, 'days must be a number, got NaN'],
    [
      { name: 2.3 },
      'name must be text, got 2.3: put it in quotes, because a number has no zeros at the end, so that 2.30 becomes 2.3',
    ],
    [{ name: undefined }, 'name is missing: give text'],
    [{ name: '' }, 'name must not be empty'],
    [{ name: ' ' }, 'name must not be empty'],
    [{ sku: 'pernode' }, "sku must be one of 'PerGB2018', 'PerNode', got 'pernode'; did you mean 'PerNode'?"],
    [{ capacity: '100' }, "capacity must be one of 100, 200, got the text '100': remove the quotes"],
    [{ capacity: 150 }, 'capacity must be one of 100, 200, got 150'],
    [{ days: null }, 'days must be a number, got null: omit it for the default'],
    [{ scopes: 'a' }, "scopes must be a list, got 'a': wrap the single item in a list"],
    [{ kinds: ['windos'] }, "kinds[0] must be one of 'windows', 'linux', got 'windos'; did you mean 'windows'?"],
    [{ machines: ['a'] }, 'machines must be an object, got a list: give each item a key, such as { first: … }'],
    [{ machines: { web01: {} } }, 'machines.web01.id is missing: give text'],
    [{ rule: 'dcr' }, "rule must be a ChangeTrackingRule, got 'dcr'"],
    [{ storage: { nam: 'a' } }, "storage has no 'nam', known are 'name'; did you mean 'name'?"],
    [
      { name: 'rg-undefined' },
      "name must not contain the text 'undefined', which represents a missing value of the program, got 'rg-undefined'",
    ],
    [{ sku: '' }, "sku must be one of 'PerGB2018', 'PerNode', got '': omit it for the default"],
    [{ network: { access: 'non' } }, "network.access must be one of 'all', 'none', got 'non'; did you mean 'none'?"],
    [{ network: { access: 'toString' } }, "network.access must be one of 'all', 'none', got 'toString'"],
    [{ network: { access: ['all'] } }, "network.access must be one of 'all', 'none', got a list"],
    [{ network: {} }, "network.access is missing: give one of 'all', 'none'"],
    [{ network: { access: 'none', ids: [] } }, "network has no 'ids', known are 'access'"],
    [
      { scope: [] },
      "has no 'scope', known are 'name', 'days', 'enforce', 'sku', 'capacity', 'scopes', 'kinds', 'tags', 'machines', 'rule', 'storage', 'network'; did you mean 'scopes'?",
    ],
  ])('%j is refused', (props, message) => {
    expect(problems(props)).toContain(message);
  });

  test.each([
    'undefined',
    'null',
    'NaN',
    '[object Object]',
    '/subscriptions/undefined/resourceGroups/rg',
    'undefined-rg',
    'a.undefined_b',
  ])('the text %s stands for a value that is not there', (name) => {
    expect(problems({ name })).toEqual([
      expect.stringMatching(
        /^name must not contain the text '.+', which represents a missing value of the program, got /,
      ),
    ]);
  });

  test('tags may contain any text, including none', () => {
    expect(problems({ tags: { cost: '', owner: 'null' } })).toEqual([]);
    expect(problems({ tags: { cost: 7 } })).toEqual(["tags.cost must be text, got 7: write '7'"]);
  });

  test('a key that another one rules out is left to the checks of the input', () => {
    expect(problems({ ruledOut: 'x' })).toEqual([]);
  });

  test('a construct may have more members than needed', () => {
    expect(problems({ rule: { ruleId: 'a', node: {} }, storage: { accountId: 'b', more: 1 } })).toEqual([]);
  });
});

const LATER = 'got a value known only at apply, which cannot be checked: set a literal value';

test('a prop that may be one of several constructs accepts an object of the class of each', () => {
  class Rule {
    readonly ruleId = '/rule';
  }
  const shape: Shape = {
    either: [
      { construct: 'Storage', keys: { accountId: 'text' } },
      { construct: 'Rule', keys: { ruleId: 'text' } },
    ],
  };
  expect(shapeProblems(new Rule(), shape)).toEqual([]);
  expect(shapeProblems(new Error('no construct'), shape)).toHaveLength(1);
});

describe('a value known only at apply', () => {
  test('passes as text, as a number, as tags and as a list of texts', () => {
    const { stringValue, numberValue, listValue } = variable;
    const given = { name: stringValue, days: numberValue, scopes: listValue };
    expect(certain(shapeProblems(given, SHAPE))).toEqual([]);
    expect(problems(given)).toEqual(['name must not be empty']);
    expect(problems({ tags: Token.asStringMap(variable.value) })).toEqual([]);
  });

  test.each<[Readonly<Record<string, unknown>>, string]>([
    [{ name: variable.listValue }, 'name must be text, got a list'],
    [{ name: variable.value }, 'name must be text, got a value known only at apply: use Token.asString'],
    [{ days: variable.stringValue }, 'days must be a number, got a value known only at apply: use Token.asNumber'],
    [{ enforce: variable.booleanValue }, `enforce must be true or false, ${LATER}`],
    [{ sku: variable.stringValue }, `sku must be one of 'PerGB2018', 'PerNode', ${LATER}`],
    [{ scopes: variable.value }, `scopes must be a list, ${LATER}`],
    [{ machines: variable.value }, `machines must be an object, ${LATER}`],
    [
      { kinds: variable.listValue },
      'kinds must be a literal list: the items of a Terraform list are unknown until apply and cannot be checked',
    ],
    [
      { machines: Token.asAnyMap(variable.value) },
      'machines must be a literal map: the keys of a Terraform map are unknown until apply and cannot be checked',
    ],
  ])('is explained where it cannot be one: %#', (props, message) => {
    expect(problems(props)).toEqual([message]);
  });
});

describe('one of several constructs', () => {
  class Rule {
    readonly ruleId = 'dcr';
  }
  const shape: Shape = {
    either: [
      { construct: 'Storage', keys: { accountId: 'text' } },
      { construct: 'Rule', keys: { ruleId: 'text' } },
    ],
  };

  test('passes whichever it is', () => {
    expect(shapeProblems(new Rule(), shape, ['of'])).toEqual([]);
  });

  test('is refused with all of them if it is none', () => {
    expect(shapeProblems(new Date(0), shape, ['of']).map(textOf)).toEqual([
      'of must be a Storage or a Rule, got an object of the class Date',
    ]);
  });
});

test('a number with a fraction in the place of a text is told why quotes are needed', () => {
  expect(shapeProblems(2.3, 'text', ['version']).map(textOf)).toEqual([
    'version must be text, got 2.3: put it in quotes, because a number has no zeros at the end, so that 2.30 becomes 2.3',
  ]);
});

test.each([
  ['/subscriptions/a', ": write { subscriptionId: '…' }"],
  ['/subscriptions/a/resourceGroups/b', ": write { resourceGroupId: '…' }"],
  ['corp', ''],
])('the id %s in the place of an object with ids is told its key', (id, remedy) => {
  const shape: Shape = {
    needs: [['subscriptionId'], ['resourceGroupId']],
    keys: { 'subscriptionId?': 'text', 'resourceGroupId?': 'text' },
  };
  expect(shapeProblems(id, shape, ['scope']).map(textOf)).toEqual([
    `scope must be { subscriptionId } or { resourceGroupId }, got '${id}'${remedy}`,
  ]);
});

describe('what other checks learn of a problem', () => {
  const RULE: Shape = { construct: 'Rule', keys: { ruleId: 'text' } };
  const CASES: Shape = { by: 'access', cases: { all: { keys: {} } } };
  const text = { fault: 'type', standIn: '${unchecked}' };
  const number = { fault: 'type', standIn: -1e300 };

  test.each<[string, unknown, Shape, object]>([
    ['no text', 7, 'text', text],
    ['a missing text', {}, { keys: { a: 'text' } }, text],
    ['no number', 'a', 'number', number],
    ['a missing number', {}, { keys: { a: 'number' } }, number],
    ['no flag', 'a', 'flag', { fault: 'type' }],
    ['an unknown key', { b: 1 }, { keys: {} }, { fault: 'type', key: 'b' }],
    ['an empty text', '', 'text', { fault: 'content' }],
    ['a placeholder', 'null', 'text', { fault: 'content' }],
    ['a wrong word', 'a', { one: ['b'] }, { fault: 'content' }],
    ['a word in quotes', '7', { one: [7] }, { fault: 'structure' }],
    ['a later word', '${var.a}', { one: ['b'] }, { fault: 'structure' }],
    ['no word', 7, { one: ['b'] }, { fault: 'structure' }],
    ['no list', 7, { list: 'text' }, { fault: 'structure' }],
    ['later items', ['#{TfToken[TOKEN.1]}'], { list: 'number' }, { fault: 'structure' }],
    ['no map', 7, { map: 'text' }, { fault: 'structure' }],
    ['no construct', 'a', RULE, { fault: 'structure' }],
    ['another construct', new Date(0), RULE, { fault: 'structure' }],
    [
      'later keys',
      { '&{TfToken[TOKEN.1]}': 'String Map Token Value' },
      { keys: { a: 'text' } },
      { fault: 'structure' },
    ],
    ['a wrong word in a map', { a: 'b' }, { map: { one: ['c'] } }, { fault: 'content' }],
    ['an object of a class without a key', new Date(0), { either: ['text', { keys: { a: 'text' } }] }, text],
    ['no instance', 'a', 'instance', { fault: 'structure' }],
    ['a wrong case', { access: 'b' }, CASES, { fault: 'structure' }],
    ['a missing case', {}, CASES, { fault: 'structure' }],
  ])('%s', (_, value, shape, expected) => {
    const said = { path: expect.any(Array), message: expect.any(String) };
    expect(shapeProblems(value, shape)).toStrictEqual([{ ...said, ...expected }]);
  });

  test('is, for a later text, how Terraform finds an empty one', () => {
    const value = '${var.a}';
    const problems = shapeProblems(value, 'text', ['name']);
    expect(
      problems.map(({ later, ...problem }) => ({ ...problem, value: later?.value, right: later?.right('x') })),
    ).toEqual([
      { path: ['name'], message: 'must not be empty', fault: 'content', value, right: '!can(regex("^\\\\s*$", x))' },
    ]);
  });
});

describe('a value of the right shape', () => {
  class Rule {
    readonly ruleId = 'a';
  }
  test.each<[unknown, Shape]>([
    [7, 'any'],
    [7, 'never'],
    [true, 'flag'],
    ['a', { either: ['text', { list: 'text' }] }],
    [['a'], { either: ['text', { list: 'text' }] }],
    [new Date(0), 'instance'],
    [new Rule(), { construct: 'Rule', keys: { ruleId: 'text', 'other?': 'text' } }],
    ['undefinedness/nulls/an-undefine', 'text'],
    [['a', ''], { list: 'any' }],
    [['#{TfToken[TOKEN.1]}'], { list: 'text' }],
    [{ '&{TfToken[TOKEN.1]}': 'String Map Token Value' }, { map: 'text' }],
    [{ a: 'null', b: '' }, { map: 'text' }],
    [false, { either: [{ one: [false] }, { list: 'text' }] }],
    [{ a: 'b' }, { either: ['text', { construct: 'Rule', keys: { ruleId: 'text' } }, { keys: { a: 'text' } }] }],
    [{ access: 'all' }, { by: 'access', cases: { all: { keys: { access: { one: ['all'] }, more: 'never' } } } }],
  ])('%j passes as %j', (value, shape) => {
    expect(shapeProblems(value, shape)).toEqual([]);
  });
});

test.each<[unknown, Shape, string]>([
  [7, { either: [{ construct: 'Rule', keys: { ruleId: 'text' } }, 'text'] }, 'of must be a Rule or text, got 7'],
  ['b', { either: [{ one: ['a'] }, 'flag'] }, "of must be 'a' or true or false, got 'b'; did you mean 'a'?"],
  ['b', { either: ['flag', { list: 'text' }] }, "of must be true or false or a list, got 'b'"],
])('%j is none of %j', (value, shape, message) => {
  expect(shapeProblems(value, shape, ['of']).map(textOf)).toEqual([message]);
});

describe('an object of another class', () => {
  class Part {
    readonly ruleId = 'a';
  }
  class Whole {
    readonly id = 'b';
    readonly rule = new Part();
  }
  const RULE: Shape = { construct: 'Rule', from: 'Rule.fromRuleId', keys: { ruleId: 'text' } };
  const STORAGE: Shape = { construct: 'Storage', keys: { ruleId: 'text', accountId: 'text' } };

  test.each<[Shape, object, string]>([
    [RULE, new Date(0), 'a Rule or the result of Rule.fromRuleId, got an object of the class Date'],
    [RULE, new Whole(), 'a Rule or the result of Rule.fromRuleId, got an object of the class Whole: pass its rule'],
    [STORAGE, new Part(), 'a Storage, got an object of the class Part'],
    [{ either: [STORAGE, RULE] }, new Whole(), 'a Storage or a Rule, got an object of the class Whole: pass its rule'],
  ])('is told from %j', (shape, value, message) => {
    expect(shapeProblems(value, shape, ['of']).map(textOf)).toEqual([`of must be ${message}`]);
  });
});
