import type { Association, Extension } from '../model/estate';
import { isHidden, sameId } from '../model/value';
import { counted, idName, machineKind } from '../model/words';
import { withoutKeys } from '../read/references';
import { type Comparison, type Finding, finding, pairs } from './finding';
import { otherRules } from './followed';
import { kept, type Machine, type Machines, machinesOf, newOpen, type Part, rulesOf } from './onboarded';
import { secondRules } from './second-rules';
import { unknownUntilApply, unseen } from './unseen';
import { versionFindings } from './versions';

export const machineDropped = finding({
  id: 'machine-dropped',
  severity: 'blocking',
  holds: 'change',
  title: 'A machine stops reporting',
  when: 'A machine that was onboarded by name loses its association with a change tracking rule, the extension or the Azure Monitor Agent. An association that only moves to another address is none.',
  why: 'Without the agent, the extension and an association with the rule a machine reports nothing, unless a policy onboards it again.',
  remedy: 'Keep the machine, or make sure that it is retired or covered by a policy.',
});

export const machineAdded = finding({
  id: 'machine-added',
  severity: 'information',
  holds: 'change',
  title: 'More machines report',
  when: 'Machines are onboarded by name.',
  why: 'They are onboarded by name.',
  remedy: 'Nothing.',
});

/** What a change does to machines that are onboarded by name. */
export function machineFindings(comparison: Comparison): Finding[] {
  const rules = rulesOf(comparison);
  const before = machinesOf(kept(comparison), rules);
  const after = machinesOf(comparison.after, rules);
  return [
    ...hiddenMachines(comparison),
    ...openMachines(before, after),
    ...lost(before, after, comparison),
    ...added(before, after),
    ...secondRules(before, after),
    ...otherRules(before, after, comparison),
    ...versionFindings(comparison),
  ];
}

/** Machines that lose something they had, or may. */
function lost(before: Machines, after: Machines, { after: side }: Comparison): Finding[] {
  const parts = [...side.associations, ...side.extensions, ...side.agents];
  const unseenNow = new Set(parts.flatMap(({ address, machine }) => (isHidden(machine) ? [address] : [])));
  const unfolded = openResources(before, after);
  return [...before].flatMap(([key, was]) => {
    const becomes = after.get(key);
    const gone = [...was.parts].filter(
      ([part, address]) =>
        (part === 'association' ? isAssociationLost(was, becomes) : !becomes?.parts.has(part)) &&
        !unseenNow.has(address) &&
        !unfolded.has(withoutKeys(address).replace('[*]', '')),
    );
    const [first] = gone.sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));
    if (first === undefined) return maybeLost(was, becomes);
    const missing = gone.map(([part]) => part);
    const left = [...(becomes?.parts.keys() ?? [])].filter((part) => !missing.includes(part));
    const subject = `${machineKind(was.id)} ${idName(was.id)}`;
    const words = `keeps ${left.length === 0 ? 'nothing' : left.join(', ')}`;
    return [
      machineDropped.found({
        address: first[1],
        subject,
        was: `has ${[...was.parts.keys()].join(', ')}`,
        becomes: words,
      }),
    ];
  });
}

const ORDER: readonly Part[] = ['association', 'extension', 'agent'];

/** An association with a rule nobody knows may stand for the one that goes away, if it is new. */
function isAssociationLost(was: Machine, becomes: Machine | undefined): boolean {
  if (becomes === undefined) return true;
  if (becomes.ours.length > 0) return false;
  return was.ours.length > 0 ? newOpen(was, becomes).length === 0 : becomes.open.length === 0;
}

/** One of several associations goes away, and whether it was the one of change tracking is not in the input. */
function maybeLost(was: Machine, becomes: Machine | undefined): Finding[] {
  if (becomes === undefined || was.ours.length > 0 || becomes.ours.length > 0) return [];
  if (newOpen(was, becomes).length > 0) return [];
  const gone = was.open.filter((one) => !becomes.open.some((other) => sameId(one.ruleId, other.ruleId)));
  return gone.map(({ address, ruleId, machine }) =>
    unknownUntilApply.found({
      address,
      subject: `${machineKind(was.id)} ${idName(machine)}`,
      was: `follows rule ${idName(ruleId)}`,
      becomes: 'no longer does; whether that rule is of change tracking is not in the input',
    }),
  );
}

/** Resources whose instances cannot be known on one of the sides, without keys. */
function openResources(...sides: readonly Machines[]): Set<string> {
  const addresses = sides.flatMap((machines) => [...machines.values()].flatMap(({ parts }) => [...parts.values()]));
  return new Set(addresses.filter((address) => address.endsWith('[*]')).map((address) => address.slice(0, -3)));
}

function openMachines(before: Machines, after: Machines): Finding[] {
  const unfolded = openResources(before, after);
  const gone = [...before].filter(([key]) => !after.has(key)).flatMap(([, { parts }]) => [...parts.values()]);
  const addresses = new Set(gone.map((address) => withoutKeys(address).replace('[*]', '')));
  return [...unfolded]
    .filter((address) => addresses.has(address))
    .map((address) => unseen(`${address}[*]`, 'machines', 'other than now'));
}

/** One finding for all machines of one resource, which may be thousands. */
function added(before: Machines, after: Machines): Finding[] {
  const groups = new Map<string, string[]>();
  for (const [key, { id, parts }] of after) {
    const address = parts.get('association') ?? parts.get('extension') ?? '';
    if (before.has(key)) continue;
    const group = withoutKeys(address);
    const names = groups.get(group) ?? [];
    names.push(idName(id));
    groups.set(group, names);
  }
  return [...groups].map(([address, names]) => {
    const rest = names.length - 10;
    const list = names.slice(0, 10).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
    return machineAdded.found({
      address,
      subject: counted(names.length, 'machine'),
      was: 'not onboarded',
      becomes: `onboarded: ${list}`,
    });
  });
}

/** Associations whose machine cannot be seen: they may stand for a machine that was dropped. */
function hiddenMachines({ before, after }: Comparison): Finding[] {
  return pairs<Association | Extension>(
    [...before.associations, ...before.extensions],
    [...after.associations, ...after.extensions],
  ).flatMap(({ address, was, becomes }) =>
    becomes !== undefined && isHidden(becomes.machine) && was !== undefined
      ? [unseen(address, 'machine', idName(was.machine), becomes.machine)]
      : [],
  );
}

export const MACHINE_FINDINGS = [machineDropped, machineAdded];
