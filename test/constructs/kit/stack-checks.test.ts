import { Construct } from 'constructs';
import { checkAppOf, checkStackOf } from '../../../lib/constructs/kit/stack-checks';
import { newStack } from '../../support/synth';

test('a check of the whole stack runs once, however many constructs ask for it', () => {
  const stack = newStack();
  const check = jest.fn(() => ['something is wrong']);
  for (const id of ['A', 'B']) checkStackOf(new Construct(stack, id), check);
  expect(stack.node.validate()).toEqual(['something is wrong']);
  expect(check).toHaveBeenCalledTimes(1);
  expect(check).toHaveBeenCalledWith(stack);
});

test('a check of the whole app runs once, and not with a single stack', () => {
  const stack = newStack();
  const check = jest.fn(() => ['something is wrong']);
  for (const id of ['A', 'B']) checkAppOf(new Construct(stack, id), check);
  expect(stack.node.validate()).toEqual([]);
  expect(stack.node.root.node.validate()).toEqual(['something is wrong']);
  expect(check).toHaveBeenCalledTimes(1);
  expect(check).toHaveBeenCalledWith(stack.node.root);
});
