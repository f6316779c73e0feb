import { isHidden, mayBeAnything, textOf } from '../model/value';
import { idName } from '../model/words';
import { sourceOf } from '../read/alerts';
import { type Comparison, type Finding, finding, pairs, sameResource } from './finding';
import { unseen } from './unseen';

export const workbookRemoved = finding({
  id: 'workbook-removed',
  severity: 'attention',
  holds: 'change',
  title: 'The workbook of change tracking is removed',
  when: 'A workbook that reads ConfigurationChange or ConfigurationData is destroyed, or its content no longer reads them.',
  why: 'Changes that users made to it in the portal are lost.',
  remedy: 'Keep the workbook, or export its content first.',
});

export const workbookSource = finding({
  id: 'workbook-source',
  severity: 'attention',
  holds: 'change',
  title: 'The workbook of change tracking belongs to another workspace',
  when: 'The source_id of a workbook that reads the data of change tracking changes.',
  why: 'The workbook is listed under another workspace. The provider leaves the old one in the content of the workbook.',
  remedy: 'Keep the source, or create a second workbook.',
});

/** What a change does to workbooks on the data of change tracking. */
export function workbookFindings({ before, after }: Comparison): Finding[] {
  return pairs(before.workbooks, after.workbooks).flatMap(({ address, was, becomes }) => {
    if (was === undefined) return [];
    const subject = `workbook ${textOf(was.attributes['display_name']) ?? address}`;
    if (becomes === undefined) {
      const now = after.resources.get(address);
      const content = now?.attributes['data_json'];
      const words = { address, subject, was: 'shows the data' };
      if (isHidden(content)) return [unseen(address, `${subject}, content`, words.was, content)];
      return [workbookRemoved.found({ ...words, becomes: now === undefined ? 'destroyed' : 'shows other data' })];
    }
    const [given, next] = [was, becomes].map(({ attributes }) => sourceOf(attributes));
    if (given === next || sameResource(given, next, before.workspaces, after.workspaces)) return [];
    return mayBeAnything(next)
      ? [unseen(address, `${subject}, source_id`, idName(given), next)]
      : [workbookSource.found({ address, subject, was: idName(given), becomes: idName(next) })];
  });
}

export const WORKBOOK_FINDINGS = [workbookRemoved, workbookSource];
