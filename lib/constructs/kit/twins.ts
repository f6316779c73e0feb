import { type TerraformResource, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { alikeBy } from '../../core/grouping';
import { isKnown } from '../../core/known';
import { GLOBAL_TYPES, IDENTIFYING_ARGUMENTS } from '../../facts/azurerm';
import { providerOf } from './provider';
import { checkAppOf, checkStackOf } from './stack-checks';
import { renderedArguments, resolved, resourcesOf } from './stack-resources';

const REMEDIES = new WeakMap<Construct, string>();

/**
 * Refuses two resources of the stack of `construct` that are one in Azure, such as two assignments of a name at one
 * scope. Terraform creates the first of them and stops at the second, which it then asks to import. `remedy` is the
 * advice if `construct` is the second resource. Two stacks of an app are compared if their providers write out a
 * subscription.
 */
export function refuseTwins(construct: Construct, remedy?: string): void {
  if (remedy !== undefined) REMEDIES.set(construct, remedy);
  checkStackOf(construct, twinsOfStack);
  checkAppOf(construct, twinsOfApp);
}

function twinsOfStack(stack: TerraformStack): string[] {
  const within = (resource: TerraformResource, values: readonly string[]) =>
    isKnown(values[0] ?? '') ? [resource.provider?.fqn ?? '', ...values] : undefined;
  const alike = twinsBy(resourcesOf(stack), givenArguments, within);
  // Only rendering applies overrides, and it is slow: it is done only for resources that look like twins.
  return twinsBy(alike.flat(), renderedIdentity, within).flatMap(problemsOf);
}

function twinsOfApp(app: IConstruct): string[] {
  const stacks = app.node.findAll().filter(TerraformStack.isStack);
  if (stacks.length < 2) return [];
  const resources = stacks.flatMap(resourcesOf);
  const alike = twinsBy(resources, givenArguments, (_, values) => (values.every(isKnown) ? values : undefined));
  return twinsBy(alike.flat(), renderedIdentity, placed).flatMap(problemsOf);
}

/** The identity of a resource in all of Azure; `undefined` unless its provider writes out a subscription. */
function placed(resource: TerraformResource, values: readonly string[]): readonly string[] | undefined {
  const provider = providerOf(resource);
  const subscription = provider?.setting('subscription_id');
  if (typeof subscription !== 'string' || !values.every(isKnown)) return undefined;
  if (GLOBAL_TYPES.includes(resource.terraformResourceType)) return values;
  return values.some((value) => value.startsWith('/')) ? values : [subscription, ...values];
}

function problemsOf([first, ...others]: Twins): string[] {
  return others.map(
    (other) =>
      `'${other.node.path}' is the same ${other.terraformResourceType} in Azure as '${first.node.path}', named '${renderedIdentity(other)?.[0]}': ${REMEDIES.get(other) ?? 'give one of them another name'}`,
  );
}

type Twins = readonly [TerraformResource, ...TerraformResource[]];

/** Resources with the same identity, together. Those without an identity have no twin. */
function twinsBy(
  resources: readonly TerraformResource[],
  argumentsOf: (resource: TerraformResource) => readonly string[] | undefined,
  identityOf: (resource: TerraformResource, values: readonly string[]) => readonly string[] | undefined,
): Twins[] {
  return alikeBy(resources, (resource) => {
    const { terraformResourceType: type } = resource;
    if (!Object.hasOwn(IDENTIFYING_ARGUMENTS, type)) return undefined;
    const values = argumentsOf(resource);
    const identity = values && identityOf(resource, values);
    return identity && [type, ...identity].join('\n').toLowerCase();
  });
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
