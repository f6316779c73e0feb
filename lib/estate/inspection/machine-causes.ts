import { compareVersions } from '../../core/versions';
import { EXTENSION_FLOOR } from '../../facts/extension';
import { SILENT_AFTER_HOURS, type SilenceCause } from '../../facts/silence-causes';
import type { Inventory, InventoryMachine, InventoryRule } from '../model/inventory';

/** What is known of one machine. */
export type MachineState =
  /** A row of the inventory arrived lately. */
  | { readonly state: 'reports' }
  /** It has everything, and the input does not say whether data arrives. */
  | { readonly state: 'configured' }
  | { readonly state: 'silent'; readonly cause: SilenceCause; readonly detail: string | undefined }
  /** Nothing joins it to change tracking. */
  | { readonly state: 'unwatched' }
  /** Files of the export that decide it are missing. */
  | { readonly state: 'unknown'; readonly missing: string };

/** A machine with its state, its subscription and the names of its rules. */
export type InspectedMachine = InventoryMachine &
  MachineState & { readonly subscription: string; readonly rules: readonly string[] };

/** The cause of a silence that is not expected: a machine that is off reports nothing. */
export function unexpectedCause(machine: MachineState | undefined): SilenceCause | undefined {
  return machine?.state === 'silent' && machine.cause !== 'machineOff' ? machine.cause : undefined;
}

/** What is known of the estate as a whole. */
export interface Known {
  /** Faults of rules that stop data, by the ids of findings. */
  readonly faults: ReadonlyMap<string, readonly string[]>;
  /** Whether an assignment of policy covers a machine. */
  readonly isCovered: (machine: InventoryMachine) => boolean;
}

const HOUR = 3_600_000;

/** Causes that a missing row proves, with the file that would have the row. */
const PROVEN_BY_ABSENCE: Readonly<Partial<Record<SilenceCause, string>>> = {
  agentMissing: 'extensions',
  imageUnknown: 'extensions',
  extensionMissing: 'extensions',
  associationMissing: 'associations',
  ruleForeign: 'associations',
  ruleDeleted: 'rules',
  workspaceMissing: 'workspaces',
  solutionMissing: 'solutions',
  unexplained: 'reporting',
};

/** Files that decide whether anything joins a machine to change tracking. */
const JOINING = ['extensions', 'associations', 'assignments'];

/** Whether a machine reports and, if not, the first cause in the chain. An absent row of a file that is cut off proves nothing. */
export function machineState(machine: InventoryMachine, inventory: Inventory, known: Known): MachineState {
  const found = foundState(machine, inventory, known);
  const { incomplete } = inventory;
  const missing =
    found.state === 'unwatched'
      ? JOINING.find((file) => incomplete.has(file))
      : found.state === 'silent'
        ? PROVEN_BY_ABSENCE[found.cause]
        : undefined;
  return missing !== undefined && incomplete.has(missing) ? { state: 'unknown', missing } : found;
}

function foundState(machine: InventoryMachine, inventory: Inventory, known: Known): MachineState {
  const { reported, newest } = inventory;
  const last = reported?.get(machine.id);
  if (last !== undefined && newest !== undefined && newest - last <= SILENT_AFTER_HOURS * HOUR)
    return { state: 'reports' };
  const { extensions, associations, rules } = inventory;
  if (machine.isOn === false) return silent('machineOff');
  const missing = Object.entries({ extensions, associations, rules }).find(([, list]) => list === undefined);
  if (missing !== undefined || !extensions || !associations || !rules) {
    return { state: 'unknown', missing: String(missing?.[0]) };
  }
  const own = extensions.get(machine.id) ?? [];
  const joined = associations.get(machine.id) ?? [];
  const ours = own.filter(({ kind }) => kind === 'changeTracking');
  const isJoined = ours.length > 0 || joined.some(({ ruleId }) => isOurs(ruleId, rules));
  if (!isJoined && !known.isCovered(machine)) return { state: 'unwatched' };
  const isComplete = inventory.evaluated?.get(machine.id) === false;
  return (
    agentCause(machine, own, isComplete) ??
    ruleCause(machine, joined, rules) ??
    extensionCause(machine, ours) ??
    targetCause(machine, joined, inventory, known)
  );
}

function isOurs(ruleId: string | undefined, rules: ReadonlyMap<string, InventoryRule>): boolean {
  return ruleId !== undefined && (rules.get(ruleId)?.systems.length ?? 0) > 0;
}

function silent(cause: SilenceCause, detail?: string): MachineState {
  return { state: 'silent', cause, detail };
}

type Own = readonly NonNullable<ReturnType<NonNullable<Inventory['extensions']>['get']>>[number][];

/** @param isComplete whether policy finds nothing missing */
function agentCause(
  { hasSystemIdentity, identities, kind }: InventoryMachine,
  own: Own,
  isComplete: boolean,
): MachineState | undefined {
  const agents = own.filter((one) => one.kind === 'agent');
  const [agent] = agents;
  if (agent === undefined) return silent(isComplete ? 'imageUnknown' : 'agentMissing');
  if (hasFailed(agent.state)) return silent('agentFailed', agent.state);
  // The agent of an Arc server signs in with the identity of the server itself.
  if (kind === 'arcServer') return undefined;
  const { identityId } = agent;
  if (identityId !== undefined && !identities.includes(identityId)) return silent('identityMissing', identityId);
  return identityId === undefined && !hasSystemIdentity && identities.length === 0
    ? silent('identityMissing', 'the machine has no identity')
    : undefined;
}

function hasFailed(state: string | undefined): boolean {
  return state !== undefined && state !== '' && !/^succeeded$/i.test(state);
}

function ruleCause(
  { os }: InventoryMachine,
  joined: readonly { readonly ruleId: string | undefined }[],
  rules: ReadonlyMap<string, InventoryRule>,
): MachineState | undefined {
  const ids = joined.flatMap(({ ruleId }) => ruleId ?? []);
  if (ids.length === 0) return silent('associationMissing');
  const [first] = ids;
  const ours = [...new Set(ids)].filter((id) => isOurs(id, rules));
  if (ours.length > 1) return silent('rulesSeveral', ours.map((id) => rules.get(id)?.name ?? id).join(', '));
  const [own] = ours;
  if (own === undefined) {
    return ids.every((id) => !rules.has(id)) ? silent('ruleDeleted', first) : silent('ruleForeign');
  }
  const rule = rules.get(own);
  return os !== undefined && rule?.systems.includes(os) === false ? silent('ruleForeign', rule.name) : undefined;
}

function extensionCause({ os }: InventoryMachine, ours: Own): MachineState | undefined {
  const fitting = ours.filter((one) => os === undefined || one.os === undefined || one.os === os);
  const [extension] = fitting;
  if (extension === undefined) return silent('extensionMissing');
  if (hasFailed(extension.state)) return silent('extensionFailed', extension.state);
  const { version, isUpgraded } = extension;
  const isOld = version !== undefined && version !== '' && compareVersions(version, EXTENSION_FLOOR) < 0;
  return isOld && isUpgraded === false ? silent('extensionOld', version) : undefined;
}

/** What the rule and its workspace lack, and then whether data arrives. */
function targetCause(
  machine: InventoryMachine,
  joined: readonly { readonly ruleId: string | undefined; readonly endpointId: string | undefined }[],
  { rules, solutions, workspaces, reported }: Inventory,
  { faults }: Known,
): MachineState {
  const rule = joined.map(({ ruleId }) => rules?.get(ruleId ?? '')).find((one) => (one?.systems.length ?? 0) > 0);
  const found = (rule && faults.get(rule.id)) ?? [];
  if (rule !== undefined && found.length > 0) return silent('ruleFaulty', `${rule.name}: ${found.join(', ')}`);
  if (workspaces === undefined) return { state: 'unknown', missing: 'workspaces' };
  for (const id of rule?.workspaceIds ?? []) {
    const workspace = workspaces.get(id);
    if (workspace === undefined) return silent('workspaceMissing', id);
    const { name, location } = workspace;
    if (rule?.location && location && rule.location !== location) {
      return silent('ruleFaulty', `${rule.name}: in ${rule.location}, its workspace in ${location}`);
    }
    if (solutions?.has(id) === false) return silent('solutionMissing', name);
    const isEndpointless = joined.every(({ endpointId }) => endpointId === undefined);
    if (workspace.isClosed && isEndpointless) return silent('ingestionClosed', name);
    if (workspace.isOverQuota) return silent('overQuota', name);
  }
  if (solutions === undefined) return { state: 'unknown', missing: 'solutions' };
  if (machine.kind === 'scaleSet' && /^manual$/i.test(machine.upgradeMode ?? '')) return silent('instancesOld');
  // Rows of scale sets have the ids of their instances.
  return reported === undefined || machine.kind === 'scaleSet' ? { state: 'configured' } : silent('unexplained');
}
