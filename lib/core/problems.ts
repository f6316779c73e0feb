/** Throws one error that lists every problem, in the words CDKTF uses for its own validations. */
export function rejectProblems(path: string, problems: readonly string[]): void {
  rejectLines(problems.map((problem) => `[${path}] ${problem}`));
}

/** The same for problems that say each where they are: `[place] problem`. */
export function rejectLines(lines: readonly string[]): void {
  if (lines.length === 0) return;
  throw new Error(['Validation failed with the following errors:', ...lines.map((line) => `  ${line}`)].join('\n'));
}

/** The same problems, in the words of somebody who gave the props as `prop`. */
export function within(prop: string, problems: readonly string[]): string[] {
  return problems.map((problem) => `${prop}.${problem}`);
}

/** `'a', 'b' and 3 more`: a list short enough for a message. */
export function listed(values: readonly string[], most = 10): string {
  const shown = values.slice(0, most).map((value) => `'${value}'`);
  const rest = values.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

/** A value of any origin, short enough for a message and on one line. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `'${printable(value.length > 120 ? `${value.slice(0, 117)}...` : value)}'`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** Control and invisible characters as escapes, so that a tab or a mark in a path is seen. */
function printable(text: string): string {
  return text
    .replaceAll(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1))
    .replaceAll(/(?![\u200c\u200d])[\p{Cf}\u00a0]/gu, (character) => {
      return `\\u{${character.codePointAt(0)?.toString(16)}}`;
    });
}
