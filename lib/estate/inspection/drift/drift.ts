import { DRIFT_ORDER } from '../../../facts/drift-kinds';
import type { Input } from '../../model/input';
import { exportedInput } from '../../read/inventory/exported-input';
import { assignmentDrift } from './assignment-drift';
import { codeOf } from './code-machines';
import type { Drift, DriftItem, Exported, PartOfDrift } from './drift-item';
import { extensionDrift } from './extension-drift';
import { machineDrift } from './machine-drift';
import { missingDrift } from './missing-drift';
import { existingOf, pairUp } from './paired';
import { ruleDrift } from './rule-drift';
import { unwrittenDrift } from './unwritten-drift';

const NAMESAKES = 'several subscriptions have a resource of this name, and the code has no id';

/** Compares what code wants with what an export holds. */
export function driftOf(given: Input, exported: Exported): Drift {
  const code = codeOf(given, exported.inventory);
  const named = new Set(code.machines.keys());
  const pairs = pairUp(code.input, exportedInput(exported.rows, named));
  const parts: PartOfDrift[] = [
    machineDrift(code, exported),
    missingDrift(pairs, exported, code),
    ruleDrift(pairs),
    assignmentDrift(pairs),
    extensionDrift(pairs),
    unwrittenDrift(pairs, exported, named),
  ];
  const order = (one: DriftItem) => DRIFT_ORDER.indexOf(one.kind);
  return {
    items: parts.flatMap(({ items }) => items).sort((a, b) => order(a) - order(b)),
    compared: existingOf(pairs).length,
    notCompared: [
      ...new Set([
        ...code.notCompared,
        ...pairs.namesakes.map((address) => `${address}: ${NAMESAKES}`),
        ...parts.flatMap((one) => one.notCompared),
      ]),
    ],
  };
}
