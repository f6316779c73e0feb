import { DefaultTokenResolver, StringConcat, TerraformLocal, type TerraformResource, Tokenization } from 'cdktf';
import { isLater, quoted } from '../../core/expressions';
import { type Path, pathText } from '../../core/problems';
import { type LaterCheck, ruleMessages } from '../../core/text-rules';
import { type IdKind, idRule } from '../../facts/ids';

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
  const earlier = resource.lifecycle?.precondition ?? [];
  resource.lifecycle = { ...resource.lifecycle, precondition: [...earlier, ...precondition] };
}

/** The check of an id that the stack reads from elsewhere. A reference to a resource of the app cannot be wrong. */
export function laterIdChecks(resource: TerraformResource, path: Path, kind: IdKind, id: string): LaterCheck[] {
  if (!isLater(id)) return [];
  const resolver = new DefaultTokenResolver(new StringConcat());
  const text = String(Tokenization.resolve(id, { scope: resource, resolver }));
  const isFromElsewhere = /\b(var|local|module|data)\.(?!terraform_remote_state\.)/.test(text);
  return isFromElsewhere ? [{ path, messages: ruleMessages(quoted(id), [[idRule(kind)]]) }] : [];
}
