import { withTokens } from '../../../lib/constructs/kit/raw-references';
import { newStack, resolvedIn } from '../../support/synth';

describe('a reference that is written out', () => {
  test('becomes a token, the same for the same expression, and reads the same', () => {
    const props = withTokens({ name: 'log-${var.a}', ids: ['${var.a}', 'x'] }) as { name: string; ids: string[] };
    expect(props.name).toMatch(/^log-\$\{TfToken\[/);
    expect(props.name).toBe(`log-${props.ids[0]}`);
    expect(resolvedIn(newStack(), props.name)).toBe('log-${var.a}');
  });

  test.each(['$${var.a}', '%{ if var.a }x%{ endif }${var.a}', '${{ a = "b" }.a}', '${TfToken[TOKEN.1]}', 'x'])(
    'stays as it is in %j',
    (text) => {
      expect(withTokens(text)).toBe(text);
    },
  );

  test('becomes a token beside what has none', () => {
    const props = { list: ['a', '${var.a}'], object: { a: 'x', b: '${var.a}' } };
    const { list, object } = withTokens(props) as typeof props;
    expect([list[0], object.a, list[1] === object.b]).toEqual(['a', 'x', true]);
    expect(object.b).toMatch(/TfToken/);
  });

  test('stays in props in which it is no template, and values without one are the same objects', () => {
    const props = { settings: { a: '${x}' }, tags: { a: 'b' }, list: ['a'] };
    expect(withTokens(props, ['settings'])).toBe(props);
  });
});
