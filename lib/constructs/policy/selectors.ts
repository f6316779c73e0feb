import type { ResourceSelector } from './policy-options';

/** Resource selectors as the provider takes them. */
export function resourceSelectorConfig(selectors: readonly ResourceSelector[]) {
  return selectors.map(({ name, selectors: parts }) => ({
    name,
    selectors: parts.map((part) => ({
      kind: part.kind,
      in: part.in && [...part.in],
      notIn: part.notIn && [...part.notIn],
    })),
  }));
}

/** Resource selectors as a text in which the order of values and conditions does not count. */
export function resourceSelectorText(selectors: readonly ResourceSelector[]): string {
  return selectors
    .map(({ selectors: parts }) =>
      parts
        .map((part) => [part.kind, part.in ? 'in' : 'not in', ...[...(part.in ?? part.notIn)].sort()].join(' '))
        .sort()
        .join(' and '),
    )
    .sort()
    .join(' or ');
}
