import type { Association, Estate, Extension } from '../model/estate';
import { isHidden, sameId } from '../model/value';
import type { Comparison } from './finding';
import { isUnseen } from './unseen';

/** What a machine is onboarded with. */
export type Part = 'association' | 'extension' | 'agent';

/** What one machine has. */
export interface Machine {
  readonly id: string;
  readonly parts: Map<Part, string>;
  /** Associations with rules that are of change tracking. */
  readonly ours: Association[];
  /** Associations with rules that the input does not show. */
  readonly open: Association[];
}

/** Machines by id, in lower case. */
export type Machines = ReadonlyMap<string, Machine>;

/** Which rules are of change tracking: those in the input, and those its policies are given. */
export interface KnownRules {
  readonly ours: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
}

/** The rules of both sides of a change. */
export function rulesOf({ before, after }: Comparison): KnownRules {
  const sides = [before, after];
  const ids = sides.flatMap(({ rules, assignments }) => [
    ...rules.map(({ id }) => id),
    ...assignments.map(({ parameters }) => (isHidden(parameters) ? '' : parameters['dcrResourceId'])),
  ]);
  const ours = new Set(ids.filter((id) => typeof id === 'string').map((id) => id.toLowerCase()));
  const all = sides.flatMap(({ resources }) => [...resources.values()]);
  const others = all.filter(({ type }) => /_data_collection_rule$/.test(type));
  return { ours, others: new Set(others.map(({ id }) => id.toLowerCase())) };
}

/** Keys of machines: a machine that is in the input is the same one under its old id and its new one. */
export type MachineKeys = (id: string) => string;

/** How the ids of a comparison name machines. */
export function machineKeys({ before, after }: Comparison): MachineKeys {
  const keys = new Map<string, string>();
  for (const { machines } of [before, after]) {
    for (const { id, address } of machines) {
      keys.set(id.toLowerCase(), `@${address}`);
      keys.set(`\${${address}.id}`.toLowerCase(), `@${address}`);
    }
  }
  return (id) => keys.get(id.toLowerCase()) ?? id.toLowerCase();
}

/**
 * The machines of one side, and associations with unknown rules of machines of which nothing else is known, not from `earlier`
 * either.
 */
export function machinesOf(
  { extensions, agents, associations }: Pick<Estate, 'extensions' | 'agents' | 'associations'>,
  rules: KnownRules,
  keyOf: MachineKeys,
  earlier?: Machines,
): { readonly machines: Map<string, Machine>; readonly loose: readonly Association[] } {
  const machines = new Map<string, Machine>();
  const loose: Association[] = [];
  const add = (part: Part, { machine, address }: Extension | Association) => {
    const id = isHidden(machine) ? '' : machine;
    const found = machines.get(keyOf(id)) ?? { id, parts: new Map<Part, string>(), ours: [], open: [] };
    found.parts.set(part, address);
    machines.set(keyOf(id), found);
    return found;
  };
  const seen = associations.filter(({ machine }) => !isHidden(machine));
  const isOurs = ({ ruleId }: Association) => rules.ours.has(String(ruleId).toLowerCase());
  for (const extension of extensions) if (!isHidden(extension.machine)) add('extension', extension);
  for (const one of seen.filter(isOurs)) add('association', one).ours.push(one);
  for (const one of seen) {
    if (isOurs(one) || rules.others.has(String(one.ruleId).toLowerCase())) continue;
    const key = keyOf(String(one.machine));
    if (!isUnseen(one.ruleId) && !machines.has(key) && !earlier?.has(key)) {
      loose.push(one);
      continue;
    }
    const { parts, open, ours } = add('association', one);
    open.push(one);
    if (ours[0] !== undefined) parts.set('association', ours[0].address);
  }
  for (const agent of agents) {
    if (!isHidden(agent.machine) && machines.has(keyOf(agent.machine))) add('agent', agent);
  }
  return { machines, loose };
}

/** New associations with a rule that the input does not show. */
export function newOpen(was: Machine | undefined, becomes: Machine): Association[] {
  return becomes.open.filter(
    ({ address, ruleId }) =>
      !was?.open.some((one) => sameId(one.ruleId, ruleId) || (isHidden(one.ruleId) && one.address === address)),
  );
}
