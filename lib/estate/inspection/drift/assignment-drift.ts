import { shown } from '../../findings/unseen';
import type { Assignment } from '../../model/estate';
import { hasHidden, isHidden, isUnseen, sameId, sameValue, textsOf } from '../../model/value';
import { estateOf } from '../../read/estate-of-input';
import type { DriftItem, PartOfDrift } from './drift-item';
import { OPEN, type Pairs } from './paired';

/** Assignments whose scope, parameters or enforcement differ. */
export function assignmentDrift({ changes }: Pairs): PartOfDrift {
  const pairs = changes.filter(({ before, after }) => before && after);
  const there = new Map(estateOf(pairs, 'before').assignments.map((one) => [one.address, one]));
  const items: DriftItem[] = [];
  const notCompared: string[] = [];
  for (const wanted of estateOf(pairs, 'after').assignments) {
    const found = there.get(wanted.address);
    if (found === undefined) continue;
    const { address } = wanted;
    const own = new Map(valuesOf(found));
    const all = new Map(valuesOf(wanted));
    for (const name of new Set([...all.keys(), ...own.keys()])) {
      const [wants, has] = [all.get(name), own.get(name)];
      if (hasHidden(wants) || isUnseen(wants)) notCompared.push(`${address}: ${name} ${OPEN}`);
      else if (!sameAs(wants, has) && !isHidden(has)) {
        const subject = `${name} of assignment ${String(wanted.attributes['name'])}`;
        items.push({
          kind: 'assignmentChanged',
          address,
          id: found.id,
          subject,
          wanted: shown(wants),
          there: shown(has),
        });
      }
    }
  }
  return { items, notCompared };
}

function valuesOf({ attributes, parameters }: Assignment): (readonly [name: string, value: unknown])[] {
  return [
    ['definition', attributes['policy_definition_id']],
    ['enforcement', attributes['enforce'] ?? true],
    [
      'excluded scopes',
      textsOf(attributes['not_scopes'])
        .map((one) => one.toLowerCase())
        .sort(),
    ],
    ...(isHidden(parameters)
      ? ([['parameters', parameters]] as const)
      : Object.entries(parameters).map(([name, value]) => [`parameter ${name}`, value] as const)),
  ];
}

function sameAs(a: unknown, b: unknown): boolean {
  return sameValue(a ?? null, b ?? null) || sameId(a, b);
}
