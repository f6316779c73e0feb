import { groupedBy } from '../../core/grouping';
import { CAUSE_ORDER, type SilenceCause } from '../../facts/silence-causes';
import { ASSIGNMENT_OVERLAP_FINDINGS } from '../findings/assignment-overlaps';
import { ASSIGNMENT_PARAMETER_FINDINGS } from '../findings/assignment-parameters';
import type { Finding } from '../findings/catalogue';
import { checkInput } from '../findings/estate-review';
import { PINNED_VERSION_FINDINGS } from '../findings/pinned-versions';
import type { Inventory, InventoryAssignment, InventoryMachine } from '../model/inventory';
import { type Compliance, complianceOf } from './compliance';
import type { Drift } from './drift/drift-item';
import { type ExtensionVersion, extensionVersions } from './installed-versions';
import { type InspectedMachine, type Known, type MachineState, machineState } from './machine-causes';

/** What is known of every machine of an estate. */
export interface Inspection {
  readonly machines: readonly InspectedMachine[];
  /** How many machines there are in each state. */
  readonly states: ReadonlyMap<MachineState['state'], number>;
  /** How many machines are silent for each cause, in the order of the chain. */
  readonly causes: readonly (readonly [cause: SilenceCause, count: number])[];
  /** Versions of the extension, oldest first; `undefined` if the export does not hold extensions. */
  readonly versions: readonly ExtensionVersion[] | undefined;
  /** What policy says; `undefined` if the export holds neither its states nor exemptions. */
  readonly compliance: Compliance | undefined;
  /** What is wrong with the assignments as they are; `undefined` if the export does not hold them. */
  readonly assignmentFindings: readonly Finding[] | undefined;
  /** How Azure differs from code; absent if it was not compared. */
  readonly drift?: Drift;
  readonly gaps: readonly string[];
}

export type { InspectedMachine } from './machine-causes';

/** Says of every machine whether it reports and, if not, why. */
export function inspect(inventory: Inventory): Inspection {
  const known: Known = { faults: faultsOf(inventory), isCovered: coverageOf(inventory) };
  const machines = inventory.machines.map((machine): InspectedMachine => {
    const joined = inventory.associations?.get(machine.id) ?? [];
    return {
      ...machine,
      ...machineState(machine, inventory, known),
      subscription: machine.id.split('/')[2] ?? '',
      rules: joined.flatMap(({ ruleId }) => ruleId ?? []).map((id) => inventory.rules?.get(id)?.name ?? id),
    };
  });
  const states = [...groupedBy(machines, ({ state }) => state)].map(([state, own]) => [state, own.length] as const);
  const byCause = groupedBy(machines, (one) => (one.state === 'silent' ? one.cause : undefined));
  return {
    machines,
    states: new Map(states),
    causes: CAUSE_ORDER.flatMap((cause) => {
      const count = byCause.get(cause)?.length;
      return count === undefined ? [] : [[cause, count] as const];
    }),
    versions: extensionVersions(inventory),
    compliance: complianceOf(inventory, machines),
    assignmentFindings: assignmentFindingsOf(inventory),
    gaps: inventory.gaps,
  };
}

/** Faults of rules as they are, by rule. What a rule needs beside itself is looked at for each machine. */
function faultsOf({ ruleInput }: Inventory): Known['faults'] {
  const blocking = ruleInput ? checkInput(ruleInput).findings.filter(({ severity }) => severity === 'blocking') : [];
  const byRule = groupedBy(blocking, ({ address }) => address.toLowerCase());
  return new Map([...byRule].map(([rule, found]) => [rule, [...new Set(found.map(({ id }) => id))]]));
}

/** Kinds of findings that need no more than the assignments and their exemptions. */
const ABOUT_ASSIGNMENTS: ReadonlySet<string> = new Set(
  [...ASSIGNMENT_OVERLAP_FINDINGS, ...ASSIGNMENT_PARAMETER_FINDINGS, ...PINNED_VERSION_FINDINGS].map(({ id }) => id),
);

function assignmentFindingsOf({ assignmentInput }: Inventory): readonly Finding[] | undefined {
  return assignmentInput && checkInput(assignmentInput).findings.filter(({ id }) => ABOUT_ASSIGNMENTS.has(id));
}

/** Whether policy covers a machine: it has evaluated it, or an assignment has it in its scope. */
function coverageOf({ assignments = [], evaluated }: Inventory): Known['isCovered'] {
  const byScope = groupedBy(
    assignments.filter(({ isEnforced }) => isEnforced),
    ({ scope }) => scope,
  );
  const covers = ({ kind, notScopes }: InventoryAssignment, machine: InventoryMachine) =>
    (kind === undefined || kind === machine.kind) && !notScopes.some((one) => `${machine.id}/`.startsWith(`${one}/`));
  return (machine) => {
    if (evaluated?.has(machine.id) === true) return true;
    const parts = machine.id.split('/');
    const scopes = [parts.slice(0, 3).join('/'), parts.slice(0, 5).join('/')];
    return scopes.some((scope) => byScope.get(scope)?.some((one) => covers(one, machine)) === true);
  };
}
