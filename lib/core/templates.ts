import { type Path, type Problem, shown } from './problems';
import { isPlain } from './values';

/** Words Terraform's references begin with, besides types of resources, which have an underscore. */
const ROOTS = ['count', 'data', 'each', 'ephemeral', 'local', 'module', 'path', 'self', 'terraform', 'var'];

/** Words that are valid in Terraform expressions without a reference. */
const LITERALS = ['true', 'false', 'null'];

/**
 * Problems of texts with `${` or `%{` that Terraform would read as a template and cannot, in every text of props,
 * including keys: usually a template literal of the program that has the wrong quotes. Props at the paths in `escaped`,
 * such as `own.*.query`, are skipped, and so is every object that is not plain, such as a construct.
 */
export function templateProblems(
  props: unknown,
  escaped: readonly string[] = ['settings'],
  path: Path = [],
): Problem[] {
  if (typeof props === 'string') return textTemplateProblems(path, '', props);
  if (Array.isArray(props)) return props.flatMap((value, index) => templateProblems(value, escaped, [...path, index]));
  if (!isPlain(props)) return [];
  return Object.entries(props).flatMap(([key, value]) =>
    isAt([...path, key], escaped)
      ? []
      : [
          ...(key === '__proto__'
            ? [
                {
                  path: path.length === 0 ? ['props'] : path,
                  message: `must not have the key '${key}', which the framework drops`,
                },
              ]
            : []),
          ...textTemplateProblems(path.length === 0 ? ['props'] : path, 'keys ', key),
          ...templateProblems(value, escaped, [...path, key]),
        ],
  );
}

/** Whether a path is in one of the places whose texts are no templates. */
export function isEscaped(path: Path, escaped: readonly string[]): boolean {
  return path.some((_, index) => isAt(path.slice(0, index + 1), escaped));
}

/** Whether a path is one of the places, in which `*` matches any key. */
function isAt(path: Path, places: readonly string[]): boolean {
  return places.some((place) => {
    const keys = place.split('.');
    return keys.length === path.length && keys.every((key, index) => key === '*' || key === path[index]);
  });
}

function textTemplateProblems(path: Path, what: string, text: string): Problem[] {
  const part = misread(text);
  return part === undefined
    ? []
    : [
        {
          path,
          message: `${what}must not contain ${shown(part)}, which Terraform would read as an expression, got ${shown(text)}: use backticks for a value of the program, or write ${shown(`${part[0]}${part}`)} for the text itself`,
        },
      ];
}

/** The first part of a text that Terraform would read as an expression or a directive and could not parse. */
function misread(text: string): string | undefined {
  const rest = text.replaceAll(/\$\$\{|%%\{/g, '').replaceAll(/\$\{TfToken\[[^\]]*\]\}/g, '');
  const [directive] = /%\{(?!~?\s*(?:if|else|endif|for|endfor)\b)[^}]*\}?/.exec(rest) ?? [];
  if (directive !== undefined) return directive;
  for (const [part, expression = ''] of rest.matchAll(/\$\{([^}]*)\}?/g)) {
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
