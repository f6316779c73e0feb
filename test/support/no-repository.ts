/** Stands for `lib/facts/published-from.ts` in tests. */
export const REPOSITORY: string | undefined = undefined;
