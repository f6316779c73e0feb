import { BLOB_SERVICE } from '../../facts/diagnostics';
import type { Estate, Resource } from '../model/estate';
import { idKey } from '../model/value';
import { diagnosedName } from '../model/words';
import { type Comparison, type Finding, finding } from './finding';

export const diagnosticsRemoved = finding({
  id: 'diagnostics-removed',
  severity: 'attention',
  holds: 'change',
  title: 'A diagnostic setting of change tracking is removed',
  when: 'The diagnostic setting of a rule, of a workspace of change tracking or of content storage is destroyed, and none is left.',
  why: 'Errors of the rule, queries of people or access to recorded content are no longer logged.',
  remedy: 'Keep the diagnostic setting, or add another one first.',
});

/** What a change does to the diagnostic settings of change tracking. */
export function diagnosticFindings({ before, after }: Comparison): Finding[] {
  const target = ({ attributes }: Resource) => idKey(attributes['target_resource_id']);
  const isThere = (one: Resource, { byId }: Estate) => byId.has(target(one).replace(BLOB_SERVICE.toLowerCase(), ''));
  const left = new Set(after.diagnostics.map(target));
  return (
    before.diagnostics
      .filter((one) => !after.resources.has(one.address) && !left.has(target(one)))
      // The setting of a destroyed resource is destroyed too.
      .filter((one) => isThere(one, after) || !isThere(one, before))
      .map((one) =>
        diagnosticsRemoved.found({
          address: one.address,
          subject: `diagnostic setting of ${diagnosedName(one)}`,
          was: 'logs',
          becomes: 'destroyed',
        }),
      )
  );
}

export const DIAGNOSTIC_FINDINGS = [diagnosticsRemoved];
