import { shown } from '../../findings/unseen';
import type { Assignment } from '../../model/estate';
import { isHidden, sameId, sameValue, textsOrOpen } from '../../model/value';
import { estateOf } from '../../read/estate-of-input';
import type { DriftItem, PartOfDrift } from './drift-item';
import { isOpen, OPEN, type Pairs } from './paired';

/** Assignments whose scope, parameters or enforcement differ. */
export function assignmentDrift({ changes }: Pairs): PartOfDrift {
  const there = new Map(estateOf(changes, 'before').assignments.map((one) => [one.address, one]));
  const items: DriftItem[] = [];
  const notCompared: string[] = [];
  for (const wanted of estateOf(changes, 'after').assignments) {
    const { address, attributes } = wanted;
    const found = there.get(address);
    if (found === undefined) continue;
    const isHalf = isHidden(wanted.parameters) || isHidden(found.parameters);
    if (isHalf) notCompared.push(`${address}: parameters ${OPEN}`);
    const [all, own] = [settingsOf(wanted, isHalf), settingsOf(found, isHalf)];
    for (const name of new Set([...all.keys(), ...own.keys()])) {
      const [wants, has] = [all.get(name), own.get(name)];
      if (isOpen(wants)) notCompared.push(`${address}: ${name} ${OPEN}`);
      else if (!isSame(wants, has)) {
        const subject = `${name} of assignment ${String(attributes['name'])}`;
        const words = { wanted: shown(wants), there: shown(has) };
        items.push({ kind: 'assignmentChanged', address, id: found.id, subject, ...words });
      }
    }
  }
  return { items, notCompared };
}

/** @param isHalf whether parameters are left out */
function settingsOf({ attributes, parameters }: Assignment, isHalf: boolean): Map<string, unknown> {
  const scopes = textsOrOpen(attributes['not_scopes']).map((one) => one.toLowerCase());
  return new Map<string, unknown>([
    ['definition', attributes['policy_definition_id']],
    ['enforcement', attributes['enforce'] ?? true],
    ['excluded scopes', scopes.sort()],
    ...(isHalf ? [] : Object.entries(parameters).map(([name, value]) => [`parameter ${name}`, value] as const)),
  ]);
}

function isSame(a: unknown, b: unknown): boolean {
  return sameValue(a ?? null, b ?? null) || sameId(a, b);
}
