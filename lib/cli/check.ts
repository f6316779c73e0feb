import { checkInputs } from '../estate/findings/estate-review';
import { UnusableInput } from '../estate/model/value';
import { isInventory } from '../estate/read/inventory/load-inventory';
import type { Arguments, Surroundings } from './arguments';
import { load } from './inputs';
import { inspectFolder } from './inspect-folder';
import { report } from './print';

/** The faults of an estate. */
export function check(args: Arguments, surroundings: Surroundings): number {
  if (args.base !== undefined) throw new UnusableInput('--base is an option of review only: check reads one input');
  const [path, ...others] = args.paths;
  if (path !== undefined && others.length === 0 && isInventory(path)) return inspectFolder(path, args, surroundings);
  if (args.against !== undefined)
    throw new UnusableInput('--against needs one folder of exported rows as input: export it as queries says');
  const inputs = load(args.paths);
  return report(checkInputs(inputs, args.exceptions), inputs, args, surroundings);
}
