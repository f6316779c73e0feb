import { linux, type PlannedChange, plan, reviewed, rule, same } from '../support';

const [RULE, ACCOUNT] = ['/subscriptions/s/rules/ct', '/subscriptions/s/accounts/content'];
const SETTING = 'azurerm_monitor_diagnostic_setting.own';
const setting = (target_resource_id: string) => ({ name: 'own', target_resource_id });
const dcr = same('azurerm_monitor_data_collection_rule.ct', { ...rule(linux()), id: RULE });
const account = { address: 'azurerm_storage_account.content', before: { id: ACCOUNT, name: 'content' } };
const content = same('azurerm_storage_container.c', { name: 'changetrackingblob', storage_account_id: ACCOUNT });
const BLOBS = `${ACCOUNT}/blobServices/default`;

test.each<[string, string, PlannedChange[], string[]]>([
  ['of a rule', RULE, [], ['diagnostic setting of ct: logs -> destroyed']],
  ['of a rule that has another one', RULE, [{ address: `${SETTING}2`, after: setting(RULE.toUpperCase()) }], []],
  ['of content', BLOBS, [{ ...account, after: account.before }], ['diagnostic setting of content: logs -> destroyed']],
  ['of content that is destroyed too', BLOBS, [account], []],
])('a diagnostic setting %s that is destroyed is found where it is missed', (_what, target, more, wanted) => {
  const lines = reviewed(plan(dcr, content, { address: SETTING, before: setting(target) }, ...more));
  expect(lines.flatMap((line) => (line.startsWith('diagnostics-removed') ? line.replace(/.*?@\S* /, '') : []))).toEqual(
    wanted,
  );
});

test('a diagnostic setting that gets another target is not destroyed', () => {
  const change = { address: SETTING, before: setting(RULE), after: setting(`${RULE}2`) };
  expect(reviewed(plan(dcr, change)).filter((line) => line.startsWith('diagnostics-removed'))).toEqual([]);
});
