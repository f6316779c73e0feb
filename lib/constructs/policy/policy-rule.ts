import { AZURE_MONITOR_AGENT, CHANGE_TRACKING_EXTENSION, type OperatingSystem } from '../../facts/extension';
import { OS_WORDS } from '../../facts/initiative-members';
import type { InitiativeName } from '../../facts/initiatives';
import { ASSOCIATION_POLICY, CLUSTER_NODE_TAGS, MACHINE_POLICY } from '../../facts/machine-policy';
import { ROLES, type RoleName } from '../../facts/roles';
import type { Stage } from '../../facts/stages';

/** The rule of a policy definition, as Azure Policy reads it. */
export type PolicyRule = Readonly<Record<'if' | 'then', Readonly<Record<string, unknown>>>>;

/** A condition of a rule, or another part of it. */
export type Condition = Readonly<Record<string, unknown>>;

/** A rule whose effect is the parameter `effect`. */
export function policyRule(conditions: readonly Condition[], details: Condition): PolicyRule {
  // biome-ignore lint/suspicious/noThenProperty: the word of the policy language
  return { if: { allOf: conditions }, then: { effect: "[parameters('effect')]", details } };
}

/** Ids of roles in the form of a policy definition. */
export function roleDefinitionIds(roles: readonly RoleName[]): string[] {
  return roles.map((role) => `/providers/Microsoft.Authorization/roleDefinitions/${ROLES[role].id}`);
}

/** Machines of a kind, in the locations that the conditions given allow, without the nodes of Kubernetes clusters. */
export function machineConditions(kind: InitiativeName, location: readonly Condition[] = []): Condition[] {
  const { type } = MACHINE_POLICY[kind];
  const clusterNodes = kind === 'arcServers' ? [] : CLUSTER_NODE_TAGS;
  return [
    { field: 'type', equals: type },
    ...location,
    ...clusterNodes.map((tag) => ({ field: `tags['${tag}']`, exists: false })),
  ];
}

/** Machines of one operating system, whatever their image. */
export function systemCondition(kind: InitiativeName, os: OperatingSystem): Condition {
  return { field: MACHINE_POLICY[kind].osField, like: `${OS_WORDS[os]}*` };
}

/** What shows that a stage is done on a machine: the type of the related resource, and the conditions that it meets. */
export function evidenceOf(
  kind: InitiativeName,
  stage: Exclude<Stage, 'identity'>,
  os: OperatingSystem,
): { readonly type: string; readonly conditions: readonly Condition[] } {
  if (stage === 'association') {
    const { type, rule } = ASSOCIATION_POLICY;
    return { type, conditions: [{ field: rule, equals: "[parameters('dcrResourceId')]" }] };
  }
  const { publisher, type } = stage === 'agent' ? AZURE_MONITOR_AGENT : CHANGE_TRACKING_EXTENSION;
  return {
    type: MACHINE_POLICY[kind].extensions,
    conditions: installedConditions(kind, publisher, { equals: type[os] }),
  };
}

/** Several conditions as one. */
export function allOf(conditions: readonly Condition[]): Condition {
  const [first] = conditions;
  return first !== undefined && conditions.length === 1 ? first : { allOf: conditions };
}

/** The parameter of the effect, the default first. */
export function effectParameter([standard, ...others]: readonly [string, ...string[]]): Condition {
  return { type: 'String', defaultValue: standard, allowedValues: [standard, ...others] };
}

/** An extension of a publisher that Azure installed without an error. `type`: the condition of its type. */
export function installedConditions(kind: InitiativeName, publisher: string, type: Condition): Condition[] {
  const { extensions } = MACHINE_POLICY[kind];
  return [
    { field: `${extensions}/type`, ...type },
    { field: `${extensions}/publisher`, equals: publisher },
    { field: `${extensions}/provisioningState`, equals: 'Succeeded' },
  ];
}

/**
 * An extension that is not below a version (major and minor). Versions cannot be compared as text (`2.9` comes after
 * `2.20`), so every minor version below it is listed. Automatic upgrade counts as up to date if it is trusted: Azure shows
 * only the requested version then, except on Arc servers.
 */
export function notBelowCondition(kind: InitiativeName, floor: string, trustAutomaticUpgrade: boolean): Condition {
  const { automaticUpgrade } = MACHINE_POLICY[kind];
  const notBelow = { allOf: notBelowConditions(kind, floor) };
  return automaticUpgrade !== undefined && trustAutomaticUpgrade
    ? { anyOf: [{ field: automaticUpgrade, equals: true }, notBelow] }
    : notBelow;
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
