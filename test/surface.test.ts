import { type AcceptedLoss, LOST } from './fixtures/previous/accepted';
import { unaccepted, unfounded } from './support/surface/accepted';
import { linesOfProps, namesOfReport } from './support/surface/names';
import { linesOfSchema } from './support/surface/schema-lines';
import { losses, readSurface, surface } from './support/surface/surface';

describe('what code and pipelines of the last version contain', () => {
  const before = readSurface();
  const now = surface();
  const lost = (['names', 'words'] as const).flatMap((kind) => losses(before[kind], now[kind]));

  test.each(['names', 'words'] as const)('has %s that are known here', (kind) => {
    expect(before[kind].length).toBeGreaterThan(500);
    expect(unaccepted(losses(before[kind], now[kind]), LOST)).toEqual([]);
  });

  test('has no accepted loss that there is not, or that the changelog does not name', () => {
    expect(unfounded(lost, LOST)).toEqual([]);
  });

  test('may be lost if the changelog says so, as long as it is', () => {
    const accepted: AcceptedLoss[] = [{ loss: /^gone: finding old\b/, sentence: 'The finding old is gone.' }];
    expect(unaccepted(['gone: finding old: blocking', 'gone: verb look'], accepted)).toEqual(['gone: verb look']);
    const changelog = '# Changelog\n\n## [Unreleased]\n\n- The finding\n  old is gone.\n\n## [0.1.0]\n\nMore.\n';
    expect(unfounded(['gone: finding old: blocking'], accepted, changelog)).toEqual([]);
    expect(unfounded(['gone: finding old: blocking'], accepted, changelog.replace('old is', 'is'))).toHaveLength(1);
    expect(unfounded([], accepted, changelog)).toHaveLength(1);
  });
});

/** What users lose between two forms of a thing. */
const lossesOf = <Form>(lines: (form: Form) => string[], before: Form, now: Form) => losses(lines(before), lines(now));

describe('a loss is found', () => {
  const report = (code: string) => namesOfReport('api', `# Report\n\n\`\`\`ts\n${code}\n\`\`\`\n`);

  test.each([
    ['an export', 'export type A = 1;\nexport const b: 2;', 'export type A = 1;', ['gone: api: b']],
    ['a member', 'export class A {\n x: 1;\n y(): 2; }', 'export class A {\n x: 1; }', ['gone: api: A.y']],
    ['nothing, if something is added', 'export interface A { x: 1 }', 'export interface A { x: 1; y: 2 }', []],
    [
      'nothing, if it was never public',
      'type A = 1;\nexport class B {\n // @internal\n x(): 1; }',
      'export class B {}',
      [],
    ],
  ])('in exports: %s', (_what, before, now, expected) => {
    expect(lossesOf(report, before, now)).toEqual(expected);
  });

  const props = (keys: Parameters<typeof linesOfProps>[1]) => linesOfProps('new A', keys);
  const lock = { keys: { kind: 'text' } } as const;
  test.each<[string, Parameters<typeof props>[0], Parameters<typeof props>[0], string[]]>([
    ['a prop', { keys: { a: 'text', 'b?': lock } }, { keys: { a: 'text', b: lock } }, ['new: new A.b is needed']],
    ['a new need', { keys: { a: 'text' } }, { keys: { a: 'text', b: 'text' } }, ['new: new A.b is needed']],
    ['a type', { keys: { a: 'text' } }, { keys: { a: 'number' } }, ['gone: new A.a: text']],
    ['a word', { keys: { a: { one: ['x', 'y'] } } }, { keys: { a: { one: ['x'] } } }, ['gone: new A.a = y']],
    ['nothing, if a new prop needs something', { keys: {} }, { keys: { 'lock?': lock } }, []],
    ['nothing, if it may be left out', { keys: { a: 'text' } }, { keys: { 'a?': 'text' } }, []],
    ['nothing, if a form is added', lock, { either: [lock, { keys: { id: 'text' } }] }, []],
  ])('in props: %s', (_what, before, now, expected) => {
    expect(lossesOf(props, before, now)).toEqual(expected);
  });

  const output = (schema: Parameters<typeof linesOfSchema>[1]) => linesOfSchema('out', schema, 'output');
  const of = (type: string, ...required: string[]) => ({ properties: { a: { type } }, required });
  test.each<[string, Parameters<typeof output>[0], Parameters<typeof output>[0], string[]]>([
    ['a key', of('string', 'a'), {}, ['gone: out.a', 'gone: out.a is always there', 'gone: out.a: string']],
    ['a key that may be absent now', of('string', 'a'), of('string'), ['gone: out.a is always there']],
    ['a type', of('string'), of('integer'), ['gone: out.a: string']],
    ['nothing, if a key is added', {}, of('string', 'a'), []],
  ])('in what the command prints: %s', (_what, before, now, expected) => {
    expect(lossesOf(output, before, now).sort()).toEqual(expected);
  });
});
