import { file, linux, plan, reviewed, rule } from '../support';

const ADDRESS = 'azurerm_monitor_data_collection_rule.ct';
const uploadSetting = {
  storageAccountResourceId: '/accounts/content',
  blobEndpoint: 'https://content.blob.core.windows.net/',
};
const settings = (files: readonly object[], more: object = {}, setting: object | null = uploadSetting) => {
  const { fileSettings, ...rest } = linux(...files);
  return rule({
    ...rest,
    enableUpload: true,
    fileSettings: { ...(fileSettings as object), ...(setting && { uploadSetting: setting }) },
    ...more,
  });
};
const watched = (...flags: readonly boolean[]) => flags.map((uploadContent) => file('/etc/a', { uploadContent }));
const [UPLOADED, KEPT] = [settings(watched(true)), settings(watched(false))];

const STOPPED = 'upload-stopped Linux file /etc/a: content uploaded -> content not uploaded';
const STARTED = 'upload-started Linux file /etc/a: content not uploaded -> content uploaded';
const ADDED = 'item-added Linux 1 file: not watched -> watched: /etc/a';
const found = (before: object | undefined, after: object) =>
  reviewed(plan({ address: ADDRESS, ...(before && { before: { ...before } }), after: { ...after } })).flatMap((line) =>
    /^(upload-st|item)/.test(line) ? line.replace(`@${ADDRESS}`, '') : [],
  );

describe('the content of a file', () => {
  test.each<[string, object | undefined, object, ...string[]]>([
    ['that the file uploads no more', UPLOADED, KEPT, STOPPED],
    ['of which all uploads are off', UPLOADED, settings(watched(true), { enableUpload: false }), STOPPED],
    ['without a place to go to', UPLOADED, settings(watched(true), {}, null), STOPPED],
    ['that one of two entries still uploads', UPLOADED, settings(watched(false, true))],
    [
      'of a file that is not watched any more',
      UPLOADED,
      settings([file('/etc/a', { uploadContent: true, enabled: false })]),
      'item-disabled Linux file /etc/a: watched -> disabled',
    ],
    [
      'of a file that is not there any more',
      UPLOADED,
      settings([]),
      'item-removed Linux file /etc/a: watched -> not in the rule',
    ],
    ['that the file uploads from now on', KEPT, UPLOADED, STARTED],
    ['that the file uploads as before', UPLOADED, UPLOADED],
    ['that the file uploads as little as before', KEPT, KEPT],
    ['of a new file', settings([]), UPLOADED, STARTED, ADDED],
    ['of a file of a new rule', undefined, UPLOADED, STARTED, ADDED],
    ['of a new file that does not upload it', settings([]), KEPT, ADDED],
  ])('%s is found as such', (_what, before, after, ...wanted) => {
    expect(found(before, after)).toEqual(wanted);
  });
});
