import type { TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { isKnown } from '../../core/known';
import { IDENTIFYING_ARGUMENTS } from '../../facts/azurerm';
import { checkStackOf } from './stack-checks';
import { renderedArguments, resolved, resourcesOf } from './stack-resources';

const REMEDIES = new WeakMap<Construct, string>();

/**
 * Refuses two resources of the stack of `construct` that are one in Azure, such as two assignments of a name at one
 * scope. Terraform creates the first of them and stops at the second, which it then asks to import. `remedy` is the
 * advice if `construct` is the second resource.
 */
export function refuseTwins(construct: Construct, remedy?: string): void {
  if (remedy !== undefined) REMEDIES.set(construct, remedy);
  checkStackOf(construct, twinProblems);
}

function twinProblems(stack: TerraformStack): string[] {
  const resources = resourcesOf(stack).filter(({ terraformResourceType: type }) =>
    Object.hasOwn(IDENTIFYING_ARGUMENTS, type),
  );
  // Only rendering applies overrides, and it is slow: it is done only for resources that look like twins.
  const alike = twinsBy(givenArguments, resources).flat();
  return twinsBy(renderedIdentity, alike).flatMap(([first, ...others]) =>
    others.map(
      (other) =>
        `'${other.node.path}' is the same ${other.terraformResourceType} in Azure as '${first.node.path}', named '${renderedIdentity(other)?.[0]}': ${REMEDIES.get(other) ?? 'give one of them another name'}`,
    ),
  );
}

/** Resources of which several have the same identifying arguments, together. */
function twinsBy(
  argumentsOf: (resource: TerraformResource) => readonly string[] | undefined,
  resources: readonly TerraformResource[],
): [TerraformResource, ...TerraformResource[]][] {
  const groups = new Map<string, [TerraformResource, ...TerraformResource[]]>();
  for (const resource of new Set(resources)) {
    const values = argumentsOf(resource);
    if (values === undefined || !isKnown(values[0] ?? '')) continue;
    const provider = resource.provider?.fqn ?? '';
    const key = [resource.terraformResourceType, provider, ...values].join('\n').toLowerCase();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [resource]);
    else group.push(resource);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** The identifying arguments as given; `undefined` if one block creates several resources. */
function givenArguments(resource: TerraformResource): string[] | undefined {
  if (resource.forEach !== undefined || resource.count !== undefined) return undefined;
  const given = resource as unknown as Readonly<Record<string, unknown>>;
  return identifying(resource).map((name) => textOf(resource, given[`${camelCase(name)}Input`]));
}

/** The identifying arguments as synthesized, with overrides; `undefined` if an override multiplies the block. */
function renderedIdentity(resource: TerraformResource): string[] | undefined {
  const block = renderedArguments(resource);
  if (block['for_each'] !== undefined || block['count'] !== undefined) return undefined;
  return identifying(resource).map((name) => textOf(resource, block[name]));
}

function identifying({ terraformResourceType: type }: TerraformResource): readonly string[] {
  return IDENTIFYING_ARGUMENTS[type] ?? [];
}

function textOf(resource: TerraformResource, value: unknown): string {
  return String(resolved(resource, value ?? ''));
}

function camelCase(name: string): string {
  return name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
