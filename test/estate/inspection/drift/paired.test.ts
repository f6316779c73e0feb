import { existingOf, isIdentified, isOpen, pairUp } from '../../../../lib/estate/inspection/drift/paired';
import type { Input } from '../../../../lib/estate/model/input';
import { type Attributes, SENSITIVE, UNKNOWN } from '../../../../lib/estate/model/value';
import { pairsOf } from './pairs';

type Given = readonly [address: string, type: string, after: Attributes, importId?: string];

const inputOf = (kind: Input['kind'], given: readonly Given[]): Input => ({
  kind,
  gaps: [],
  unread: new Map(),
  changes: given.map(([address, type, after, id]) => ({
    ...{ address, type, after, action: 'create', replacedFor: [] },
    ...(id !== undefined && { importing: { id } }),
  })),
});
const paired = (code: readonly Given[], there: readonly Given[]) =>
  pairUp(inputOf('configuration', code), inputOf('export', there));

const WORKSPACE = 'azurerm_log_analytics_workspace';
const SOLUTION = 'azurerm_log_analytics_solution';
const LAW = { name: 'law', resource_group_name: 'rg' };
const lawIn = (subscription: string) =>
  `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/law`;
const exported = (subscription: string, more: Attributes = {}): Given => {
  const id = lawIn(subscription);
  return [id, WORKSPACE, { ...LAW, ...more, id }];
};

test('a resource of the code has what Azure has of it, its id, and ids in the place of references to it', () => {
  const solution = { solution_name: 'ChangeTracking', workspace_resource_id: `\${${WORKSPACE}.law.id}` };
  const other = { ...LAW, name: 'other', tags: { of: `\${${WORKSPACE}.law.id}, \${${WORKSPACE}.law.name}, \${x.id}` } };
  const found = paired(
    [
      [`${WORKSPACE}.law`, WORKSPACE, { ...LAW, id: '${x}', sku: 'a' }],
      [`${SOLUTION}.ct`, SOLUTION, solution],
      [`${WORKSPACE}.other`, WORKSPACE, other],
    ],
    [
      exported('s', { sku: 'b' }),
      ['/unwritten', WORKSPACE, { id: '/unwritten', name: 'x', resource_group_name: 'rg' }],
    ],
  );
  expect(found.namesakes).toEqual([]);
  expect(found.changes.map(({ address, before, after }) => ({ address, before, after }))).toEqual([
    {
      address: `${WORKSPACE}.law`,
      before: { ...LAW, id: lawIn('s'), sku: 'b' },
      after: { ...LAW, id: lawIn('s'), sku: 'a' },
    },
    { address: `${SOLUTION}.ct`, after: { ...solution, workspace_resource_id: lawIn('s') } },
    {
      address: `${WORKSPACE}.other`,
      after: { ...other, tags: { of: `${lawIn('s')}, \${${WORKSPACE}.law.name}, \${x.id}` } },
    },
  ]);
});

describe('of two resources of one name in Azure', () => {
  const there = [exported('s'), exported('t')];

  test('it is not known which is meant', () => {
    const { changes, namesakes } = paired([[`${WORKSPACE}.law`, WORKSPACE, LAW]], there);
    expect(namesakes).toEqual([`${WORKSPACE}.law`]);
    expect(changes[0]).not.toHaveProperty('before');
  });

  test('the one is meant whose id the code has, in whatever case', () => {
    const { changes, namesakes } = paired([[`${WORKSPACE}.law`, WORKSPACE, LAW, lawIn('T')]], there);
    expect(namesakes).toEqual([]);
    expect(changes[0]?.before).toEqual({ ...LAW, id: lawIn('t') });
  });

  test('those of other names are compared', () => {
    const other = { ...LAW, name: 'other' };
    const row: Given = ['/other', WORKSPACE, { ...other, id: '/other' }];
    const { changes, namesakes } = paired([[`${WORKSPACE}.other`, WORKSPACE, other]], [...there, row]);
    expect(namesakes).toEqual([]);
    expect(changes[0]?.before).toEqual({ ...other, id: '/other' });
  });

  test('nothing is unknown if an argument of their id is an id, or if no arguments make up an id', () => {
    const solution = { solution_name: 'ChangeTracking', workspace_resource_id: lawIn('s') };
    const code: readonly Given[] = [
      [`${SOLUTION}.ct`, SOLUTION, solution],
      ['azurerm_unknown.x', 'azurerm_unknown', { name: 'x' }],
    ];
    const rows = ['/a', '/b'].flatMap((id): Given[] => [
      [id, SOLUTION, { ...solution, id }],
      [`${id}/x`, 'azurerm_unknown', { name: 'x', id: `${id}/x` }],
    ]);
    expect(paired(code, rows).namesakes).toEqual([]);
  });
});

test('what exists is what Azure has something of', () => {
  const pairs = pairsOf(['x.a', { id: '/a' }, { name: 'a' }], ['x.b', undefined, { name: 'b' }]);
  expect(existingOf(pairs)).toEqual([
    expect.objectContaining({ address: 'x.a', before: { id: '/a' }, after: { name: 'a' } }),
  ]);
});

test.each<[what: string, value: unknown, open: boolean]>([
  ['nothing', undefined, false],
  ['a text', 'a', false],
  ['an expression', 'a ${x}', true],
  ['an expression in a list', { a: ['${x}'] }, true],
  ['what is known later', { a: [UNKNOWN] }, true],
  ['what is secret', SENSITIVE, true],
])('whether anything of a value is open: %s', (_, value, open) => {
  expect(isOpen(value)).toBe(open);
});

test.each<[what: string, type: string, after: Attributes, importing: object | undefined, isKnown: boolean]>([
  ['all of its arguments', WORKSPACE, LAW, undefined, true],
  ['an argument that is an expression', WORKSPACE, { ...LAW, name: '${x}' }, undefined, false],
  ['an argument that is known later', WORKSPACE, { ...LAW, name: UNKNOWN }, undefined, false],
  ['an argument that is missing', WORKSPACE, { name: 'law' }, undefined, false],
  ['its id', WORKSPACE, {}, { id: '/x' }, true],
  ['an import whose id is not known', WORKSPACE, {}, {}, false],
  ['a type whose identifying arguments are not known', 'azurerm_resource_policy_assignment', LAW, undefined, false],
])('whether a resource is identified by %s', (_, type, after, importing, isKnown) => {
  const pair = {
    address: 'x',
    type,
    after,
    action: 'create',
    replacedFor: [],
    ...(importing && { importing }),
  } as const;
  expect(isIdentified(pair)).toBe(isKnown);
});
