import { Expression } from '../../lib/core/expressions';
import { isKnown, isKnownNumber, isListToken, isMapToken, terraformJson, terraformText } from '../../lib/core/known';

test.each([
  ['${TfToken[TOKEN.1]}', false],
  ['a${var.b}', false],
  ['a$b {c}', true],
])('whether the text %j is known at synth: %j', (text, known) => {
  expect(isKnown(text)).toBe(known);
});

test('tokens of whole lists and maps are recognized by how they begin', () => {
  const texts = ['#{TfToken[TOKEN.1]}', '&{TfToken[TOKEN.1]}', ' #{TfToken[', ' &{TfToken[', '${TfToken[TOKEN.1]}'];
  expect(texts.filter(isListToken)).toEqual(['#{TfToken[TOKEN.1]}']);
  expect(texts.filter(isMapToken)).toEqual(['&{TfToken[TOKEN.1]}']);
});

test.each([
  [-1.8881545897087827e289, false],
  [-1e200, false],
  [-9e199, true],
  [Number.NEGATIVE_INFINITY, true],
  [Number.NaN, true],
  [1e300, true],
])('whether the number %d is known at synth: %j', (value, known) => {
  expect(isKnownNumber(value)).toBe(known);
});

test('template markers of a text are escaped, and tokens are kept', () => {
  expect(terraformText('${a} %{b} ${c} %{d} ${TfToken[TOKEN.1]}')).toBe('$${a} %%{b} $${c} %%{d} ${TfToken[TOKEN.1]}');
});

describe('JSON in a Terraform string', () => {
  test.each<[string, unknown, string]>([
    ['words and numbers', [1, true, null, 'a "b"'], '[1,true,null,"a \\"b\\""]'],
    ['what JSON does not have, as null', [undefined], '[null]'],
    ['an object without undefined members', { a: 1, b: undefined, c: { d: [] } }, '{"a":1,"c":{"d":[]}}'],
    ['escaped template markers, also of keys', { '${a}': '%{b}' }, '{"$${a}":"%%{b}"}'],
    ['tokens', ['${TfToken[TOKEN.1]}'], '["${TfToken[TOKEN.1]}"]'],
    ['expressions', { a: new Expression('lower(x)') }, '{"a":${jsonencode(lower(x))}}'],
  ])('has %s', (_, value, json) => {
    expect(terraformJson(value)).toBe(json);
  });
});
