import { check, review } from '../../../lib/estate';
import { file, lines, linux, type PlannedChange, plan, rule } from '../support';

type Attributes = Readonly<Record<string, unknown>>;

const GROUP = '/subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/rg-ops';
const RULE = `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/ct-dcr1234`;
const VM = `${GROUP}/providers/Microsoft.Compute/virtualMachines/web`;
const EXTENSION = `${VM}/extensions/ChangeTracking-Linux`;
const extension = {
  id: EXTENSION,
  name: 'ChangeTracking-Linux',
  virtual_machine_id: VM,
  publisher: 'Microsoft.Azure.ChangeTrackingAndInventory',
  type: 'ChangeTracking-Linux',
  type_handler_version: '2.35',
};
const association = {
  id: `${VM}/providers/Microsoft.Insights/dataCollectionRuleAssociations/ct`,
  name: 'ct',
  target_resource_id: VM,
  data_collection_rule_id: RULE,
};
const ct = { ...rule(linux(file('/etc/hosts'), file('/etc/motd'))), id: RULE, resource_group_name: 'rg-ops' };

interface Imported {
  readonly address: string;
  readonly before: Attributes;
  readonly after?: Attributes;
  readonly importing: unknown;
  readonly actions: readonly string[];
  readonly replaced?: readonly string[];
}

/** One change of a plan that imports a resource. */
function importing({ address, before, after = before, importing: how, actions, replaced = [] }: Imported): Attributes {
  return {
    address,
    mode: 'managed',
    type: /az(?:urerm|api)_\w+/.exec(address)?.[0],
    change: {
      ...{ actions, before, after, after_unknown: {}, before_sensitive: false, after_sensitive: false },
      importing: how,
      replace_paths: replaced.map((argument) => [argument]),
    },
  };
}

/** A clean import. */
const clean = (address: string, before: Attributes) =>
  importing({ address, before, importing: { id: before['id'] }, actions: ['no-op'] });

const planned = (...changes: readonly unknown[]) => ({ ...plan(), resource_changes: changes });
const reviewed = (...changes: readonly unknown[]) => lines(review(planned(...changes)));
const ofPlan = (...given: readonly PlannedChange[]) =>
  plan(...given)['resource_changes'] as readonly { readonly change: Attributes }[];

describe('an import that replaces what exists', () => {
  const replaced = (address: string, before: Attributes, changes: Attributes, argument: string) => {
    const { findings } = review(
      planned(
        importing({
          ...{ address, before, after: { ...before, ...changes }, importing: { id: before['id'] } },
          actions: ['delete', 'create'],
          replaced: [argument],
        }),
      ),
    );
    return findings
      .filter(({ id }) => id === 'import-replaced')
      .map(({ severity, was, becomes, todo }) => [severity, was, becomes, todo]);
  };

  test('blocks, and names the id that differs in case only', () => {
    const upper = VM.replace('rg-ops', 'RG-OPS');
    const address = 'azurerm_virtual_machine_extension.ct["web"]';
    expect(
      replaced(address, { ...extension, virtual_machine_id: upper }, { virtual_machine_id: VM }, 'virtual_machine_id'),
    ).toEqual([
      [
        'blocking',
        `imported with virtual_machine_id ${upper}`,
        'replaced, because of virtual_machine_id, which differs in the case of its letters only',
        `Write the import id with the spelling of the configuration: virtual_machine_id ${VM}. Azure ignores the case, Terraform does not.`,
      ],
    ]);
  });

  test('blocks, and names the name that the configuration has to have', () => {
    expect(replaced('azurerm_monitor_data_collection_rule.ct', ct, { name: 'dcr-other' }, 'name')).toEqual([
      [
        'blocking',
        'imported with name dcr-ct',
        'replaced, because of name',
        'Give the configuration the name that the resource has in Azure: dcr-ct.',
      ],
    ]);
  });

  test('blocks for an association whose machine is spelt in another way', () => {
    const target_resource_id = VM.replace('/web', '/WEB');
    const address = 'azurerm_monitor_data_collection_rule_association.ct';
    expect(replaced(address, association, { target_resource_id }, 'target_resource_id')).toHaveLength(1);
  });

  test('blocks if another argument replaces it', () => {
    const [found] = replaced(
      'azurerm_monitor_data_collection_rule.ct',
      { ...ct, location: 'westeurope' },
      { location: 'northeurope' },
      'location',
    );
    expect(found?.at(-1)).toBe('Give location the value that the resource has in Azure, or do not import it.');
  });

  test('is no finding if the plan imports nothing', () => {
    const [change] = ofPlan({
      address: 'azurerm_virtual_machine_extension.ct',
      before: extension,
      after: extension,
    });
    expect(reviewed({ ...change, change: { ...change?.change, actions: ['delete', 'create'] } })).toEqual([]);
  });
});

describe('one resource at two addresses', () => {
  const twice = (...changes: readonly unknown[]) =>
    reviewed(...changes).filter((line) => line.startsWith('import-twice'));
  const address = 'azurerm_virtual_machine_extension.a';
  const also = (other: string, at = address) =>
    `import-twice@${at} ChangeTracking-Linux: in Azure -> imported here, and also at ${other}`;

  test('blocks if both are imported, in whatever case', () => {
    const other = 'azurerm_virtual_machine_extension.b';
    const upper = importing({
      address: other,
      before: extension,
      importing: { id: EXTENSION.toUpperCase() },
      actions: ['no-op'],
    });
    expect(twice(clean(address, extension), upper)).toEqual([also(address, other)]);
  });

  test('blocks if an import by identity imports what is imported by its id', () => {
    const other = 'azurerm_virtual_machine_extension.b';
    const identity = importing({
      address: other,
      before: extension,
      importing: { identity: { name: 'x' } },
      actions: ['no-op'],
    });
    expect(twice(clean(address, extension), identity)).toEqual([also(address, other)]);
  });

  test('blocks if the other one is managed already, created, or written for azapi', () => {
    const managed = 'azurerm_virtual_machine_extension.b';
    expect(
      twice(clean(address, extension), ...ofPlan({ address: managed, before: extension, after: extension })),
    ).toEqual([also(managed)]);
    const { id: _id, ...created } = extension;
    expect(twice(clean(address, extension), ...ofPlan({ address: managed, after: created }))).toEqual([also(managed)]);
    const azapi = {
      ...{ type: 'Microsoft.Insights/dataCollectionRules@2023-03-11', name: 'ct-dcr1234', parent_id: GROUP, id: RULE },
      body: { properties: {} },
    };
    const rules = [clean('azurerm_monitor_data_collection_rule.ct', ct), clean('azapi_resource.ct', azapi)];
    expect(twice(...rules)).toEqual([
      `import-twice@azapi_resource.ct ct-dcr1234: in Azure -> imported here, and also at azurerm_monitor_data_collection_rule.ct`,
    ]);
  });

  test('is no finding for a resource of the same name in another place', () => {
    const { id: _id, ...created } = ct;
    const other = { address: 'azurerm_monitor_data_collection_rule.other', after: created };
    expect(twice(clean('azurerm_monitor_data_collection_rule.ct', ct), ...ofPlan(other))).toEqual([]);
    const second = {
      ...extension,
      id: EXTENSION.replace('/web/', '/app/'),
      virtual_machine_id: VM.replace('/web', '/app'),
    };
    expect(twice(clean(address, extension), clean('azurerm_virtual_machine_extension.b', second))).toEqual([]);
  });

  test('is no finding if Terraform forgets it at the other address, and it is not listed as forgotten', () => {
    const [forgotten] = ofPlan({ address: 'azapi_resource.ct', before: { ...ct } });
    const azapi = {
      ...{ type: 'Microsoft.Insights/dataCollectionRules@2023-03-11', name: 'dcr-ct', parent_id: GROUP, id: RULE },
      body: { properties: { dataSources: {}, dataFlows: [], destinations: {} } },
    };
    const change = { ...forgotten?.change, actions: ['forget'], before: azapi, after: null };
    const all = [clean('azurerm_monitor_data_collection_rule.ct', ct), { ...forgotten, change }];
    expect(reviewed(...all)).toEqual([]);
    expect(reviewed({ ...forgotten, change })).toHaveLength(1);
  });

  test('blocks as a changed address if Terraform destroys it at the other one', () => {
    const deleted = ofPlan({ address: 'azurerm_virtual_machine_extension.old', before: extension });
    const { findings } = review(planned(clean(address, extension), ...deleted));
    expect(findings.map(({ id, address: at, was, todo }) => [id, at, was, todo])).toEqual([
      [
        'address-changed',
        address,
        'azurerm_virtual_machine_extension.old',
        'Add a removed block with destroy = false for the old address, so that Terraform forgets the resource there instead of destroying it.',
      ],
    ]);
  });
});

describe('import blocks of configuration', () => {
  const two = { a: { type: 'x' }, b: { type: 'x' } };
  const configuration = (blocks: unknown, resources: Attributes = two) => ({
    import: blocks,
    resource: { azurerm_virtual_machine_extension: resources },
  });
  const found = (document: unknown) => lines(check(document)).filter((line) => line.startsWith('import-twice'));
  const to = (name: string) => `azurerm_virtual_machine_extension.${name}`;

  test('that import one id twice block, in a check and in a review', () => {
    const document = configuration([
      { to: to('a'), id: EXTENSION },
      { to: `\${${to('b')}}`, id: EXTENSION.toLowerCase() },
    ]);
    const line = `import-twice@${to('b')} changetracking-linux: not there -> imported here, and also at ${to('a')}`;
    expect(found(document)).toEqual([line]);
    expect(lines(review(document))).toContain(line);
  });

  test('that import the ids of a map block if one is there twice', () => {
    const machines = { a: EXTENSION, b: EXTENSION, c: EXTENSION.replace('/web/', '/app/') };
    const blocks = { for_each: '${local.ids}', to: `${to('m')}[each.key]`, id: '${each.value}' };
    const resources = { m: { for_each: machines, name: 'x', virtual_machine_id: '/vm/${each.key}' } };
    expect(found({ ...configuration(blocks, resources), locals: { ids: machines } })).toEqual([
      `import-twice@${to('m')}["b"] x: not there -> imported here, and also at ${to('m')}["a"]`,
    ]);
    const others = { ...machines, b: EXTENSION.replace('/web/', '/db/') };
    expect(found({ ...configuration(blocks, resources), locals: { ids: others } })).toEqual([]);
  });

  test('with ids that are known later are no finding', () => {
    const blocks = [
      { to: to('a'), id: '${var.a}' },
      { to: to('b'), id: '${var.a}' },
    ];
    expect(found(configuration(blocks))).toEqual([]);
  });
});

describe('an adoption', () => {
  const summary = (...changes: readonly unknown[]) => review(planned(...changes)).imported;

  test('without a change is counted', () => {
    expect(summary(clean('azurerm_monitor_data_collection_rule.ct', ct))).toEqual({ resources: 1, changed: 0 });
  });

  test('that configuration has is not counted, since it may be done already', () => {
    const resource = { azurerm_monitor_data_collection_rule: { ct: { ...rule(linux()), id: RULE } } };
    const document = { import: { to: 'azurerm_monitor_data_collection_rule.ct', id: RULE }, resource };
    expect(review(document, { base: { resource } }).imported).toEqual({ resources: 0, changed: 0 });
  });

  test('that changes what is collected lists it as an update does', () => {
    const address = 'azurerm_monitor_data_collection_rule.ct';
    const after = { ...rule(linux(file('/etc/hosts'))), id: RULE, resource_group_name: 'rg-ops' };
    const change = importing({ address, before: ct, after, importing: { id: RULE }, actions: ['update'] });
    expect(reviewed(change)).toEqual([`item-removed@${address} Linux file /etc/motd: watched -> not in the rule`]);
    expect(summary(change, clean('azurerm_virtual_machine_extension.a', extension))).toEqual({
      resources: 2,
      changed: 1,
    });
  });

  test('that is written for what an export has is compared with it by its import id', () => {
    const exported = {
      ...{ id: RULE, type: 'Microsoft.Insights/dataCollectionRules', name: 'ct-dcr1234', location: 'westeurope' },
      properties: { dataSources: {}, dataFlows: [], destinations: {} },
    };
    const document = {
      import: { to: 'azurerm_monitor_data_collection_rule.ct', id: RULE },
      resource: {
        azurerm_monitor_data_collection_rule: { ct: { ...rule(linux()), name: '${var.name}', location: 'westeurope' } },
      },
    };
    const { imported, changes } = review(document, { base: [exported] });
    expect(imported).toEqual({ resources: 1, changed: 1 });
    expect([...changes.keys()]).toEqual(['azurerm_monitor_data_collection_rule.ct']);
  });

  test.each([
    ['RG-Ops', []],
    ['rg-ops', ['import-replaced']],
  ])('is spelt by the import id and not by the export: group %s', (group, wanted) => {
    const exported = {
      ...{ id: RULE, type: 'Microsoft.Insights/dataCollectionRules', name: 'ct-dcr1234', location: 'westeurope' },
      properties: { dataSources: {}, dataFlows: [], destinations: {} },
    };
    const dcr = { ...rule(linux()), name: 'ct-dcr1234', location: 'westeurope', resource_group_name: 'RG-Ops' };
    const document = {
      import: { to: 'azurerm_monitor_data_collection_rule.ct', id: RULE.replace('rg-ops', group) },
      resource: { azurerm_monitor_data_collection_rule: { ct: dcr } },
    };
    const { findings, changes } = review(document, { base: [exported] });
    expect(changes.size).toBe(1);
    expect(findings.map((one) => one.id).filter((one) => one === 'import-replaced')).toEqual(wanted);
  });
});
