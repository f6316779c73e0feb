import { renderSettings } from '../../../lib/settings/render';
import { resolveSettings } from '../../../lib/settings/resolve';
import { written } from './cases';
import { GROUP, type Row, rule, shownState, source } from './estates';

const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stcontent`;
const UPLOAD = { storageAccountId: ACCOUNT, blobEndpoint: 'https://stcontent.blob.core.windows.net/' };
const SETTINGS = { windows: false, linux: { files: [{ path: '/etc/hosts', uploadContent: true }] } } as const;
const agent = renderSettings(resolveSettings(SETTINGS, UPLOAD)) as Readonly<Record<string, unknown>>;

test.each<[text: string, rows: Row[]]>([
  ['is not in the input', []],
  ['is not taken over', [['azurerm_storage_account.content', { id: ACCOUNT.toUpperCase(), name: 'stcontent' }]]],
])('the content storage of a rule %s: the app refers to it', (text, rows) => {
  const { adopted } = written(shownState(rule({}, [source('linux', agent['linux'])]), ...rows));
  const construct = adopted.constructs.find((one) => one.construct === 'ContentStorage.fromStorageAccountId');
  expect(construct?.props).toEqual(UPLOAD);
  expect(adopted.report.left.filter((one) => one.includes('content storage'))).toEqual([
    expect.stringContaining(`the content storage ${text}: the app refers to it`),
  ]);
});
