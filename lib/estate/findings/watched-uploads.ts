import { finding } from './finding';

export const uploadCoversSecrets = finding({
  id: 'upload-covers-secrets',
  severity: 'attention',
  holds: 'both',
  title: 'An entry whose content is uploaded covers files with secrets',
  when: 'A folder or a wildcard with uploadContent covers a file that is known to hold secrets.',
  why: 'The content of every file that the entry finds is uploaded, secrets included.',
  remedy: 'List the files whose content is needed, or watch the entry without uploading.',
});

export const uploadSensitive = finding({
  id: 'upload-sensitive',
  severity: 'blocking',
  holds: 'both',
  title: 'The content of a file with secrets is uploaded',
  when: 'The content of a file that is known to hold secrets, such as /etc/shadow or a private key, is uploaded.',
  why: 'Every reader of the content storage can read the secrets, and they stay in it.',
  remedy: 'Watch the file without uploading its content.',
});

export const uploadNothing = finding({
  id: 'upload-nothing',
  severity: 'attention',
  holds: 'both',
  title: 'Content storage is linked and nothing is uploaded',
  when: 'A rule has upload settings, and no enabled file has its content uploaded.',
  why: 'Nothing is ever written to the content storage.',
  remedy: 'Set uploadContent on files, or remove the upload settings.',
});

export const uploadUnlinked = finding({
  id: 'upload-unlinked',
  severity: 'blocking',
  holds: 'both',
  title: 'Content is to be uploaded and no storage is linked',
  when: 'An enabled file has uploadContent, and the settings of its operating system have no upload settings that are on.',
  why: 'The agent reports that the file changes and keeps nothing of its content.',
  remedy: 'Link the content storage in uploadSetting and set enableUpload, or remove uploadContent.',
});

export const uploadTarget = finding({
  id: 'upload-target',
  severity: 'blocking',
  holds: 'both',
  title: 'The content storage is named in a form that the agent cannot use',
  when: 'The upload settings name something other than the id of a storage account, or an endpoint that is no https address with a slash at the end.',
  why: 'The agent uses both as they are written, and silently uploads nothing if one is wrong.',
  remedy: 'Copy the id and the blob endpoint from the storage account.',
});

export const uploadLinks = finding({
  id: 'upload-links',
  severity: 'attention',
  holds: 'both',
  title: 'The content of a link is uploaded',
  when: "A file with uploadContent has links 'Manage'.",
  why: 'The documentation of the former agent says that such an entry returns no content.',
  remedy: "Use links 'Follow', or remove uploadContent.",
});

/** Content that a rule uploads. */
export const WATCHED_UPLOADS = [
  uploadCoversSecrets,
  uploadSensitive,
  uploadNothing,
  uploadUnlinked,
  uploadTarget,
  uploadLinks,
];
