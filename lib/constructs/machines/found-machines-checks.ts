import { oneOfProblems } from '../../core/checks';
import { INITIATIVE_NAMES } from '../../facts/initiatives';
import { nameProblems } from '../../facts/names';
import { tagProblems } from '../../facts/tags';
import { acknowledgementProblems, type Warning } from '../../facts/warnings';
import type { FoundMachinesProps } from './found-machines-props';
import { machinesProblems, machinesWarnings } from './machines-checks';
import type { MachinesProps } from './machines-props';

/** Problems of the props of machines to be found. Empty means fine. */
export function foundMachinesProblems(props: FoundMachinesProps): string[] {
  const { kind, requiredTags = {}, resourceGroupName, acknowledgedWarnings } = props;
  const unknown = [
    ...oneOfProblems('kind', kind, INITIATIVE_NAMES),
    ...oneOfProblems('os', props.os, ['windows', 'linux']),
  ];
  return [
    ...unknown,
    ...(Object.keys(requiredTags).length === 0 && resourceGroupName === undefined
      ? ['requiredTags or resourceGroupName must be given: without either, every machine of the subscription is found']
      : []),
    ...tagProblems('requiredTags', requiredTags),
    ...(resourceGroupName === undefined ? [] : nameProblems('resourceGroupName', 'resourceGroup', resourceGroupName)),
    ...(kind === 'arcServers' && props.agentIdentityId !== undefined
      ? ["agentIdentityId does not go with 'arcServers': Arc servers use their own identity"]
      : []),
    ...(unknown.length === 0
      ? machinesProblems(asNamed(props)).map((problem) =>
          problem.replace(/^arcExtensionVersion/, 'extensionVersion').replace(/^\w+\['found'\]/, 'every machine found'),
        )
      : []),
    ...acknowledgementProblems(acknowledgedWarnings),
  ];
}

/** What is unwise about the pinned version. */
export function foundMachinesWarnings(props: FoundMachinesProps): Warning[] {
  return machinesWarnings(asNamed(props));
}

/** One machine that stands for all: the same holds for the version of a machine that is named. */
function asNamed({ kind, os, rule, extensionVersion, agentIdentityId }: FoundMachinesProps): MachinesProps {
  const found = { id: '${found}', os, location: '${found}' };
  return {
    rule,
    agentIdentityId,
    [kind]: { found },
    [kind === 'arcServers' ? 'arcExtensionVersion' : 'extensionVersion']: extensionVersion,
  };
}
