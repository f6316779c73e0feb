import { isPolicyAssociation } from '../../../facts/policy-association';
import { idKey } from '../../model/value';
import { idName, scopeName } from '../../model/words';
import { estateOf } from '../../read/estate-of-input';
import { column, idOf, key, text } from '../../read/inventory/row-columns';
import type { DriftItem, Exported, PartOfDrift } from './drift-item';
import type { Pairs } from './paired';

/** What exists on rules and assignments of the code and is in no code. */
export function unwrittenDrift(
  { changes }: Pairs,
  { rows, inventory }: Exported,
  named: ReadonlySet<string>,
): PartOfDrift {
  const { rules, assignments, exemptions } = estateOf(changes, 'before');
  const addresses = new Map([...rules, ...assignments].map(({ id, address }) => [idKey(id), address]));
  const written = new Set(exemptions.map(({ id }) => idKey(id)));
  const byHand = (rows.associations ?? []).flatMap((row): DriftItem[] => {
    const rule = key(column(row, 'dataCollectionRuleId'));
    const [machine = '', name = ''] = idOf(row).split('/providers/microsoft.insights/datacollectionruleassociations/');
    const address = addresses.get(rule);
    if (address === undefined || named.has(machine) || isPolicyAssociation(name)) return [];
    const there = `association ${text(row, 'name') || name}`;
    const subject = `machine ${idName(machine)}`;
    return [{ kind: 'associationByHand', address, id: idOf(row), subject, wanted: 'no association', there }];
  });
  const unknown = (inventory.exemptions ?? []).flatMap(({ id, name, scope, assignmentId, expires }): DriftItem[] => {
    const address = addresses.get(assignmentId);
    if (address === undefined || written.has(id)) return [];
    const there = `exemption ${name}, ${expires === undefined ? 'without an end' : `until ${expires}`}`;
    return [{ kind: 'exemptionUnknown', address, id, subject: scopeName(scope), wanted: 'no exemption', there }];
  });
  return { items: [...byHand, ...unknown], notCompared: [] };
}
