/** Pairs of texts that differ in case only, each later one with the first. */
export function sameIgnoringCase(texts: readonly string[]): [first: string, later: string][] {
  const first = new Map<string, string>();
  return texts.flatMap((text) => {
    const earlier = first.get(text.toLowerCase());
    if (earlier === undefined) first.set(text.toLowerCase(), text);
    return earlier === undefined ? [] : [[earlier, text]];
  });
}

/** Construct ids are PascalCase. */
export function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Names of resources are kebab-case: `hostsFile` becomes `hosts-file`. */
export function kebabCase(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll(/[^A-Za-z\d]+/g, '-')
    .toLowerCase();
}
