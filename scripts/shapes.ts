import ts from 'typescript';
import type { ObjectShape, Shape, ShapeTable, Word } from '../lib/core/shapes';

export const SHAPES_FILE = 'lib/constructs/kit/prop-shapes.json';

/** The type of each input of every public construct and of its references, by name, with the checker that read them. */
export function inputTypes(): { readonly checker: ts.TypeChecker; readonly inputs: readonly [string, ts.Type][] } {
  const file = 'scripts/inputs.ts';
  const program = ts.createProgram([file], compilerOptions());
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile);
  const [constructors, references] = ['Inputs', 'ReferenceInputs'].map((name) => {
    const symbol = checker.getExportsOfModule(module as ts.Symbol).find((exported) => exported.name === name);
    return checker.getDeclaredTypeOfSymbol(symbol as ts.Symbol);
  }) as [ts.Type, ts.Type];
  const inputs = [
    ...membersOf(checker, constructors),
    ...membersOf(checker, references).flatMap(([name, type]) =>
      membersOf(checker, type).map(([method, reference]) => [`${name}.${method}`, reference] as [string, ts.Type]),
    ),
  ].filter(([, { flags }]) => !(flags & (ts.TypeFlags.Never | ts.TypeFlags.Unknown | ts.TypeFlags.String)));
  return { checker, inputs };
}

/** The shapes of the inputs of every public construct and of its references. */
export function propShapes(): string {
  const { checker, inputs } = inputTypes();
  const shapes = inputs.map(([name, props]) => [name, shapeOf(checker, props)] as const);
  return `${JSON.stringify(shared(withSources(Object.fromEntries(shapes))))}\n`;
}

/** The shapes with the static method that imports a construct, for every construct that has one. */
function withSources(shapes: Readonly<Record<string, Shape>>): Record<string, Shape> {
  const sources = Object.keys(shapes).filter((name) => name.includes('.from'));
  const text = JSON.stringify(shapes, (_, value: Shape) => {
    if (!isObject(value) || value.construct === undefined || 'from' in value) return value;
    const from = sources.find((name) => name.startsWith(`${value.construct}.`));
    return from === undefined ? value : { construct: value.construct, from, keys: value.keys };
  });
  return JSON.parse(text) as Record<string, Shape>;
}

function membersOf(checker: ts.TypeChecker, type: ts.Type): [string, ts.Type][] {
  return checker.getPropertiesOfType(type).map((member) => [member.name, checker.getTypeOfSymbol(member)]);
}

/** The shape of a TypeScript type, with everything in it. */
export function shapeOf(checker: ts.TypeChecker, type: ts.Type): Shape {
  if (type.aliasSymbol?.name === 'ChangeTrackingSettings' || type.symbol?.name === 'ChangeTrackingSettings')
    return 'any';
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return 'any';
  if (isInstance(type)) return 'instance';
  if (type.flags & ts.TypeFlags.Never) return 'never';
  if (isText(type)) return 'text';
  if (type.flags & ts.TypeFlags.Number) return 'number';
  if (type.isUnion()) return unionShape(checker, type);
  if (isLiteral(type)) return { one: [literal(checker, type)] };
  const [items] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
  if (items !== undefined) return { list: shapeOf(checker, items) };
  const values = checker.getIndexInfoOfType(type, ts.IndexKind.String);
  return values === undefined ? objectShape(checker, type) : { map: shapeOf(checker, values.type) };
}

function objectShape(checker: ts.TypeChecker, type: ts.Type): ObjectShape {
  const keys = checker.getPropertiesOfType(type).map((property): [string, Shape] => {
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    const own = checker.getTypeOfSymbol(property);
    return [property.name + (isOptional ? '?' : ''), shapeOf(checker, checker.getNonNullableType(own))];
  });
  const isConstruct = type.isClassOrInterface() && /^I[A-Z]/.test(type.symbol.name);
  return { ...(isConstruct && { construct: type.symbol.name.slice(1) }), keys: Object.fromEntries(keys) };
}

function unionShape(checker: ts.TypeChecker, type: ts.UnionType): Shape {
  const types = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
  if (types.some(isText)) return 'text';
  const literals = inOrder(types.filter(isLiteral).map((one) => literal(checker, one)));
  const words: Shape = literals.includes(true) && literals.includes(false) ? 'flag' : { one: literals };
  const others = types.filter((one) => !isLiteral(one)).map((one) => shapeOf(checker, one));
  const closed = others.filter((one): one is ObjectShape => isObject(one) && one.construct === undefined);
  const rest = others.filter((one) => !isObject(one) || one.construct !== undefined);
  return either([
    ...rest,
    ...(closed.length > 0 ? [objectsShape(closed)] : []),
    ...(literals.length > 0 ? [words] : []),
  ]);
}

/** One shape for several objects: by the key that tells them apart, or with the keys of all of them. */
function objectsShape(objects: readonly ObjectShape[]): Shape {
  const by = Object.keys(objects[0]?.keys ?? {}).find((key) => tellsApart(objects, key));
  if (by === undefined || objects.length === 1) return objects.reduce(merged);
  const cases = objects.flatMap((object) => wordsOf(object.keys[by]).map((word) => [String(word), object] as const));
  return { by, cases: Object.fromEntries(cases) };
}

function tellsApart(objects: readonly ObjectShape[], key: string): boolean {
  const words = objects.map((object) => wordsOf(object.keys[key]));
  return words.every(({ length }) => length > 0) && new Set(words.flat()).size === words.flat().length;
}

function wordsOf(shape: Shape | undefined): readonly (string | number | boolean)[] {
  return typeof shape === 'object' && 'one' in shape ? shape.one : [];
}

/** Both objects in one: keys that only one of them requires are optional. */
function merged(one: ObjectShape, other: ObjectShape): ObjectShape {
  const names = [...new Set([...Object.keys(one.keys), ...Object.keys(other.keys)].map((key) => key.replace('?', '')))];
  const keys = names.map((name): [string, Shape] => {
    const isRequired = Object.hasOwn(one.keys, name) && Object.hasOwn(other.keys, name);
    const shapes = [one, other].flatMap(({ keys }) => keys[name] ?? keys[`${name}?`] ?? []);
    return [name + (isRequired ? '' : '?'), either(shapes)];
  });
  const needs = [one, other].flatMap((object) => object.needs ?? [requiredOf(object)]);
  return { needs, keys: Object.fromEntries(keys) };
}

function requiredOf({ keys }: ObjectShape): string[] {
  return Object.keys(keys).filter((key) => !key.endsWith('?'));
}

/** A value that has one of several shapes. The shape `never` counts only if there is no other. */
function either(shapes: readonly Shape[]): Shape {
  const different = [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values()];
  const given = different.filter((shape) => shape !== 'never');
  const [only = 'never', ...others] = given;
  return others.length === 0 ? only : { either: given };
}

/** Moves large and repeated shapes into a list and refers to each by its number. */
function shared(all: Readonly<Record<string, Shape>>): ShapeTable {
  const counts = new Map<string, number>();
  JSON.stringify(all, (_, value: unknown) => {
    const text = JSON.stringify(value) ?? '';
    if (typeof value === 'object' && text.length > 60) counts.set(text, (counts.get(text) ?? 0) + 1);
    return value;
  });
  const repeated = [...counts].filter(([text, count]) => count > 1 && isShape(text)).map(([text]) => text);
  const place = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const index = repeated.indexOf(JSON.stringify(value));
    return index >= 0 ? index : inner(value);
  };
  const inner = (value: object): unknown =>
    Array.isArray(value)
      ? value.map(place)
      : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, place(part)]));
  const inputs = Object.fromEntries(Object.entries(all).map(([name, shape]) => [name, place(shape)]));
  return { inputs, shared: repeated.map((text) => inner(JSON.parse(text) as object)) } as ShapeTable;
}

function isShape(text: string): boolean {
  return /^\{"(one|list|map|either|by|construct|needs|keys)":/.test(text);
}

function isObject(shape: Shape): shape is ObjectShape {
  return typeof shape === 'object' && 'keys' in shape;
}

/** Whether a type is text of any content, also in the forms that keep suggestions or describe its pattern. */
function isText(type: ts.Type): boolean {
  if (type.isIntersection()) return type.types.some((one) => isText(one));
  return (type.flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) !== 0;
}

/** Sorts numbers: the compiler keeps the members of a union in the order in which it first read them. */
function inOrder(literals: readonly Word[]): Word[] {
  const isNumbers = literals.every((one) => typeof one === 'number');
  return isNumbers ? [...literals].sort((a, b) => Number(a) - Number(b)) : [...literals];
}

function isLiteral(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral | ts.TypeFlags.BooleanLiteral)) !== 0;
}

function literal(checker: ts.TypeChecker, type: ts.Type): string | number | boolean {
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  return checker.typeToString(type) === 'true';
}

/** Whether a type is a class: of the framework, the provider or ours. Its instances are not examined. */
function isInstance(type: ts.Type): boolean {
  const [declaration] = type.symbol?.declarations ?? [];
  return declaration !== undefined && ts.isClassDeclaration(declaration);
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, '.').options;
}
