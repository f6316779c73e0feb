import { groupedBy } from '../../core/grouping';
import { INITIATIVE_NAMES, INITIATIVES, type InitiativeName } from '../../facts/initiatives';
import type { SilenceCause } from '../../facts/silence-causes';
import type { Inventory, InventoryExemption, PolicyState } from '../model/inventory';
import { idName } from '../model/words';
import { type InspectedMachine, unexpectedSilence } from './machine-causes';

/** What policy says of the machines of the built-in initiatives, and what it does not see. */
export interface Compliance {
  /** Members that have evaluated a machine, in the order of their initiative. */
  readonly members: readonly MemberCompliance[];
  /** Policies of one's own and others have states too, which are not counted by member. */
  readonly others: number;
  readonly exemptions: readonly JudgedExemption[];
  /** Assignments with machines that are compliant and report nothing. */
  readonly compliantOnPaper: readonly PaperCompliance[];
}

/** Machines by the state that one member of an initiative has for them. A machine in two assignments counts twice. */
export interface MemberCompliance {
  readonly initiative: InitiativeName;
  /** The `policyDefinitionReferenceId`. */
  readonly member: string;
  readonly compliant: number;
  readonly nonCompliant: number;
  readonly exempt: number;
  readonly conflict: number;
  /** Not evaluated yet, or of a state that is none of these. */
  readonly unknown: number;
  /** Machines that a remediation of this member deploys to, each once. */
  readonly toRemediate: number;
}

export type JudgedExemption = InventoryExemption & {
  /** Whether it had expired when the newest row of the export arrived; `undefined` if the export has no time. */
  readonly isExpired: boolean | undefined;
};

export interface PaperCompliance {
  readonly assignmentId: string;
  readonly name: string;
  /** Machines of which every member is compliant. */
  readonly compliant: number;
  /** How many of them report nothing, although they are on. */
  readonly silent: number;
  readonly causes: readonly (readonly [cause: SilenceCause, count: number])[];
}

/** `undefined` if the export holds neither states nor exemptions. */
export function complianceOf(inventory: Inventory, machines: readonly InspectedMachine[]): Compliance | undefined {
  const { policyStates, exemptions, newest } = inventory;
  if (policyStates === undefined && exemptions === undefined) return undefined;
  const states = policyStates ?? [];
  return {
    ...membersOf(states),
    exemptions: ours(exemptions ?? [], inventory).map((one) => ({ ...one, isExpired: hasExpired(one, newest) })),
    compliantOnPaper: paperCompliance(states, inventory, machines),
  };
}

function hasExpired({ expires, expiresAt }: InventoryExemption, newest: number | undefined): boolean | undefined {
  if (expires === undefined) return false;
  return expiresAt === undefined || newest === undefined ? undefined : expiresAt <= newest;
}

/** Exemptions from assignments of change tracking. */
function ours(exemptions: readonly InventoryExemption[], { assignments, policyStates }: Inventory) {
  const known = new Set([
    ...(assignments ?? []).map(({ id }) => id),
    ...(policyStates ?? []).map(({ assignmentId }) => assignmentId),
  ]);
  return exemptions.filter(({ assignmentId }) => known.has(assignmentId));
}

function membersOf(states: readonly PolicyState[]): Pick<Compliance, 'members' | 'others'> {
  const byDefinition = groupedBy(states, ({ definitionId }) => definitionId);
  const members = INITIATIVE_NAMES.flatMap((initiative) =>
    Object.entries(INITIATIVES[initiative].members).flatMap(([member, { definitionId }]): MemberCompliance[] => {
      const own = byDefinition.get(definitionId);
      if (own === undefined) return [];
      byDefinition.delete(definitionId);
      const of = (word: string) => own.filter(({ state }) => state === word);
      const compliant = of('compliant').length;
      const nonCompliant = of('noncompliant').length;
      const exempt = of('exempt').length;
      const conflict = of('conflict').length;
      const unknown = own.length - compliant - nonCompliant - exempt - conflict;
      const toRemediate = new Set(of('noncompliant').map(({ machine }) => machine)).size;
      return [{ initiative, member, compliant, nonCompliant, exempt, conflict, unknown, toRemediate }];
    }),
  );
  return { members, others: [...byDefinition.values()].flat().length };
}

/** Policy looks at extensions and associations only: whether data arrives, it does not see. */
function paperCompliance(
  states: readonly PolicyState[],
  { assignments }: Inventory,
  machines: readonly InspectedMachine[],
): PaperCompliance[] {
  const byId = new Map(machines.map((one) => [one.id, one]));
  const byAssignment = new Map<string, Map<string, boolean>>();
  for (const { assignmentId, machine, state } of states) {
    if (assignmentId === '') continue;
    const own = byAssignment.get(assignmentId) ?? new Map<string, boolean>();
    byAssignment.set(assignmentId, own.set(machine, own.get(machine) !== false && state === 'compliant'));
  }
  const names = new Map((assignments ?? []).map(({ id, name }) => [id, name]));
  return [...byAssignment].flatMap(([assignmentId, own]): PaperCompliance[] => {
    const compliant = [...own].flatMap(([machine, isCompliant]) => (isCompliant ? [machine] : []));
    const silent = compliant.flatMap((machine) => unexpectedSilence(byId.get(machine))?.cause ?? []);
    if (silent.length === 0) return [];
    const causes = [...groupedBy(silent, (cause) => cause)].map(([cause, { length }]) => [cause, length] as const);
    const name = names.get(assignmentId) ?? idName(assignmentId);
    return [{ assignmentId, name, compliant: compliant.length, silent: silent.length, causes }];
  });
}
