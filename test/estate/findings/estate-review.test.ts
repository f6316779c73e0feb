import { failsOn, formatText, review } from '../../../lib/estate';
import { INITIATIVES } from '../../../lib/facts/initiatives';
import { file, linux, plan, reviewed, rule } from '../support';

const RULE = 'azurerm_monitor_data_collection_rule.ct';
const before = rule(linux(file('/etc/hosts'), file('/etc/fstab')));

describe('a plan', () => {
  test('that changes only the form of the JSON yields nothing', () => {
    const settings = linux(file('/etc/hosts'));
    const turned = JSON.stringify(Object.fromEntries(Object.entries(settings).reverse()), null, 4);
    expect(reviewed(plan({ address: RULE, before: rule(settings), after: rule(turned) }))).toEqual([]);
  });

  test('that changes the spelling of a path and not its meaning yields nothing', () => {
    const [was, becomes] = ['/etc/*.conf', '/etc/.*.conf'].map((path) => rule(linux(file(path, { name: 'conf' }))));
    expect(reviewed(plan({ address: RULE, before: was, after: becomes }))).toEqual([]);
  });

  test('reports unknown values, and guesses nothing', () => {
    const unknown = { data_sources: [{ extension: [{ extension_json: true }] }] };
    expect(reviewed(plan({ address: RULE, before, after: before, unknown }))).toEqual([
      `unknown-until-apply@${RULE} Linux settings: known -> known only at apply`,
    ]);
  });

  test('with an extension that does not exist yields its right name', () => {
    const after = rule(linux(), '');
    expect(
      reviewed(
        plan({ address: RULE, after: JSON.parse(JSON.stringify(after).replace('ChangeTracking-', 'ChangeTracking')) }),
      ),
    ).toEqual(expect.arrayContaining([`extension-unknown@${RULE} extension_name: not there -> ChangeTracking`]));
  });

  test('reports no unknown value as lost', () => {
    const address = 'azurerm_monitor_data_collection_rule_association.m';
    const id = '/rules/ct';
    const association = { target_resource_id: '/vm/web', data_collection_rule_id: id };
    const definition = { name: 'x', policy_rule: '{"a":"Microsoft.Azure.ChangeTrackingAndInventory"}' };
    const document = plan(
      { address: RULE, before: { ...before, id }, after: { ...before, id }, unknown: { data_sources: true } },
      { address, before: association, after: association, unknown: { target_resource_id: true } },
      { address: 'azurerm_policy_definition.x', before: definition, after: definition, unknown: { policy_rule: true } },
    );
    expect(reviewed(document)).toEqual([
      `unknown-until-apply@${RULE} data sources: of change tracking -> known only at apply`,
      `unknown-until-apply@${address} machine: web -> known only at apply`,
      'unknown-until-apply@azurerm_policy_definition.x rule: known -> known only at apply',
    ]);
  });

  test('prints no sensitive value', () => {
    const sensitive = { data_sources: [{ extension: [{ extension_json: true }] }] };
    const after = rule(linux(file('/etc/hunter2')));
    const document = plan({ address: RULE, before, after, afterSensitive: sensitive, beforeSensitive: sensitive });
    expect(JSON.stringify(review(document).findings)).not.toContain('hunter2');
    expect(reviewed(document)).toEqual([`unknown-until-apply@${RULE} Linux settings: sensitive -> sensitive`]);
  });

  test('reports items of a kind that is switched off once', () => {
    const after = rule({ ...linux(), enableFiles: false });
    expect(reviewed(plan({ address: RULE, before, after }))).toEqual([`data-type-off@${RULE} Linux files: on -> off`]);
  });

  test('that moves a machine from one association to another drops no machine', () => {
    const target = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/web';
    const association = { target_resource_id: target, data_collection_rule_id: '/rules/ct' };
    const document = plan(
      { address: RULE, before: { ...before, id: '/rules/ct' }, after: { ...before, id: '/rules/ct' } },
      { address: 'azurerm_monitor_data_collection_rule_association.old', before: association },
      { address: 'azurerm_monitor_data_collection_rule_association.new["web"]', after: association },
    );
    expect(reviewed(document)).toEqual([]);
  });

  const initiative = `/providers/Microsoft.Authorization/policySetDefinitions/${INITIATIVES.arcServers.id}`;
  const assignment = { id: '/a', policy_definition_id: initiative, subscription_id: '/subscriptions/s', enforce: true };

  test('that moves an assignment to another address removes none, and compares the two', () => {
    const document = plan(
      { address: 'azurerm_subscription_policy_assignment.old', before: assignment },
      { address: 'azurerm_subscription_policy_assignment.new', after: { ...assignment, enforce: false } },
    );
    expect(reviewed(document)).toEqual([
      'assignment-not-enforced@azurerm_subscription_policy_assignment.new Arc servers: enforced -> not enforced',
    ]);
  });

  test('that removes one of two assignments at one scope removes an assignment', () => {
    const document = plan(
      { address: 'azurerm_subscription_policy_assignment.a', before: assignment, after: assignment },
      { address: 'azurerm_subscription_policy_assignment.b', before: { ...assignment, id: '/b' } },
    );
    expect(reviewed(document)).toEqual([
      'assignment-removed@azurerm_subscription_policy_assignment.b Arc servers: below subscription s -> not assigned',
    ]);
  });

  test('that exempts machines or leaves a policy out of an initiative narrows the scope', () => {
    const member = INITIATIVES.arcServers.members.DeployChangeTrackingExtensionLinuxHybridVM.definitionId;
    const set = { name: 'ct', policy_definition_reference: [{ policy_definition_id: `/policyDefinitions/${member}` }] };
    const exemption = { policy_assignment_id: '/a', resource_group_id: '/subscriptions/s/resourceGroups/plant' };
    const document = plan(
      { address: 'azurerm_subscription_policy_assignment.a', before: assignment, after: assignment },
      { address: 'azurerm_resource_group_policy_exemption.plant', after: exemption },
      {
        address: 'azurerm_policy_set_definition.ct',
        before: {
          ...set,
          policy_definition_reference: [...set.policy_definition_reference, { policy_definition_id: '/x' }],
        },
        after: set,
      },
    );
    expect(reviewed(document)).toEqual([
      'scope-narrowed@azurerm_resource_group_policy_exemption.plant resource group plant: covered -> exempted',
      'scope-narrowed@azurerm_policy_set_definition.ct policy x: in the initiative -> left out',
    ]);
  });

  test('passes over rules, roles and storage that have nothing to do with change tracking', () => {
    const document = plan(
      { address: 'azurerm_monitor_data_collection_rule.logs', before: { name: 'logs', data_sources: [{}] } },
      {
        address: 'azurerm_storage_account.other',
        before: { name: 'other' },
        after: { name: 'other', shared_access_key_enabled: true },
      },
      { address: 'azurerm_role_assignment.other', after: { scope: '/subscriptions/s', role_definition_name: 'Owner' } },
      { address: 'azurerm_virtual_machine.web', before: { name: 'web' } },
    );
    expect(reviewed(document)).toEqual([]);
  });
});

describe('configuration', () => {
  const configuration = (settings: unknown, name = 'dcr-ct') => ({
    resource: { azurerm_monitor_data_collection_rule: { ct: { ...rule(settings), name } } },
  });

  test('is compared with an earlier state of itself', () => {
    const head = configuration(linux(file('/etc/hosts')));
    expect(reviewed(head, configuration(linux(file('/etc/hosts'), file('/etc/fstab'))))).toEqual([
      `item-removed@${RULE} Linux file /etc/fstab: watched -> not in the rule`,
    ]);
  });

  test('that changes an argument Terraform replaces for yields a replacement', () => {
    const settings = linux(file('/etc/hosts'));
    expect(reviewed(configuration(settings, 'dcr-new'), configuration(settings))).toEqual([
      `rule-replaced@${RULE} rule dcr-new: dcr-ct -> replaced, because of name`,
    ]);
  });

  test('of several stacks keeps their resources apart', () => {
    const stacks = (path: string) =>
      new Map<string, unknown>([
        ['one', configuration(linux(file('/etc/hosts')))],
        ['two', configuration(linux(file(path)))],
      ]);
    expect(reviewed(stacks('/etc/fstab'), stacks('/etc/motd'))).toEqual([
      `item-removed@two/${RULE} Linux file /etc/motd: watched -> not in the rule`,
      `item-added@two/${RULE} Linux 1 file: not watched -> watched: /etc/fstab`,
    ]);
  });

  test('reports that a module is not examined', () => {
    expect(reviewed({ module: { tracking: { source: './tracking' } } })).toEqual([
      'unknown-until-apply@module.tracking content: not known -> what the module creates is not in the configuration: review a plan to see it',
    ]);
  });

  test('is no base of a plan', () => {
    expect(() => review(plan(), { base: configuration({}) })).toThrow(
      'a plan says itself what it starts from: only configuration and exports are compared with a base',
    );
  });
});

describe('an exception', () => {
  const document = plan({ address: RULE, before, after: rule(linux(file('/etc/hosts'))) });
  const exception = { id: 'item-removed', address: RULE, reason: 'moved to the image' };

  test('ignores a finding and keeps the reason', () => {
    const result = review(document, { exceptions: [exception] });
    expect(result.findings).toEqual([]);
    expect(result.ignored.map(({ id, reason }) => `${id}: ${reason}`)).toEqual(['item-removed: moved to the image']);
    expect(failsOn(result, 'information')).toBe(false);
  });

  test('that matches nothing is listed and breaks nothing', () => {
    const other = { ...exception, address: 'azurerm_monitor_data_collection_rule.other' };
    const result = review(document, { exceptions: [other, exception] });
    expect(result.unused).toEqual([other]);
    expect(formatText(result, false)).toContain(
      'IGNORED AND NOT FOUND: remove these\n\n  item-removed@azurerm_monitor_data_collection_rule.other\n',
    );
  });
});

describe('failsOn', () => {
  test('counts findings at or above a severity', () => {
    const result = review(plan({ address: RULE, before: rule(linux()), after: rule(linux(file('/etc/hosts'))) }));
    expect(failsOn(result, 'information')).toBe(true);
    expect(failsOn(result, 'attention')).toBe(false);
  });
});
