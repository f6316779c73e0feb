import { isKnown } from '../core/known';
import { locationProblems, oneOfProblems } from '../core/names';
import { POLICY_LIMITS } from '../facts/policy';
import type { ResourceSelector, Selector } from '../policy/types';

/** Problems of the resource selectors of an assignment. Empty means fine. */
export function selectorProblems(where: string, selectors: readonly ResourceSelector[] = []): string[] {
  const most = POLICY_LIMITS.resourceSelectors;
  return [
    ...(selectors.length > most ? [`${where} may hold at most ${most} selectors, got ${selectors.length}`] : []),
    ...selectors.flatMap((selector, index) => partProblems(`${where}[${index}].selectors`, selector.selectors)),
  ];
}

function partProblems(where: string, parts: readonly Selector[]): string[] {
  if (parts.length === 0) return [`${where} must hold a condition, got none`];
  const kinds = parts.map(({ kind }) => kind);
  return parts.flatMap((part, index) => {
    const at = `${where}[${index}]`;
    return [
      ...oneOfProblems(`${at}.kind`, part.kind, ['resourceLocation', 'resourceType']),
      ...(kinds.indexOf(part.kind) < index
        ? [`${at}.kind repeats '${part.kind}': put all values in one condition`]
        : []),
      ...valueProblems(at, part),
    ];
  });
}

function valueProblems(where: string, part: Selector): string[] {
  const given = (['in', 'notIn'] as const).filter((key) => part[key] !== undefined);
  const [key] = given;
  if (key === undefined || given.length > 1) {
    return [`${where} must have either 'in' or 'notIn', got ${given.length === 0 ? 'neither' : 'both'}`];
  }
  const values = part[key] ?? [];
  const most = POLICY_LIMITS.selectorValues;
  if (values.length === 0 || values.length > most) {
    return [`${where}.${key} must hold 1 to ${most} values, got ${values.length}`];
  }
  return values.flatMap((value, index) =>
    part.kind === 'resourceLocation'
      ? locationProblems(`${where}.${key}[${index}]`, value)
      : typeProblems(`${where}.${key}[${index}]`, value),
  );
}

function typeProblems(where: string, value: string): string[] {
  return !isKnown(value) || /^[\w.]+\/[\w./]+$/.test(value)
    ? []
    : [`${where} must be a resource type, such as 'Microsoft.Compute/virtualMachines', got '${value}'`];
}
