import { listed } from '../core/problems';
import { didYouMean } from '../core/suggest';

/** What is legal but unwise. The id of a warning is what one acknowledges; see `docs/warnings.md`. */
export const WARNING_IDS = [
  'windows-files-empty',
  'windows-registry-empty',
  'linux-files-empty',
  'path-broad',
  'path-agent-form',
  'path-literal',
  'path-of-user',
  'path-folder',
  'upload-links',
  'upload-nothing',
  'upload-no-writer',
  'upload-sensitive',
  'extension-known-issue',
  'extension-unreliable',
  'extension-unlisted',
  'rule-name-unstable',
  'workspace-region',
  'ingestion-private',
  'storage-data-plane',
  'location-forgotten',
  'location-unsupported',
  'identity-scope',
  'identity-unattached',
  'nothing-onboarded',
] as const;

export type WarningId = (typeof WARNING_IDS)[number];

export interface Warning {
  readonly id: WarningId;
  readonly message: string;
}

/** Warnings somebody decided to live with, each with the reason. */
export type AcknowledgedWarnings = Readonly<Partial<Record<WarningId, string>>>;

/** Problems of acknowledgements: unknown ids and missing reasons. */
export function acknowledgementProblems(acknowledged: AcknowledgedWarnings = {}): string[] {
  const known: readonly string[] = WARNING_IDS;
  return Object.entries(acknowledged).flatMap(([id, reason]) => {
    if (reason === undefined && known.includes(id)) return [];
    if (!known.includes(id))
      return [`acknowledgedWarnings has no '${id}', known are ${listed(known, known.length)}${didYouMean(id, known)}`];
    return typeof reason === 'string' && reason.trim() !== ''
      ? []
      : [`acknowledgedWarnings['${id}'] must give a reason`];
  });
}
