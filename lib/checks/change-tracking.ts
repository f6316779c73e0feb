import type { ChangeTrackingProps, PolicyOptions } from '../change-tracking';
import { locationProblems, nameProblems, oneOfProblems, tagProblems } from '../core/names';
import { listed } from '../core/problems';
import { acknowledgementProblems } from '../core/warnings';
import { INITIATIVES, type InitiativeName } from '../facts/initiatives';
import type { InitiativeAssignmentProps } from '../initiative-assignment';
import { memberEffectsOf } from '../policy/members';
import { settingsProblems } from '../settings/checks';
import { usedFeatures } from '../settings/features';
import { contentStorageProblems } from './content-storage';
import { initiativeAssignmentProblems } from './initiative-assignment';
import { machinesProblems, versionProblems } from './machines';
import { workspaceProblems } from './workspace';

/** Problems of the props of the whole pattern, found before any part of it is created. Empty means fine. */
export function changeTrackingProblems(props: ChangeTrackingProps): string[] {
  const { resourceGroupName = 'any', ruleName, settings = {}, contentStorage, policy, machines } = props;
  const wrongSettings = settingsProblems(settings);
  const location = locationOf(props);
  const rule = {
    ruleId: '${rule}',
    location: location !== undefined && locationProblems('location', location).length === 0 ? location : '${location}',
    features: wrongSettings.length === 0 ? usedFeatures(settings) : [],
  };
  return [
    ...placeProblems(props),
    ...nameProblems('resourceGroupName', 'resourceGroup', resourceGroupName),
    ...(ruleName === undefined ? [] : nameProblems('ruleName', 'dataCollectionRule', ruleName)),
    ...tagProblems('tags', props.tags, contentStorage ? 128 : 512),
    ...acknowledgementProblems(props.acknowledgedWarnings),
    ...wrongSettings,
    ...(wrongSettings.length === 0 ? uploadProblems(props) : []),
    ...(contentStorage && !('storageAccountId' in contentStorage)
      ? within(
          'contentStorage',
          contentStorageProblems({ ...contentStorage, resourceGroupName: 'any', location: '${location}' }),
        )
      : []),
    ...(policy ? within('policy', policyProblems(policy, rule)) : []),
    ...(machines ? within('machines', machinesProblems({ ...machines, rule })) : []),
  ];
}

function locationOf({ location, workspace }: ChangeTrackingProps): string | undefined {
  return workspace?.workspaceId !== undefined ? workspace.location : location;
}

/** A new workspace needs a location; an existing one has its own. */
function placeProblems({ location, workspace }: ChangeTrackingProps): string[] {
  if (workspace?.workspaceId !== undefined) {
    return location === undefined
      ? []
      : [`location does not go with an existing workspace, whose location is used, got '${location}'`];
  }
  if (location === undefined)
    return ["location is missing: give the location of the new workspace, such as 'westeurope'"];
  const defaults = { name: 'log-change-tracking', resourceGroupName: 'any', location: '${location}' };
  return [
    ...locationProblems('location', location),
    ...within('workspace', workspaceProblems({ ...defaults, ...workspace })),
  ];
}

function uploadProblems({ settings = {}, contentStorage }: ChangeTrackingProps): string[] {
  return usedFeatures(settings).includes('fileContentUpload') && contentStorage === undefined
    ? ['settings asks to upload the content of files, but contentStorage is missing: give one, or remove uploadContent']
    : [];
}

function policyProblems(policy: PolicyOptions, rule: InitiativeAssignmentProps['rule']): string[] {
  const {
    initiatives = Object.keys(INITIATIVES) as InitiativeName[],
    agentIdentity = 'builtIn',
    memberEffects = {},
    ...options
  } = policy;
  if (initiatives.length === 0) return [`initiatives must name one of ${listed(Object.keys(INITIATIVES))}, got none`];
  const repeated = initiatives.filter((initiative, index) => initiatives.indexOf(initiative) !== index);
  const problems = initiatives.flatMap((initiative) => {
    const own = {
      memberEffects: memberEffectsOf(initiative, memberEffects),
      ...(initiative !== 'arcServers' && { agentIdentity }),
    };
    return initiativeAssignmentProblems({ ...options, rule, initiative, ...own } as InitiativeAssignmentProps);
  });
  const members = initiatives.flatMap((initiative) => Object.keys(INITIATIVES[initiative]?.members ?? {}));
  problems.push(...Object.keys(memberEffects).flatMap((name) => oneOfProblems('memberEffects', name, members)));
  if (policy.extensionVersion !== undefined)
    problems.push(...versionProblems('extensionVersion', policy.extensionVersion, [2]));
  return [...(repeated.length > 0 ? [`initiatives repeats ${listed(repeated)}`] : []), ...new Set(problems)];
}

/** The same problems, in the words of somebody who gave the props as `prop`. */
function within(prop: string, problems: readonly string[]): string[] {
  return problems.map((problem) => `${prop}.${problem}`);
}
