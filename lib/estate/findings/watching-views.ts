import { BLOB_SERVICE } from '../../facts/diagnostics';
import type { Estate, Resource } from '../model/estate';
import { hasHidden, idKey, sameId, textOf } from '../model/value';
import { idName } from '../model/words';
import { sourceOf } from '../read/alerts';
import { type Comparison, type Finding, finding, pairs, sameResource } from './finding';
import { unseen } from './unseen';

export const workbookRemoved = finding({
  id: 'workbook-removed',
  severity: 'attention',
  holds: 'change',
  title: 'The workbook of change tracking is removed',
  when: 'A workbook that reads ConfigurationChange or ConfigurationData is destroyed.',
  why: 'What people changed in it in the portal is lost with it.',
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

export const diagnosticsRemoved = finding({
  id: 'diagnostics-removed',
  severity: 'attention',
  holds: 'change',
  title: 'A diagnostic setting of change tracking is removed',
  when: 'The diagnostic setting of a rule, of a workspace of change tracking or of content storage is destroyed, and none is left.',
  why: 'Errors of the rule, queries of people or access to recorded content are no longer logged.',
  remedy: 'Keep the diagnostic setting, or add another one first.',
});

/** What a change does to workbooks and diagnostic settings. */
export function viewFindings(comparison: Comparison): Finding[] {
  return [...workbookFindings(comparison), ...diagnosticFindings(comparison)];
}

function workbookFindings({ before, after }: Comparison): Finding[] {
  return pairs(before.workbooks, after.workbooks).flatMap(({ address, was, becomes }) => {
    if (was === undefined) return [];
    const subject = `workbook ${textOf(was.attributes['display_name']) ?? address}`;
    if (becomes === undefined) {
      return !after.resources.has(address)
        ? [workbookRemoved.found({ address, subject, was: 'shows the data', becomes: 'destroyed' })]
        : [];
    }
    const [given, next] = [was, becomes].map(({ attributes }) => sourceOf(attributes));
    if (given === next || sameId(given, next) || sameResource(given, next, before.workspaces, after.workspaces))
      return [];
    return hasHidden(next)
      ? [unseen(address, `${subject}, source_id`, idName(given), next)]
      : [workbookSource.found({ address, subject, was: idName(given), becomes: idName(next) })];
  });
}

function diagnosticFindings({ before, after }: Comparison): Finding[] {
  const target = ({ attributes }: Resource) => idKey(attributes['target_resource_id']);
  const isThere = (one: Resource, { byId }: Estate) => byId.has(target(one).replace(BLOB_SERVICE.toLowerCase(), ''));
  const left = new Set(after.diagnostics.map(target));
  return (
    before.diagnostics
      .filter((one) => !after.resources.has(one.address) && !left.has(target(one)))
      // The setting of what is destroyed itself goes with it.
      .filter((one) => isThere(one, after) || !isThere(one, before))
      .map((one) =>
        diagnosticsRemoved.found({
          address: one.address,
          subject: `diagnostic setting of ${idName(one.attributes['target_resource_id'])}`,
          was: 'logs',
          becomes: 'destroyed',
        }),
      )
  );
}

export const VIEW_FINDINGS = [workbookRemoved, workbookSource, diagnosticsRemoved];
