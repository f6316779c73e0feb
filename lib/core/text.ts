import { isKnown, isListToken } from './known';
import { shown } from './problems';

/** Problems of what has to be text and is not, such as a variable of the environment that is not set. */
export function textProblems(where: string, value: unknown): string[] {
  if (typeof value !== 'string') return [`${where} must be text, got ${shown(value)}`];
  return isListToken(value)
    ? [
        `${where} must be a value of its own: a list that is known only at apply cannot be checked, so list what it holds`,
      ]
    : [];
}

/** Problems of parts that have to be there and are not: without types, nothing says so before they are used. */
export function missingProblems(props: object, ...names: string[]): string[] {
  return names.flatMap((name) => {
    const value: unknown = (props as Record<string, unknown>)[name];
    return typeof value === 'object' && value !== null ? [] : [`${name} must be given, got ${shown(value)}`];
  });
}

/** Problems of the length of a text. The provider counts bytes, of which letters beyond ASCII take two or more. */
export function lengthProblems(where: string, value: string | undefined, most: number): string[] {
  if (value === undefined) return [];
  const wrong = textProblems(where, value);
  if (wrong.length > 0 || !isKnown(value)) return wrong;
  const bytes = Buffer.byteLength(value);
  if (value.length === 0 || value.length > most)
    return [`${where} must have 1 to ${most} characters, got ${value.length}`];
  return bytes > most ? [`${where} must have at most ${most} bytes, as the provider counts them, got ${bytes}`] : [];
}

/** Pairs of texts that differ in case only, each later one with the first. */
export function sameIgnoringCase(texts: readonly string[]): [first: string, later: string][] {
  const first = new Map<string, string>();
  return texts.flatMap((text) => {
    const earlier = first.get(text.toLowerCase());
    if (earlier === undefined) first.set(text.toLowerCase(), text);
    return earlier === undefined ? [] : [[earlier, text]];
  });
}

/** Words Terraform's references begin with, besides types of resources, which have an underscore. */
const ROOTS = ['count', 'data', 'each', 'ephemeral', 'local', 'module', 'path', 'self', 'terraform', 'var'];

/** What Terraform knows without a reference. */
const LITERALS = ['true', 'false', 'null'];

/**
 * Problems of text with `${` or `%{` in it that Terraform would read as a template and cannot, in every text of props,
 * keys included: mostly a template literal of the program that has the wrong quotes. Settings are left out, which have
 * checks of their own and are escaped, and so is everything that is no plain object, such as a construct.
 */
export function templateProblems(props: unknown, where = ''): string[] {
  if (typeof props === 'string') return textTemplateProblems(where, props);
  if (Array.isArray(props)) return props.flatMap((value, index) => templateProblems(value, `${where}[${index}]`));
  if (!isPlain(props)) return [];
  return Object.entries(props).flatMap(([key, value]) =>
    where === '' && key === 'settings'
      ? []
      : [
          ...(key === '__proto__'
            ? [`${where || 'props'} must not have the key '${key}', which the framework drops`]
            : []),
          ...textTemplateProblems(`${where || 'props'} keys`, key),
          ...templateProblems(value, below(where, key)),
        ],
  );
}

function textTemplateProblems(where: string, text: string): string[] {
  const part = misread(text);
  return part === undefined
    ? []
    : [
        `${where} must not contain ${shown(part)}, which Terraform would read as an expression, got ${shown(text)}: use backticks for a value of the program, or write '${part[0]}${part}' for the text itself`,
      ];
}

/** The first part of a text that Terraform would take for an expression or a directive and could not read. */
function misread(text: string): string | undefined {
  const rest = text.replaceAll(/\$\$\{|%%\{/g, '').replaceAll(/\$\{TfToken\[[^\]]*\]\}/g, '');
  const [directive] = /%\{(?!~?\s*(?:if|else|endif|for|endfor)\b)[^}]*\}?/.exec(rest) ?? [];
  if (directive !== undefined) return directive;
  for (const [part, expression = ''] of rest.matchAll(/\$\{([^}]*)(?:\}|$)/g)) {
    if (!part.endsWith('}') || expression.trim() === '' || isForeign(expression)) return part;
  }
  return undefined;
}

/** Whether an expression is a plain name or path that cannot be one of Terraform's. */
function isForeign(expression: string): boolean {
  const path = /^\s*([A-Za-z_][\w-]*)((?:\.[\w-]+)*)\s*$/.exec(expression);
  if (path === null) return false;
  const [, root = '', attributes = ''] = path;
  if (attributes === '') return !LITERALS.includes(root);
  return !root.includes('_') && !ROOTS.includes(root);
}

function below(where: string, key: string): string {
  const name = /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `['${key}']`;
  return where === '' ? name.replace(/^\./, '') : where + name;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
