import fc from 'fast-check';
import * as library from '../../../lib';
import shapeTable from '../../../lib/constructs/kit/prop-shapes.json';
import { inputProblems } from '../../../lib/constructs/kit/props';
import { type Path, pathText, textOf } from '../../../lib/core/problems';
import { type Shape, type ShapeTable, shapeName, shapesOf } from '../../../lib/core/shapes';
import { nameOf, notOfShape, ofShape, placesOf, withValue } from '../../support/arbitrary-shapes';
import { newStack } from '../../support/synth';

type Create = (scope: unknown, id: string, props: unknown) => unknown;

const stack = newStack();

/** What is thrown when an input is given to a construct or to a reference. Nothing may stand below it then. */
function refusal(input: string, props: unknown): string {
  const [name = '', method] = input.split('.');
  const construct = (
    library as unknown as Record<string, (new (...given: unknown[]) => unknown) & Record<string, Create>>
  )[name];
  if (construct === undefined) throw new Error(`the library has no ${name}`);
  try {
    if (method === undefined) new construct(stack, 'It', props);
    else construct[method]?.(stack, 'It', props);
  } catch (error) {
    expect(stack.node.tryFindChild('It')?.node.children ?? []).toEqual([]);
    return (error as Error).message;
  } finally {
    stack.node.tryRemoveChild('It');
  }
  return 'nothing is refused';
}

/** A line about a place, or about the whole input. */
function line(path: Path, message: string): string {
  return `  [test/It] ${path.length === 0 ? '' : `${pathText(path)} `}${message}`;
}

const INPUTS = Object.entries(shapesOf(shapeTable as ShapeTable));
const OPTIONS = { seed: 20_261, numRuns: 30 };

describe.each(INPUTS)('props of %s', (input, shape) => {
  const placesOfShape = (isWanted: (shape: Shape) => boolean = () => true) =>
    ofShape(shape)
      .map((props) => ({ props, places: placesOf(props, shape).filter((place) => isWanted(place.shape)) }))
      .filter(({ places }) => places.length > 0)
      .chain(({ props, places }) => fc.record({ props: fc.constant(props), place: fc.constantFrom(...places) }));

  // A filter that nothing passes never ends: an input has such a test only if some of its places can fail it.
  const some = fc
    .sample(ofShape(shape), { seed: OPTIONS.seed, numRuns: 10 })
    .flatMap((props) => placesOf(props, shape).map((place) => place.shape));
  const testIfClosed = some.some(isClosed) ? test : ignored;
  const testIfRequired = some.some(needsKeys) ? test : ignored;

  test('of a wrong type are refused in their place, with the type', () => {
    const wrong = placesOfShape().chain(({ props, place }) =>
      fc.tuple(fc.constant(props), fc.constant(place), notOfShape(place.shape)),
    );
    fc.assert(
      fc.property(wrong, ([props, place, value]) => {
        const message = refusal(input, withValue(props, place.path, value));
        // A check of its own may say more about a word.
        const isWord = typeof value === 'string' && /one of|'/.test(shapeName(place.shape));
        expect(message).toContain(line(place.path, isWord ? '' : `must be ${shapeName(place.shape)}, got `));
      }),
      OPTIONS,
    );
  });

  testIfClosed('that are unknown are refused, with those that are known', () => {
    fc.assert(
      fc.property(placesOfShape(isClosed), ({ props, place }) => {
        const message = refusal(input, withValue(props, [...place.path, 'unheardOf'], 1));
        expect(message).toContain(line(place.path, "has no 'unheardOf', known are '"));
      }),
      OPTIONS,
    );
  });

  testIfRequired('that are missing are refused, with what to give', () => {
    fc.assert(
      fc.property(placesOfShape(needsKeys), fc.nat(), ({ props, place }, nth) => {
        const keys = requiredOf(place.shape);
        const [key, part] = keys[nth % keys.length] as [string, Shape];
        const message = refusal(input, withValue(props, [...place.path, key], undefined));
        expect(message).toContain(line([...place.path, key], `is missing: give ${shapeName(part)}`));
      }),
      OPTIONS,
    );
  });

  test.each([undefined, null, 'text', 7, []])('that are %j are refused', (props) => {
    expect(refusal(input, props)).toContain(line([], `must be ${shapeName(shape)}, got `));
  });
});

test('a value of a wrong type has one problem, and the checks get another in its place', () => {
  const props = { existing: [{ id: 7 }, { id: '/b', other: 1 }, { id: '' }, { id: '/d' }] };
  let given: unknown;
  const own = (index: number) => ({ path: ['existing', index, 'id'], message: 'is no id' });
  const problems = inputProblems(
    'Adoption',
    props,
    (checked) => {
      given = checked;
      return [own(0), own(3)];
    },
    [],
  );
  expect(given).toEqual({ existing: [{ id: '${unchecked}' }, ...props.existing.slice(1)] });
  expect(problems.map(textOf)).toEqual([
    "existing[0].id must be text, got 7: write '7'",
    expect.stringContaining("existing[1] has no 'other'"),
    'existing[2].id must not be empty',
    'existing[3].id is no id',
  ]);
});

/** Inputs whose keys are all optional have nothing that can be missing. */
function ignored(): void {}

function isClosed(shape: Shape): boolean {
  return typeof shape === 'object' && 'keys' in shape && !('construct' in shape);
}

function needsKeys(shape: Shape): boolean {
  return requiredOf(shape).length > 0;
}

function requiredOf(shape: Shape): [string, Shape][] {
  if (typeof shape !== 'object' || !('keys' in shape)) return [];
  return Object.entries(shape.keys).filter(([key, part]) => nameOf(key) === key && part !== 'never');
}
