import { checkInputs } from '../estate/findings/estate-review';
import { UnusableInput } from '../estate/model/value';
import type { Arguments, Surroundings } from './arguments';
import { load } from './inputs';
import { report } from './print';

/** What is wrong with an estate as it is. */
export function check(args: Arguments, surroundings: Surroundings): number {
  if (args.base !== undefined) throw new UnusableInput('--base goes with review: check looks at one input as it is');
  const inputs = load(args.paths);
  return report(checkInputs(inputs, args.exceptions), inputs, args, surroundings);
}
