import { INITIATIVE_NAMES, INITIATIVES, type InitiativeName } from '../../facts/initiatives';
import type { SilenceCause } from '../../facts/silence-causes';
import type { Inventory, InventoryExemption, PolicyState } from '../model/inventory';
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
    exemptions: ours(exemptions ?? [], inventory).map((one) => ({
      ...one,
      isExpired: hasExpired(one, newest),
    })),
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

const COUNTED = ['compliant', 'noncompliant', 'exempt', 'conflict'];

function membersOf(states: readonly PolicyState[]): Pick<Compliance, 'members' | 'others'> {
  const counts = new Map<string, Map<string, number>>();
  const toRemediate = new Map<string, Set<string>>();
  for (const { definitionId, state, machine } of states) {
    const own = counts.get(definitionId) ?? new Map<string, number>();
    counts.set(definitionId, own);
    const word = COUNTED.includes(state) ? state : 'unknown';
    own.set(word, (own.get(word) ?? 0) + 1);
    if (word !== 'noncompliant') continue;
    const touched = toRemediate.get(definitionId) ?? new Set<string>();
    toRemediate.set(definitionId, touched.add(machine));
  }
  const members = INITIATIVE_NAMES.flatMap((initiative) =>
    Object.entries(INITIATIVES[initiative].members).flatMap(([member, { definitionId }]): MemberCompliance[] => {
      const own = counts.get(definitionId);
      if (own === undefined) return [];
      counts.delete(definitionId);
      const of = (word: string) => own.get(word) ?? 0;
      return [
        {
          initiative,
          member,
          compliant: of('compliant'),
          nonCompliant: of('noncompliant'),
          exempt: of('exempt'),
          conflict: of('conflict'),
          unknown: of('unknown'),
          toRemediate: toRemediate.get(definitionId)?.size ?? 0,
        },
      ];
    }),
  );
  const others = [...counts.values()].flatMap((own) => [...own.values()]).reduce((sum, count) => sum + count, 0);
  return { members, others };
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
    const causes = new Map<SilenceCause, number>();
    for (const machine of compliant) {
      const cause = unexpectedSilence(byId.get(machine))?.cause;
      if (cause !== undefined) causes.set(cause, (causes.get(cause) ?? 0) + 1);
    }
    const silent = [...causes.values()].reduce((sum, count) => sum + count, 0);
    if (silent === 0) return [];
    const name = names.get(assignmentId) ?? assignmentId.split('/').at(-1) ?? assignmentId;
    return [{ assignmentId, name, compliant: compliant.length, silent, causes: [...causes] }];
  });
}
