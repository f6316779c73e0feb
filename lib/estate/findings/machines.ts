import type { Association, Extension, Rule } from '../model/estate';
import { isHidden, sameId } from '../model/value';
import { counted, idName, machineKind } from '../model/words';
import { withoutKeys } from '../read/references';
import { destinationFindings } from './destinations';
import { type Comparison, type Finding, finding, pairs, sameResource, unseen } from './finding';
import { kept, type Machine, type Machines, machinesOf, newOpen, type Part, rulesOf } from './onboarded';
import { sourceFindings } from './rules';
import { versionFindings } from './versions';

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
    return [finding('machine-dropped', first[1], subject, `has ${[...was.parts.keys()].join(', ')}`, words)];
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
    finding(
      'unknown-until-apply',
      address,
      `${machineKind(was.id)} ${idName(machine)}`,
      `follows rule ${idName(ruleId)}`,
      'no longer does; whether that rule is of change tracking is not in the input',
    ),
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
    return finding('machine-added', address, counted(names.length, 'machine'), 'not onboarded', `onboarded: ${list}`);
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

function secondRules(before: Machines, after: Machines): Finding[] {
  const unclear = new Map<string, Association[]>();
  const findings = [...after].flatMap(([key, becomes]) => {
    const was = before.get(key);
    const [had, has] = [distinct(was?.ours ?? []), distinct(becomes.ours)];
    const last = has.find(({ ruleId }) => !had.some((one) => sameId(one.ruleId, ruleId))) ?? has.at(-1);
    if (last === undefined) return [];
    for (const one of newOpen(was, becomes)) {
      const name = idName(one.ruleId);
      unclear.set(name, [...(unclear.get(name) ?? []), one]);
    }
    if (has.length < 2 || had.length >= has.length) return [];
    const rules = has.map(({ ruleId }) => idName(ruleId)).join(' and ');
    return [
      finding('second-rule', last.address, `machine ${idName(last.machine)}`, counted(had.length, 'rule'), rules),
    ];
  });
  return [
    ...findings,
    ...[...unclear].map(([rule, associations]) =>
      finding(
        'unknown-until-apply',
        associations[0]?.address ?? '',
        `another rule of ${counted(associations.length, 'machine')}`,
        'one rule of change tracking',
        `also ${rule}; whether that is of change tracking too is not in the input`,
      ),
    ),
  ];
}

function distinct(associations: readonly Association[]): Association[] {
  return [...new Map(associations.map((one) => [String(one.ruleId).toLowerCase(), one])).values()];
}

/** What machines lose that follow another rule than before. */
function otherRules(before: Machines, after: Machines, comparison: Comparison): Finding[] {
  const seen = new Set<string>();
  const systems = new Map(
    [...comparison.before.extensions, ...comparison.after.extensions].flatMap(({ machine, os }) =>
      isHidden(machine) ? [] : [[machine.toLowerCase(), os] as const],
    ),
  );
  return [...after].flatMap(([key, { ours }]) => {
    const [had, has] = [before.get(key)?.ours ?? [], ours];
    const [first, last] = [had[0], has[0]];
    if (first === undefined || last === undefined || distinct(had).length > 1 || distinct(has).length > 1) return [];
    if (sameResource(first.ruleId, last.ruleId, comparison.before.rules, comparison.after.rules)) return [];
    const was = comparison.before.rules.find(({ id }) => sameId(id, first.ruleId));
    const becomes = comparison.after.rules.find(({ id }) => sameId(id, last.ruleId));
    const os = systems.get(key);
    const pair = `${was?.address} ${becomes?.address} ${os}`;
    if (was === undefined || becomes === undefined || seen.has(pair)) return [];
    seen.add(pair);
    const shared = (rule: Rule): Rule => ({
      ...rule,
      sources: rule.sources.filter((source) =>
        os === undefined ? becomes.sources.some((one) => one.os === source.os) : source.os === os,
      ),
    });
    return [
      ...sourceFindings(last.address, shared(was), shared(becomes)),
      ...destinationFindings(last.address, was, becomes, comparison.before, comparison.after),
    ].filter(({ id }) => FOLLOWED.has(id));
  });
}

/** Findings that matter to a machine that follows another rule, and are not said of that rule itself. */
const FOLLOWED: ReadonlySet<Finding['id']> = new Set<Finding['id']>([
  'os-removed',
  'data-type-off',
  'item-removed',
  'item-disabled',
  'item-narrowed',
  'upload-stopped',
  'destination-changed',
  'unknown-until-apply',
]);
