import { check } from '../../../lib/estate';
import { lines, linux, type PlannedChange, plan, rule } from '../support';

const vm = (name: string) => `/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/${name}`;
const ASSOCIATION = 'azurerm_monitor_data_collection_rule_association.a';
const RULE = 'azurerm_monitor_data_collection_rule.ct';
const OURS = '/rules/dcr-ct';
const ours = (settings: object = linux()) => ({ address: RULE, after: { ...rule(settings), id: OURS } });
const follows = (name: string, ruleId = OURS, address = `${ASSOCIATION}["${name}"]`): PlannedChange => ({
  address,
  after: { target_resource_id: vm(name), data_collection_rule_id: ruleId },
});
const extension = (name: string, os = 'Windows'): PlannedChange => ({
  address: `azurerm_virtual_machine_extension.x["${name}"]`,
  after: {
    publisher: 'Microsoft.Azure.ChangeTrackingAndInventory',
    type: `ChangeTracking-${os}`,
    virtual_machine_id: vm(name).toUpperCase(),
    automatic_upgrade_enabled: true,
  },
});
const unserved = (machine: string, who: string, address = ASSOCIATION) =>
  `machine-unserved@${address}["${machine}"] ${who}: not there -> follows dcr-ct, which has no data source for Windows`;

describe('a machine with the extension of one system', () => {
  test.each<[string, PlannedChange[], ...string[]]>([
    ['that follows a rule without it', [ours(), follows('web'), extension('web')], unserved('web', 'machine web')],
    ['that follows a rule with it', [ours(), follows('web'), extension('web', 'Linux')]],
    ['that follows another rule', [ours(), follows('web', '/rules/other'), extension('web')]],
    ['of another machine', [ours(), follows('web'), extension('db')]],
    [
      'that cannot be told, as who follows the rule',
      [
        ours(),
        { ...follows('web'), unknown: { target_resource_id: true } },
        { ...extension('web'), unknown: { virtual_machine_id: true } },
      ],
    ],
    [
      'beside another one of the same resource',
      [ours(), follows('web'), follows('db'), extension('web'), extension('db')],
      unserved('web', '2 machines'),
    ],
    [
      'beside another one of another resource',
      [ours(), follows('web'), follows('db', OURS, `${ASSOCIATION}2["db"]`), extension('web'), extension('db')],
      unserved('web', 'machine web'),
      unserved('db', 'machine db', `${ASSOCIATION}2`),
    ],
    [
      'beside another one of the same resource that follows another rule',
      [
        ours(),
        { address: `${RULE}2`, after: { ...rule(linux()), id: `${OURS}2` } },
        follows('web'),
        follows('db', `${OURS}2`),
        extension('web'),
        extension('db'),
      ],
      unserved('web', 'machine web'),
      unserved('db', 'machine db').replace('dcr-ct', 'dcr-ct2'),
    ],
    [
      'that follows a rule of which a data source cannot be told',
      [
        { ...ours(), unknown: { data_sources: [{ extension: [{}, { extension_name: true, streams: true }] }] } },
        follows('web'),
        extension('web'),
      ],
    ],
  ])('%s', (_what, changes, ...wanted) => {
    const { findings } = check(plan(...changes));
    expect(lines({ findings: findings.filter(({ id }) => id === 'machine-unserved') })).toEqual(wanted);
  });
});
