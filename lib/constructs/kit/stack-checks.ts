import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

const STACK_CHECKS = new WeakMap<TerraformStack, Set<(stack: TerraformStack) => string[]>>();

/** Checks a stack as a whole when it is synthesized, once, however many of its constructs ask for it. */
export function checkStackOf(scope: Construct, problems: (stack: TerraformStack) => string[]): void {
  const stack = TerraformStack.of(scope);
  const checks = STACK_CHECKS.get(stack) ?? new Set();
  if (checks.has(problems)) return;
  STACK_CHECKS.set(stack, checks.add(problems));
  stack.node.addValidation({ validate: () => problems(stack) });
}
