import type { Finding } from '../../findings/catalogue';
import { reviewInput } from '../../findings/estate-review';
import type { Input, ResourceChange } from '../../model/input';
import { isObject, isUnseen, sameValue, textOf } from '../../model/value';
import { estateOf } from '../../read/estate-of-input';
import type { DriftItem, PartOfDrift } from './drift-item';
import { type ExistingPair, existingOf, isOpen, OPEN, type Pairs } from './paired';

/** Findings that are about words and addresses, and not about what a rule does. */
const NO_DRIFT: ReadonlySet<string> = new Set([
  'cosmetic-change',
  'address-changed',
  'import-replaced',
  'import-twice',
]);

/**
 * Rules that differ, in the words of a review. A review names what is lost, so it is done both ways: from the code to what
 * is there, and back.
 */
export function ruleDrift(pairs: Pairs): PartOfDrift {
  const rules = existingOf(pairs).filter(({ type }) => type.endsWith('_data_collection_rule'));
  const items = new Map<string, DriftItem>();
  const notCompared: string[] = [];
  const ids = new Map(rules.map(({ address, before }) => [address, textOf(before['id'])]));
  const add = ({ id: finding, address, subject }: Finding, wanted: string, there: string) => {
    const key = JSON.stringify([address, subject, wanted, there]);
    if (NO_DRIFT.has(finding) || items.has(key)) return;
    // A reference to a resource that no file of the export has.
    if (finding === 'unknown-until-apply' || isUnseen(wanted)) notCompared.push(`${address}: ${subject} ${OPEN}`);
    else items.set(key, { kind: 'ruleChanged', address, id: ids.get(address), subject, wanted, there, finding });
  };
  for (const one of findingsOf(rules.map(turned))) add(one, one.was, one.becomes);
  for (const one of findingsOf(rules)) add(one, one.becomes, one.was);
  const told = new Set([...items.values()].map(({ address }) => address));
  const others = settingsDrift(rules).filter(({ address }) => !told.has(address));
  return { items: [...items.values(), ...others], notCompared };
}

function turned({ before, after, ...rest }: ExistingPair): ExistingPair {
  return { ...rest, before: after, after: before };
}

function findingsOf(changes: readonly ResourceChange[]): readonly Finding[] {
  const input: Input = { kind: 'configuration', changes, gaps: [], unread: new Map() };
  return reviewInput(input).findings;
}

/** Settings that differ although no data is lost either way. */
function settingsDrift(changes: readonly ResourceChange[]): DriftItem[] {
  const there = new Map(estateOf(changes, 'before').rules.map((rule) => [rule.address, rule]));
  return estateOf(changes, 'after').rules.flatMap(({ address, sources }) =>
    sources.flatMap(({ os, settings }): DriftItem[] => {
      const rule = there.get(address);
      const own = rule?.sources.find((one) => one.os === os)?.settings;
      if (!isObject(settings) || !isObject(own)) return [];
      const keys = [...new Set([...Object.keys(settings), ...Object.keys(own)])];
      const differing = keys.filter(
        (key) => !isOpen(settings[key]) && !sameValue(settings[key] ?? null, own[key] ?? null),
      );
      if (differing.length === 0) return [];
      const subject = `settings of ${os}: ${differing.join(', ')}`;
      const words = { wanted: 'as the code writes them', there: 'written differently' };
      return [{ kind: 'ruleChanged', address, id: rule?.id, subject, ...words }];
    }),
  );
}
