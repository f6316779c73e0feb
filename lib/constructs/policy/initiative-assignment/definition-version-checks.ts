import { textProblems } from '../../../core/checks';
import { isKnown } from '../../../core/known';
import { at, listed, type Path, type Problem, phrase } from '../../../core/problems';
import { INITIATIVE_VERSIONS, type InitiativeVersion, VERSIONS_READ_ON } from '../../../facts/initiative-versions';
import type { InitiativeName } from '../../../facts/initiatives';
import type { Warning } from '../../../facts/warnings';
import { literalVersion } from '../../../settings/extension-versions';
import { assignmentName } from '../assignment-names';
import { isScope, resolveScope } from '../assignment-scope';
import type { InitiativeAssignmentProps } from './initiative-assignment-props';

type Pinned = Pick<
  InitiativeAssignmentProps,
  'initiative' | 'definition' | 'definitionVersion' | 'importAssignment' | 'scope' | 'name' | 'nameSuffix'
>;

/** Problems of the version of an initiative that is assigned, and of the import that goes with it. */
export function definitionVersionProblems(props: Pinned): Problem[] {
  const { initiative, definition, definitionVersion: version } = props;
  const path = ['definitionVersion'];
  const imported = props.importAssignment === true ? importProblems(props) : [];
  if (version === undefined) return imported;
  const wrong = textProblems(path, version);
  if (wrong.length > 0) return wrong;
  if (!isKnown(version)) return [literalVersion(path)];
  return [
    ...(definition === undefined
      ? []
      : [
          {
            path,
            message: phrase`must not be set beside ${at('definition')}, whose members have versions of their own`,
          },
        ]),
    ...publishedProblems(path, initiative, version),
    ...imported,
  ];
}

/** Terraform has to know the id of an import before it plans. */
function importProblems(props: Pinned): Problem[] {
  const path = ['importAssignment'];
  if (!isScope(props.scope)) return [];
  return [
    ...(isKnown(resolveScope(props.scope).id)
      ? []
      : [{ path, message: phrase`needs a literal ${at('scope')}: Terraform has to know the id before it plans` }]),
    ...(isKnown(assignmentName(props))
      ? []
      : [
          {
            path,
            message: phrase`needs a literal ${at('name')} and ${at('nameSuffix')}: Terraform has to know the id before it plans`,
          },
        ]),
  ];
}

function publishedProblems(path: Path, initiative: InitiativeName, version: string): Problem[] {
  const published = versionsOf(initiative);
  const pin = parsed(version);
  const [newest] = published;
  if (pin !== undefined && (published.some((one) => matches(pin, one)) || isNewer(pin, newest))) return [];
  const known = [...new Set(published.flatMap((one) => [text({ ...one, minor: '*' }), text(one)]))];
  const message = `must be a version that Microsoft has published, got '${version}': published are ${listed(known)} (${VERSIONS_READ_ON}); Azure chooses the patch`;
  return [{ path, message }];
}

/** Warns of a version that is newer than the table, and of one that a later one has replaced. */
export function definitionVersionWarnings({ initiative, definitionVersion }: Pinned): Warning[] {
  const pin = definitionVersion === undefined ? undefined : parsed(definitionVersion);
  if (pin === undefined) return [];
  const path = ['definitionVersion'];
  const published = versionsOf(initiative);
  const [newest] = published;
  if (newest === undefined) return [];
  if (!published.some((one) => matches(pin, one))) {
    const message = `pins '${definitionVersion}', but the newest version of ${VERSIONS_READ_ON} is ${text(newest)}: Azure refuses a version that is not published`;
    return [{ id: 'definition-version-unlisted', path, message }];
  }
  if (matches(pin, newest)) return [];
  const message = `pins '${definitionVersion}', which ${text(newest)} has replaced: Microsoft publishes no date on which it ends, so plan to move to ${text(newest)}`;
  return [{ id: 'definition-version-ends', path, message }];
}

interface Pin {
  readonly major: number;
  readonly minor: number | '*';
  readonly isPreview: boolean;
}

function parsed(version: string): Pin | undefined {
  const [, major, minor, preview] = /^(\d+)\.(0|[1-9]\d*|\*)\.\*(-preview)?$/.exec(version) ?? [];
  if (major === undefined) return undefined;
  return { major: Number(major), minor: minor === '*' ? '*' : Number(minor), isPreview: preview !== undefined };
}

function versionsOf(initiative: InitiativeName): readonly InitiativeVersion[] {
  return INITIATIVE_VERSIONS[initiative];
}

function matches(pin: Pin, { major, minor, isPreview }: InitiativeVersion): boolean {
  return pin.major === major && (pin.minor === '*' || pin.minor === minor) && pin.isPreview === (isPreview === true);
}

/** A minor version that may have been published since. Another major version has other parameters. */
function isNewer({ major, minor }: Pin, newest: InitiativeVersion | undefined): boolean {
  return newest !== undefined && major === newest.major && minor !== '*' && minor > newest.minor;
}

function text({ major, minor, isPreview }: { major: number; minor: number | '*'; isPreview?: boolean }): string {
  return `${major}.${minor}.*${isPreview ? '-preview' : ''}`;
}
