import { join } from 'node:path';
import { failsOn } from '../estate/findings/estate-review';
import { formatInspectionCsv, formatInspectionJson, formatInspectionMarkdown } from '../estate/format/inspection-files';
import { formatInspectionPage } from '../estate/format/inspection-page';
import { formatInspectionSarif } from '../estate/format/inspection-sarif';
import { formatInspection } from '../estate/format/inspection-text';
import type { PageOptions } from '../estate/format/page-frame';
import { driftOf } from '../estate/inspection/drift/drift';
import { type Inspection, inspect } from '../estate/inspection/inspect';
import { unexpectedSilence } from '../estate/inspection/machine-causes';
import { mergeInputs } from '../estate/read/documents';
import { inventoryOf } from '../estate/read/inventory/inventory-of-rows';
import { loadRows, machinesFile } from '../estate/read/inventory/load-inventory';
import type { Arguments, FORMATS, Surroundings } from './arguments';
import { load } from './inputs';
import { oneOf } from './one-of';
import { withProgress } from './progress';

/** How an inspection is printed, by format. */
const PRINT: Readonly<
  Record<(typeof FORMATS)['check'][number], (inspection: Inspection, path: string, page: PageOptions) => string>
> = {
  text: formatInspection,
  markdown: formatInspectionMarkdown,
  json: formatInspectionJson,
  sarif: (inspection, path) => formatInspectionSarif(inspection, join(path, machinesFile(path) ?? '')),
  html: (inspection, path, page) => formatInspectionPage(inspection, { ...page, sources: [`export ${path}`] }),
  csv: formatInspectionCsv,
};

/**
 * Says of every machine of an exported estate whether it reports and, if not, why. With `--against`, how the estate differs
 * from code too.
 */
export function inspectFolder(path: string, args: Arguments, { stdout, stderr }: Surroundings): number {
  const { format, failOn, against, page } = args;
  const known = oneOf('--format', format, Object.keys(PRINT) as (keyof typeof PRINT)[]);
  const inspection = withProgress(stderr, (show) => {
    const code = against && mergeInputs(load(against));
    const { rows, incomplete, gaps } = loadRows(path, (name) => show(`reading ${name}`));
    const inventory = inventoryOf(rows, incomplete, gaps);
    show(`checking ${inventory.machines.length} machines`);
    const inspected = inspect(inventory);
    if (code === undefined) return inspected;
    show('comparing with the code');
    return { ...inspected, drift: driftOf(code, { rows, inventory, machines: inspected.machines }) };
  });
  stdout.write(PRINT[known](inspection, path, page));
  const isSilent = inspection.machines.some((machine) => unexpectedSilence(machine) !== undefined);
  const hasDrift = (inspection.drift?.items.length ?? 0) > 0;
  if (failOn === 'none') return 0;
  return isSilent || hasDrift || failsOn({ findings: inspection.assignmentFindings ?? [] }, failOn) ? 1 : 0;
}
