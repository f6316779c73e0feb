/**
 * In place of the frameworks' own: they read the stack for every token, and mapping it to TypeScript takes half of the time
 * of the tests. Nothing in this library shows it.
 */
export function captureStackTrace(): string[] {
  return [];
}

/** The name that CDK Terrain has for it. */
export const captureCreationStack = captureStackTrace;
