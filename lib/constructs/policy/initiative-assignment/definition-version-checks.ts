import { isKnown } from '../../../core/known';
import { at, type Path, type Problem, phrase } from '../../../core/problems';
import {
  isNewest,
  isUnpublished,
  lackedParameters,
  newestOf,
  pinOf,
  pinText,
  publishedFor,
  publishedWords,
} from '../../../facts/definition-pins';
import { VERSIONS_READ_ON } from '../../../facts/initiative-versions';
import type { InitiativeName } from '../../../facts/initiatives';
import type { Warning } from '../../../facts/warnings';
import { literalVersion } from '../../../settings/extension-versions';
import { assignmentName } from '../assignment-names';
import { isScope, resolveScope } from '../assignment-scope';
import type { InitiativeAssignmentProps } from './initiative-assignment-props';

type Pinned = Pick<
  InitiativeAssignmentProps,
  'kind' | 'agentIdentity' | 'definition' | 'definitionVersion' | 'importAssignment' | 'scope' | 'name' | 'nameSuffix'
>;

/** Problems of the version of an initiative that is assigned, and of the import that goes with it. */
export function definitionVersionProblems(props: Pinned): Problem[] {
  const { kind, definition, definitionVersion: version } = props;
  const path = ['definitionVersion'];
  const imported = props.importAssignment === true ? importProblems(props) : [];
  if (version === undefined) return imported;
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
    ...publishedProblems(path, kind, version),
    ...parameterProblems(path, props, version),
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

function publishedProblems(path: Path, kind: InitiativeName, version: string): Problem[] {
  if (!isUnpublished(kind, version)) return [];
  const message = `must be a version that Microsoft has published, got '${version}': published are ${publishedWords(kind)}; Azure chooses the patch`;
  return [{ path, message }];
}

/** Version 1.0 takes the identity of the agent by name only. */
function parameterProblems(path: Path, { kind, agentIdentity }: Pinned, version: string): Problem[] {
  const lacks = lackedParameters(kind, version);
  const isById = typeof agentIdentity === 'object' && agentIdentity?.identityId !== undefined;
  if (!isById || !lacks.includes('userAssignedIdentityResourceId')) return [];
  const message = phrase`is '${version}', which has no parameter for the id of an identity: set ${at('agentIdentity')} to { identityName, resourceGroupName } or pin a later version`;
  return [{ path, message }];
}

/** Warns of a version that is newer than the table, and of one that a later one has replaced. */
export function definitionVersionWarnings({ kind, definitionVersion }: Pinned): Warning[] {
  const pin = definitionVersion === undefined ? undefined : pinOf(definitionVersion);
  if (pin === undefined || isNewest(kind, pin)) return [];
  const path = ['definitionVersion'];
  const newest = pinText(newestOf(kind));
  if (publishedFor(kind, pin) === undefined) {
    const message = `pins '${definitionVersion}', but the newest version of ${VERSIONS_READ_ON} is ${newest}: Azure refuses a version that is not published`;
    return [{ id: 'definition-version-unlisted', path, message }];
  }
  const message = `pins '${definitionVersion}', which ${newest} has replaced: Microsoft publishes no date on which it ends, so plan to move to ${newest}`;
  return [{ id: 'definition-version-ends', path, message }];
}
