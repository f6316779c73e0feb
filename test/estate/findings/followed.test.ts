import { initiative } from '../losses/ids';
import { file, linux, type PlannedChange, plan, reviewed, rule, same } from '../support';

const VM = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines';
const ASSOCIATION = 'azurerm_monitor_data_collection_rule_association';

const sourceOf = (settings: unknown, os?: string) =>
  (rule(settings, os)['data_sources'] as readonly [{ readonly extension: readonly object[] }])[0].extension;
const windows = (...paths: readonly string[]) => ({
  ...linux(),
  fileSettings: { fileCollectionFrequency: 900, fileInfo: paths.map((path) => ({ name: path, path, enabled: true })) },
});
const ruleOf = (name: string, extension: readonly object[], workspace_resource_id = '/w/ct') => ({
  ...rule(linux()),
  id: `/rules/${name}`,
  name,
  data_sources: [{ extension }],
  destinations: [{ log_analytics: [{ name: 'ct', workspace_resource_id }] }],
});
const dcr = (name: string) => `azurerm_monitor_data_collection_rule.${name}`;
const FULL = ruleOf('a', [...sourceOf(linux(file('/etc/a.conf'))), ...sourceOf(windows('C:\\a.ini'), 'Windows')]);
const EMPTY = ruleOf('b', [...sourceOf(linux()), ...sourceOf(windows(), 'Windows')]);
const [A, B] = [same(dcr('a'), FULL), same(dcr('b'), EMPTY)];

const follows = (name: string, data_collection_rule_id: unknown) => ({
  target_resource_id: `${VM}/${name}`,
  data_collection_rule_id,
});
const moves = (name: string, key = name): PlannedChange => ({
  address: `${ASSOCIATION}.${key}`,
  before: follows(name, '/rules/a'),
  after: follows(name, '/Rules/b'),
});
const extension = (name: string, os: string) =>
  same(`azurerm_virtual_machine_extension.${name}`, {
    publisher: 'Microsoft.Azure.ChangeTrackingAndInventory',
    type: `ChangeTracking-${os}`,
    virtual_machine_id: `${VM}/${name.toUpperCase()}`,
  });

const VM_WEB = same('azurerm_linux_virtual_machine.web', { id: `${VM}/web`, name: 'web' });
const assigned = (dcrResourceId: string) =>
  same('azurerm_subscription_policy_assignment.a', {
    name: 'a',
    policy_definition_id: initiative('virtualMachines'),
    parameters: JSON.stringify({ dcrResourceId: { value: dcrResourceId } }),
  });

/** What is found of associations. */
const found = (...changes: readonly PlannedChange[]) =>
  reviewed(plan(...changes)).flatMap((line) =>
    line.includes(`@${ASSOCIATION}`) ? line.replace(/@\S*_association/, '') : [],
  );

const LINUX = 'Linux file /etc/a.conf: watched -> not in the rule';
const WINDOWS = 'Windows file C:\\a.ini: watched -> not in the rule';

describe('a machine that follows another rule', () => {
  test.each<[string, PlannedChange[], string[]]>([
    ['of Linux loses files of Linux', [A, B, moves('web'), extension('web', 'Linux')], [`item-removed.web ${LINUX}`]],
    [
      'of Windows loses those of Windows',
      [A, B, moves('web'), extension('web', 'Windows')],
      [`item-removed.web ${WINDOWS}`],
    ],
    [
      'of either loses those of both',
      [A, B, moves('web')],
      [`item-removed.web ${LINUX}`, `item-removed.web ${WINDOWS}`],
    ],
    [
      'of either loses those of the system that the rule is for',
      [A, same(dcr('b'), { ...EMPTY, data_sources: [{ extension: sourceOf(linux()) }] }), moves('web')],
      [`item-removed.web ${LINUX}`],
    ],
    [
      'of a system that the rule is not for loses that',
      [
        ...[A, same(dcr('b'), { ...EMPTY, data_sources: [{ extension: sourceOf(linux()) }] }), moves('web')],
        extension('web', 'Windows'),
      ],
      ['os-removed.web Windows: in the rule -> not in the rule'],
    ],
    [
      'is named once beside another one that does',
      [A, B, moves('web'), moves('db'), ...['web', 'db'].map((name) => extension(name, 'Linux'))],
      [`item-removed.web ${LINUX}`],
    ],
    [
      'is named beside one of another system',
      [A, B, moves('web'), moves('db'), extension('web', 'Linux'), extension('db', 'Windows')],
      [`item-removed.web ${LINUX}`, `item-removed.db ${WINDOWS}`],
    ],
    [
      'of another workspace reports there',
      [
        same(dcr('a'), ruleOf('a', sourceOf(linux()))),
        same(dcr('b'), ruleOf('b', sourceOf(linux()), '/w/b')),
        moves('web'),
      ],
      ['destination-changed.web destination ct: /w/ct -> /w/b'],
    ],
    ['of which the input does not hold the rule, which a policy is given', [A, moves('web'), assigned('/rules/b')], []],
    ['of which the input did not hold the rule, which a policy is given', [B, moves('web'), assigned('/rules/a')], []],
    [
      'of Linux in the input loses files of Linux',
      [A, B, moves('web'), extension('web', 'Linux'), VM_WEB],
      [`item-removed.web ${LINUX}`],
    ],
    [
      'that watches more gains only',
      [same(dcr('a'), { ...EMPTY, id: '/rules/a' }), same(dcr('b'), { ...FULL, id: '/rules/b' }), moves('web')],
      [],
    ],
  ])('%s', (_what, changes, wanted) => {
    expect(found(...changes)).toEqual(wanted);
  });
});

describe('a machine', () => {
  test('that follows its rule as before loses what the rule loses', () => {
    const changed = { address: dcr('a'), before: { ...FULL }, after: { ...EMPTY, id: '/rules/a' } };
    const association = same(`${ASSOCIATION}.web`, follows('web', '/rules/a'));
    expect(reviewed(plan(changed, association, extension('web', 'Linux')))).toEqual([
      `item-removed@${dcr('a')} ${LINUX}`,
      `item-removed@${dcr('a')} ${WINDOWS}`,
    ]);
  });

  test('that follows two rules from now on, or did, loses nothing that is certain', () => {
    const kept = same(`${ASSOCIATION}.own`, follows('web', '/rules/a'));
    const [gained] = found(A, B, kept, { address: `${ASSOCIATION}.second`, after: follows('web', '/rules/b') });
    expect(gained).toBe('second-rule.second machine web: 1 rule -> a and b');
    const lost = { address: `${ASSOCIATION}.lost`, before: follows('web', '/rules/a') };
    expect(
      found(A, B, lost, same(`${ASSOCIATION}.own`, follows('web', '/rules/b'))).filter((one) => one.startsWith('item')),
    ).toEqual([]);
  });
});
