import { idKey } from '../../model/value';
import { estateOf } from '../../read/estate-of-input';
import type { ExportedFile } from '../../read/inventory/exported-files';
import type { Code } from './code-machines';
import type { DriftItem, Exported, PartOfDrift } from './drift-item';
import { isIdentified, OPEN, type Pair, type Pairs } from './paired';

/** The file that has the resources of types that end in a word, with the word for one. */
const FILES: readonly (readonly [ending: string, file: ExportedFile, word: string])[] = [
  ['_data_collection_rule', 'rules', 'rule'],
  ['_rule_association', 'associations', 'association'],
  ['_extension', 'extensions', 'extension'],
  ['_log_analytics_workspace', 'workspaces', 'workspace'],
  ['_log_analytics_solution', 'solutions', 'solution'],
  ['_policy_assignment', 'assignments', 'assignment'],
  ['_policy_exemption', 'exemptions', 'exemption'],
];

/** Arguments that name the machine of a resource. */
const MACHINE_ARGUMENTS = [
  'target_resource_id',
  'virtual_machine_id',
  'virtual_machine_scale_set_id',
  'arc_machine_id',
] as const;

/** Resources of the code that Azure does not have. */
export function missingDrift(pairs: Pairs, { inventory, rows, machines }: Exported, code: Code): PartOfDrift {
  const items: DriftItem[] = [];
  const notCompared: string[] = [];
  const skipped = new Set(pairs.namesakes);
  const existing = new Set(machines.map(({ id }) => id));
  // A machine that does not exist has neither extensions nor associations: it is listed itself.
  const absent = new Set([
    ...[...code.machines.keys()].filter((id) => !existing.has(id)),
    ...[...code.unmade.keys()].map((address) => idKey(`\${${address}.id}`)),
  ]);
  for (const change of oursIn(pairs)) {
    const { address, type, before, after } = change;
    const [, file, word] = FILES.find(([ending]) => type.endsWith(ending)) ?? [];
    if (before !== undefined || file === undefined || skipped.has(address)) continue;
    if (MACHINE_ARGUMENTS.some((argument) => absent.has(idKey(after[argument])))) continue;
    if (rows[file] === undefined || inventory.incomplete.has(file)) {
      notCompared.push(`${file}: the file is missing or cut off, so it is not known whether all of the code exist`);
    } else if (isIdentified(change)) {
      const subject = `${word} ${String(after['name'] ?? after['solution_name'])}`;
      items.push({ kind: 'missing', address, id: undefined, subject, wanted: subject, there: 'nothing of this name' });
    } else notCompared.push(`${address}: what makes up its id ${OPEN}`);
  }
  return { items, notCompared };
}

/** Resources of the code that have to do with change tracking. */
function oursIn({ changes }: Pairs): Pair[] {
  const estate = estateOf(changes, 'after');
  const { rules, associations, extensions, agents, workspaces, solutions, assignments, exemptions } = estate;
  const ours = new Set(
    [rules, associations, extensions, agents, workspaces, solutions, assignments, exemptions]
      .flat()
      .map(({ address }) => address),
  );
  return changes.filter(({ address }) => ours.has(address));
}
