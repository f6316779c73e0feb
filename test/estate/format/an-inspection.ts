import type { InspectedMachine, Inspection } from '../../../lib/estate/inspection/inspect';
import type { MachineState } from '../../../lib/estate/inspection/machine-causes';

/** A machine of an inspection, which runs and reports unless something else is said. */
export function machine(given: Partial<InspectedMachine> & { readonly group?: string } = {}): InspectedMachine {
  const { group = 'rg', name = 'm', subscription = 'sub', ...others } = given;
  return {
    id: `/subscriptions/${subscription}/resourcegroups/${group}/providers/microsoft.compute/virtualmachines/${name}`,
    ...{ name, kind: 'virtualMachine', os: 'linux', isOn: true, hasSystemIdentity: true, identities: [] },
    ...{ upgradeMode: undefined, location: 'north', subscription, rules: [], state: 'reports', ...others },
  } as InspectedMachine;
}

export const machines = (count: number, of: (index: number) => Parameters<typeof machine>[0]): InspectedMachine[] =>
  Array.from({ length: count }, (_, index) => machine(of(index)));

/** An inspection with these machines and nothing else, but for what is given. */
export function inspectionOf(all: readonly InspectedMachine[], given: Partial<Inspection> = {}): Inspection {
  const states = new Map<MachineState['state'], number>();
  for (const { state } of all) states.set(state, (states.get(state) ?? 0) + 1);
  return {
    ...{ machines: all, states, causes: [], gaps: [] },
    ...{ versions: undefined, compliance: undefined, assignmentFindings: undefined },
    ...given,
  };
}
