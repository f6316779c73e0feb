/** Where a value is in the input: the keys from the top down, a number for a place in a list. */
export type Path = readonly (string | number)[];

/** Another value of the input that a message names. */
export interface Reference {
  readonly path: Path;
}

/** The predicate of a sentence whose subject is the path of the problem. References in it move along with the path. */
export type Message = string | readonly (string | Reference)[];

/** A problem of an input, with its path. `textOf` makes a sentence of it; no code parses that sentence again. */
export interface Problem {
  readonly path: Path;
  readonly message: Message;
  /** How Terraform finds out whether there is a problem, if the value is known only later. */
  readonly later?: LaterRule;
}

/** A rule of a value that Terraform knows only later. */
export interface LaterRule {
  readonly value: string | number | readonly string[];
  /** The expression that is true if the value, an expression as well, is right. */
  readonly right: (value: string) => string;
  /** Whether the value is an id: of the attributes of a resource, only its `id` is one. */
  readonly isId?: boolean;
}

/** The problems that are certain, without those that Terraform has to find. */
export function certain<P extends Problem>(problems: readonly P[]): P[] {
  return problems.filter(({ later }) => later === undefined);
}

/** A reference to the value at `path`, for `phrase`. */
export function at(...path: Path): Reference {
  return { path };
}

/** A message that names other values: ``phrase`contradicts ${at('attachAgentIdentity')}: remove one` ``. */
export function phrase(texts: TemplateStringsArray, ...values: readonly (string | number | Reference)[]): Message {
  return texts.flatMap((text, index) => {
    const value = values[index];
    return value === undefined ? [text] : [text, typeof value === 'object' ? value : String(value)];
  });
}

/** The same problems at other places of the input. Every value that a message names moves along. */
export function moved<P extends Problem>(problems: readonly P[], place: (path: Path) => Path): P[] {
  return problems.map((problem) => ({
    ...problem,
    path: place(problem.path),
    message:
      typeof problem.message === 'string'
        ? problem.message
        : problem.message.map((part) => (typeof part === 'string' ? part : { path: place(part.path) })),
  }));
}

/** The same problems, with the path `prefix` in front: the caller's path of the value. */
export function within<P extends Problem>(prefix: Path, problems: readonly P[]): P[] {
  return moved(problems, (path) => [...prefix, ...path]);
}

/** A problem or a warning as one sentence. */
export function textOf({ path, message }: Problem): string {
  const predicate =
    typeof message === 'string'
      ? message
      : message.map((part) => (typeof part === 'string' ? part : pathText(part.path))).join('');
  return path.length === 0 ? predicate : `${pathText(path)} ${predicate}`;
}

/** `windows.files[0].path`, and `tags['cost center']` for a key that is no identifier. */
export function pathText(path: Path): string {
  const [first, ...rest] = path;
  return [
    typeof first === 'number' ? `[${first}]` : first,
    ...rest.map((key) => {
      if (typeof key === 'number') return `[${key}]`;
      return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `['${key}']`;
    }),
  ].join('');
}

/** Throws one error that lists every certain problem once, in the words CDKTF uses for its own validations. */
export function rejectProblems(construct: string, problems: readonly Problem[]): void {
  rejectLines([...new Set(certain(problems).map((problem) => `[${construct}] ${textOf(problem)}`))]);
}

/** The same for lines that are complete. */
export function rejectLines(lines: readonly string[]): void {
  if (lines.length === 0) return;
  throw new Error(['Validation failed with the following errors:', ...lines.map((line) => `  ${line}`)].join('\n'));
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

/** Control and invisible characters as escapes, so that a tab or a mark in a path is visible. */
function printable(text: string): string {
  return text
    .replaceAll(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1))
    .replaceAll(/(?![\u200c\u200d])[\p{Cf}\u00a0]/gu, (character) => {
      return `\\u{${character.codePointAt(0)?.toString(16)}}`;
    });
}
