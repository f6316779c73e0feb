import { literalProblems } from './checks';
import { isKnown, isListToken } from './known';
import { type Path, type Problem, shown } from './problems';
import { fits, GOT_LATER, isLater, isQuoted, remedy } from './shape-remedies';
import { isConstruct, type ObjectShape, type Shape, shapeName, type Word } from './shapes';
import { didYouMean, hasNo } from './suggest';
import { propProblems } from './text-rules';
import { isObject, isPlain, isResolvable } from './values';

/** A problem of the shape of an input. */
export interface ShapeProblem extends Problem {
  /** The key below `path` that is unknown. */
  readonly key?: string;
  /**
   * `structure`: the contents of the value cannot be checked. `type`: a value has the wrong type, or a key is unknown.
   * `content`: a word is outside its closed set, or a text is empty or a placeholder for a missing value. A specific
   * check may report more.
   */
  readonly fault: 'structure' | 'type' | 'content';
  /** A value of the right type that other checks skip, like a value known only at apply. */
  readonly standIn?: string | number;
}

/** Problems of the shape of a value: missing and unknown keys, wrong types, words outside a closed set, empty texts. */
export function shapeProblems(value: unknown, shape: Shape, path: Path = []): ShapeProblem[] {
  switch (shape) {
    case 'any':
    case 'never':
      return [];
    case 'text':
      return textProblems(value, path);
    case 'number':
      return numberProblems(value, path);
    case 'instance':
      return isObject(value) ? [] : [wrong(value, shape, path)];
    case 'flag':
      return flagProblems(value, path);
  }
  if ('one' in shape) return wordProblems(value, shape.one, path);
  if ('either' in shape) return eitherProblems(value, shape.either, path);
  if ('list' in shape) return listProblems(value, shape.list, path);
  if (!isObject(value) || isResolvable(value)) return [wrong(value, shape, path)];
  if ('map' in shape) return mapProblems(value, shape.map, path);
  if (isConstruct(shape) && isForeign(value, shape)) return [foreign(value, [shape], path)];
  return 'by' in shape ? caseProblems(value, shape, path) : keyProblems(value, shape, path);
}

/** A text without characters says nothing. */
export const NOT_EMPTY = { mustNot: /^\s*$/, message: 'must not be empty' };

/** Texts that a program produces for a missing value. */
const PLACEHOLDERS = ['undefined', 'null', 'NaN', '[object Object]'];

/** The name of a missing value as a part of a name, such as `rg-undefined`. */
function partOf(value: string): string | undefined {
  return /(?:^|[-_./])undefined(?:$|[-_./])/.test(value) ? 'undefined' : undefined;
}

function textProblems(value: unknown, path: Path): ShapeProblem[] {
  if (typeof value !== 'string' || isListToken(value)) return [wrong(value, 'text', path)];
  if (!isKnown(value))
    return propProblems(path, value, [NOT_EMPTY]).map((problem) => ({ ...problem, fault: 'content' }));
  if (value.trim() === '') return [{ path, message: 'must not be empty', fault: 'content' }];
  const placeholder = PLACEHOLDERS.find((one) => value.split('/').includes(one)) ?? partOf(value);
  if (placeholder === undefined) return [];
  const message = `must not contain the text '${placeholder}', which represents a missing value of the program, got ${shown(value)}`;
  return [{ path, message, fault: 'content' }];
}

function numberProblems(value: unknown, path: Path): ShapeProblem[] {
  return typeof value === 'number' && !Number.isNaN(value) ? [] : [wrong(value, 'number', path)];
}

function flagProblems(value: unknown, path: Path): ShapeProblem[] {
  return typeof value === 'boolean' ? [] : [wrong(value, 'flag', path)];
}

function wordProblems(
  value: unknown,
  words: readonly Word[],
  path: Path,
  shape: Shape = { one: words },
): ShapeProblem[] {
  if (words.includes(value as Word)) return [];
  const problem = wrong(value, shape, path);
  if (typeof value !== 'string' || isLater(value) || isQuoted(value, { one: words })) return [problem];
  return [{ ...problem, message: `${problem.message}${didYouMean(value, words.map(String))}`, fault: 'content' }];
}

function listProblems(value: unknown, items: Shape, path: Path): ShapeProblem[] {
  if (!Array.isArray(value)) return [wrong(value, { list: items }, path)];
  const later = laterProblems(value, path);
  // A list of texts may be an argument that Terraform fills in: the checks of that list know.
  if (later.length > 0) return items === 'text' ? [] : later;
  return value.flatMap((item, index) => shapeProblems(item, items, [...path, index]));
}

function mapProblems(value: Readonly<Record<string, unknown>>, values: Shape, path: Path): ShapeProblem[] {
  const later = laterProblems(value, path);
  if (later.length > 0) return values === 'text' ? [] : later;
  const problems = Object.entries(value).flatMap(([key, part]) => shapeProblems(part, values, [...path, key]));
  // Tags may have any content, including none.
  return values === 'text' ? problems.filter(({ fault }) => fault !== 'content') : problems;
}

/** The contents of a list or a map of Terraform cannot be checked. */
function laterProblems(value: unknown, path: Path): ShapeProblem[] {
  return literalProblems(path, value).map((problem) => ({ ...problem, fault: 'structure' }));
}

function eitherProblems(value: unknown, shapes: readonly Shape[], path: Path): ShapeProblem[] {
  const fitting = shapes.filter((shape) => fits(value, shape));
  const constructs = shapes.filter(isConstruct);
  if (constructs.length > 0 && isObject(value) && constructs.every((construct) => isForeign(value, construct)))
    return [foreign(value, constructs, path)];
  const chosen =
    fitting.find((shape) => isConstruct(shape) && refersTo(value, shape)) ??
    fitting.find((shape) => !isConstruct(shape));
  if (chosen === undefined) return [wrong(value, { either: shapes }, path)];
  return typeof chosen === 'object' && 'one' in chosen
    ? wordProblems(value, chosen.one, path, { either: shapes })
    : shapeProblems(value, chosen, path);
}

/** Whether a value is an object of a class that is not the one of the shape, such as a resource of the provider. */
function isForeign(value: Readonly<Record<string, unknown>>, shape: ObjectShape): boolean {
  return !isPlain(value) && !isResolvable(value) && !isWhole(value, shape);
}

/** Whether a value has every key that a shape needs. */
function isWhole(value: unknown, { keys }: ObjectShape): boolean {
  return isObject(value) && Object.keys(keys).every((key) => key.endsWith('?') || value[key] !== undefined);
}

function foreign(
  value: Readonly<Record<string, unknown>>,
  constructs: readonly ObjectShape[],
  path: Path,
): ShapeProblem {
  const part = Object.keys(value).find((key) => constructs.some((construct) => isWhole(value[key], construct)));
  const hint = part === undefined ? '' : `: pass its ${part}`;
  const [only] = constructs;
  const wanted = shapeName(only !== undefined && constructs.length === 1 ? only : { either: constructs });
  const message = `must be ${wanted}, got an object of the class ${value.constructor.name}${hint}`;
  return { path, message, fault: 'structure' };
}

/** Whether a value is meant as a reference to a construct: it has the id, which is its first key. */
function refersTo(value: unknown, { keys }: ObjectShape): boolean {
  const [id = ''] = Object.keys(keys);
  return isObject(value) && value[id] !== undefined;
}

function caseProblems(
  value: Readonly<Record<string, unknown>>,
  { by, cases }: Extract<Shape, { by: string }>,
  path: Path,
): ShapeProblem[] {
  const word = value[by];
  const chosen = typeof word === 'string' && Object.hasOwn(cases, word) ? cases[word] : undefined;
  if (chosen !== undefined) return shapeProblems(value, chosen, path);
  const words: Shape = { one: Object.keys(cases) };
  const problems = word === undefined ? [missing(words, [...path, by])] : shapeProblems(word, words, [...path, by]);
  return problems.map((problem) => ({ ...problem, fault: 'structure' }));
}

function keyProblems(
  value: Readonly<Record<string, unknown>>,
  { construct, keys }: ObjectShape,
  path: Path,
): ShapeProblem[] {
  const later = laterProblems(value, path);
  if (later.length > 0) return later;
  const shapes = Object.entries(keys).map(([key, shape]) => ({
    key: key.replace('?', ''),
    shape,
    isOptional: key.endsWith('?'),
  }));
  const known = shapes.map(({ key }) => key);
  const given = isPlain(value) && construct === undefined ? Object.keys(value) : [];
  const unknown = given.filter((key) => !known.includes(key));
  const usable = shapes.flatMap(({ key, shape }) => (shape === 'never' ? [] : [key]));
  return [
    ...unknown.map((key) => unknownKey(key, usable, path)),
    ...shapes.flatMap(({ key, shape, isOptional }): ShapeProblem[] => {
      const part = value[key];
      if (part === undefined) return isOptional || shape === 'never' ? [] : [missing(shape, [...path, key])];
      const problems = shapeProblems(part, shape, [...path, key]);
      const isLeftOut = isOptional && (part === null || part === '');
      return isLeftOut
        ? problems.map((problem) => ({ ...problem, message: `${problem.message}: omit it for the default` }))
        : problems;
    }),
  ];
}

function unknownKey(key: string, known: readonly string[], path: Path): ShapeProblem {
  return { path, key, message: hasNo(key, known), fault: 'type' };
}

function missing(shape: Shape, path: Path): ShapeProblem {
  return { path, message: `is missing: give ${shapeName(shape)}`, ...faultOf(shape) };
}

function wrong(value: unknown, shape: Shape, path: Path): ShapeProblem {
  const quoted = typeof value === 'string' && isQuoted(value, shape) ? 'the text ' : '';
  const got = isLater(value) ? GOT_LATER : `got ${quoted}${shown(value)}`;
  const message = `must be ${shapeName(shape)}, ${got}${remedy(value, shape)}`;
  return { path, message, ...faultOf(shape) };
}

/** Other checks can skip a text, a number and a flag, but no other value. */
function faultOf(shape: Shape): Pick<ShapeProblem, 'fault' | 'standIn'> {
  if (shape === 'text') return { fault: 'type', standIn: '${unchecked}' };
  if (shape === 'number') return { fault: 'type', standIn: -1e300 };
  return { fault: shape === 'flag' ? 'type' : 'structure' };
}
