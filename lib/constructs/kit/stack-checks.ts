import { type ITerraformDependable, type TerraformElement, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

/** Those of `dependables` that lie in the stack of `scope`; a stack can only depend on another one as a whole. */
export function inStackOf(scope: Construct, dependables: readonly TerraformElement[]): ITerraformDependable[] {
  const stack = TerraformStack.of(scope);
  return dependables.filter((dependable) => TerraformStack.of(dependable) === stack);
}

const STACK_CHECKS = new WeakMap<TerraformStack, Set<(stack: TerraformStack) => string[]>>();
/** Has a stack checked as a whole when it is synthesized, once, however many of its constructs ask for it. */
export function checkStackOf(scope: Construct, problems: (stack: TerraformStack) => string[]): void {
  const stack = TerraformStack.of(scope);
  const checks = STACK_CHECKS.get(stack) ?? new Set();
  if (checks.has(problems)) return;
  STACK_CHECKS.set(stack, checks.add(problems));
  stack.node.addValidation({ validate: () => problems(stack) });
}
