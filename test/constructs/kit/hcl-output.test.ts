import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { type TerraformResourceLifecycle, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { completeHcl } from '../../../lib/constructs/kit/hcl-output';
import { newHclStack } from '../../support/synth';

/** The HCL of a resource group with a lifecycle, without what comes before it. */
function hclOf(lifecycle: TerraformResourceLifecycle, blocks: readonly (() => string[])[] = []): string {
  const stack = newHclStack();
  completeHcl(new Construct(stack, 'First'));
  for (const [index, some] of blocks.entries()) completeHcl(new Construct(stack, `Blocks${index}`), some);
  new ResourceGroup(stack, 'Group', { name: 'rg', location: 'westeurope', lifecycle });
  const hcl = Testing.synthHcl(stack, true);
  return hcl.slice(hcl.indexOf('name = "rg"\n') + 'name = "rg"\n'.length);
}

test('conditions are blocks in HCL, whose messages are texts', () => {
  const precondition = [
    { condition: '${var.a == 1}', errorMessage: 'one' },
    { condition: '${var.b == 1}', errorMessage: '[test/Group] b is not "1"' },
    { condition: '${var.c == 1}', errorMessage: '${join("", ["three"])}' },
  ];
  expect(hclOf({ precondition })).toBe(
    [
      'lifecycle {',
      ...['precondition {', 'condition = "${var.a == 1}"', 'error_message = "one"', '}'],
      ...[
        'precondition {',
        'condition = "${var.b == 1}"',
        String.raw`error_message = "[test/Group] b is not \"1\""`,
        '}',
      ],
      ...['precondition {', 'condition = "${var.c == 1}"', 'error_message = "${join("", ["three"])}"', '}'],
      ...['', '}', '}'],
    ].join('\n'),
  );
});

test('references are no texts in HCL', () => {
  expect(hclOf({ ignoreChanges: ['tags', 'managed_by'], replaceTriggeredBy: ['terraform_data.Names'] })).toBe(
    [
      'lifecycle {',
      ...['  ignore_changes = [', 'tags,', 'managed_by,', ']'],
      ...['  replace_triggered_by = [', 'terraform_data.Names,', ']'],
      ...['}', '}'],
    ].join('\n'),
  );
});

test('blocks that the framework does not write come last, those of every construct once', () => {
  const blocks = [() => ['removed { from = a.b }', 'removed { from = a.c }'], () => [], () => ['check "d" {}']];
  expect(hclOf({}, blocks)).toMatch(/\}\n\nremoved \{ from = a\.b \}\n\nremoved \{ from = a\.c \}\n\ncheck "d" \{\}$/);
});
