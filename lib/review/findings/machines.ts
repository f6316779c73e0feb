import { compareVersions } from '../../core/versions';
import { EXTENSION_FLOOR } from '../../facts/extension';
import { withoutKeys } from '../references';
import type { Association, Extension, Rule, Tracking } from '../tracking';
import { isHidden, sameId } from '../value';
import { counted, idName, machineKind } from '../words';
import { destinationFindings } from './destinations';
import { type Comparison, type Finding, finding, isUnseen, pairs, sameResource, shown, unseen } from './finding';
import { sourceFindings } from './rules';

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

type Part = 'association' | 'extension' | 'agent';

/** What one machine has. */
interface Machine {
  readonly id: string;
  readonly parts: Map<Part, string>;
  /** Associations with rules that are of change tracking. */
  readonly ours: Association[];
  /** Associations with rules nobody can tell from the input whether they are. */
  readonly open: Association[];
}

type Machines = ReadonlyMap<string, Machine>;

/** Which rules are of change tracking: those in the input, and those its policies are given. */
interface KnownRules {
  readonly ours: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
}

function rulesOf({ before, after }: Comparison): KnownRules {
  const sides = [before, after];
  const ids = sides.flatMap(({ rules, assignments }) => [
    ...rules.map(({ id }) => id),
    ...assignments.map(({ parameters }) => (isHidden(parameters) ? '' : parameters['dcrResourceId'])),
  ]);
  const ours = new Set(ids.filter((id) => typeof id === 'string').map((id) => id.toLowerCase()));
  const all = sides.flatMap(({ resources }) => [...resources.values()]);
  const others = all.filter(({ type, id }) => /_data_collection_rule$/.test(type) && !ours.has(id.toLowerCase()));
  return { ours, others: new Set(others.map(({ id }) => id.toLowerCase())) };
}

/** What of before is not merely taken out of the state. */
function kept({ before, changes }: Comparison): Pick<Tracking, 'extensions' | 'agents' | 'associations'> {
  const stays = ({ address }: { address: string }) => changes.get(address)?.action !== 'forget';
  const { extensions, agents, associations } = before;
  return {
    extensions: extensions.filter(stays),
    agents: agents.filter(stays),
    associations: associations.filter(stays),
  };
}

function machinesOf(
  { extensions, agents, associations }: Pick<Tracking, 'extensions' | 'agents' | 'associations'>,
  rules: KnownRules,
): Map<string, Machine> {
  const machines = new Map<string, Machine>();
  const add = (part: Part, { machine, address }: Extension | Association) => {
    const id = isHidden(machine) ? '' : machine;
    const none: Machine = { id, parts: new Map(), ours: [], open: [] };
    const found = machines.get(id.toLowerCase()) ?? none;
    found.parts.set(part, address);
    machines.set(id.toLowerCase(), found);
    return found;
  };
  for (const extension of extensions) if (!isHidden(extension.machine)) add('extension', extension);
  for (const association of associations) {
    const { ruleId, machine } = association;
    const key = String(ruleId).toLowerCase();
    if (isHidden(machine) || rules.others.has(key)) continue;
    if (rules.ours.has(key)) add('association', association).ours.push(association);
    else if (isUnseen(ruleId) || machines.has(machine.toLowerCase())) {
      const { parts, open, ours } = add('association', association);
      open.push(association);
      if (ours[0] !== undefined) parts.set('association', ours[0].address);
    }
  }
  for (const agent of agents) {
    if (!isHidden(agent.machine) && machines.has(agent.machine.toLowerCase())) add('agent', agent);
  }
  return machines;
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

function newOpen(was: Machine | undefined, becomes: Machine): Association[] {
  return becomes.open.filter(
    ({ address, ruleId }) =>
      !was?.open.some((one) => sameId(one.ruleId, ruleId) || (isHidden(one.ruleId) && one.address === address)),
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

function versionFindings({ before, after }: Comparison): Finding[] {
  return pairs(before.extensions, after.extensions).flatMap(({ address, was, becomes }) => {
    if (becomes === undefined) return [];
    const subject = `extension of ${idName(becomes.machine)}`;
    const [earlier, later] = [versionOf(was), versionOf(becomes)];
    if (earlier === later && (later !== undefined || sameUpgrades(was, becomes))) return [];
    if (later === undefined) {
      const hidden = [becomes.automaticUpgrade, becomes.minorUpgrade, becomes.version].find(isUnseen);
      return [unseen(address, subject, earlier ?? (was === undefined ? 'not installed' : 'not known'), hidden)];
    }
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

function sameUpgrades(was: Extension | undefined, becomes: Extension): boolean {
  return (['version', 'automaticUpgrade', 'minorUpgrade'] as const).every((key) => was?.[key] === becomes[key]);
}

/** The version in words; `undefined` where there is none or it cannot be seen. */
function versionOf(extension: Extension | undefined): string | undefined {
  if (extension === undefined) return undefined;
  const { version, automaticUpgrade, minorUpgrade } = extension;
  if (automaticUpgrade === true) return 'kept up to date by Azure';
  if (isUnseen(automaticUpgrade) || isUnseen(minorUpgrade) || isUnseen(version)) return undefined;
  if (version === undefined) return 'newest when installed';
  return minorUpgrade === true ? `${shown(version)} or newer when installed` : shown(version);
}

function isPinned(version: string | undefined): version is string {
  return version !== undefined && /^\d+(\.\d+)*$/.test(version);
}
