import type { Association, Extension } from '../model/estate';
import { isHidden, sameId } from '../model/value';
import { counted, idName, machineKind } from '../model/words';
import { withoutKeys } from '../read/references';
import { type Comparison, type Finding, finding, pairs } from './finding';
import { otherRules } from './followed';
import { type Machine, type Machines, machineKeys, machinesOf, newOpen, type Part, rulesOf } from './onboarded';
import { secondRules } from './second-rules';
import { unknownUntilApply, unseen } from './unseen';
import { versionFindings } from './version-findings';

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

export const associationRepointed = finding({
  id: 'association-repointed',
  severity: 'attention',
  holds: 'change',
  title: 'A machine follows a rule that is not in the input',
  when: 'The association of a machine goes from one rule to another that is not in the input or is known only at apply.',
  why: 'If the rule is not of change tracking, the machine stops reporting.',
  remedy: 'Review the rule together with the association, or check it in Azure.',
});

export const machineRemoved = finding({
  id: 'machine-removed',
  severity: 'attention',
  holds: 'change',
  title: 'A machine is destroyed',
  when: 'A virtual machine, scale set or Arc server is removed together with its extension and association.',
  why: 'The machine reports nothing because it no longer exists.',
  remedy: 'Check that the machine is meant to go.',
});

export const extensionAdded = finding({
  id: 'extension-added',
  severity: 'information',
  holds: 'change',
  title: 'The extension is installed on more machines',
  when: 'Machines get the extension, and the input holds no association of them with a rule.',
  why: 'A machine reports once it is also associated with a change tracking rule.',
  remedy: 'Nothing.',
});

/** What a change does to machines that are onboarded by name. */
export function machineFindings(comparison: Comparison): Finding[] {
  const rules = rulesOf(comparison);
  const keyOf = machineKeys(comparison);
  const before = machinesOf(comparison.before, rules, keyOf);
  const after = machinesOf(comparison.after, rules, keyOf, before.machines);
  return [
    ...hiddenMachines(comparison),
    ...openMachines(before.machines, after.machines),
    ...lost(before.machines, after.machines, comparison),
    ...repointed(before.loose, after.loose),
    ...added(before.machines, after.machines, comparison),
    ...secondRules(before.machines, after.machines),
    ...otherRules(before.machines, after.machines, comparison, keyOf),
    ...versionFindings(comparison),
  ];
}

/** Machines that lose something they had, or may. */
function lost(before: Machines, after: Machines, { before: earlier, after: side, changes }: Comparison): Finding[] {
  const retired = new Set(
    earlier.machines.flatMap(({ address }) => (changes.get(address)?.action === 'delete' ? [`@${address}`] : [])),
  );
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
    if (retired.has(key)) {
      const subject = `${machineKind(was.id)} ${idName(was.id)}`;
      const had = `had ${[...was.parts.keys()].join(', ')}`;
      return [machineRemoved.found({ address: key.slice(1), subject, was: had, becomes: 'destroyed' })];
    }
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

/** A new association with an unknown rule may replace the one that goes away. */
function isAssociationLost(was: Machine, becomes: Machine | undefined): boolean {
  if (becomes === undefined) return true;
  if (becomes.ours.length > 0) return false;
  return was.ours.length > 0 ? newOpen(was, becomes).length === 0 : becomes.open.length === 0;
}

const NOT_TOLD = 'whether that rule is of change tracking is not in the input';

/** The machine follows another rule than before, or one less, and whether that is of change tracking is not in the input. */
function maybeLost(was: Machine, becomes: Machine | undefined): Finding[] {
  if (becomes === undefined || becomes.ours.length > 0) return [];
  const had = [...was.ours, ...was.open];
  const gone = had.filter(({ ruleId }) => !becomes.open.some((one) => sameId(one.ruleId, ruleId)));
  const [first] = newOpen(was, becomes);
  const subject = (machine: unknown) => `${machineKind(was.id)} ${idName(machine)}`;
  if (first !== undefined) {
    if (gone[0] === undefined) return [];
    return [repoint(first, subject(first.machine), gone[0])];
  }
  if (was.ours.length > 0) return [];
  return gone.map((one) => unknownRule(one, subject(one.machine), one.ruleId, `no longer does; ${NOT_TOLD}`));
}

function follows(ruleId: unknown): string {
  return `follows rule ${idName(ruleId)}`;
}

function unknownRule({ address }: Association, subject: string, ruleId: unknown, becomes: string): Finding {
  return unknownUntilApply.found({ address, subject, was: follows(ruleId), becomes });
}

function repoint({ address, ruleId }: Association, subject: string, was: Association): Finding {
  return associationRepointed.found({
    address,
    subject,
    was: follows(was.ruleId),
    becomes: `${follows(ruleId)}; ${NOT_TOLD}`,
  });
}

/** Associations of machines of which the input holds nothing else, with rules that are not in it. */
function repointed(before: readonly Association[], after: readonly Association[]): Finding[] {
  return pairs(before, after).flatMap(({ was, becomes }) => {
    if (was === undefined || becomes === undefined || sameId(was.ruleId, becomes.ruleId)) return [];
    const subject = `${machineKind(String(was.machine))} ${idName(becomes.machine)}`;
    return [repoint(becomes, subject, was)];
  });
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
function added(before: Machines, after: Machines, { before: earlier, after: side }: Comparison): Finding[] {
  const groups = new Map<
    string,
    { readonly address: string; readonly kind: typeof machineAdded | typeof extensionAdded; readonly names: string[] }
  >();
  const add = (one: string, kind: typeof machineAdded | typeof extensionAdded, name: string) => {
    const address = withoutKeys(one);
    const group = groups.get(`${kind.id} ${address}`) ?? { address, kind, names: [] };
    group.names.push(name);
    groups.set(`${kind.id} ${address}`, group);
  };
  for (const [key, { id, parts }] of after) {
    const [association, extension] = [parts.get('association'), parts.get('extension')];
    if (before.has(key)) continue;
    add(association ?? extension ?? '', association === undefined ? extensionAdded : machineAdded, idName(id));
  }
  for (const { address, machine } of side.associations) {
    if (isHidden(machine) && !earlier.resources.has(address)) add(address, machineAdded, idName(machine));
  }
  return [...groups.values()].map(({ address, kind, names }) => {
    const rest = names.length - 10;
    const list = names.slice(0, 10).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
    const [was, becomes] =
      kind === machineAdded ? ['not onboarded', 'onboarded'] : ['no extension', 'extension installed'];
    return kind.found({ address, subject: counted(names.length, 'machine'), was, becomes: `${becomes}: ${list}` });
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

export const MACHINE_FINDINGS = [machineDropped, associationRepointed, machineRemoved, machineAdded, extensionAdded];
