import {
  expressionEnd,
  mapExpressions,
  parseEmbedded,
  soleExpression,
  templateText,
} from '../../../lib/estate/model/template';
import { UNKNOWN } from '../../../lib/estate/model/value';

test.each([
  ['${ a.b }', 'a.b'],
  ['${a["}"]}', 'a["}"]'],
  ['${a["\\"}"]}', 'a["\\"}"]'],
  ['${{ a = { b = 1 } }}', '{ a = { b = 1 } }'],
  ['${a}${b}', undefined],
  ['x${a}', undefined],
  ['${a} ', undefined],
  ['a', undefined],
])('the expression of %s', (text, expression) => {
  expect(soleExpression(text)).toBe(expression);
});

test.each([
  ['a ${b} c', 2, 6],
  ['${b', 0, 3],
  ['${"${c}"} d', 0, 9],
])('an expression in %s from %d ends at %d', (text, start, end) => {
  expect(expressionEnd(text, start)).toBe(end);
});

test.each([
  ['a ${b} c ${d}', 'a <${b}> c <${d}>'],
  ['$${b} ${c}', '$${b} <${c}>'],
  ['${b', '<${b>'],
  ['none', 'none'],
])('expressions of %s are replaced', (text, wanted) => {
  expect(mapExpressions(text, (expression) => `<${expression}>`)).toBe(wanted);
});

test.each([
  ['plain $a %b', 'plain $a %b'],
  ['${a}', '${a}'],
  ['x $${a} %%{b} ${c}', 'x ${a} %{b} ${c}'],
  ['x %%{a}', 'x %{a}'],
  ['${"$${a}"}', '${"$${a}"}'],
  ['{"a":${b["c"]}}', '{"a":"${b[\\"c\\"]}"}'],
  ['{"a":"x ${b["c"]} y"}', '{"a":"x ${b[\\"c\\"]} y"}'],
  [' ["$${a}", "%%{b}", "\\"${c}"]', ' ["${a}", "%{b}", "\\"${c}"]'],
  ['["$${a\\"b} ${c}"]', '["${a\\"b} ${c}"]'],
  ['{"a":"\\\\","b":${c}}', '{"a":"\\\\","b":"${c}"}'],
  ['{"a":"${c}\\', '{"a":"${c}\\'],
])('the template %s as a plan has it', (template, text) => {
  expect(templateText(template)).toBe(text);
});

test.each<[text: string, value: unknown]>([
  ['{"a":1}', { a: 1 }],
  ['{"a":"${b}"}', { a: '${b}' }],
  ['{"a":${b}}', UNKNOWN],
  ['%{ if a }{}%{ endif }', UNKNOWN],
  ['{', undefined],
])('the JSON in %s', (text, value) => {
  expect(parseEmbedded(text)).toEqual(value);
});
