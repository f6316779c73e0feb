import { formatInspectionCsv, formatInspectionJson, formatInspectionMarkdown } from '../estate/format/inspection-files';
import { formatInspection } from '../estate/format/inspection-text';
import { inspect } from '../estate/inspection/inspect';
import { loadInventory } from '../estate/read/inventory/load-inventory';
import type { Arguments, Surroundings } from './arguments';
import { oneOf } from './one-of';

const PRINT = {
  text: formatInspection,
  markdown: formatInspectionMarkdown,
  json: formatInspectionJson,
  csv: formatInspectionCsv,
} as const;

/** Says of every machine of an exported estate whether it reports and, if not, why. */
export function inspectFolder(path: string, { format, failOn }: Arguments, { stdout }: Surroundings): number {
  const known = oneOf('--format', format, Object.keys(PRINT) as (keyof typeof PRINT)[]);
  const inspection = inspect(loadInventory(path));
  stdout.write(PRINT[known](inspection));
  // A machine that is off is expected to be silent.
  const isSilent = inspection.causes.some(([cause]) => cause !== 'machineOff');
  return failOn !== 'none' && isSilent ? 1 : 0;
}
