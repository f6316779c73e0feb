import { check } from '../../../lib/estate';
import { file, lines, linux, type PlannedChange, plan, rule } from '../support';

const GROUP = '/subscriptions/s/resourceGroups/rg';
const vm = (name: string) => `${GROUP}/providers/Microsoft.Compute/virtualMachines/${name}`;
const X = 'azurerm_virtual_machine_extension.x';
const OURS = '/rules/CT';

const uploading = rule(linux(file('/etc/hosts', { uploadContent: true })));
const RULE: PlannedChange = {
  address: 'azurerm_monitor_data_collection_rule.ct',
  after: { ...uploading, id: OURS },
};
const pin = (type_handler_version: string, name = 'web', more: object = {}): PlannedChange => ({
  address: `${X}["${name}"]`,
  after: {
    publisher: 'Microsoft.Azure.ChangeTrackingAndInventory',
    type: 'ChangeTracking-Linux',
    virtual_machine_id: vm(name),
    type_handler_version,
    ...more,
  },
});
const follows = (name = 'web', data_collection_rule_id = OURS): PlannedChange => ({
  address: `azurerm_monitor_data_collection_rule_association.a["${name}"]`,
  after: { target_resource_id: vm(name).toUpperCase(), data_collection_rule_id },
});
const windows = { type: 'ChangeTracking-Windows' };

const KINDS = /^extension-(known-issue|unlisted|unreliable|ignores)@/;
const found = (...changes: readonly PlannedChange[]) =>
  lines({ findings: check(plan(...changes)).findings })
    .filter((line) => KINDS.test(line))
    .map((line) => line.replace(`@${X}`, ''));
const ISSUES =
  'pins 2.24, which has known issues (release notes): memory use rises after a migration from file integrity monitoring';
const UNLISTED = 'which has no published release note: check whether Azure offers it';
const UNRELIABLE =
  'not there -> is 2.20, but the rule uses file content upload on Linux, which is reliable from 2.22 on (release notes)';
const issues = (name: string, count = '1 machine') =>
  `extension-known-issue["${name}"] extension of ${count}: not there -> ${ISSUES}`;

describe('a pinned version', () => {
  test.each<[string, PlannedChange[], ...string[]]>([
    ['with known issues', [pin('2.24')], issues('web')],
    [
      'without a note',
      [pin('2.99')],
      `extension-unlisted["web"] extension of 1 machine: not there -> pins 2.99, ${UNLISTED}`,
    ],
    ['that is too old', [pin('2.19')]],
    ['that is none', [pin('2.24x'), pin('v2.99', 'db')]],
    ['of one number', [pin('99')]],
    ['that Azure upgrades', [pin('2.24', 'web', { automatic_upgrade_enabled: true })]],
    ['that Azure may upgrade', [{ ...pin('2.24'), unknown: { automatic_upgrade_enabled: true } }]],
    ['with newer minor versions', [pin('2.24', 'web', { auto_upgrade_minor_version: true })]],
    ['that may be a newer minor version', [{ ...pin('2.24'), unknown: { auto_upgrade_minor_version: true } }]],
    ['that cannot be seen', [{ ...pin('2.24'), unknown: { type_handler_version: true } }]],
    ['of two machines of one resource', [pin('2.24', 'a'), pin('2.24', 'b')], issues('a', '2 machines')],
    ['of two systems', [pin('2.24', 'a'), pin('2.24', 'b', windows)], issues('a'), issues('b')],
    ['beside another one', [pin('2.24', 'a'), pin('2.35', 'b')], issues('a')],
  ])('%s', (_what, changes, ...wanted) => {
    expect(found(...changes)).toEqual(wanted);
  });

  test.each<[string, PlannedChange[], ...string[]]>([
    ['of a machine that follows the rule', [pin('2.20'), follows()], UNRELIABLE],
    ['of a machine of another system', [pin('2.20', 'web', windows), follows()]],
    ['of a machine that follows another rule', [pin('2.20'), follows('web', '/rules/other')]],
    ['beside another machine that follows the rule', [pin('2.20'), follows('db')]],
    ['of the first version that has it', [pin('2.22'), follows()]],
    [
      'of a machine that cannot be told, as one that follows the rule',
      [
        { ...pin('2.20'), unknown: { virtual_machine_id: true } },
        { ...follows(), unknown: { target_resource_id: true } },
      ],
    ],
    ['of two machines, of which one follows the rule', [pin('2.20', 'a'), pin('2.20', 'b'), follows('b')], UNRELIABLE],
  ])('%s, of which the rule uses what is unreliable', (_what, changes, ...wanted) => {
    const unreliable = found(RULE, ...changes).filter((line) => line.startsWith('extension-unreliable'));
    expect(unreliable.map((line) => line.replace(/^.*?: /, ''))).toEqual(wanted);
  });
});
