import { OS_WORDS } from '../../../facts/initiative-members';
import type { Finding } from '../../findings/catalogue';
import { reviewInput } from '../../findings/estate-review';
import { shown } from '../../findings/unseen';
import type { Input, ResourceChange } from '../../model/input';
import { isObject, isUnseen, sameValue, textOf } from '../../model/value';
import { estateOf } from '../../read/estate-of-input';
import type { DriftItem, PartOfDrift } from './drift-item';
import { type ExistingPair, existingOf, isOpen, OPEN, type Pairs } from './paired';

/** Findings about words and addresses, and not about what a rule does, and one that repeats what is lost the other way. */
const NO_DRIFT: ReadonlySet<string> = new Set(['cosmetic-change', 'import-twice', 'item-added']);

/**
 * Rules that differ, in the words of a review. A review names what is lost, so it is done both ways: from the code to what
 * is there, and back.
 */
export function ruleDrift(pairs: Pairs): PartOfDrift {
  const existing = existingOf(pairs).filter(({ type }) => type.endsWith('_data_collection_rule'));
  const rules = existing.map((one): ExistingPair => ({ ...one, action: 'update' }));
  const items = new Map<string, DriftItem>();
  const notCompared = new Set<string>();
  const ids = new Map(rules.map(({ address, before }) => [address, textOf(before['id'])]));
  const add = ({ id: finding, address, subject }: Finding, wanted: string, there: string) => {
    const key = JSON.stringify([address, subject, wanted, there]);
    if (NO_DRIFT.has(finding) || items.has(key)) return;
    // A reference to a resource that no file of the export has.
    if (finding === 'unknown-until-apply' || isUnseen(wanted)) {
      notCompared.add(`${address}: ${subject} ${OPEN}`);
    } else items.set(key, { kind: 'ruleChanged', address, id: ids.get(address), subject, wanted, there, finding });
  };
  for (const one of findingsOf(rules.map(turned))) add(one, one.was, one.becomes);
  for (const one of findingsOf(rules)) add(one, one.becomes, one.was);
  const told = new Set([...items.values()].map(({ address }) => address));
  const others = settingsDrift(rules).filter(({ address }) => !told.has(address));
  return { items: [...existing.flatMap(placeDrift), ...items.values(), ...others], notCompared: [...notCompared] };
}

/** What makes Terraform create a rule again. */
function placeDrift({ address, before, after, replacedFor }: ExistingPair): DriftItem[] {
  return replacedFor.map((argument): DriftItem => {
    const subject = `${argument} of rule ${String(before['name'])}`;
    const words = { wanted: shown(after[argument]), there: shown(before[argument]) };
    return { kind: 'ruleChanged', address, id: textOf(before['id']), subject, ...words, finding: 'rule-replaced' };
  });
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
  return estateOf(changes, 'after').rules.flatMap(({ address, sources }) => {
    const rule = there.get(address);
    if (rule === undefined) return [];
    return sources.flatMap(({ os, settings, json }): DriftItem[] => {
      const own = rule.sources.find((one) => one.os === os);
      if (differingKeys(settings, own?.settings).length === 0) return [];
      const subject = `${OS_WORDS[os]} settings: ${differingKeys(json, own?.json).join(', ')}`;
      const words = { wanted: 'as the code writes them', there: 'written differently' };
      return [{ kind: 'ruleChanged', address, id: rule.id, subject, ...words }];
    });
  });
}

/** Keys of two objects whose values can be seen and differ. */
function differingKeys(a: unknown, b: unknown): string[] {
  if (!isObject(a) || !isObject(b)) return [];
  return Object.keys({ ...a, ...b }).filter((key) => !isOpen(a[key]) && !sameValue(a[key], b[key]));
}
