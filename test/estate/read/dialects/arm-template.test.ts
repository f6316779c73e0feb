import { SENSITIVE, UNKNOWN } from '../../../../lib/estate/model/value';
import type { ArmResource } from '../../../../lib/estate/read/dialects/arm-resource';
import { templateResources } from '../../../../lib/estate/read/dialects/arm-template';

const BASE = '/subscriptions/S/resourceGroups/rg';
const read = (resources: unknown, more: object = {}, given: unknown = {}, base = BASE) =>
  templateResources({ resources, ...more }, given, base);
const propertiesOf = ({ content }: ArmResource) => (content as { properties: unknown }).properties;

/** Type, name, id and parent of each resource of a template. */
const placesOf = (resources: unknown, more?: object, base?: string) =>
  read(resources, more, {}, base).map(({ type, name, id, parentId }) => [type, name, id, parentId]);
const one = { type: 'A.B/c', name: 'n' };
const ONE = ['a.b/c', 'n', `${BASE}/providers/a.b/c/n`, BASE];

test.each<[what: string, resources: unknown, places: unknown[]]>([
  ['a list', [one, 'text', null], [ONE]],
  ['an object of symbolic names', { symbol: one, other: { ...one, existing: true } }, [ONE]],
  ['what is no list', one, []],
  ['nothing', undefined, []],
  [
    'a condition',
    [
      { ...one, condition: '[false()]' },
      { ...one, condition: "[uniqueString('x')]" },
    ],
    [ONE],
  ],
  [
    'a name of several parts',
    [{ type: 'A.B/c/d', name: 'n/m' }],
    [['a.b/c/d', 'm', `${BASE}/providers/a.b/c/n/d/m`, `${BASE}/providers/a.b/c/n`]],
  ],
  [
    'a name that is open',
    [{ type: 'A.B/c/d', name: "[concat(uniqueString('a'), '/m')]" }],
    [
      [
        'a.b/c/d',
        "${concat(uniqueString('a'), '/m')}",
        `${BASE}/providers/a.b/c/\${concat(uniqueString('a'), '/m')}/d/`,
        BASE,
      ],
    ],
  ],
  ['no name', [{ type: 'A.B/c' }], [['a.b/c', '', `${BASE}/providers/a.b/c/`, BASE]]],
  [
    'scopes',
    ['/x', 'X.Y/vm/v', "[uniqueString('q')]", ''].map((scope) => ({ ...one, scope })),
    ['/x', `${BASE}/providers/X.Y/vm/v`, "${uniqueString('q')}", BASE].map((scope) => [
      ...['a.b/c', 'n', `${scope}/providers/a.b/c/n`, scope],
    ]),
  ],
  [
    'resources inside',
    [
      {
        ...one,
        resources: [
          { type: 'd', name: 'm', resources: [{ type: 'e', name: 'o' }] },
          { type: 'd/e', name: 'm/p' },
          { type: 'providers/associations', name: 'X.Y/a' },
          { type: 'Q.R/full', name: 'f' },
        ],
      },
    ],
    [
      ONE,
      ['a.b/c/d', 'm', `${ONE[2]}/d/m`, ONE[2]],
      ['a.b/c/d/e', 'o', `${ONE[2]}/d/m/e/o`, `${ONE[2]}/d/m`],
      ['a.b/c/d/e', 'p', `${ONE[2]}/d/m/e/p`, `${ONE[2]}/d/m`],
      ['x.y/associations', 'a', `${ONE[2]}/providers/x.y/associations/a`, ONE[2]],
      ['q.r/full', 'f', `${BASE}/providers/q.r/full/f`, BASE],
    ],
  ],
  [
    'resources of others',
    [
      { type: 'M.C/vms/providers/associations', name: 'vm/X.Y/a' },
      { type: 'M.C/vms/sites/providers/associations', name: 'vm/s/X.Y/a' },
    ],
    [`${BASE}/providers/m.c/vms/vm`, `${BASE}/providers/m.c/vms/vm/sites/s`].map((parent) => [
      ...['x.y/associations', 'a', `${parent}/providers/x.y/associations/a`, parent],
    ]),
  ],
])('a template with %s', (_, resources, places) => {
  expect(placesOf(resources)).toEqual(places);
});

test.each<[count: unknown, names: string[]]>([
  [0, []],
  [2, ['n0', 'n1']],
  ["[parameters('many')]", ['n0', 'n1', 'n2']],
  [-1, ["${concat('n', copyIndex())}"]],
  [1001, ["${concat('n', copyIndex())}"]],
  ["[length('x')]", ["${concat('n', copyIndex())}"]],
])('a copy %p times has its names', (count, names) => {
  const copied = { ...one, name: "[concat('n', copyIndex())]", copy: { name: 'loop', count } };
  expect(read([copied], { parameters: { many: { defaultValue: 3 } } }).map(({ name }) => name)).toEqual(names);
});

test('the lists of a resource are repeated where it is known how often', () => {
  const copy = [
    { name: 'most', count: 1000, input: 'one' },
    { name: 'known', count: 2, input: { index: "[copyIndex('known')]" } },
    { name: 'none', count: 0, input: 1 },
    { name: 'negative', count: -1, input: 1 },
    { name: 'many', count: 1001, input: 1 },
    { name: 'open', count: "[length('x')]", input: 1 },
  ];
  expect(read([{ ...one, properties: { copy, other: 1 } }]).map(propertiesOf)).toMatchObject([
    {
      ...{ most: Array(1000).fill('one'), known: [{ index: 0 }, { index: 1 }], none: [] },
      ...{ negative: UNKNOWN, many: UNKNOWN, open: UNKNOWN, other: 1 },
    },
  ]);
});

test('parameters have their value or their default, and variables theirs', () => {
  const template = {
    parameters: {
      given: { type: 'string', defaultValue: 'default' },
      none: { type: 'string', defaultValue: 'default' },
      through: { type: 'string', defaultValue: "[parameters('other')]" },
      other: { type: 'string', defaultValue: 'default' },
      text: { type: 'SecureString', defaultValue: 'hunter2' },
      object: { type: 'secureObject' },
      open: { type: 'string' },
    },
    variables: {
      a: "[variables('b')]",
      b: "[variables('a')]",
      twice: "[concat(variables('k'), variables('k'))]",
      k: 'K',
    },
  };
  const names = Object.keys(template.parameters);
  const properties = {
    ...Object.fromEntries(names.map((name) => [name, `[parameters('${name}')]`])),
    ...{ endless: "[variables('a')]", twice: "[variables('twice')]" },
  };
  const given = { given: { value: 'given' }, none: { value: null }, text: { value: 'hunter3' } };
  expect(read([{ ...one, properties }], template, given).map(propertiesOf)).toEqual([
    {
      ...{ given: 'given', none: null, through: 'default', other: 'default', text: SENSITIVE, object: SENSITIVE },
      ...{ open: "${parameters('open')}", endless: "${variables('a')}", twice: 'KK' },
    },
  ]);
});

test('a name that is secret is not known', () => {
  const [found] = read([{ ...one, name: "[parameters('p')]" }], { parameters: { p: { type: 'securestring' } } });
  expect(found).toMatchObject({ name: '${name}', id: `${BASE}/providers/a.b/c/\${name}` });
});

describe('a deployment in a template', () => {
  const inner = (more: object, properties: object = {}) => ({
    type: 'Microsoft.Resources/deployments',
    name: 'inner',
    ...more,
    properties: {
      template: {
        parameters: { p: { defaultValue: 'inner' } },
        resources: [{ type: 'A.B/c', name: "[parameters('p')]" }],
      },
      ...properties,
    },
  });
  const parameters = { p: { defaultValue: 'outer' } };
  const ownScope = { expressionEvaluationOptions: { scope: 'Inner' } };

  test.each<[more: object, properties: object, parent: string, name: string]>([
    [{}, {}, BASE, 'outer'],
    [{}, ownScope, BASE, 'inner'],
    [{}, { ...ownScope, parameters: { p: { value: "[concat(parameters('p'), '!')]" } } }, BASE, 'outer!'],
    [{ resourceGroup: 'other' }, {}, '/subscriptions/S/resourceGroups/other', 'outer'],
    [{ subscriptionId: 'T' }, {}, '/subscriptions/T', 'outer'],
    [{ subscriptionId: 'T', resourceGroup: 'other' }, ownScope, '/subscriptions/T/resourceGroups/other', 'inner'],
  ])('with %j and %j is where it says', (more, properties, parent, name) => {
    expect(placesOf([inner(more, properties)], { parameters })).toEqual([
      ['a.b/c', name, `${parent}/providers/a.b/c/${name}`, parent],
    ]);
  });

  test('is below a place that is not known', () => {
    expect(placesOf([inner({ resourceGroup: 'other' })], { parameters }, '${rg}')[0]?.[3]).toBe(
      '${rg}/resourceGroups/other',
    );
  });

  test('of a linked template has nothing', () => {
    expect(placesOf([inner({}, { template: undefined, templateLink: {} })])).toEqual([]);
  });

  test('is followed ten times', () => {
    const nested = (times: number): object =>
      times === 0 ? one : inner({}, { template: { resources: [nested(times - 1)] } });
    expect(placesOf([nested(10)])).toEqual([ONE]);
    expect(placesOf([nested(11)])).toEqual([]);
    const scoped = (times: number): object =>
      times === 0 ? one : inner({}, { ...ownScope, template: { resources: [scoped(times - 1)] } });
    expect([placesOf([scoped(10)]), placesOf([scoped(11)])]).toEqual([[ONE], []]);
  });
});
