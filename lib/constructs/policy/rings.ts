import { type Problem, rejectProblems } from '../../core/problems';
import { sameIgnoringCase } from '../../core/text';
import { POLICY_LIMITS } from '../../facts/policy';
import type { Location, ResourceSelector } from './policy-options';

/** What makes an assignment one ring of a staged rollout. */
export interface Ring {
  readonly nameSuffix: string;
  readonly resourceSelectors: readonly ResourceSelector[];
}

/**
 * Splits an assignment into rings by location: those named here, and `rest`, which is everywhere else. Spread a ring
 * into the props of an assignment.
 * @throws one error that lists every name and every location in two rings, every empty ring, and more than 50 locations
 */
export function rings<Name extends string>(
  locations: Readonly<Record<Name, readonly Location[]>>,
): Readonly<Record<Name | 'rest', Ring>> {
  rejectProblems('rings', ringProblems(locations));
  const named = Object.entries<readonly Location[]>(locations);
  const all = named.flatMap(([, values]) => values);
  return Object.fromEntries([
    ...named.map(([name, values]) => [name, ring(name, { in: [...values] })]),
    ['rest', ring('rest', { notIn: all })],
  ]) as Record<Name | 'rest', Ring>;
}

function ring(name: string, values: { in: Location[] } | { notIn: Location[] }): Ring {
  return { nameSuffix: name, resourceSelectors: [{ name, selectors: [{ kind: 'resourceLocation', ...values }] }] };
}

function ringProblems(locations: Readonly<Record<string, readonly Location[]>>): Problem[] {
  const problems: Problem[] = [];
  const claimed = new Map<string, string>();
  for (const [one, other] of sameIgnoringCase([...Object.keys(locations), 'rest'])) {
    if (one !== other)
      problems.push({
        path: [other],
        message: `names the same assignments in Azure as '${one}': give one another name`,
      });
  }
  for (const [name, values] of Object.entries(locations)) {
    if (name === 'rest')
      problems.push({ path: [name], message: 'is the ring of all other locations: give the ring another name' });
    if (values.length === 0) problems.push({ path: [name], message: 'must name a location, got none' });
    for (const location of values) {
      const other = claimed.get(location);
      if (other !== undefined)
        problems.push({ path: [name], message: `names '${location}', which is in ${other} already: remove one` });
      claimed.set(location, name);
    }
  }
  if (claimed.size === 0)
    problems.push({ path: [], message: 'name at least one ring, such as { canary: [location] }, got none' });
  if (claimed.size > POLICY_LIMITS.selectorValues) {
    problems.push({
      path: [],
      message: `the rings may name at most ${POLICY_LIMITS.selectorValues} locations in all, got ${claimed.size}`,
    });
  }
  return problems;
}
