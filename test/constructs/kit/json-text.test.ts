import { TerraformOutput, type TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { escapedForJson, jsonArgument, objectExpression, textArgument } from '../../../lib/constructs/kit/json-text';
import { Expression } from '../../../lib/core/expressions';
import { newHclStack, newStack } from '../../support/synth';

/** How an argument is written into JSON and into HCL. */
function written(argument: string): { json: unknown; hcl: string | undefined } {
  const output = (stack: TerraformStack) => new TerraformOutput(stack, 'argument', { value: argument });
  const [json, hcl] = [newStack(), newHclStack()];
  output(json);
  output(hcl);
  return {
    json: JSON.parse(Testing.synth(json, true)).output.argument.value,
    hcl: /output "argument" \{\nvalue = (.*)\n/.exec(Testing.synthHcl(hcl, true))?.[1],
  };
}

describe('an argument is written for both forms', () => {
  test('that is JSON', () => {
    const value = { path: 'C:\\Shop\\{a}*.config', list: ['a', 1, true, null], left: undefined, empty: {} };
    expect(written(jsonArgument(value))).toEqual({
      json: String.raw`{"path":"C:\\Shop\\{a}*.config","list":["a",1,true,null],"empty":{}}`,
      hcl: String.raw`"${'$'}{jsonencode(zipmap(["path", "list", "empty"], ["C:\\Shop\\\u007ba\u007d*.config", ["a", 1, true, null], zipmap([], [])]))}"`,
    });
  });

  test('that is a text of several lines', () => {
    expect(written(textArgument('Heartbeat\n| where a == "b"'))).toEqual({
      json: 'Heartbeat\n| where a == "b"',
      hcl: String.raw`"${'$'}{"Heartbeat\u000a| where a == \"b\""}"`,
    });
  });
});

test('an object is an expression in which others keep their form', () => {
  expect(objectExpression({ id: new Expression('var.id'), name: 'a' })).toBe(
    '${zipmap(["id", "name"], [var.id, "a"])}',
  );
});

test('texts that are known later are escaped for JSON, and the rest stays', () => {
  const stack = newStack();
  const { stringValue: drive } = new TerraformVariable(stack, 'drive', { type: 'string' });
  const value = { path: `${drive}\\Shop`, list: [drive, 1], known: 'C:\\Shop' };
  new TerraformOutput(stack, 'escaped', { value: escapedForJson(value) });
  const escaped = String.raw`${'$'}{replace(jsonencode(var.drive), "/^\"|\"$/", "")}`;
  expect(JSON.parse(Testing.synth(stack, true)).output.escaped.value).toEqual({
    path: `${escaped}\\Shop`,
    list: [escaped, 1],
    known: 'C:\\Shop',
  });
  expect(escapedForJson([null, undefined])).toEqual([null, undefined]);
});
