/** The number of resources in the text of a synthesized stack. */
export function resourcesIn(stack: string): number {
  const { resource } = JSON.parse(stack) as { resource: Record<string, object> };
  return Object.values(resource).reduce((sum, ofType) => sum + Object.keys(ofType).length, 0);
}
