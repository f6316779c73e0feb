import type { Deployment, Template } from './evaluate';
import { type Functions, isExpression, resultOf } from './expressions';

type Resource = Readonly<Record<string, unknown>>;

const NESTED = 'Microsoft.Resources/deployments';

/** The resources that a deployment writes, with every expression replaced by its value. */
export function deployedBy({ parameters = {}, template }: Deployment, policy: Functions): Resource[] {
  const given = Object.fromEntries(
    Object.entries(parameters).map(([name, { value }]) => [name, resolvedIn(value, policy)]),
  );
  return resourcesOf(template, given, policy);
}

function resourcesOf(template: Template, given: Resource, outer: Functions): Resource[] {
  const inside: Functions = {
    ...outer,
    parameters: (name) => known(given, String(name), 'parameter'),
    variables: (name) => resolvedIn(known(template.variables ?? {}, String(name), 'variable'), inside),
  };
  return template.resources
    .filter(({ condition = true }) => resultOf(condition, inside) === true)
    .flatMap((resource) => {
      const { condition: _, dependsOn: __, properties, ...rest } = resource;
      if (resource['type'] !== NESTED) return [resolvedIn({ ...rest, properties }, inside) as Resource];
      const nested = properties as Deployment & { readonly expressionEvaluationOptions?: { readonly scope: string } };
      if (nested.expressionEvaluationOptions?.scope !== 'inner') return resourcesOf(nested.template, given, inside);
      const values = Object.entries(nested.parameters ?? {}).map(([name, { value }]) => [
        name,
        resolvedIn(value, inside),
      ]);
      return resourcesOf(nested.template, Object.fromEntries(values) as Resource, inside);
    });
}

function known(values: Resource, name: string, kind: string): unknown {
  if (!(name in values)) throw new Error(`no ${kind} ${name}`);
  return values[name];
}

/** A value with the expressions in it replaced. */
function resolvedIn(value: unknown, functions: Functions): unknown {
  if (isExpression(value)) return resultOf(value, functions);
  if (Array.isArray(value)) return value.map((one) => resolvedIn(one, functions));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolvedIn(part, functions)]));
}
