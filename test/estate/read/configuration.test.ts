import { isConfiguration, readConfiguration } from '../../../lib/estate/read/configuration';
import { mergeInputs } from '../../../lib/estate/read/documents';

const RULE = 'azurerm_monitor_data_collection_rule';
const ASSOCIATION = 'azurerm_monitor_data_collection_rule_association';
const WORKSPACE = 'azurerm_log_analytics_workspace';

/** The attributes of the resources that a configuration would create. */
function created(document: Readonly<Record<string, unknown>>) {
  return readConfiguration(document).changes.map(({ after }) => after);
}

describe('configuration', () => {
  test('has the defaults of its variables, unless they are sensitive', () => {
    const document = {
      variable: {
        name: { default: 'dcr-ct' },
        tags: [{ default: { owner: 'platform' } }],
        text: { default: 'top secret', sensitive: true },
        open: { type: 'string' },
      },
      resource: {
        [RULE]: {
          ct: { name: '${var.name}', owner: '${var.tags.owner}', description: '${var.text}', location: '${var.open}' },
        },
      },
    };
    const [rule = {}] = created(document);
    expect(rule).toMatchObject({ name: 'dcr-ct', owner: 'platform', location: '${var.open}' });
    expect(typeof rule['description']).toBe('symbol');
  });

  test('has the text of what it encodes as JSON', () => {
    const document = {
      locals: { files: [{ name: 'hosts', destinationPath: '${local.folder}/hosts' }], folder: '/etc' },
      resource: {
        [RULE]: {
          ct: { extension_json: '${jsonencode({ enableFiles = true, fileSettings = { fileInfo = local.files } })}' },
        },
      },
    };
    expect(created(document)).toMatchObject([
      {
        extension_json: JSON.stringify({
          enableFiles: true,
          fileSettings: { fileInfo: [{ name: 'hosts', destinationPath: '/etc/hosts' }] },
        }),
      },
    ]);
  });

  test('has the blocks that its dynamic blocks stand for, beside those that are written out', () => {
    const document = {
      locals: { streams: { change: 'Microsoft-ConfigurationChange' } },
      resource: {
        [RULE]: {
          ct: {
            data_sources: {
              extension: { name: 'written' },
              dynamic: {
                extension: [
                  {
                    for_each: '${local.streams}',
                    iterator: 'one',
                    content: { name: '${one.key}', streams: ['${one.value}'] },
                  },
                  { for_each: ['a', 'b'], content: { name: '${extension.value}' } },
                ],
              },
            },
          },
        },
      },
    };
    expect(created(document)).toMatchObject([
      {
        data_sources: {
          extension: [
            { name: 'written' },
            { name: 'change', streams: ['Microsoft-ConfigurationChange'] },
            { name: 'a' },
            { name: 'b' },
          ],
        },
      },
    ]);
  });

  test('takes the name of an iterator as a name, whatever it is', () => {
    const dynamic = {
      data_flow: { for_each: '${var.flows}', iterator: 'a(', content: { streams: ['${data_flow.value}'] } },
    };
    expect(created({ resource: { [RULE]: { ct: { dynamic } } } })).toMatchObject([
      { data_flow: [{ streams: ['${data_flow.value}'] }] },
    ]);
  });

  test('has one block for elements that are not known', () => {
    const dynamic = { data_flow: { for_each: '${var.flows}', content: { streams: ['${data_flow.value}'] } } };
    expect(created({ resource: { [RULE]: { ct: { dynamic } } } })).toMatchObject([
      { data_flow: [{ streams: ['${data_flow.value of var.flows}'] }] },
    ]);
  });

  test('is read to its end if locals refer to themselves, and refused if they double without end', () => {
    const rule = { [RULE]: { ct: { name: '${local.l40}' } } };
    expect(created({ locals: { l40: '${local.other}', other: 'x${local.l40}' }, resource: rule })).toHaveLength(1);
    const steps = Array.from({ length: 40 }, (_, step) => [`l${step + 1}`, `\${local.l${step}}\${local.l${step}}`]);
    const doubling = { locals: { l0: 'lol', ...Object.fromEntries(steps) }, resource: rule };
    expect(() => created(doubling)).toThrow('unfolds to more than can be read');
  });
});

describe('the instances of a count or for_each', () => {
  const VM = 'azurerm_linux_virtual_machine.vm';
  const targets = (own: object, target: string, document: object = {}) =>
    created({ ...document, resource: { [ASSOCIATION]: { ct: { ...own, target_resource_id: target } } } }).map(
      (association) => association?.['target_resource_id'],
    );

  test.each([
    ['an index', { count: 2 }, 'count.index', ['0', '1']],
    ['a key', { for_each: { a: 1, b: 2 } }, 'each.key', ['"a"', '"b"']],
    ['a value', { for_each: '${toset(["a", "b"])}' }, 'each.value', ['"a"', '"b"']],
    ['a member', { for_each: { x: { vm: 'a' }, y: { vm: 'b' } } }, 'each.value.vm', ['"a"', '"b"']],
  ])('refer to each instance of another resource, by %s', (_, own, index, literals) => {
    expect(targets(own, `\${${VM}[${index}].id}`)).toEqual(literals.map((one) => `\${${VM}[${one}].id}`));
  });

  test('differ in what stays open', () => {
    expect(targets({ count: 2 }, '${element(data.x.ids, count.index)}')).toEqual([
      '${element(data.x.ids, 0)}',
      '${element(data.x.ids, 1)}',
    ]);
  });

  test('are as many as a list is long', () => {
    const variable = { ids: { default: ['vm-1', 'vm-2'] } };
    expect(targets({ count: '${length(var.ids)}' }, '${var.ids[count.index]}', { variable })).toEqual(['vm-1', 'vm-2']);
  });
});

describe('the number of instances', () => {
  const named = (count: unknown) =>
    readConfiguration({ resource: { [WORKSPACE]: { x: { count, name: 'n${count.index}' } } } }).changes.map(
      ({ address, after }) => [address, after?.['name'], after?.['id']],
    );
  const known = [0, 1].map((index) => [`${WORKSPACE}.x[${index}]`, `n${index}`, `\${${WORKSPACE}.x[${index}].id}`]);
  const open = (of: string) => [[`${WORKSPACE}.x[*]`, `n\${count.index of ${of}}`, `\${${WORKSPACE}.x[*].id}`]];

  test.each<[count: unknown, instances: unknown[]]>([
    [2, known],
    ['2', known],
    ['${2}', known],
    [0, []],
    [-1, open('many')],
    [1.5, open('many')],
    [10_001, open('many')],
    ['${var.n}', open('var.n')],
  ])('%p', (count, instances) => {
    expect(named(count)).toEqual(instances);
  });

  test('is at most ten thousand', () => {
    expect(named(10_000)).toHaveLength(10_000);
  });

  test.each<[each: unknown, instances: unknown[]]>([
    [{ a: '1' }, [['["a"]', 'a-1']]],
    [['a'], [['["a"]', 'a-a']]],
    [[], []],
    [
      ['a', 1],
      [
        ['["a"]', 'a-a'],
        ['["1"]', '1-1'],
      ],
    ],
    ['${var.n}', [['[*]', '${each.key of var.n}-${each.value of var.n}']]],
    [1, [['[*]', '${each.key of many}-${each.value of many}']]],
  ])('for each of %j', (each, instances) => {
    const resource = { [WORKSPACE]: { x: { for_each: each, name: '${each.key}-${each.value}', '//': 'comment' } } };
    const found = readConfiguration({ resource }).changes.map(({ address, after }) => [address, after]);
    expect(found).toEqual(
      instances.map((one) => {
        const [key, name] = one as [string, string];
        return [`${WORKSPACE}.x${key}`, { name, id: `\${${WORKSPACE}.x${key}.id}` }];
      }),
    );
  });
});

test('resources are read, others and modules are said', () => {
  const { changes, gaps, unread, kind, outputs } = readConfiguration({
    module: { a: { source: 'x' }, b: [{ source: 'y' }] },
    resource: {
      azurerm_subnet: { a: {}, b: {} },
      [WORKSPACE]: [{ c: [{ name: 'c', id: '/own', '//': 'comment' }] }, { '//': { name: 'comment' } }],
    },
  });
  expect(changes).toEqual([
    { address: `${WORKSPACE}.c`, type: WORKSPACE, action: 'create', after: { name: 'c', id: '/own' }, replacedFor: [] },
  ]);
  const what = 'what the module creates is not in the configuration: review a plan to see it';
  expect(gaps).toEqual(['module.a', 'module.b'].map((address) => ({ address, what })));
  expect([kind, [...unread], outputs]).toEqual(['configuration', [['azurerm_subnet', 2]], new Map()]);
});

test('outputs are those that are text, by the references of other stacks', () => {
  const { outputs } = readConfiguration({
    '//': { metadata: { stackName: 'base' } },
    output: [{ id: { value: '${azurerm_subnet.a.id}' }, ids: { value: ['/a'] } }, { none: {} }],
    resource: {},
  });
  const reference = 'data.terraform_remote_state.cross-stack-reference-input-base.outputs.id';
  expect(outputs).toEqual(new Map([[reference, '${azurerm_subnet.a.id}']]));
});

test('imports are those of the instances, with their ids where they are known', () => {
  const ids = { a: '/a', b: '/b' };
  const each = { name: '${each.key}', for_each: '${local.ids}' };
  const { changes } = readConfiguration({
    locals: { ids },
    resource: { [WORKSPACE]: { one: {}, each, counted: { count: 2 }, open: {}, by_identity: {} } },
    import: [
      { to: `${WORKSPACE}.one`, id: '/one' },
      { to: `\${${WORKSPACE}.each[each.key]}`, id: '${each.value}', for_each: '${local.ids}' },
      { to: `${WORKSPACE}.counted[0]`, id: '/counted' },
      { to: `${WORKSPACE}.open`, id: '/open/${var.name}' },
      { to: `${WORKSPACE}.by_identity`, identity: {} },
      { to: `${WORKSPACE}.each[each.key]`, id: '/none', for_each: '${var.ids}' },
      { to: `${WORKSPACE}.each[var.key]`, id: '/none' },
    ],
  });
  expect(changes.map(({ address, importing }) => [address.slice(WORKSPACE.length + 1), importing])).toEqual([
    ['one', { id: '/one' }],
    ['each["a"]', { id: '/a' }],
    ['each["b"]', { id: '/b' }],
    ['counted[0]', { id: '/counted' }],
    ['counted[1]', undefined],
    ['open', {}],
    ['by_identity', {}],
  ]);
});

test.each<[document: unknown, is: boolean]>([
  ...['resource', 'module', 'locals', 'terraform', 'provider', 'data'].map((key): [unknown, boolean] => [
    { [key]: {} },
    true,
  ]),
  ...['variable', 'output', 'moved', 'import', 'removed', 'check', 'ephemeral', 'action', 'list'].flatMap(
    (key): [unknown, boolean][] => [
      [{ [key]: {} }, false],
      [{ [key]: {}, resource: {} }, true],
    ],
  ),
  [{ resource: {}, '//': 'comment' }, true],
  [{ resource: {}, other: {} }, false],
  [{ resource: 'text' }, false],
  [[], false],
  [null, false],
])('whether %j is configuration: %p', (document, is) => {
  expect(isConfiguration(document)).toBe(is);
});

describe('the stacks of an app', () => {
  const stack = (stackName: string, rest: object) => readConfiguration({ '//': { metadata: { stackName } }, ...rest });
  const output = 'cross-stack-output-rule';
  const reference = (from: string) =>
    `\${data.terraform_remote_state.cross-stack-reference-input-${from}.outputs.${output}}`;

  test('refer to each other through their outputs, also through a third one', () => {
    const { changes } = mergeInputs({
      rules: stack('rules', {
        resource: { [RULE]: { ct: { name: 'dcr-ct' } } },
        output: { [output]: { value: `\${${RULE}.ct.id}`, sensitive: true } },
      }),
      middle: stack('middle', { output: { [output]: { value: reference('rules') } } }),
      machines: stack('machines', {
        resource: {
          [ASSOCIATION]: {
            direct: { data_collection_rule_id: reference('rules') },
            passed: { data_collection_rule_id: reference('middle') },
            unknown: { data_collection_rule_id: reference('other') },
          },
        },
      }),
    });
    expect(changes.map(({ after }) => after?.['data_collection_rule_id'])).toEqual([
      undefined,
      `\${rules/${RULE}.ct.id}`,
      `\${rules/${RULE}.ct.id}`,
      reference('other'),
    ]);
  });
});
