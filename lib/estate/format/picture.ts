import { OS_WORDS } from '../../facts/initiative-members';
import type { Review } from '../findings/estate-review';
import type { Assignment, Estate, Resource, Rule } from '../model/estate';
import type { Action } from '../model/input';
import { isHidden, sameId, textOf } from '../model/value';
import { assignmentTarget, counted, enforcementOf, idName, isQuiet, machineKind, placesOf } from '../model/words';

/** One box of the picture. */
export interface Node {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** A third line. */
  readonly note?: string;
  /** Whether it deploys nothing, as policy that only reports. */
  readonly isQuiet?: boolean;
  readonly state: 'new' | 'changed' | 'replaced' | 'removed' | 'same';
}

/** What leads to a rule, the rules, and what they write to, with the arrows between them by key. */
export interface Picture {
  readonly columns: readonly [readonly Node[], readonly Node[], readonly Node[]];
  readonly edges: readonly (readonly [string, string])[];
}

const STATES: Readonly<Record<Action, Node['state']>> = {
  create: 'new',
  update: 'changed',
  replace: 'replaced',
  delete: 'removed',
  forget: 'same',
  none: 'same',
};

/** Who reports through which rule to where. */
export function pictureOf({ before, after, changes }: Review): Picture {
  const state = ({ address }: Resource) => STATES[changes.get(address)?.action ?? 'none'];
  const rules = both(before.rules, after.rules);
  const ruleNodes = rules.map((rule): Node => {
    const systems = rule.sources.map(({ os }) => OS_WORDS[os]).join(' and ');
    return { key: rule.address, title: nameOf(rule), text: systems, state: state(rule) };
  });
  const edges: [string, string][] = [];
  const policies = both(before.assignments, after.assignments).map((assignment): Node => {
    const rule = isHidden(assignment.parameters) ? undefined : assignment.parameters['dcrResourceId'];
    for (const one of rules)
      if (sameId(one.id, rule) || rules.length === 1) edges.push([assignment.address, one.address]);
    const text = `${assignmentTarget(assignment)}, by policy`;
    return {
      ...{ key: assignment.address, title: idName(assignment.scope), text, state: state(assignment) },
      ...policyNote(assignment),
    };
  });
  const machines = machineNodes(before, after);
  for (const [kind, ruleId] of machineLinks(before, after)) {
    for (const one of rules) if (sameId(one.id, ruleId)) edges.push([machineKey(kind), one.address]);
  }
  return {
    columns: [[...policies, ...machines], ruleNodes, targets({ before, after }, rules, state, edges)],
    edges,
  };
}

/** Where an assignment applies, if not everywhere, and whether it deploys anything. */
function policyNote(assignment: Assignment): Pick<Node, 'note' | 'isQuiet'> {
  const mode = enforcementOf(assignment);
  const places = placesOf(assignment);
  if (mode === 'enforced') return places === undefined ? {} : { note: `in ${places}` };
  return { note: `${mode}${places === undefined ? '' : ` in ${places}`}`, isQuiet: isQuiet(mode) };
}

function targets(
  { before, after }: Pick<Review, 'before' | 'after'>,
  rules: readonly Rule[],
  state: (resource: Resource) => Node['state'],
  edges: [string, string][],
): Node[] {
  const workspaces = both(before.workspaces, after.workspaces);
  const nodes = new Map<string, Node>();
  for (const rule of rules) {
    for (const { workspaceId } of rule.destinations) {
      const workspace = workspaces.find(({ id }) => sameId(id, workspaceId));
      const key = workspace?.address ?? idName(workspaceId);
      const title = workspace === undefined ? idName(workspaceId) : nameOf(workspace);
      nodes.set(key, { key, title, text: 'workspace', state: workspace === undefined ? 'same' : state(workspace) });
      edges.push([rule.address, key]);
    }
  }
  for (const account of both(before.accounts, after.accounts)) {
    nodes.set(account.address, {
      key: account.address,
      title: nameOf(account),
      text: 'content storage',
      state: state(account),
    });
    for (const rule of rules) if (uploadsTo(rule, account)) edges.push([rule.address, account.address]);
  }
  return [...nodes.values()];
}

function uploadsTo({ sources }: Rule, { id }: Resource): boolean {
  return sources.some(({ settings }) => !isHidden(settings) && sameId(settings?.upload?.storageAccountId, id));
}

/** Which kinds of machine are associated with which rules. */
function machineLinks(...sides: readonly Estate[]): [string, string][] {
  // Thousands of machines have the same few rules.
  const kinds = new Map<string, Set<string>>();
  for (const { associations } of sides) {
    for (const { machine, ruleId } of associations) {
      if (isHidden(machine) || isHidden(ruleId)) continue;
      const own = kinds.get(ruleId) ?? new Set();
      kinds.set(ruleId, own.add(machineKind(machine)));
    }
  }
  const links = [...kinds].flatMap(([ruleId, own]) => [...own].map((kind): [string, string] => [kind, ruleId]));
  return [...new Map(links.map((link) => [`${link[0]} ${link[1].toLowerCase()}`, link])).values()];
}

function machineKey(kind: string): string {
  return `machines ${kind}`;
}

/** Machines of one kind make one box: there may be thousands. */
function machineNodes(before: Estate, after: Estate): Node[] {
  const [was, becomes] = [countMachines(before), countMachines(after)];
  return [...new Set([...was.keys(), ...becomes.keys()])].map((kind): Node => {
    const [earlier, later] = [was.get(kind) ?? 0, becomes.get(kind) ?? 0];
    const state = earlier === 0 ? 'new' : later === 0 ? 'removed' : earlier === later ? 'same' : 'changed';
    const title =
      state === 'changed' ? `${earlier} → ${counted(later, kind)}` : counted(Math.max(earlier, later), kind);
    return { key: machineKey(kind), title, text: 'by name', state };
  });
}

function countMachines({ associations, extensions }: Estate): Map<string, number> {
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  for (const { machine } of [...associations, ...extensions]) {
    const id = isHidden(machine) ? undefined : machine.toLowerCase();
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    const kind = machineKind(id);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** The resources of both sides, the later one where there are two. */
function both<Kind extends Resource>(before: readonly Kind[], after: readonly Kind[]): Kind[] {
  return [...new Map([...before, ...after].map((one) => [one.address, one])).values()];
}

function nameOf({ address, attributes }: Resource): string {
  return textOf(attributes['name']) ?? address;
}
