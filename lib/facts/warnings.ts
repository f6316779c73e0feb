import type { Problem } from '../core/problems';
import { hasNo } from '../core/suggest';

/** Inputs that are valid but unwise. A user acknowledges a warning by its id; see `docs/warnings.md`. */
export const WARNING_IDS = [
  'windows-files-empty',
  'windows-registry-empty',
  'linux-files-empty',
  'path-broad',
  'path-agent-form',
  'path-literal',
  'path-of-user',
  'path-folder',
  'path-unchecked',
  'upload-links',
  'upload-nothing',
  'upload-no-writer',
  'upload-sensitive',
  'registry-sensitive',
  'extension-known-issue',
  'extension-unreliable',
  'extension-unlisted',
  'rule-name-unstable',
  'workspace-region',
  'sku-linked-only',
  'query-storage-missing',
  'ingestion-private',
  'storage-data-plane',
  'storage-keys',
  'soft-delete-short',
  'location-forgotten',
  'location-unsupported',
  'location-unknown',
  'member-version-unlisted',
  'definition-version-unlisted',
  'definition-version-ends',
  'assignment-overlap',
  'definition-new',
  'scope-quota',
  'agent-identity-changed',
  'cloud-undocumented',
  'identity-blocked',
  'identity-scope',
  'identity-unattached',
  'nothing-onboarded',
  'alert-unwatched',
  'alert-no-action',
  'alert-no-log',
  'alert-storage-unused',
  'alert-storage-missing',
] as const;

export type WarningId = (typeof WARNING_IDS)[number];

/** A problem that does not stop a synthesis. */
export interface Warning extends Problem {
  readonly id: WarningId;
}

/** Warnings to accept, each with the reason. */
export type AcknowledgedWarnings = Readonly<Partial<Record<WarningId, string>>>;

/** Problems of acknowledgements: unknown ids and missing reasons. */
export function acknowledgementProblems(acknowledged: AcknowledgedWarnings = {}): Problem[] {
  const known: readonly string[] = WARNING_IDS;
  const path = ['acknowledgedWarnings'];
  return Object.entries(acknowledged).flatMap(([id, reason]): Problem[] => {
    if (reason === undefined && known.includes(id)) return [];
    if (!known.includes(id)) return [{ path, message: hasNo(id, known) }];
    return typeof reason === 'string' && reason.trim() !== ''
      ? []
      : [{ path: [...path, id], message: 'must give a reason' }];
  });
}
