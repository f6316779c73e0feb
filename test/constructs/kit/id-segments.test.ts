import { TerraformVariable } from 'cdktf';
import { segmentOf, subscriptionOf } from '../../../lib/constructs/kit/id-segments';
import { newStack, resolvedIn } from '../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const ID = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st`;

describe('parts of a resource id', () => {
  test('are read at synth if the id is known', () => {
    expect(segmentOf(ID, 4)).toBe('rg');
    expect(segmentOf(ID, 8)).toBe('st');
    expect(subscriptionOf(ID)).toBe(SUBSCRIPTION);
  });

  test('are read by Terraform if it is not', () => {
    const stack = newStack();
    const id = new TerraformVariable(stack, 'id', { type: 'string' }).stringValue;
    expect(resolvedIn(stack, segmentOf(id, 8))).toBe('${element(split("/", var.id), 8)}');
    expect(resolvedIn(stack, subscriptionOf(id))).toBe('${join("/", slice(split("/", var.id), 0, 3))}');
  });
});
