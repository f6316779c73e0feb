import { type ITerraformDependable, type TerraformElement, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

/** Those of `dependables` that are in the stack of `scope`: a stack can depend on another one only as a whole. */
export function inStackOf(scope: Construct, dependables: readonly TerraformElement[]): ITerraformDependable[] {
  const stack = TerraformStack.of(scope);
  return dependables.filter((dependable) => TerraformStack.of(dependable) === stack);
}
