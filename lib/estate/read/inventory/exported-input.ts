import type { Input } from '../../model/input';
import { readExport } from '../exports/exported';
import type { Rows } from './inventory-of-rows';
import { extensionsInModel, idOf } from './row-columns';

/** Files whose rows are compared with code as they are. */
const WHOLE = ['rules', 'workspaces', 'solutions', 'identities', 'assignments', 'exemptions'] as const;

/**
 * The rows of an export as an input, to compare it with code.
 * @param machines ids in lower case: of extensions and associations, only theirs are read
 */
export function exportedInput(rows: Rows, machines: ReadonlySet<string>): Input {
  const isNamed = (row: object) =>
    machines.has(idOf(row).split(/\/(?:extensions|providers\/microsoft\.insights)\//)[0] ?? '');
  return readExport([
    ...WHOLE.flatMap((file) => rows[file] ?? []),
    ...(rows.extensions ?? []).filter(isNamed),
    ...(rows.associations ?? []).filter(isNamed),
    ...(rows.machines ?? []).filter((row) => machines.has(idOf(row))).flatMap(extensionsOfModel),
  ]);
}

function extensionsOfModel(row: object): object[] {
  return extensionsInModel(row).map((one) => ({ ...one, id: `${idOf(row)}/extensions/${String(one['name'])}` }));
}
