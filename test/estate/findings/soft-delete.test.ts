import { check } from '../../../lib/estate';
import { lines, plan } from '../support';

const ADDRESS = 'azurerm_storage_account.content';
const found = (blob_properties: unknown) => {
  const account = { id: '/s', name: 'st', blob_properties };
  const container = { name: 'changetrackingblob', storage_account_id: '/s' };
  const { findings } = check(
    plan({ address: ADDRESS, after: account }, { address: 'azurerm_storage_container.c', after: container }),
  );
  return lines({ findings: findings.filter(({ id }) => id === 'soft-delete-short') });
};
const blobs = (days: unknown) => [{ delete_retention_policy: [{ days }] }];

test.each<[string, unknown, ...string[]]>([
  ['blobs for a day', blobs(1), 'delete_retention_policy: not there -> 1 day; recommended are 7 or more'],
  ['blobs for a time in text', blobs('6'), 'delete_retention_policy: not there -> 6 days; recommended are 7 or more'],
  ['blobs for as long as recommended', blobs(7)],
  ['blobs for a time that cannot be seen', blobs('${var.days}')],
  ['nothing', undefined],
  [
    'containers for a short time',
    [{ container_delete_retention_policy: [{ days: 2 }] }],
    'container_delete_retention_policy: not there -> 2 days; recommended are 7 or more',
  ],
])('an account that keeps %s after a deletion is found as such', (_what, properties, ...wanted) => {
  expect(found(properties)).toEqual(wanted.map((line) => `soft-delete-short@${ADDRESS} ${line}`));
});
