import { oneOfProblems, textProblems } from '../../../core/checks';
import { isKnown } from '../../../core/known';
import { listed, type Problem } from '../../../core/problems';
import { didYouMean } from '../../../core/suggest';
import { INITIATIVE_NAMES, INITIATIVES, type InitiativeName, type MemberName } from '../../../facts/initiatives';
import { MEMBER_MINORS } from '../../../facts/member-versions';
import { nameProblems } from '../../../facts/names';
import { acknowledgementProblems, type Warning } from '../../../facts/warnings';
import { literalVersion } from '../../../settings/extension-versions';
import { scopeProblems } from '../assignment-scope';
import type { PinnedInitiativeProps } from './pinned-initiative-props';

/** Problems of the props of a pinned initiative. */
export function pinnedInitiativeProblems(props: PinnedInitiativeProps): Problem[] {
  const { kind, scope, name } = props;
  const unknown = oneOfProblems(['kind'], kind, INITIATIVE_NAMES);
  if (unknown.length > 0) return unknown;
  return [
    ...scopeProblems(['scope'], scope),
    ...(name === undefined ? [] : nameProblems(['name'], 'assignment', name)),
    ...givenVersions(props).flatMap((pin) => versionProblems(kind, pin)),
    ...acknowledgementProblems(props.acknowledgedWarnings),
  ];
}

/** Warns of minor versions that are newer than those the tables know. */
export function pinnedInitiativeWarnings(props: PinnedInitiativeProps): Warning[] {
  return givenVersions(props).flatMap(([member, version]): Warning[] => {
    const newest = MEMBER_MINORS[member][0];
    const minor = minorOf(version);
    const message = `pins '${version}', but the newest minor version that this library knows is ${newest}: Azure refuses a version that is not published`;
    return minor === undefined || minor <= newest
      ? []
      : [{ id: 'member-version-unlisted', path: ['versions', member], message }];
  });
}

type GivenVersion = readonly [member: MemberName, version: string];

function givenVersions({ versions = {} }: PinnedInitiativeProps): GivenVersion[] {
  return (Object.entries(versions) as [MemberName, string | undefined][]).flatMap(([member, version]) =>
    version === undefined ? [] : [[member, version] as const],
  );
}

/** The major version determines the parameters of a member, and a preview version must have the suffix. */
function versionProblems(initiative: InitiativeName, [member, version]: GivenVersion): Problem[] {
  const members: Readonly<Record<string, { version: string }>> = INITIATIVES[initiative].members;
  const builtIn = Object.hasOwn(members, member) ? members[member]?.version : undefined;
  const path = ['versions', member];
  if (builtIn === undefined) {
    const names = Object.keys(members);
    const message = `is not a member of this initiative; its members are ${listed(names)}${didYouMean(member, names)}`;
    return [{ path, message }];
  }
  const wrong = textProblems(path, version);
  if (wrong.length > 0) return wrong;
  if (!isKnown(version)) return [literalVersion(path)];
  const [major = '', , preview = ''] = builtIn.split('.');
  const suffix = preview.replace('*', '');
  if (!new RegExp(`^${major}\\.(0|[1-9]\\d*|\\*)\\.\\*${suffix}$`).test(version))
    return [
      {
        path,
        message: `must be '${major}.<minor>.*${suffix}' or '${builtIn}', got '${version}': the member has the parameters of version ${major} only, and Azure cannot pin a patch version`,
      },
    ];
  const published: readonly number[] = MEMBER_MINORS[member];
  const minor = minorOf(version);
  return minor === undefined || minor > Math.max(...published) || published.includes(minor)
    ? []
    : [
        {
          path,
          message: `must be a published version, got '${version}': published are ${listed(published.map((one) => `${major}.${one}.*${suffix}`))}`,
        },
      ];
}

/** The minor version of a pattern that names one. */
function minorOf(version: string): number | undefined {
  const minor = Number(version.split('.')[1]);
  return Number.isInteger(minor) ? minor : undefined;
}
