import { UnusableInput } from '../estate/model/value';

/** One of several words. */
export function oneOf<Word extends string>(option: string, value: string, allowed: readonly Word[]): Word {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new UnusableInput(`${option} must be one of ${allowed.join(', ')}, got '${value}'`);
  return found;
}
