import { reviewInputs } from '../estate/findings/estate-review';
import type { Arguments, Surroundings } from './arguments';
import { load } from './inputs';
import { report } from './print';

/** What a change means. */
export function review(args: Arguments, surroundings: Surroundings): number {
  const inputs = load(args.paths);
  return report(reviewInputs(inputs, args.base && load(args.base), args.exceptions), inputs, args, surroundings);
}
