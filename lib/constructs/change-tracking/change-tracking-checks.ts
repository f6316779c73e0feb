import { at, moved, type Path, type Problem, phrase, within } from '../../core/problems';
import { INITIATIVE_NAMES } from '../../facts/initiatives';
import { locationProblems } from '../../facts/location-names';
import { nameProblems } from '../../facts/names';
import { settingsProblems } from '../../settings/settings-checks';
import { contentStorageProblems } from '../content-storage/content-storage-checks';
import { extensionPinProblems } from '../extension-version/extension-version-checks';
import { sinksOf, withDestinations } from '../interfaces/diagnostic-settings-checks';
import { machinesProblems } from '../machines/machines-checks';
import { changeAlertsProblems } from '../monitoring/alerts/change-alerts-checks';
import { changeQueriesProblems } from '../monitoring/queries/change-queries-checks';
import { changeWorkbookProblems } from '../monitoring/workbook/change-workbook-checks';
import { privateIngestionProblems } from '../network/private-ingestion-checks';
import { machineLocationsOf } from '../network/private-ingestion-names';
import type { IPrivateIngestion } from '../network/private-ingestion-props';
import { initiativeAssignmentsProblems } from '../policy/initiative-assignment/initiative-assignment-checks';
import { initiativeListProblems } from '../policy/initiative-assignment/onboarding-checks';
import { policyIdentityProblems } from '../policy/policy-identity/policy-identity-checks';
import { isNewIdentity, type PolicyIdentityProps } from '../policy/policy-identity/policy-identity-props';
import { ruleProblems } from '../rule/change-tracking-rule-checks';
import { contentsOf } from '../rule/rule-contents';
import { workspaceProblems } from '../workspace/workspace-checks';
import type { IWorkspace } from '../workspace/workspace-props';
import {
  existingGroupOf,
  existingWorkspaceOf,
  initiativesOf,
  isExistingStorage,
  type Made,
  type Parts,
  partsOf,
} from './change-tracking-parts';
import type { ChangeTrackingProps, NewIdentityOptions } from './change-tracking-props';
import { policyProblems } from './pattern-policy-checks';

/** Problems of the props of the whole pattern, found before any part of it is created. */
export function changeTrackingProblems(props: ChangeTrackingProps): Problem[] {
  const { policy } = props;
  const made = standInsOf(props);
  const parts = partsOf(checkable(props), made);
  const places = placesOf(props);
  const location = locationGiven(props);
  const located = policy?.location === undefined ? places : { ...places, location: ['policy', 'location'] };
  return [
    ...location,
    ...newGroupProblems(props),
    ...(parts.workspace ? placed(workspaceProblems(parts.workspace), ['workspace'], places) : []),
    ...placed(ruleProblems(parts.rule), [], { ...places, ...RULE_PLACES }),
    ...(parts.ruleErrors === undefined ? [] : secondLogProblems(parts.rule)),
    ...(parts.contentStorage ? placed(contentStorageProblems(parts.contentStorage), ['contentStorage'], places) : []),
    ...(parts.privateIngestion && location.length === 0
      ? placed(privateIngestionProblems(parts.privateIngestion), ['privateIngestion'], places)
      : []),
    ...(policy ? within(['policy'], policyProblems(policy, made.rule.features)) : []),
    ...placed(initiativeAssignmentsProblems(parts.assignments), ['policy'], {
      ...located,
      rule: places.location.slice(0, -1),
    }),
    ...(isNewIdentity(policy?.identity)
      ? placed(
          policyIdentityProblems(parts.policyIdentity as PolicyIdentityProps),
          ['policy', 'identity'],
          identityPlaces(policy.identity, located),
        )
      : []),
    ...(parts.extensionVersionPin && initiativeListProblems(policy ?? {}).length === 0
      ? placed(extensionPinProblems(parts.extensionVersionPin), ['policy'], located)
      : []),
    ...(parts.machines ? placed(machinesProblems(parts.machines), ['machines'], places) : []),
    ...(parts.alerts ? placed(changeAlertsProblems(parts.alerts), ['alerts'], places) : []),
    ...(parts.workbook ? placed(changeWorkbookProblems(parts.workbook), ['workbook'], places) : []),
    ...(parts.queries ? placed(changeQueriesProblems(parts.queries), ['queries'], places) : []),
  ];
}

/** The props of the rule by the caller's props. */
const RULE_PLACES: Places = {
  name: ['rule', 'name'],
  lock: ['rule', 'lock'],
  roleAssignments: ['rule', 'roleAssignments'],
  diagnosticSettings: ['rule', 'diagnosticSettings'],
};

/** The alert on errors of the rule comes with a diagnostic setting, and Azure refuses a second one to the same workspace. */
function secondLogProblems({ workspace, ...rule }: Parts['rule']): Problem[] {
  const { workspaceId } = workspace;
  const errors = sinksOf('rule', { workspaceResourceId: workspaceId });
  const { diagnosticSettings = {} } = withDestinations(rule, workspaceId);
  return Object.entries(diagnosticSettings)
    .filter(([, setting]) => sinksOf('rule', setting).some((sink) => errors.includes(sink)))
    .map(([name]) => ({
      path: ['rule', 'diagnosticSettings', name],
      message: phrase`sends the errors of the rule to the workspace, which ${at('alerts', 'ingestionErrors')} does already: remove one`,
    }));
}

/** The same props, completed with the values that every part needs. */
function checkable(props: ChangeTrackingProps): ChangeTrackingProps {
  const { policy } = props;
  const known: readonly string[] = INITIATIVE_NAMES;
  return {
    ...props,
    location: props.location ?? '${location}',
    policy: policy && { ...policy, kinds: initiativesOf(policy).filter((name) => known.includes(name)) },
  } as ChangeTrackingProps;
}

/** Stand-ins for the resources that the parts refer to, before any of them exists. */
function standInsOf(props: ChangeTrackingProps): Made {
  const { settings = {}, contentStorage, location = '${location}' } = props;
  const resourceGroupName = existingGroupOf(props) ?? '${group}';
  const created = { workspaceId: '${workspace}', name: '${name}', resourceGroupName, location, dependables: [] };
  const workspace = existingWorkspaceOf(props) ?? created;
  return {
    resourceGroupName,
    workspace,
    contentStorage:
      contentStorage === undefined || isExistingStorage(contentStorage)
        ? contentStorage
        : { storageAccountId: '${account}', blobEndpoint: '${account}', dependables: [] },
    privateIngestion: privateIngestionOf(props, workspace),
    rule: {
      ruleId: '${rule}',
      location: workspace.location,
      ...(settingsProblems(settings).length === 0 ? contentsOf(settings) : { features: [] }),
    },
    agentIdentityId: '${identity}',
    policyIdentity: { identityId: '${identity}', principalId: '${principal}' },
  };
}

function privateIngestionOf(
  { privateIngestion }: ChangeTrackingProps,
  workspace: IWorkspace,
): IPrivateIngestion | undefined {
  if (privateIngestion === undefined) return undefined;
  const locations = [
    ...machineLocationsOf({ ...privateIngestion, workspace }),
    ...Object.keys(privateIngestion.existingEndpoints ?? {}),
  ];
  // Its own checks report a wrong location. Nothing else can be compared with it.
  if (locations.some((location) => locationProblems([], location).length > 0)) return undefined;
  return {
    ingestionEndpointId: '${endpoint}',
    configurationEndpointIds: Object.fromEntries(locations.map((location) => [location, '${endpoint}'])),
    dependables: [],
  };
}

/** Paths of the caller's props by those of a part. */
type Places = Readonly<Record<string, Path>>;

/** The props that several parts share. */
function placesOf(props: ChangeTrackingProps) {
  const isExisting = existingWorkspaceOf(props) !== undefined;
  const group = ['resourceGroupName'];
  return {
    ...(isExisting && { workspace: ['workspace'] }),
    location: isExisting ? ['workspace', 'location'] : ['location'],
    resourceGroupName: isExisting && props.resourceGroupName === undefined ? ['workspace', ...group] : group,
    tags: ['tags'],
    acknowledgedWarnings: ['acknowledgedWarnings'],
    privateIngestion: ['privateIngestion'],
  } satisfies Places;
}

/** A group or a location that the identity of the assignments has of its own is among its props. */
function identityPlaces(
  own: NewIdentityOptions,
  { location, resourceGroupName, tags }: Pick<ReturnType<typeof placesOf>, 'location' | 'resourceGroupName' | 'tags'>,
): Places {
  return {
    tags,
    ...(own.resourceGroupName === undefined && { resourceGroupName }),
    ...(own.location === undefined && { location }),
  };
}

/** The problems of a part, each at the path of the caller's value. */
function placed(problems: readonly Problem[], part: Path, places: Places): Problem[] {
  return moved(problems, (path) => {
    // A workspace that is created has the location and the group of the caller.
    const [first, ...rest] = path[0] === 'workspace' && places['workspace'] === undefined ? path.slice(1) : path;
    const place = places[String(first)];
    return place === undefined ? [...part, ...path] : [...place, ...rest];
  });
}

/** A new workspace needs a location; an existing one has its own. */
function locationGiven(props: ChangeTrackingProps): Problem[] {
  const path = ['location'];
  if (existingWorkspaceOf(props) === undefined)
    return props.location === undefined
      ? [{ path, message: "is missing: set the location of the new workspace, such as 'westeurope'" }]
      : [];
  const given: string | undefined = props.location;
  return given === undefined
    ? []
    : [
        {
          path,
          message: phrase`must not be set beside an existing ${at('workspace')}, which has a location, got '${given}'`,
        },
      ];
}

/** A group is created or exists, not both. */
function newGroupProblems({ newResourceGroupName, resourceGroupName }: ChangeTrackingProps): Problem[] {
  if (newResourceGroupName === undefined) return [];
  const path = ['newResourceGroupName'];
  if (resourceGroupName === undefined) return nameProblems(path, 'resourceGroup', newResourceGroupName);
  return [{ path, message: phrase`contradicts ${at('resourceGroupName')}, which names an existing group: remove one` }];
}
