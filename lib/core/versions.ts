const VERSION = /^(0|[1-9]\d*)(\.(0|[1-9]\d*))*$/;

/** Whether `text` is a version of `parts` numbers, or of one of several counts. */
export function isVersion(text: string, ...parts: number[]): boolean {
  return VERSION.test(text) && parts.includes(text.split('.').length);
}

/** Negative, zero or positive as `a` is older than, equal to or newer than `b`. A missing part counts as zero. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  const length = Math.max(left.length, right.length);
  const differences = Array.from({ length }, (_, index) => (left[index] ?? 0) - (right[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}
