import { oneOfProblems, repeatProblems } from '../../core/checks';
import { at, listed, type Problem, phrase, within } from '../../core/problems';
import { idProblems } from '../../facts/ids';
import { INITIATIVE_NAMES, INITIATIVES } from '../../facts/initiatives';
import { locationProblems } from '../../facts/location-names';
import { nameProblems } from '../../facts/names';
import { tagProblems } from '../../facts/tags';
import { acknowledgementProblems } from '../../facts/warnings';
import { settingsProblems } from '../../settings/checks';
import { usedFeatures } from '../../settings/features';
import { contentStorageProblems, contentStorageReferenceProblems } from '../content-storage/content-storage-checks';
import { definitionNameProblems } from '../extension-version/extension-version-checks';
import { ignoredFeatureProblems, machinesProblems, versionProblems } from '../machines/machines-checks';
import { initiativeAssignmentProblems } from '../policy/initiative-assignment/initiative-assignment-checks';
import type { InitiativeAssignmentProps } from '../policy/initiative-assignment/initiative-assignment-props';
import { memberEffectsOf } from '../policy/members';
import { workspaceProblems } from '../workspace/workspace-checks';
import type { ChangeTrackingProps, PolicyOptions } from './change-tracking-props';

/** Problems of the props of the whole pattern, found before any part of it is created. Empty means fine. */
export function changeTrackingProblems(props: ChangeTrackingProps): Problem[] {
  const { resourceGroupName = 'any', ruleName, settings = {}, contentStorage, policy, machines } = props;
  const wrongSettings = settingsProblems(settings);
  const location = locationOf(props);
  const rule = {
    ruleId: '${rule}',
    location:
      location !== undefined && locationProblems(['location'], location).length === 0 ? location : '${location}',
    features: wrongSettings.length === 0 ? usedFeatures(settings) : [],
    operatingSystems:
      wrongSettings.length === 0 ? (['windows', 'linux'] as const).filter((os) => settings[os] !== false) : undefined,
  };
  return [
    ...placeProblems(props),
    ...nameProblems(['resourceGroupName'], 'resourceGroup', resourceGroupName),
    ...(ruleName === undefined ? [] : nameProblems(['ruleName'], 'dataCollectionRule', ruleName)),
    ...tagProblems(['tags'], props.tags, contentStorage ? 128 : 512),
    ...acknowledgementProblems(props.acknowledgedWarnings),
    ...wrongSettings,
    ...(wrongSettings.length === 0 ? uploadProblems(props) : []),
    ...(contentStorage && !('storageAccountId' in contentStorage)
      ? within(
          ['contentStorage'],
          contentStorageProblems({ ...contentStorage, resourceGroupName: 'any', location: '${location}' }),
        )
      : within(['contentStorage'], contentStorage ? contentStorageReferenceProblems(contentStorage) : [])),
    ...(policy ? within(['policy'], policyProblems(policy, rule)) : []),
    ...(machines ? within(['machines'], machinesProblems({ ...machines, rule })) : []),
  ];
}

function locationOf({ location, workspace }: ChangeTrackingProps): string | undefined {
  return workspace?.workspaceId !== undefined ? workspace.location : location;
}

/** A new workspace needs a location; an existing one has its own. */
function placeProblems({ location, workspace }: ChangeTrackingProps): Problem[] {
  if (workspace?.workspaceId !== undefined) {
    return [
      ...idProblems(['workspace', 'workspaceId'], 'workspace', workspace.workspaceId),
      ...(location === undefined
        ? []
        : [
            {
              path: ['location'],
              message: `does not go with an existing workspace, whose location is used, got '${location}'`,
            },
          ]),
    ];
  }
  if (location === undefined)
    return [
      { path: ['location'], message: "is missing: give the location of the new workspace, such as 'westeurope'" },
    ];
  const fixed = { name: workspace?.name ?? 'log-change-tracking', resourceGroupName: 'any', location: '${location}' };
  return [
    ...locationProblems(['location'], location),
    ...within(['workspace'], workspaceProblems({ ...workspace, ...fixed })),
  ];
}

function uploadProblems({ settings = {}, contentStorage }: ChangeTrackingProps): Problem[] {
  return usedFeatures(settings).includes('fileContentUpload') && contentStorage === undefined
    ? [
        {
          path: ['settings'],
          message: phrase`asks to upload the content of files, but ${at('contentStorage')} is missing: give one, or remove uploadContent`,
        },
      ]
    : [];
}

function policyProblems(policy: PolicyOptions, rule: InitiativeAssignmentProps['rule']): Problem[] {
  const { initiatives = INITIATIVE_NAMES, agentIdentity = 'builtIn', memberEffects = {}, ...options } = policy;
  if (initiatives.length === 0)
    return [{ path: ['initiatives'], message: `must name one of ${listed(INITIATIVE_NAMES)}, got none` }];
  const problems = initiatives.flatMap((initiative) => {
    const own = {
      memberEffects: memberEffectsOf(initiative, memberEffects),
      ...(initiative !== 'arcServers' && { agentIdentity }),
    };
    return initiativeAssignmentProblems({ ...options, rule, initiative, ...own } as InitiativeAssignmentProps);
  });
  const members = initiatives.flatMap((initiative) => Object.keys(INITIATIVES[initiative]?.members ?? {}));
  problems.push(...Object.keys(memberEffects).flatMap((name) => oneOfProblems(['memberEffects'], name, members)));
  if (policy.extensionVersion !== undefined) problems.push(...pinProblems(policy, rule));
  else if (policy.arcExtensionVersion !== undefined)
    problems.push({
      path: ['arcExtensionVersion'],
      message: phrase`goes with ${at('extensionVersion')}, which pins the other machines: give both`,
    });
  return [...repeatProblems(['initiatives'], initiatives), ...problems];
}

/** What pins the extension has longer names than the assignments, and may pin a version that ignores some settings. */
function pinProblems(
  { extensionVersion = '2.20', arcExtensionVersion, initiatives, nameSuffix, effect }: PolicyOptions,
  { features }: InitiativeAssignmentProps['rule'],
): Problem[] {
  const wrong = [
    ...versionProblems(['extensionVersion'], extensionVersion, [2]),
    ...versionProblems(['arcExtensionVersion'], arcExtensionVersion, [2, 3, 4]),
  ];
  if (effect === 'Disabled') return wrong;
  return [
    ...(wrong.length > 0
      ? wrong
      : [
          ...ignoredFeatureProblems(['extensionVersion'], extensionVersion, features),
          ...(arcExtensionVersion === undefined
            ? []
            : ignoredFeatureProblems(['arcExtensionVersion'], arcExtensionVersion, features)),
        ]),
    ...definitionNameProblems('pin', { nameSuffix, kinds: initiatives }, 'windows'),
  ];
}
