import { TerraformLocal, type TerraformResource } from 'cdktf';
import { quoted } from '../../core/expressions';
import { pathText } from '../../core/problems';
import type { LaterCheck } from '../../core/text-rules';
import { addConditions } from './check-later';

/**
 * Makes Terraform check values that it knows only later. A plan with a wrong value fails with the same message as a
 * wrong literal, and so does an apply if the plan cannot know the value.
 */
export function checkInPlan(resource: TerraformResource, checks: readonly LaterCheck[]): void {
  const { scope } = resource.node;
  if (checks.length === 0 || scope === undefined) return;
  const messages = new Map<string, string[]>();
  for (const check of checks) {
    const name = pathText(check.path);
    messages.set(name, [...(messages.get(name) ?? []), ...check.messages]);
  }
  const problems = [...messages].map(([name, list]) => [name, `\${compact([${list.join(', ')}])}`]);
  const local = new TerraformLocal(scope, 'Problems', Object.fromEntries(problems));
  const precondition = [...messages.keys()].map((name) => {
    const list = `${local.fqn}[${quoted(name)}]`;
    const subject = quoted(`[${scope.node.path}] ${name} `);
    return {
      condition: `\${length(${list}) == 0}`,
      errorMessage: `\${join("\\n", [for problem in ${list} : join("", [${subject}, problem])])}`,
    };
  });
  addConditions(resource, precondition);
}
