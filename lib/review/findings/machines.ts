import { compareVersions } from '../../core/versions';
import { EXTENSION_FLOOR } from '../../facts/extension';
import type { Association, Extension, Tracking } from '../tracking';
import { isHidden } from '../value';
import { counted, idName, machineKind } from '../words';
import { type Comparison, type Finding, finding, isUnseen, pairs, shown, unseen } from './finding';

/** What a change does to machines that are onboarded by name. */
export function machineFindings(comparison: Comparison): Finding[] {
  const before = machinesOf(comparison.before, comparison);
  const after = machinesOf(comparison.after, comparison);
  const { associations, extensions, agents } = comparison.after;
  const unseenNow = new Set(
    [...associations, ...extensions, ...agents].flatMap(({ address, machine }) => (isHidden(machine) ? [address] : [])),
  );
  return [
    ...hiddenMachines(comparison),
    ...[...before.values()].flatMap((machine) => dropped(machine, after.get(machine.id.toLowerCase()), unseenNow)),
    ...added(before, after),
    ...secondRules(comparison),
    ...versionFindings(comparison),
  ];
}

type Part = 'association' | 'extension' | 'agent';

/** What one machine has, with the address of each part. */
interface Machine {
  readonly id: string;
  readonly parts: Map<Part, string>;
}

function machinesOf({ extensions, agents, associations }: Tracking, comparison: Comparison): Map<string, Machine> {
  const machines = new Map<string, Machine>();
  const add = (part: Part, { machine, address }: Extension | Association) => {
    if (isHidden(machine)) return;
    const key = machine.toLowerCase();
    const found = machines.get(key) ?? { id: machine, parts: new Map() };
    found.parts.set(part, address);
    machines.set(key, found);
  };
  for (const extension of extensions) add('extension', extension);
  const rules = ruleIds(comparison);
  for (const association of associations) {
    const { ruleId, machine } = association;
    const onboarded = !isHidden(machine) && machines.has(machine.toLowerCase());
    if (isUnseen(ruleId) || rules.has(String(ruleId).toLowerCase()) || onboarded) add('association', association);
  }
  for (const agent of agents) {
    if (!isHidden(agent.machine) && machines.has(agent.machine.toLowerCase())) add('agent', agent);
  }
  return machines;
}

/** The rules that are known to be of change tracking: those in the input, and those its policies are given. */
function ruleIds({ before, after }: Comparison): Set<string> {
  const ids = [before, after].flatMap(({ rules, assignments }) => [
    ...rules.map(({ id }) => id),
    ...assignments.map(({ parameters }) => (isHidden(parameters) ? '' : parameters['dcrResourceId'])),
  ]);
  return new Set(ids.filter((id) => typeof id === 'string').map((id) => id.toLowerCase()));
}

function dropped(was: Machine, becomes: Machine | undefined, unseenNow: ReadonlySet<string>): Finding[] {
  const lost = [...was.parts].filter(([part, address]) => !becomes?.parts.has(part) && !unseenNow.has(address));
  const [first] = [...lost].sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));
  if (first === undefined) return [];
  const left = becomes === undefined ? 'nothing' : [...becomes.parts.keys()].join(', ');
  const subject = `${machineKind(was.id)} ${idName(was.id)}`;
  return [finding('machine-dropped', first[1], subject, `has ${[...was.parts.keys()].join(', ')}`, `keeps ${left}`)];
}

const ORDER: readonly Part[] = ['association', 'extension', 'agent'];

/** One finding for all machines of one resource, which may be thousands. */
function added(before: ReadonlyMap<string, Machine>, after: ReadonlyMap<string, Machine>): Finding[] {
  const groups = new Map<string, string[]>();
  for (const [key, { id, parts }] of after) {
    const address = parts.get('association') ?? parts.get('extension') ?? '';
    if (before.has(key)) continue;
    const group = address.replace(/\[[^\]]*\]$/, '');
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

function secondRules(comparison: Comparison): Finding[] {
  const known = ruleIds(comparison);
  const earlier = rulesByMachine(comparison.before.associations, known);
  return [...rulesByMachine(comparison.after.associations, known)].flatMap(([machine, rules]) => {
    const had = earlier.get(machine)?.size ?? 0;
    const last = [...rules.values()].at(-1);
    if (rules.size < 2 || had >= rules.size || last === undefined) return [];
    const becomes = [...rules.values()].map(({ ruleId }) => idName(ruleId)).join(' and ');
    return [finding('second-rule', last.address, `machine ${idName(last.machine)}`, counted(had, 'rule'), becomes)];
  });
}

function rulesByMachine(
  associations: readonly Association[],
  known: ReadonlySet<string>,
): Map<string, Map<string, Association>> {
  const machines = new Map<string, Map<string, Association>>();
  for (const association of associations) {
    const { machine, ruleId } = association;
    if (isHidden(machine) || isHidden(ruleId) || !known.has(ruleId.toLowerCase())) continue;
    const key = machine.toLowerCase();
    const rules = machines.get(key) ?? new Map<string, Association>();
    machines.set(key, rules.set(ruleId.toLowerCase(), association));
  }
  return machines;
}

function versionFindings({ before, after }: Comparison): Finding[] {
  return pairs(before.extensions, after.extensions).flatMap(({ address, was, becomes }) => {
    if (becomes === undefined) return [];
    const subject = `extension of ${idName(becomes.machine)}`;
    const [earlier, later] = [versionOf(was), versionOf(becomes)];
    if (earlier === later) return [];
    if (later === undefined) return [unseen(address, subject, earlier ?? 'not known', becomes.version)];
    const findings: Finding[] = [];
    if (isPinned(earlier) && isPinned(later) && compareVersions(later, earlier) < 0) {
      findings.push(finding('extension-downgraded', address, subject, earlier, later));
    } else if (was !== undefined) {
      findings.push(finding('extension-changed', address, subject, earlier ?? 'not known', later));
    }
    if (isPinned(later) && compareVersions(later, EXTENSION_FLOOR) < 0) {
      const becomesWords = `${later}, below ${EXTENSION_FLOOR}`;
      findings.push(finding('extension-below-floor', address, subject, earlier ?? 'not installed', becomesWords));
    }
    return findings;
  });
}

/** The version in words; `undefined` where there is none or it cannot be seen. */
function versionOf(extension: Extension | undefined): string | undefined {
  if (extension === undefined) return undefined;
  const { version, automaticUpgrade } = extension;
  if (automaticUpgrade) return 'kept up to date by Azure';
  if (version === undefined) return 'newest when installed';
  return isUnseen(version) ? undefined : shown(version);
}

function isPinned(version: string | undefined): version is string {
  return version !== undefined && /^\d+(\.\d+)*$/.test(version);
}
