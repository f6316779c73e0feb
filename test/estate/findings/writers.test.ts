import { check } from '../../../lib/estate';
import { file, lines, linux, type PlannedChange, plan, rule } from '../support';

const GROUP = '/subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/rg-ops';
const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stcontent`;
const CONTAINER = `${ACCOUNT}/blobServices/default/containers/changetrackingblob`;
const ADDRESS = 'azurerm_storage_account.content';
const WRITER = 'Storage Blob Data Contributor';

const uploads = (flag: boolean, storageAccountResourceId = ACCOUNT) => {
  const uploadSetting = {
    storageAccountResourceId,
    blobEndpoint: 'https://stcontent.blob.core.windows.net/',
  };
  const settings = linux(file('/etc/hosts', { uploadContent: flag }));
  return rule({
    ...settings,
    enableUpload: true,
    fileSettings: { ...(settings['fileSettings'] as object), uploadSetting },
  });
};

/** What is found of an account, its container and a rule that uploads to it. */
function found(roles: readonly object[], ours: object = uploads(true), unknown?: object): string[] {
  const changes: PlannedChange[] = [
    { address: 'azurerm_monitor_data_collection_rule.ct', after: { ...ours } },
    { address: ADDRESS, after: { id: ACCOUNT, name: 'stcontent' } },
    {
      address: 'azurerm_storage_container.c',
      after: { id: CONTAINER, name: 'changetrackingblob', storage_account_id: ACCOUNT },
    },
    ...roles.map((one, index) => ({ address: `azurerm_role_assignment.r${index}`, after: { ...one }, unknown })),
  ];
  return lines({ findings: check(plan(...changes)).findings.filter(({ id }) => id === 'upload-no-writer') });
}
const granted = (scope: unknown, role_definition_name: unknown = WRITER) => ({
  scope,
  role_definition_name,
  principal_id: 'p',
});
const MISSING = [`upload-no-writer@${ADDRESS} role ${WRITER}: not there -> granted to no identity in the input`];

describe('content that is uploaded', () => {
  test.each<[string, object[], string[]]>([
    ['without a role', [], MISSING],
    ['with a role on the account', [granted(ACCOUNT.toUpperCase())], []],
    ['with a role on the container', [granted(CONTAINER)], []],
    ['with a role on something in the container', [granted(`${CONTAINER}/blobs/a`)], []],
    ['with a role on the group', [granted(GROUP)], []],
    ['with a role on a management group', [granted('/providers/Microsoft.Management/managementGroups/m')], MISSING],
    ['with a role on another account', [granted(`${ACCOUNT}2`)], MISSING],
    ['with another role', [granted(ACCOUNT, 'Storage Blob Data Reader')], MISSING],
    ['with another role and one elsewhere', [granted(ACCOUNT, 'Reader'), granted(`${ACCOUNT}2`)], MISSING],
    ['with two roles, of which one is it', [granted(`${ACCOUNT}2`), granted(ACCOUNT)], []],
    ['with a role by the name of the account', [granted(`\${${ADDRESS}.id}`)], []],
    ['with a role by the name of the container', [granted('${azurerm_storage_container.c.resource_manager_id}')], []],
    ['with a role by the name of another account', [granted('${azurerm_storage_account.other.id}')], MISSING],
    ['with a role in a variable', [granted(ACCOUNT, '${var.role}')], []],
    ['with a role at a scope in a variable', [granted('${var.scope}')], []],
    ['with a role without a scope', [granted(null)], []],
    ['with another role at a scope in a variable', [granted('${var.scope}', 'Reader')], MISSING],
  ])('%s', (_what, roles, wanted) => {
    expect(found(roles)).toEqual(wanted);
  });

  test('with a role that is known only at apply may be written', () => {
    expect(found([granted(ACCOUNT, 'Reader')], uploads(true), { role_definition_id: true })).toEqual([]);
  });

  test.each([
    ['no file is uploaded', uploads(false)],
    ['it goes to another account', uploads(true, `${ACCOUNT}2`)],
    ['the settings cannot be read', rule('{')],
  ])('needs no role where %s', (_what, ours) => {
    expect(found([], ours)).toEqual([]);
  });
});
