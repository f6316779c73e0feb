import type { Estate } from '../model/estate';
import { hiddenText, idKey, isHidden } from '../model/value';
import { machineKind } from '../model/words';

/** A machine that has the extension or an association with a rule. */
export interface OnboardedMachine {
  readonly id: string;
  /** Version of the extension, or a word for it. */
  readonly version: string;
}

/** The machines that are onboarded by name. Those known only at apply are left out. */
export function onboardedMachines({ rules, byId, extensions, associations }: Estate): OnboardedMachine[] {
  const machines = new Map<string, OnboardedMachine>();
  const ours = new Set(rules.map(({ id }) => id.toLowerCase()));
  // A rule of the input that is not of change tracking onboards nothing.
  const isOther = (id: unknown) => !ours.has(idKey(id)) && byId.has(idKey(id));
  for (const { machine, ruleId } of associations) {
    if (!isHidden(machine) && !isOther(ruleId))
      machines.set(machine.toLowerCase(), { id: machine, version: 'not here' });
  }
  for (const { machine, version, automaticUpgrade } of extensions) {
    const words = isHidden(version) ? hiddenText(version) : (version ?? 'newest when installed');
    if (!isHidden(machine))
      machines.set(machine.toLowerCase(), {
        id: machine,
        version: automaticUpgrade === true ? 'kept up to date by Azure' : words,
      });
  }
  return [...machines.values()];
}

/** How many machines of one kind have one version of the extension. */
export interface DescribedMachines {
  readonly kind: string;
  readonly count: number;
  readonly version: string;
}

export function machinesOf(estate: Estate): DescribedMachines[] {
  const counts = new Map<string, DescribedMachines>();
  for (const { id, version } of onboardedMachines(estate)) {
    const kind = machineKind(id);
    const found = counts.get(`${kind} ${version}`) ?? { kind, count: 0, version };
    counts.set(`${kind} ${version}`, { ...found, count: found.count + 1 });
  }
  return [...counts.values()];
}
