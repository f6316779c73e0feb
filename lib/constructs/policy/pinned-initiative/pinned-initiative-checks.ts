import { oneOfProblems, textProblems } from '../../../core/checks';
import { isKnown } from '../../../core/known';
import type { Path, Problem } from '../../../core/problems';
import { INITIATIVE_NAMES, INITIATIVES } from '../../../facts/initiatives';
import { nameProblems } from '../../../facts/names';
import { scopeProblems } from '../assignment-scope';
import type { PinnedInitiativeProps } from './pinned-initiative-props';

/** Problems of the props of a pinned initiative. Empty means fine. */
export function pinnedInitiativeProblems({ initiative, scope, name, versions = {} }: PinnedInitiativeProps): Problem[] {
  const unknown = oneOfProblems(['initiative'], initiative, INITIATIVE_NAMES);
  if (unknown.length > 0) return unknown;
  const members: Readonly<Record<string, { version: string }>> = INITIATIVES[initiative].members;
  return [
    ...scopeProblems(['scope'], scope),
    ...(name === undefined ? [] : nameProblems(['name'], 'assignment', name)),
    ...Object.entries<string | undefined>(versions).flatMap(([member, version]) =>
      version === undefined
        ? []
        : Object.hasOwn(members, member)
          ? versionProblems(['versions', member], version, members[member]?.version ?? '')
          : oneOfProblems(['versions'], member, Object.keys(members)),
    ),
  ];
}

/** The major version decides what a member takes, and a preview has to be named as one. */
function versionProblems(path: Path, version: string, builtIn: string): Problem[] {
  const wrong = textProblems(path, version);
  if (wrong.length > 0 || !isKnown(version)) return wrong;
  const [major = '', , preview = ''] = builtIn.split('.');
  const suffix = preview.replace('*', '');
  const form = new RegExp(`^${major}\\.(0|[1-9]\\d*|\\*)\\.\\*${suffix}$`);
  return form.test(version)
    ? []
    : [
        {
          path,
          message: `must be '${major}.<minor>.*${suffix}' or '${builtIn}', got '${version}': the member takes the parameters of version ${major} only, and Azure pins no patch version`,
        },
      ];
}
