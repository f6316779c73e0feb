import { TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';

const CHECKS = new WeakMap<IConstruct, Set<(whole: never) => string[]>>();

/** Checks a stack as a whole when it is synthesized, once, however many of its constructs ask for it. */
export function checkStackOf(scope: Construct, problems: (stack: TerraformStack) => string[]): void {
  checkOnce(TerraformStack.of(scope), problems);
}

/** The same for an app, after its stacks. Tests that synthesize one stack do not run it. */
export function checkAppOf(scope: Construct, problems: (app: IConstruct) => string[]): void {
  checkOnce(scope.node.root, problems);
}

function checkOnce<Whole extends IConstruct>(whole: Whole, problems: (whole: Whole) => string[]): void {
  const checks = CHECKS.get(whole) ?? new Set();
  if (checks.has(problems)) return;
  CHECKS.set(whole, checks.add(problems));
  whole.node.addValidation({ validate: () => problems(whole) });
}
