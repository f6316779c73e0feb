import { literalProblems, repeatProblems } from '../../core/checks';
import { isKnown } from '../../core/known';
import { at, moved, type Path, type Problem, phrase, within } from '../../core/problems';
import { idKindOf, idWords } from '../../facts/ids';
import { nameProblems } from '../../facts/names';
import { tagProblems } from '../../facts/tags';
import type { Warning } from '../../facts/warnings';
import { privateIngestionReferenceProblems } from '../network/private-ingestion-checks';
import type { FoundMachinesProps } from './found-machines-props';
import { MACHINE_FORMS, machinesProblems, machinesWarnings } from './machines-checks';
import type { MachineKind, MachinesProps } from './machines-props';

/** Problems of the props of machines to be found. */
export function foundMachinesProblems(props: FoundMachinesProps): Problem[] {
  const { kind, requiredTags = {}, resourceGroupName, earlierIds = [], privateIngestion } = props;
  return [
    ...(Object.keys(requiredTags).length === 0 && resourceGroupName === undefined
      ? [
          {
            path: [],
            message: phrase`${at('requiredTags')} or ${at('resourceGroupName')} must be given: without either, every machine of the subscription is found`,
          },
        ]
      : []),
    ...tagProblems(['requiredTags'], requiredTags),
    ...earlierIdProblems(kind, earlierIds),
    ...(resourceGroupName === undefined ? [] : nameProblems(['resourceGroupName'], 'resourceGroup', resourceGroupName)),
    ...(kind === 'arcServers' && props.agentIdentity !== undefined
      ? [
          {
            path: ['agentIdentity'],
            message: "must not be set with 'arcServers': Arc servers use their own identity",
          },
        ]
      : []),
    ...(privateIngestion ? within(['privateIngestion'], privateIngestionReferenceProblems(privateIngestion)) : []),
    ...moved(machinesProblems(checkable(props)).filter(isOfProps), asFound),
  ];
}

function earlierIdProblems(kind: MachineKind, ids: readonly string[]): Problem[] {
  const path = ['earlierIds'];
  const wrong = literalProblems(path, ids);
  if (wrong.length > 0) return wrong;
  return [
    ...ids.flatMap((id, index) =>
      idKindOf(id) === MACHINE_FORMS[kind].id
        ? []
        : !isKnown(id)
          ? [{ path: [...path, index], message: 'must be written out: it is part of an address in the state' }]
          : [{ path: [...path, index], message: `must be the id of ${idWords(MACHINE_FORMS[kind].id)}, got '${id}'` }],
    ),
    ...repeatProblems(path, ids),
  ];
}

/** The plan knows where machines are, and checks that there is an endpoint. */
function checkable(props: FoundMachinesProps): MachinesProps {
  const { privateIngestion: _plan, ...others } = asNamed(props);
  return others;
}

/** Whether a problem is one of the props, and not of what Azure finds. */
function isOfProps({ later }: Problem): boolean {
  return later?.value !== FOUND;
}

/** What stands for the id and the location of each machine. */
const FOUND = '${found}';

/** Warnings of the pinned version. */
export function foundMachinesWarnings(props: FoundMachinesProps): Warning[] {
  return moved(machinesWarnings(asNamed(props)), asFound);
}

/** The same machines as one that has a name: it stands for all of them, and what holds for it holds for each. */
export function asNamed(props: FoundMachinesProps): MachinesProps {
  const {
    kind,
    os,
    requiredTags: _tags,
    resourceGroupName: _group,
    earlierIds: _ids,
    extensionVersion,
    ...shared
  } = props;
  return {
    ...shared,
    [kind]: { found: { id: FOUND, os, location: FOUND } },
    [kind === 'arcServers' ? 'arcExtensionVersion' : 'extensionVersion']: extensionVersion,
  };
}

/** The place in the props of found machines of a place in those of `asNamed`. */
function asFound(path: Path): Path {
  if (path[0] === 'arcExtensionVersion') return ['extensionVersion'];
  return path[1] === 'found' ? path.slice(2) : path;
}
