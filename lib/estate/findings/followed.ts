import type { Rule } from '../model/estate';
import { lookup } from '../model/indexes';
import { isHidden } from '../model/value';
import { destinationFindings } from './destinations';
import { type Comparison, type Finding, sameResource } from './finding';
import type { MachineKeys, Machines } from './onboarded';
import { distinct } from './second-rules';
import { sourceFindings } from './sources';

const rulesWithId = lookup(({ id }: Rule) => id);

/** What machines lose that follow another rule than before. */
export function otherRules(before: Machines, after: Machines, comparison: Comparison, keyOf: MachineKeys): Finding[] {
  const seen = new Set<string>();
  const systems = new Map(
    [...comparison.before.extensions, ...comparison.after.extensions].flatMap(({ machine, os }) =>
      isHidden(machine) ? [] : [[keyOf(machine), os] as const],
    ),
  );
  return [...after].flatMap(([key, { ours }]) => {
    const [had, has] = [before.get(key)?.ours ?? [], ours];
    const [first, last] = [had[0], has[0]];
    if (first === undefined || last === undefined || distinct(had).length > 1 || distinct(has).length > 1) return [];
    if (sameResource(first.ruleId, last.ruleId, comparison.before.rules, comparison.after.rules)) return [];
    const [was] = rulesWithId(comparison.before.rules, first.ruleId);
    const [becomes] = rulesWithId(comparison.after.rules, last.ruleId);
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
