import { CHANGE_TRACKING_EXTENSION, type OperatingSystem } from '../../facts/extension';
import { INITIATIVES, type InitiativeMember, type InitiativeName } from '../../facts/initiatives';
import { CLUSTER_NODE_TAGS, MACHINE_POLICY } from '../../facts/machine-policy';
import { ROLES, type RoleName } from '../../facts/roles';
import type { PolicyRule } from '../policy/policy-rule';

type Condition = Readonly<Record<string, unknown>>;

/** Restrictions of both kinds of rule. */
interface RuleOptions {
  /** Locations of the machines; all if absent. */
  readonly locations?: readonly string[];
}

/**
 * Reports machines without the change tracking extension, or with one below `floor` (major and minor). Versions cannot
 * be compared as text (`2.9` comes after `2.20`), so every minor version below the floor is listed.
 */
export function floorRule(
  kind: InitiativeName,
  { floor, locations, trustAutomaticUpgrade }: RuleOptions & { floor: string; trustAutomaticUpgrade: boolean },
): PolicyRule {
  const { extensions, automaticUpgrade } = MACHINE_POLICY[kind];
  const notBelow = { allOf: notBelowConditions(kind, floor) };
  return policyRule(machineConditions(kind, locations), {
    type: extensions,
    existenceCondition: {
      allOf: [
        ...extensionConditions(kind, { in: Object.values(CHANGE_TRACKING_EXTENSION.type) }),
        automaticUpgrade !== undefined && trustAutomaticUpgrade
          ? { anyOf: [{ field: automaticUpgrade, equals: true }, notBelow] }
          : notBelow,
      ],
    },
  });
}

/** Installs the change tracking extension at `version` with automatic upgrade off, in the manner of the built-in members. */
export function pinRule(
  kind: InitiativeName,
  os: OperatingSystem,
  { version, locations }: RuleOptions & { version: string },
): PolicyRule {
  const machine = MACHINE_POLICY[kind];
  const type = CHANGE_TRACKING_EXTENSION.type[os];
  return policyRule([...machineConditions(kind, locations), machine.os[os]], {
    type: machine.extensions,
    roleDefinitionIds: extensionRoles(kind).map(
      (role) => `/providers/Microsoft.Authorization/roleDefinitions/${ROLES[role].id}`,
    ),
    existenceCondition: { allOf: [...extensionConditions(kind, { equals: type }), ...pinnedConditions(kind, version)] },
    deployment: {
      properties: {
        mode: 'incremental',
        template: template(kind, type, version),
        parameters: { machineName: { value: "[field('name')]" }, location: { value: "[field('location')]" } },
      },
    },
  });
}

/** The roles named by the built-in members that install the extension. */
export function extensionRoles(kind: InitiativeName): readonly RoleName[] {
  const members: InitiativeMember[] = Object.values(INITIATIVES[kind].members);
  return [...new Set(members.filter(({ stage }) => stage === 'extension').flatMap(({ roles }) => roles))];
}

function policyRule(conditions: readonly Condition[], details: Condition): PolicyRule {
  // biome-ignore lint/suspicious/noThenProperty: the word of the policy language
  return { if: { allOf: conditions }, then: { effect: "[parameters('effect')]", details } };
}

function machineConditions(kind: InitiativeName, locations: readonly string[] | undefined): Condition[] {
  const { type } = MACHINE_POLICY[kind];
  const clusterNodes = kind === 'arcServers' ? [] : CLUSTER_NODE_TAGS;
  return [
    { field: 'type', equals: type },
    ...(locations ? [{ field: 'location', in: [...locations] }] : []),
    ...clusterNodes.map((tag) => ({ field: `tags['${tag}']`, exists: false })),
  ];
}

function extensionConditions(kind: InitiativeName, type: Condition): Condition[] {
  const { extensions } = MACHINE_POLICY[kind];
  return [
    { field: `${extensions}/type`, ...type },
    { field: `${extensions}/publisher`, equals: CHANGE_TRACKING_EXTENSION.publisher },
    { field: `${extensions}/provisioningState`, equals: 'Succeeded' },
  ];
}

/** Arc servers show all four parts of the installed version, the others the two parts that were requested. */
function notBelowConditions(kind: InitiativeName, floor: string): Condition[] {
  const field = `${MACHINE_POLICY[kind].extensions}/typeHandlerVersion`;
  const [major = 0, minor = 0] = floor.split('.').map(Number);
  const below = Array.from({ length: minor }, (_, older) => `${major}.${older}`);
  const older = Array.from({ length: major }, (_, before) => `${before}.*`);
  const parts = kind === 'arcServers' ? below.map((version) => `${version}.*`) : [];
  return [
    ...(below.length > 0 ? [{ field, notIn: below }] : []),
    ...[...older, ...parts].map((pattern) => ({ field, notLike: pattern })),
  ];
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

function template(kind: InitiativeName, type: string, version: string): Readonly<Record<string, unknown>> {
  const { extensions, apiVersion } = MACHINE_POLICY[kind];
  return {
    $schema: 'https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: { machineName: { type: 'string' }, location: { type: 'string' } },
    resources: [
      {
        name: `[concat(parameters('machineName'), '/${type}')]`,
        type: extensions,
        location: "[parameters('location')]",
        apiVersion,
        properties: {
          publisher: CHANGE_TRACKING_EXTENSION.publisher,
          type,
          typeHandlerVersion: version,
          autoUpgradeMinorVersion: false,
          enableAutomaticUpgrade: false,
          settings: {},
          protectedSettings: {},
        },
      },
    ],
  };
}
