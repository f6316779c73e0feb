import type { AgentSettings } from '../model/agent-settings';
import { type Finding, finding } from './finding';
import { byMeaning, subjectOf } from './items';

export const uploadStopped = finding({
  id: 'upload-stopped',
  severity: 'blocking',
  holds: 'change',
  title: 'Content is no longer uploaded',
  when: 'A file stays watched and its content is no longer uploaded: its own flag, `enableUpload` or the upload settings are gone.',
  why: 'A change is still reported, but the content of the file is no longer kept.',
  remedy: 'Set uploadContent again and keep the content storage linked, or agree with the teams that rely on it.',
});

export const uploadStarted = finding({
  id: 'upload-started',
  severity: 'attention',
  holds: 'change',
  title: 'Content leaves the machine',
  when: 'The content of a file is uploaded that was not before.',
  why: 'The content of the file is copied to the content storage at every change, secrets in it included.',
  remedy: 'Check that the file holds no secret and who may read the storage.',
});

export function uploadFindings(address: string, was: AgentSettings | undefined, becomes: AgentSettings): Finding[] {
  const later = byMeaning(becomes.items);
  const earlier = byMeaning(was?.items ?? []);
  const stopped = [...earlier].filter(([meaning, item]) => {
    const now = later.get(meaning);
    return item.uploaded && now?.watched && !now.uploaded;
  });
  const started = [...later].filter(([meaning, item]) => item.uploaded && !earlier.get(meaning)?.uploaded);
  return [
    ...stopped.map(([, item]) =>
      uploadStopped.found({
        address,
        subject: subjectOf(item, becomes),
        was: 'content uploaded',
        becomes: 'content not uploaded',
      }),
    ),
    ...started.map(([, item]) =>
      uploadStarted.found({
        address,
        subject: subjectOf(item, becomes),
        was: 'content not uploaded',
        becomes: 'content uploaded',
      }),
    ),
  ];
}

export const UPLOAD_FINDINGS = [uploadStopped, uploadStarted];
