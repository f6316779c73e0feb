import { CHANGE_TRACKING_EXTENSION, type OperatingSystem } from '../../facts/extension';
import { INITIATIVES, type InitiativeMember, type InitiativeName } from '../../facts/initiatives';
import { MACHINE_POLICY } from '../../facts/machine-policy';
import type { RoleName } from '../../facts/roles';
import { extensionResource, MACHINE_VALUES, policyDeployment } from '../policy/policy-deployment';
import {
  type Condition,
  installedConditions,
  machineConditions,
  notBelowCondition,
  type PolicyRule,
  policyRule,
  roleDefinitionIds,
} from '../policy/policy-rule';

/** Restrictions of both kinds of rule. */
interface RuleOptions {
  /** Locations of the machines; all if absent. */
  readonly machineLocations?: readonly string[];
}

/** Reports machines without the change tracking extension, or with one below `minimumVersion` (major and minor). */
export function floorRule(
  kind: InitiativeName,
  {
    minimumVersion,
    machineLocations,
    trustAutomaticUpgrade,
  }: RuleOptions & { minimumVersion: string; trustAutomaticUpgrade: boolean },
): PolicyRule {
  return policyRule(machineConditions(kind, locationConditions(machineLocations)), {
    type: MACHINE_POLICY[kind].extensions,
    existenceCondition: {
      allOf: [
        ...extensionConditions(kind, { in: Object.values(CHANGE_TRACKING_EXTENSION.type) }),
        notBelowCondition(kind, minimumVersion, trustAutomaticUpgrade),
      ],
    },
  });
}

/** Installs the change tracking extension at `version` with automatic upgrade off, in the manner of the built-in members. */
export function pinRule(
  kind: InitiativeName,
  os: OperatingSystem,
  { version, machineLocations }: RuleOptions & { version: string },
): PolicyRule {
  const machine = MACHINE_POLICY[kind];
  const type = CHANGE_TRACKING_EXTENSION.type[os];
  return policyRule([...machineConditions(kind, locationConditions(machineLocations)), machine.os[os]], {
    type: machine.extensions,
    roleDefinitionIds: roleDefinitionIds(extensionRoles(kind)),
    existenceCondition: { allOf: [...extensionConditions(kind, { equals: type }), ...pinnedConditions(kind, version)] },
    deployment: policyDeployment(MACHINE_VALUES, [
      extensionResource(kind, {
        publisher: CHANGE_TRACKING_EXTENSION.publisher,
        type,
        typeHandlerVersion: version,
        autoUpgradeMinorVersion: false,
        enableAutomaticUpgrade: false,
        settings: {},
        protectedSettings: {},
      }),
    ]),
  });
}

/** The roles named by the built-in members that install the extension. */
export function extensionRoles(kind: InitiativeName): readonly RoleName[] {
  const members: InitiativeMember[] = Object.values(INITIATIVES[kind].members);
  return [...new Set(members.filter(({ stage }) => stage === 'extension').flatMap(({ roles }) => roles))];
}

function locationConditions(locations: readonly string[] | undefined): Condition[] {
  return locations ? [{ field: 'location', in: [...locations] }] : [];
}

function extensionConditions(kind: InitiativeName, type: Condition): Condition[] {
  return installedConditions(kind, CHANGE_TRACKING_EXTENSION.publisher, type);
}

function pinnedConditions(kind: InitiativeName, version: string): Condition[] {
  const { extensions, automaticUpgrade } = MACHINE_POLICY[kind];
  const field = `${extensions}/typeHandlerVersion`;
  if (kind === 'arcServers') {
    return [version.split('.').length === 4 ? { field, equals: version } : { field, like: `${version}.*` }];
  }
  return [
    { field, equals: version },
    { field: automaticUpgrade, notEquals: true },
  ];
}
