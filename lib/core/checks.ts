import { bytesOf, quoted } from './expressions';
import { isKnown, isKnownNumber, isListToken, isMapToken } from './known';
import { listed, type Path, type Problem, shown } from './problems';
import { didYouMean } from './suggest';
import { laterProblem } from './text-rules';

/** Problems of a value that must be text, such as an environment variable that is not set. */
export function textProblems(path: Path, value: unknown): Problem[] {
  if (typeof value !== 'string') return [{ path, message: `must be text, got ${shown(value)}` }];
  return isListToken(value)
    ? [
        {
          path,
          message: 'must be one text: the items of a Terraform list are unknown until apply and cannot be checked',
        },
      ]
    : [];
}

/** Problems of a list or a map that Terraform knows only at apply, if the library has to know its items. */
export function literalProblems(path: Path, value: unknown): Problem[] {
  if (Array.isArray(value))
    return value.some((item) => typeof item === 'string' && isListToken(item))
      ? [
          {
            path,
            message:
              'must be a literal list: the items of a Terraform list are unknown until apply and cannot be checked',
          },
        ]
      : [];
  return typeof value === 'object' && value !== null && Object.keys(value).some(isMapToken)
    ? [
        {
          path,
          message: 'must be a literal map: the keys of a Terraform map are unknown until apply and cannot be checked',
        },
      ]
    : [];
}

/** Problems of required objects. JavaScript and JSON have no types that require them. */
export function missingProblems(props: object, ...names: string[]): Problem[] {
  return names.flatMap((name): Problem[] => {
    const value: unknown = (props as Record<string, unknown>)[name];
    if (typeof value === 'object' && value !== null) return [];
    return [{ path: [name], message: `must be given, got ${shown(value)}` }];
  });
}

/** Problems of the length of a text. The provider counts bytes: a letter beyond ASCII has two or more. */
export function lengthProblems(path: Path, value: string | undefined, most: number): Problem[] {
  if (value === undefined) return [];
  const wrong = textProblems(path, value);
  if (wrong.length > 0) return wrong;
  const range = `must have 1 to ${most} characters`;
  if (!isKnown(value))
    return [laterProblem(path, value, range, (text) => `${text} != "" && ${bytesOf(text)} <= ${most}`)];
  const bytes = Buffer.byteLength(value);
  if (value.length === 0 || value.length > most) return [{ path, message: `${range}, got ${value.length}` }];
  return bytes > most
    ? [{ path, message: `must have at most ${most} bytes (the provider counts bytes), got ${bytes}` }]
    : [];
}

/** Problems of a whole number that must be in a range. */
export function rangeProblems(
  path: Path,
  value: number | undefined,
  minimum: number,
  maximum: number,
  unit?: string,
): Problem[] {
  if (value === undefined) return [];
  const wrong = numberProblems(path, value);
  if (wrong.length > 0) return wrong;
  const must = [`must be a whole number from ${minimum} to ${maximum}`, unit]
    .filter((part) => part !== undefined)
    .join(' ');
  return propNumberProblems(path, value, must, {
    isRight: Number.isInteger(value) && value >= minimum && value <= maximum,
    right: (number) => `${number} >= ${minimum} && ${number} <= ${maximum} && floor(${number}) == ${number}`,
  });
}

/** Problems of a number of a prop: what it must be, checked here or by Terraform. */
export function propNumberProblems(
  path: Path,
  value: number,
  must: string,
  { isRight, right }: { readonly isRight: boolean; readonly right: (number: string) => string },
): Problem[] {
  if (!isKnownNumber(value)) return [laterProblem(path, value, must, (number) => right(`tonumber(${number})`))];
  return isRight ? [] : [{ path, message: `${must}, got ${value}` }];
}

/** Problems of a value that must be a number. */
export function numberProblems(path: Path, value: unknown): Problem[] {
  if (typeof value === 'number') return [];
  const isNumeric = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
  return [
    {
      path,
      message: isNumeric
        ? `must be a number, got the text ${shown(value)}: remove the quotes`
        : `must be a number, got ${shown(value)}`,
    },
  ];
}

/** Problems of a word that must be one of a closed set. */
export function oneOfProblems(path: Path, value: string, allowed: readonly string[]): Problem[] {
  const wrong = textProblems(path, value);
  if (wrong.length > 0 || allowed.includes(value)) return wrong;
  const must = `must be one of ${listed(allowed, 60)}`;
  if (!isKnown(value))
    return [laterProblem(path, value, must, (word) => `contains([${allowed.map(quoted).join(', ')}], ${word})`)];
  return [{ path, message: `${must}, got '${value}'${didYouMean(value, allowed)}` }];
}

/** Problems of words that are listed more than once. */
export function repeatProblems(path: Path, words: readonly string[]): Problem[] {
  const repeated = words.filter((word, index) => words.indexOf(word) !== index);
  return repeated.length > 0 ? [{ path, message: `repeats ${listed([...new Set(repeated)])}` }] : [];
}

/** Problems of a list of words of a closed set, which names at least one and each of them once. */
export function wordListProblems(path: Path, words: readonly string[], allowed: readonly string[]): Problem[] {
  const wrong = literalProblems(path, words);
  if (wrong.length > 0) return wrong;
  if (words.length === 0)
    return [{ path, message: `must name at least one of ${listed(allowed, 60)}, got none: leave it out for all` }];
  return [
    ...words.flatMap((word, index) => oneOfProblems([...path, index], word, allowed)),
    ...repeatProblems(path, words),
  ];
}

/** Problems of a map by names that the user chooses: the empty one would name nothing. */
export function namedProblems<Value>(
  path: Path,
  map: Readonly<Record<string, Value>> | undefined,
  problems: (path: Path, value: Value, name: string) => Problem[],
): Problem[] {
  return literalThen(path, map ?? {}, (all, values) =>
    Object.entries(values).flatMap(([name, value]) => [
      ...(name.trim() === '' ? [{ path: all, message: 'must not have an empty name' }] : []),
      ...problems([...all, name], value, name),
    ]),
  );
}

/** Problems of the items of a list or a map, or of the whole if Terraform knows the items only at apply. */
export function literalThen<Value>(
  path: Path,
  value: Value,
  problems: (path: Path, value: Value) => Problem[],
): Problem[] {
  const wrong = literalProblems(path, value);
  return wrong.length > 0 ? wrong : problems(path, value);
}

/** Problems of new names by old ones: an old name is no longer in use, and each new one is, once. */
export function renamedProblems(
  path: Path,
  renamed: Readonly<Record<string, string>> | undefined,
  named: readonly (object | undefined)[],
): Problem[] {
  // A map that Terraform knows only later has a problem of its own.
  if (named.some((map) => literalProblems([], map ?? {}).length > 0)) return [];
  const names = named.flatMap((map) => Object.keys(map ?? {}));
  return literalThen(path, renamed ?? {}, (_, map) => [
    ...Object.entries(map).flatMap(([from, to]): Problem[] => [
      ...(from !== to && names.includes(from)
        ? [{ path: [...path, from], message: `names '${from}', which is still in use: remove the entry` }]
        : []),
      ...(names.includes(to) ? [] : oneOfProblems([...path, from], to, names)),
    ]),
    ...repeatProblems(path, Object.values(map)),
  ]);
}
