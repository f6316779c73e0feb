import { join } from 'node:path';
import { formatInspectionCsv, formatInspectionJson, formatInspectionMarkdown } from '../estate/format/inspection-files';
import { formatInspectionPage } from '../estate/format/inspection-page';
import { formatInspectionSarif } from '../estate/format/inspection-sarif';
import { formatInspection } from '../estate/format/inspection-text';
import { type Inspection, inspect } from '../estate/inspection/inspect';
import { loadInventory, machinesFile } from '../estate/read/inventory/load-inventory';
import type { Arguments, FORMATS, Surroundings } from './arguments';
import { oneOf } from './one-of';
import { withProgress } from './progress';

/** How an inspection is printed, by format. */
const PRINT: Readonly<Record<(typeof FORMATS)['check'][number], (inspection: Inspection, path: string) => string>> = {
  text: formatInspection,
  markdown: formatInspectionMarkdown,
  json: formatInspectionJson,
  sarif: (inspection, path) => formatInspectionSarif(inspection, join(path, machinesFile(path) ?? '')),
  html: formatInspectionPage,
  csv: formatInspectionCsv,
};

/** Says of every machine of an exported estate whether it reports and, if not, why. */
export function inspectFolder(path: string, { format, failOn }: Arguments, { stdout, stderr }: Surroundings): number {
  const known = oneOf('--format', format, Object.keys(PRINT) as (keyof typeof PRINT)[]);
  const inspection = withProgress(stderr, (show) => {
    const inventory = loadInventory(path, (name) => show(`reading ${name}`));
    show(`checking ${inventory.machines.length} machines`);
    return inspect(inventory);
  });
  stdout.write(PRINT[known](inspection, path));
  // A machine that is off is expected to be silent.
  const isSilent = inspection.causes.some(([cause]) => cause !== 'machineOff');
  return failOn !== 'none' && isSilent ? 1 : 0;
}
