import { isLater } from '../../core/expressions';
import { terraformText } from '../../core/known';
import { type Path, type Problem, pathText, rejectProblems } from '../../core/problems';
import { shapeProblems } from '../../core/shape-problems';
import { type Shape, type ShapeTable, shapesOf } from '../../core/shapes';
import { isEscaped, templateProblems } from '../../core/templates';
import { isPlain } from '../../core/values';
import { withTokens } from './raw-references';

/** Props without a problem that is certain. */
export interface Accepted<Props> {
  /** The props, in which each `${var.x}` that is written out is a token. */
  readonly props: Props;
  /** The problems that only Terraform can find, for `checkLater`. */
  readonly unchecked: readonly Problem[];
}

/**
 * Throws one error that lists every problem of an input: those of its shape, which its TypeScript type defines, and
 * those that `problems` finds in its values.
 * @param construct Path of the construct, which begins every line.
 * @param input Name of the input, such as `Workspace` or `Workspace.fromWorkspaceId`.
 * @param escaped Props in which `${` and `%{` are escaped, and so are no templates.
 */
export function acceptProps<Props>(
  construct: string,
  input: string,
  props: Props,
  problems: (props: Props) => readonly Problem[],
  escaped: readonly string[] = ['settings'],
): Accepted<Props> {
  const found = inputProblems(input, props, problems, escaped);
  rejectProblems(construct, found);
  return {
    props: withTokens(props, escaped) as Props,
    unchecked: found.flatMap((problem) => laterOf(problem, escaped)),
  };
}

/** A problem that only Terraform can find. A text in which `${` is no template is known, unless it has a token. */
function laterOf(problem: Problem, escaped: readonly string[]): Problem[] {
  const { later, path } = problem;
  if (later === undefined) return [];
  if (typeof later.value !== 'string' || !isEscaped(path, escaped)) return [problem];
  return isLater(later.value) ? [{ ...problem, later: { ...later, value: terraformText(later.value) } }] : [];
}

/** Problems of an input: of its shape, and of its values if they are known. */
export function inputProblems<Props>(
  input: string,
  props: Props,
  problems: (props: Props) => readonly Problem[],
  escaped: readonly string[],
): Problem[] {
  const shape = shapeProblems(props, shapeOf(input));
  const templates = templateProblems(props, escaped);
  if (shape.some(({ fault }) => fault === 'structure')) return [...templates, ...shape];
  const wrong = shape.filter(({ fault }) => fault === 'type');
  const checkable = wrong.reduce<unknown>((value, { path, key, standIn }) => {
    return key === undefined ? replaced(value, path, standIn) : value;
  }, props);
  const places = wrong.map(({ path, key }) => (key === undefined ? path : [...path, key]));
  const others = problems(checkable as Props).filter(({ path }) => !places.some((place) => isWithin(path, place)));
  const told = new Set(others.map(({ path }) => pathText(path)));
  const contents = shape.filter(({ fault, path }) => fault === 'content' && !told.has(pathText(path)));
  return [...templates, ...wrong, ...contents, ...others];
}

/** The same value with another one at a place. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === key ? replaced(item, rest, by) : item));
  return isPlain(value) ? { ...value, [key]: replaced(value[key], rest, by) } : value;
}

function isWithin(path: Path, place: Path): boolean {
  return place.every((key, index) => path[index] === key);
}

let shapes: Readonly<Record<string, Shape>> | undefined;

function shapeOf(input: string): Shape {
  // Loaded at the first construct, so that importing the library stays fast.
  shapes ??= shapesOf(require('./prop-shapes.json') as ShapeTable);
  const shape = shapes[input];
  if (shape === undefined) throw new Error(`the shape of ${input} is not generated: run npm run generate`);
  return shape;
}
