import { listed } from './problems';
import { didYouMean } from './suggest';

/** What is legal but unwise. The id of a warning is what one acknowledges; see `docs/warnings.md`. */
export const WARNINGS = {
  'windows-files-empty': 'Windows files are on and no file is listed',
  'windows-registry-empty': 'the Windows registry is on and no key is enabled',
  'linux-files-empty': 'Linux files are on and no file is listed',
  'path-broad': 'a path covers far more than one machine may track',
  'path-agent-form': "a path is written in the agent's form",
  'path-literal': 'a path holds what looks like a pattern or a variable, and is not expanded',
  'path-of-user': 'a path begins at or holds a variable that differs from user to user',
  'path-folder': 'a path ends like that of a folder, and the entry is for files',
  'upload-links': 'the content of what links refer to is to be uploaded, and is not with links Manage',
  'upload-nothing': 'content storage is linked and no entry uploads content',
  'upload-sensitive': 'the content of a file that holds secrets is uploaded',
  'extension-known-issue': 'the pinned extension version has known issues',
  'extension-unreliable': 'the settings ask for more than the pinned extension version does reliably',
  'extension-unlisted': 'the pinned extension version has no published release note',
  'rule-name-unstable': 'the name of the rule is known only at apply, and replaces the rule when it changes',
  'workspace-region': 'the documentation does not list the region of the workspace',
  'storage-data-plane': 'the provider looks at data of an account that Terraform may not reach',
  'location-forgotten': 'no geography of an estate takes a location that policy could onboard',
  'location-unsupported': 'an initiative does not allow a location of a geography',
  'identity-scope': 'policy is to attach identities below a resource group, and deploys at the subscription',
  'nothing-onboarded': 'no policy and no machine uses the rule',
} as const;

export type WarningId = keyof typeof WARNINGS;

export interface Warning {
  readonly id: WarningId;
  readonly message: string;
}

/** Warnings somebody decided to live with, each with the reason. */
export type AcknowledgedWarnings = Readonly<Partial<Record<WarningId, string>>>;

/** Problems of acknowledgements: unknown ids and missing reasons. */
export function acknowledgementProblems(acknowledged: AcknowledgedWarnings = {}): string[] {
  const known = Object.keys(WARNINGS);
  return Object.entries(acknowledged).flatMap(([id, reason]) => {
    if (reason === undefined && known.includes(id)) return [];
    if (!known.includes(id))
      return [`acknowledgedWarnings has no '${id}', known are ${listed(known, known.length)}${didYouMean(id, known)}`];
    return typeof reason === 'string' && reason.trim() !== ''
      ? []
      : [`acknowledgedWarnings['${id}'] must give a reason`];
  });
}
