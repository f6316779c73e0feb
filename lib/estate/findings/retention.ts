import { counted } from '../model/words';
import { type Finding, finding } from './finding';

export const retentionShortened = finding({
  id: 'retention-shortened',
  severity: 'blocking',
  holds: 'change',
  title: 'Data is kept for a shorter time',
  when: 'The retention of the workspace or of a table, the soft delete of the content storage or the expiry of uploaded content gets shorter.',
  why: 'Older data is deleted soon after the change and cannot be brought back.',
  remedy: 'Export what has to be kept first, or keep the retention.',
});

export const retentionLengthened = finding({
  id: 'retention-lengthened',
  severity: 'information',
  holds: 'change',
  title: 'Data is kept for a longer time',
  when: 'The retention of the workspace, of a table or of uploaded content gets longer.',
  why: 'Longer retention costs more.',
  remedy: 'Nothing.',
});

export function periodFindings(
  address: string,
  subject: string,
  was: number | undefined,
  becomes: number | undefined,
): Finding[] {
  if (was === becomes || was === undefined) return [];
  const words = (days: number | undefined) => (days === undefined ? 'left to Azure' : counted(days, 'day'));
  const kind = becomes === undefined || becomes < was ? retentionShortened : retentionLengthened;
  return [kind.found({ address, subject, was: words(was), becomes: words(becomes) })];
}

export const RETENTION_FINDINGS = [retentionShortened, retentionLengthened];
