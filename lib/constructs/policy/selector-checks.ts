import { literalProblems, oneOfProblems } from '../../core/checks';
import { isKnown, isListToken } from '../../core/known';
import { listed, type Path, type Problem } from '../../core/problems';
import { propProblems } from '../../core/text-rules';
import type { InitiativeName } from '../../facts/initiatives';
import { unknownLocationWarnings } from '../../facts/known-locations';
import { locationProblems } from '../../facts/location-names';
import { MACHINE_POLICY } from '../../facts/machine-policy';
import { POLICY_LIMITS, SELECTOR_KINDS } from '../../facts/policy';
import type { Warning } from '../../facts/warnings';
import type { ResourceSelector, Selector } from './policy-options';

/** Problems of the resource selectors of an assignment. */
export function selectorProblems(path: Path, selectors: readonly ResourceSelector[] = []): Problem[] {
  const most = POLICY_LIMITS.resourceSelectors;
  return [
    ...(selectors.length > most
      ? [{ path, message: `may hold at most ${most} selectors, got ${selectors.length}` }]
      : []),
    ...selectors.flatMap(({ selectors: parts }, index) => partProblems([...path, index, 'selectors'], parts)),
  ];
}

/** Warns of locations in selectors that may not exist. No type of resource has the form of a location. */
export function selectorWarnings(path: Path, selectors: readonly ResourceSelector[] = []): Warning[] {
  return selectors.flatMap(({ selectors: parts }, index) =>
    parts.flatMap((part, place) =>
      (['in', 'notIn'] as const).flatMap((key) =>
        unknownLocationWarnings([...path, index, 'selectors', place, key], part[key]),
      ),
    ),
  );
}

/** Problem of selectors that include no type of machine of the assignment: it would apply to nothing. */
export function typeSelectorProblems(
  path: Path,
  kinds: readonly InitiativeName[],
  selectors: readonly ResourceSelector[] = [],
): Problem[] {
  const types: readonly string[] = kinds.flatMap((kind) => MACHINE_POLICY[kind].type);
  const takesOne = ({ selectors: parts }: ResourceSelector) =>
    types.some((type) => parts.every((part) => part.kind !== 'resourceType' || takes(part, type)));
  return selectors.length === 0 || types.length === 0 || selectors.some(takesOne)
    ? []
    : [
        {
          path,
          message: `selects no machine: the assignment applies to ${listed(types)}, which no selector includes`,
        },
      ];
}

function takes(part: Selector, type: string): boolean {
  const has = (values: readonly string[]) =>
    values.some((value) => !isKnown(value) || isListToken(value) || value.toLowerCase() === type.toLowerCase());
  if (part.in !== undefined) return has(part.in);
  return part.notIn === undefined || !has(part.notIn.filter((value) => isKnown(value) && !isListToken(value)));
}

function partProblems(path: Path, parts: readonly Selector[]): Problem[] {
  if (parts.length === 0) return [{ path, message: 'must have at least one condition, got none' }];
  const kinds = parts.map(({ kind }) => kind);
  return parts.flatMap((part, index) => {
    const at = [...path, index];
    return [
      ...oneOfProblems([...at, 'kind'], part.kind, SELECTOR_KINDS),
      ...(kinds.indexOf(part.kind) < index
        ? [{ path: [...at, 'kind'], message: `repeats '${part.kind}': list all values in one condition` }]
        : []),
      ...valueProblems(at, part),
    ];
  });
}

function valueProblems(path: Path, part: Selector): Problem[] {
  const key = part.in === undefined ? 'notIn' : 'in';
  const values = part[key];
  if (values === undefined || (part.in !== undefined && part.notIn !== undefined)) {
    return [{ path, message: `must have either 'in' or 'notIn', got ${values === undefined ? 'neither' : 'both'}` }];
  }
  const wrong = literalProblems([...path, key], values);
  if (wrong.length > 0) return wrong;
  const most = POLICY_LIMITS.selectorValues;
  if (values.length === 0 || values.length > most) {
    return [{ path: [...path, key], message: `must hold 1 to ${most} values, got ${values.length}` }];
  }
  return values.flatMap((value, index) =>
    part.kind === 'resourceLocation'
      ? locationProblems([...path, key, index], value)
      : typeProblems([...path, key, index], value),
  );
}

function typeProblems(path: Path, value: string): Problem[] {
  const message = "must be a resource type, such as 'Microsoft.Compute/virtualMachines'";
  return propProblems(path, value, [{ must: /^[\w.]+\/[\w./]+$/, message }]);
}
