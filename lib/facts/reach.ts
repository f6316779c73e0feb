import { isKnown, isListToken } from '../core/known';
import type { OperatingSystem } from './extension';
import type { InitiativeName } from './initiatives';
import { MACHINE_POLICY } from './machine-policy';
import { MACHINE_LOCATIONS } from './regions';

/** One condition of a resource selector. */
interface Condition {
  readonly kind: string;
  readonly in?: readonly string[];
  readonly notIn?: readonly string[];
}

/** A scope by its full id, with its kind if that is known. */
interface ScopeOfReach {
  readonly kind: 'managementGroup' | 'subscription' | 'resourceGroup';
  readonly id: string;
}

/** The machines that an assignment deploys something to. Ids are compared as text, expressions of Terraform too. */
export interface Reach {
  readonly kind: InitiativeName;
  /** Operating systems of the machines. */
  readonly os: readonly OperatingSystem[];
  readonly at: ScopeOfReach;
  readonly notScopes: readonly string[];
  readonly locations: readonly string[] | undefined;
  readonly resourceSelectors: readonly { readonly selectors: readonly Condition[] }[] | undefined;
}

/** How sure it is that a machine is reached twice. */
export type Certainty = 'certain' | 'likely';

/** Whether two assignments reach the same machines, and in which locations; `undefined` if they do not or may not. */
export function sharedReach(one: Reach, other: Reach): { certainty: Certainty; locations: string[] } | undefined {
  if (one.kind !== other.kind || !one.os.some((os) => other.os.includes(os))) return undefined;
  const certainty = nested(one, other) ?? nested(other, one);
  const [locations, others] = [locationsOf(one), locationsOf(other)];
  if (certainty === undefined || locations === undefined || others === undefined) return undefined;
  const shared = locations.filter((location) => others.includes(location));
  return shared.length === 0 ? undefined : { certainty, locations: shared };
}

/** Whether the scope of `inner` is in the scope of `outer` and not excluded from it. */
function nested(outer: Reach, inner: Reach): Certainty | undefined {
  if (outer.notScopes.some((id) => isWithin(inner.at.id, id))) return undefined;
  const isSame = outer.at.id.toLowerCase() === inner.at.id.toLowerCase();
  return isSame || outer.notScopes.every(isSeen) ? containment(outer.at, inner.at) : undefined;
}

/** A management group is assumed to contain every subscription, because ids do not show its members. */
function containment(outer: ScopeOfReach, inner: ScopeOfReach): Certainty | undefined {
  if (isWithin(inner.id, outer.id)) return 'certain';
  return outer.kind === 'managementGroup' && inner.kind !== 'managementGroup' ? 'likely' : undefined;
}

/** Whether an id is that of a scope or of something in it. */
export function isWithin(id: string, scope: string): boolean {
  const [inner, outer] = [id.toLowerCase(), scope.toLowerCase()];
  return inner === outer || (isKnown(id) && isKnown(scope) && inner.startsWith(`${outer}/`));
}

/** Those locations of the machines that the initiatives allow; `undefined` if some are known only at apply. */
function locationsOf({ kind, locations, resourceSelectors = [] }: Reach): string[] | undefined {
  const selected = resourceSelectors.flatMap(({ selectors }) => selectors.flatMap(valuesOf));
  if (locations?.every(isSeen) === false || !selected.every(isSeen)) return undefined;
  const allowed: readonly string[] = MACHINE_LOCATIONS[kind];
  return allowed
    .filter((location) => locations === undefined || locations.includes(location))
    .filter(
      (location) =>
        resourceSelectors.length === 0 ||
        resourceSelectors.some(({ selectors }) => selectors.every((part) => meets(part, kind, location))),
    );
}

function meets(part: Condition, kind: InitiativeName, location: string): boolean {
  const value = part.kind === 'resourceLocation' ? location : MACHINE_POLICY[kind].type;
  const isNamed = valuesOf(part).some((one) => one.toLowerCase() === value.toLowerCase());
  return part.in === undefined ? !isNamed : isNamed;
}

function valuesOf({ in: meant, notIn }: Condition): readonly string[] {
  return meant ?? notIn ?? [];
}

/** Whether an item of a list is known at synth, and not a token for the whole list. */
function isSeen(item: string): boolean {
  return isKnown(item) && !isListToken(item);
}
