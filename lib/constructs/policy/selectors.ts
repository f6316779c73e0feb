import type { ResourceSelector } from './policy-options';

/** Resource selectors in the form of the provider, which sends the name `""` to Azure for one that has none. */
export function resourceSelectorConfig(selectors: readonly ResourceSelector[]) {
  return selectors.map(({ name, selectors: parts }, index) => ({
    name: name ?? `selector-${index + 1}`,
    selectors: parts.map((part) => ({
      kind: part.kind,
      in: part.in && [...part.in],
      notIn: part.notIn && [...part.notIn],
    })),
  }));
}

/** Resource selectors as a text that does not depend on the order of values and conditions. */
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
