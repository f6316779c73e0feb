import { compareVersions } from '../../core/versions';
import { EXTENSION_FLOOR } from '../../facts/extension';
import { SILENT_AFTER_HOURS, type SilenceCause } from '../../facts/silence-causes';
import type {
  Inventory,
  InventoryAssociation,
  InventoryExtension,
  InventoryMachine,
  InventoryRule,
} from '../model/inventory';
import type { ExportedFile } from '../read/inventory/exported-files';

/** What is known of one machine. */
export type MachineState =
  /** A row of the inventory arrived lately. */
  | { readonly state: 'reports' }
  /** It has everything, and the input does not say whether data arrives. */
  | { readonly state: 'configured' }
  | Silence
  /** Nothing joins it to change tracking. */
  | { readonly state: 'unwatched' }
  /** Files of the export that decide it are missing. */
  | { readonly state: 'unknown'; readonly missing: string };

export interface Silence {
  readonly state: 'silent';
  readonly cause: SilenceCause;
  readonly detail: string | undefined;
}

/** A machine with its state, its subscription and the names of its rules. */
export type InspectedMachine = InventoryMachine &
  MachineState & { readonly subscription: string; readonly rules: readonly string[] };

/** A silence that is not expected: a machine that is off reports nothing. */
export function unexpectedSilence(machine: MachineState | undefined): Silence | undefined {
  return machine?.state === 'silent' && machine.cause !== 'machineOff' ? machine : undefined;
}

/** What is known of the estate as a whole. */
export interface Known {
  /** Faults of rules that stop data, by the ids of findings. */
  readonly faults: ReadonlyMap<string, readonly string[]>;
  /** Whether an assignment of policy covers a machine. */
  readonly isCovered: (machine: InventoryMachine) => boolean;
}

const HOUR = 3_600_000;

/** What the absence of a row shows, with the files that would have the row. */
const SHOWN_BY_ABSENCE: Readonly<Partial<Record<SilenceCause | MachineState['state'], readonly ExportedFile[]>>> = {
  unwatched: ['extensions', 'associations', 'rules', 'assignments', 'states'],
  agentMissing: ['extensions'],
  imageUnknown: ['extensions'],
  extensionMissing: ['extensions'],
  associationMissing: ['associations'],
  ruleForeign: ['associations', 'rules'],
  ruleDeleted: ['rules'],
  workspaceMissing: ['workspaces'],
  solutionMissing: ['solutions'],
  ingestionClosed: ['associations'],
  unexplained: ['reporting'],
};

/** Whether a machine reports and, if not, the first cause in the chain. An absent row of a file that is cut off proves nothing. */
export function machineState(machine: InventoryMachine, inventory: Inventory, known: Known): MachineState {
  const found = foundState(machine, inventory, known);
  const said = found.state === 'silent' ? found.cause : found.state;
  const missing = SHOWN_BY_ABSENCE[said]?.find((file) => inventory.incomplete.has(file));
  return missing === undefined ? found : unknown(missing);
}

function foundState(machine: InventoryMachine, inventory: Inventory, known: Known): MachineState {
  const { reported, newest, incomplete } = inventory;
  const age = Number(newest) - Number(reported?.get(machine.id));
  if (age <= SILENT_AFTER_HOURS * HOUR) return { state: 'reports' };
  const { extensions, associations, rules } = inventory;
  if (machine.isOn === false) return silent('machineOff');
  if (extensions === undefined) return unknown('extensions');
  if (associations === undefined) return unknown('associations');
  if (rules === undefined) return unknown('rules');
  const own = extensions.get(machine.id) ?? [];
  const joined = associations.get(machine.id) ?? [];
  const ours = own.filter(({ kind }) => kind === 'changeTracking');
  const ruleIds = [...new Set(joined.flatMap(({ ruleId }) => ruleId ?? []))];
  const tracking = ruleIds.flatMap((id) => rules.get(id) ?? []).filter(({ systems }) => systems.length > 0);
  const isJoined = ours.length > 0 || tracking.length > 0;
  if (!isJoined && !known.isCovered(machine)) return { state: 'unwatched' };
  const isComplete = inventory.evaluated?.get(machine.id) === false && !incomplete.has('states');
  const found = agentCause(machine, own, isComplete) ?? onlyRule(machine, ruleIds, tracking, rules);
  if ('state' in found) return found;
  return extensionCause(machine, ours) ?? targetCause(machine, found, joined, inventory, known);
}

function silent(cause: SilenceCause, detail?: string): MachineState {
  return { state: 'silent', cause, detail };
}

function unknown(missing: ExportedFile): MachineState {
  return { state: 'unknown', missing };
}

/** @param isComplete whether policy finds nothing missing */
function agentCause(
  { hasSystemIdentity, identities, kind }: InventoryMachine,
  own: readonly InventoryExtension[],
  isComplete: boolean,
): MachineState | undefined {
  const agent = own.find((one) => one.kind === 'agent');
  if (agent === undefined) return silent(isComplete ? 'imageUnknown' : 'agentMissing');
  if (hasFailed(agent)) return silent('agentFailed', agent.state);
  // The agent of an Arc server signs in with the identity of the server itself.
  if (kind === 'arcServer') return undefined;
  const { identityId } = agent;
  if (identityId === undefined) {
    const hasIdentity = hasSystemIdentity || identities.length > 0;
    return hasIdentity ? undefined : silent('identityMissing', 'the machine has no identity');
  }
  return identities.includes(identityId) ? undefined : silent('identityMissing', identityId);
}

/** States of an extension that is installed, or that Azure is working on. */
const UNFAILED = ['succeeded', 'creating', 'updating', 'deleting'];

function hasFailed({ state }: InventoryExtension): boolean {
  return state !== undefined && !UNFAILED.includes(state.toLowerCase());
}

/** The rule of change tracking that a machine has, or why it has not one. */
function onlyRule(
  { os }: InventoryMachine,
  ids: readonly string[],
  tracking: readonly InventoryRule[],
  rules: ReadonlyMap<string, InventoryRule>,
): InventoryRule | MachineState {
  const [id] = ids;
  if (id === undefined) return silent('associationMissing');
  if (tracking.length > 1) return silent('rulesSeveral', tracking.map(({ name }) => name).join(', '));
  const [rule] = tracking;
  if (rule === undefined) return ids.some((one) => rules.has(one)) ? silent('ruleForeign') : silent('ruleDeleted', id);
  return os === undefined || rule.systems.includes(os) ? rule : silent('ruleForeign', rule.name);
}

function extensionCause({ os }: InventoryMachine, ours: readonly InventoryExtension[]): MachineState | undefined {
  const extension = ours.find((one) => os === undefined || one.os === os);
  if (extension === undefined) return silent('extensionMissing');
  if (hasFailed(extension)) return silent('extensionFailed', extension.state);
  const { version, isUpgraded } = extension;
  const isOld = version !== undefined && compareVersions(version, EXTENSION_FLOOR) < 0;
  return isOld && isUpgraded === false ? silent('extensionOld', version) : undefined;
}

/** What the rule and its workspace lack, and then whether data arrives. */
function targetCause(
  machine: InventoryMachine,
  rule: InventoryRule,
  joined: readonly InventoryAssociation[],
  { solutions, workspaces, reported }: Inventory,
  { faults }: Known,
): MachineState {
  const found = faults.get(rule.id);
  if (found !== undefined) return silent('ruleFaulty', `${rule.name}: ${found.join(', ')}`);
  if (workspaces === undefined) return unknown('workspaces');
  for (const id of rule.workspaceIds) {
    const workspace = workspaces.get(id);
    if (workspace === undefined) return silent('workspaceMissing', id);
    const { name, location } = workspace;
    if (rule.location !== '' && location !== '' && rule.location !== location) {
      return silent('ruleFaulty', `${rule.name}: in ${rule.location}, its workspace in ${location}`);
    }
    if (solutions?.has(id) === false) return silent('solutionMissing', name);
    const isEndpointless = joined.every(({ endpointId }) => endpointId === undefined);
    if (workspace.isClosed && isEndpointless) return silent('ingestionClosed', name);
    if (workspace.isOverQuota) return silent('overQuota', name);
  }
  if (solutions === undefined) return unknown('solutions');
  if (machine.kind === 'scaleSet' && machine.upgradeMode?.toLowerCase() === 'manual') return silent('instancesOld');
  // Rows of scale sets have the ids of their instances.
  return reported === undefined || machine.kind === 'scaleSet' ? { state: 'configured' } : silent('unexplained');
}
