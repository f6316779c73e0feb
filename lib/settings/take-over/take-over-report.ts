import { groupedBy } from '../../core/grouping';
import { type Path, type Problem, shown } from '../../core/problems';
import { isObject } from '../../core/values';

/*
 * What taking over existing settings means. Every item is a `Problem`, so that `textOf` makes the sentence. Paths begin
 * with the operating system and go down the agent's own keys; those of a legacy workspace begin with the data source.
 */

/** A value that the agent ignored or misread until now and that the settings express correctly: it takes effect. */
export interface Repair extends Problem {
  readonly message: string;
}

/** A value of the rule that differs after taking over. Terraform shows it as an update in place. */
export interface Change extends Problem {
  readonly message: string;
  /** Undefined for a key that is absent. */
  readonly was: unknown;
  /** Undefined for a key that is removed. */
  readonly becomes: unknown;
  /** Whether only the case of a key or the order of entries differs. */
  readonly spelling: boolean;
}

/** A value that cannot be taken over, with the reason. */
export interface Loss extends Problem {
  readonly message: string;
  readonly value: unknown;
}

/** Everything that is not the same after taking over. `changes` and `lost` together are the whole difference. */
export interface TakeOverReport {
  readonly repaired: readonly Repair[];
  readonly changes: readonly Change[];
  readonly lost: readonly Loss[];
}

export function repair(path: Path, message: string): Repair {
  return { path, message };
}

export function change(path: Path, was: unknown, becomes: unknown): Change {
  const before = was === undefined ? 'is absent' : `was ${inWords(was)}`;
  const after = becomes === undefined ? 'is removed' : `becomes ${inWords(becomes)}`;
  return { path, message: `${before}, ${after}`, was, becomes, spelling: false };
}

/** A change of no more than the case of a key or the order of entries. */
export function spellingChange(path: Path, message: string, was: unknown, becomes: unknown): Change {
  return { path, message, was, becomes, spelling: true };
}

export function loss(path: Path, value: unknown, reason: string): Loss {
  return { path, value, message: `cannot be taken over: ${reason}` };
}

/**
 * Changes for a reader: the same change of several entries of a list is one sentence. `textOf` makes it, as it does for
 * a single change.
 */
export function groupedChanges(changes: readonly Change[]): Problem[] {
  const groups = groupedBy(changes, ({ path, message }) =>
    JSON.stringify([path.slice(0, -2), path.at(-1), path.length > 2 ? message : path]),
  );
  return [...groups.values()].flatMap((group): readonly Problem[] => {
    const [first] = group;
    if (group.length < 2) return group;
    const message = `has ${group.length} entries whose ${first.path.at(-1)} ${first.message}`;
    return [{ path: first.path.slice(0, -2), message }];
  });
}

/** Whether `path` is `above` or a part of it. */
export function isWithin(path: Path, above: Path): boolean {
  return above.every((key, index) => path[index] === key);
}

/** The place of an entry, its name or its value: enough to find it in the original. */
function inWords(value: unknown): string {
  if (!isObject(value)) return shown(value);
  const known = value['destinationPath'] ?? value['path'] ?? value['keyName'];
  return known === undefined ? shown(value) : `the entry of ${shown(known)}`;
}
