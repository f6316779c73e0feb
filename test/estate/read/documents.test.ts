import type { Input, ResourceChange } from '../../../lib/estate/model/input';
import { UnusableInput } from '../../../lib/estate/model/value';
import { mergeInputs, namedInputs, readInput } from '../../../lib/estate/read/documents';

const NONE = 'neither a plan, a state, Terraform configuration in JSON nor an export of Azure';
test.each<[document: unknown, reason: string]>([
  [[], 'it is a list without a resource'],
  [[1], 'it is a list without a resource'],
  [1, 'it is no object'],
  [null, 'it is no object'],
  ['text', 'it is no object'],
  [{}, 'it does not have their keys'],
  [{ $schema: 'deploymentParameters.json#' }, 'it has the parameters of a template; read a directory that holds both'],
  [{ '@level': 'info' }, "it is the log of a run; run 'terraform show -json' on a plan file"],
])('%j is not read', (document, reason) => {
  expect(() => readInput(document)).toThrow(new UnusableInput(`${NONE}: ${reason}`));
});

test('a document is not read to any depth', () => {
  let document: unknown = {};
  for (let depth = 0; depth < 102; depth++) document = { resource: document };
  expect(() => readInput(document)).toThrow(new UnusableInput('the input is nested more than 100 levels deep'));
});

test.each<[document: object, kind: Input['kind']]>([
  [{ format_version: '1.2', resource_changes: [] }, 'plan'],
  [{ format_version: '1.2', values: {} }, 'state'],
  [{ value: [] }, 'export'],
  [{ resource: {} }, 'configuration'],
])('%j is a document of its kind', (document, kind) => {
  expect(readInput(document)).toMatchObject({ kind, changes: [], gaps: [] });
});

const change = (address: string, more: Partial<ResourceChange> = {}): ResourceChange => ({
  ...{ address, type: 'azurerm_log_analytics_workspace', action: 'create', replacedFor: [] },
  ...more,
});
const input = (kind: Input['kind'], changes: readonly ResourceChange[], more: Partial<Input> = {}): Input => ({
  ...{ kind, changes, gaps: [], unread: new Map() },
  ...more,
});

test('two inputs of one name are refused', () => {
  const [one, two] = [input('plan', []), input('state', [])];
  expect(
    namedInputs([
      ['a', one],
      ['b', two],
    ]),
  ).toEqual({ a: one, b: two });
  expect(() =>
    namedInputs([
      ['a', one],
      ['a', two],
    ]),
  ).toThrow(new UnusableInput("two inputs are called 'a'"));
});

describe('several inputs', () => {
  const text = '${azurerm_x.y.id} ${module.m.z} ${var.q} ${azapi_resource.q.id} $azurerm_x';
  const own = input('configuration', [change('azurerm_x.a', { before: { text }, after: { list: [text] } })], {
    gaps: [{ address: 'module.a', what: 'a module' }],
    unread: new Map([['k', 1]]),
  });

  test('have their names in addresses and references', () => {
    const named = '${a/azurerm_x.y.id} ${a/module.m.z} ${var.q} ${a/azapi_resource.q.id} $azurerm_x';
    const other = input('export', [change('/id', { after: { id: '/id' } })], { unread: new Map([['k', 2]]) });
    expect(mergeInputs({ a: own, b: other })).toEqual({
      kind: 'configuration',
      changes: [
        change('a/azurerm_x.a', { before: { text: named }, after: { list: [named] } }),
        change('/id', { after: { id: '/id' } }),
      ],
      gaps: [{ address: 'a/module.a', what: 'a module' }],
      unread: new Map([['k', 3]]),
    });
  });

  test('have none if there is one only, unless it is asked for', () => {
    expect(mergeInputs({ a: own })).toEqual(own);
    expect(mergeInputs({ a: own }, true).changes[0]?.address).toBe('a/azurerm_x.a');
  });

  test.each<[kinds: Input['kind'][], kind: Input['kind']]>([
    [['export', 'configuration', 'state', 'plan'], 'plan'],
    [['export', 'configuration', 'state'], 'state'],
    [['export', 'configuration'], 'configuration'],
    [['export'], 'export'],
    [[], 'configuration'],
  ])('of the kinds %j are of one', (kinds, kind) => {
    expect(mergeInputs(Object.fromEntries(kinds.map((one) => [one, input(one, [])]))).kind).toBe(kind);
  });

  const ID = '/subscriptions/s/resourceGroups/rg';
  test.each<[what: string, other: Input, count: number]>([
    ['another export', input('export', [change(ID.toUpperCase(), { after: {} })]), 1],
    ['an export of another resource', input('export', [change(`${ID}2`, { after: {} })]), 2],
    ['configuration with its id', input('configuration', [change('azurerm_x.a', { after: { id: ID } })]), 1],
    ['a state with its id', input('state', [change('azurerm_x.a', { before: { id: ID.toUpperCase() } })]), 1],
    ['configuration that imports it', input('configuration', [change('azurerm_x.a', { importing: { id: ID } })]), 1],
    ['configuration with another id', input('configuration', [change('azurerm_x.a', { after: { id: `${ID}2` } })]), 2],
  ])('hold a resource of Azure once, also in %s', (_, other, count) => {
    const azure = input('export', [change(ID, { after: { id: ID } })]);
    expect(mergeInputs({ azure, other }).changes).toHaveLength(count);
    expect(mergeInputs({ other, azure }).changes).toHaveLength(count);
  });

  test('of templates may have resources of one name', () => {
    const template = input('export', [change('dcr', { after: {} })]);
    expect(mergeInputs({ a: template, b: template }).changes.map(({ address }) => address)).toEqual(['a/dcr', 'b/dcr']);
  });
});
