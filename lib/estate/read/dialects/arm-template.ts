import { blocks, isHidden, isObject, member, SENSITIVE, textOf, UNKNOWN } from '../../model/value';
import { evaluate, type TemplateScope } from './arm-expression';
import { type ArmResource, armAt } from './arm-resource';

/** Most copies of one resource that are unfolded. */
const MAX_COPIES = 1000;

/** Deepest nesting of deployments that is followed. */
const MAX_NESTING = 10;

/**
 * The resources of an ARM template, with their literal parameters and variables in place.
 * @param template the parsed template
 * @param given values of its parameters, as `{ name: { value } }`
 * @param base id of what it is deployed to
 */
export function templateResources(template: unknown, given: unknown, base: string, nesting = 0): ArmResource[] {
  const scope = scopeOf(template, given, base);
  return resourcesIn(armAt(template, 'resources'), scope, undefined, nesting);
}

function scopeOf(template: unknown, given: unknown, base: string): TemplateScope {
  const declared = armAt(template, 'parameters');
  const parameter = (name: string): unknown => {
    const own = armAt(declared, name);
    if (/^secure/i.test(String(textOf(armAt(own, 'type'))))) return SENSITIVE;
    const value = armAt(armAt(given, name), 'value');
    return value === undefined ? evaluate(armAt(own, 'defaultValue'), scope, 1) : value;
  };
  const seen = new Set<string>();
  const variable = (name: string): unknown => {
    if (seen.has(name)) return undefined;
    seen.add(name);
    const value = evaluate(armAt(armAt(template, 'variables'), name), scope, 1);
    seen.delete(name);
    return value;
  };
  const scope: TemplateScope = { parameter, variable, base };
  return scope;
}

/** A list of resources, or an object of them by symbolic name. */
function resourcesIn(
  resources: unknown,
  scope: TemplateScope,
  parent: ArmResource | undefined,
  nesting: number,
): ArmResource[] {
  const list = isObject(resources) ? Object.values(resources) : blocks(resources);
  return list.filter(isObject).flatMap((one) => {
    if (armAt(one, 'existing') === true || evaluate(armAt(one, 'condition'), scope) === false) return [];
    return copies(one, scope).flatMap((own) => resourceIn(one, own, parent, nesting));
  });
}

function copies(resource: unknown, scope: TemplateScope): TemplateScope[] {
  const count = evaluate(armAt(resource, 'copy.count'), scope);
  if (typeof count !== 'number' || count < 0 || count > MAX_COPIES) return [scope];
  return Array.from({ length: count }, (_, copyIndex) => ({ ...scope, copyIndex }));
}

function resourceIn(
  resource: object,
  scope: TemplateScope,
  parent: ArmResource | undefined,
  nesting: number,
): ArmResource[] {
  const { resources: inner, ...rest } = resource as { resources?: unknown };
  const type = String(textOf(armAt(rest, 'type'))).toLowerCase();
  if (type === 'microsoft.resources/deployments') return nested(rest, scope, nesting);
  const content = withCopies(evaluate(rest, scope), rest, scope);
  const own = placed(type, armAt(content, 'name'), armAt(content, 'scope'), scope.base, parent);
  const found: ArmResource = { ...own, content, partial: false };
  return [found, ...resourcesIn(inner, scope, found, nesting)];
}

/** Lists that the template repeats are known only at deployment. */
function withCopies(content: unknown, resource: object, scope: TemplateScope): unknown {
  const loops = armAt(resource, 'properties.copy');
  const properties = member(content, 'properties');
  if (!Array.isArray(loops) || !isObject(properties)) return content;
  const lists = loops.map((loop: unknown) => {
    const count = evaluate(armAt(loop, 'count'), scope);
    const isKnown = typeof count === 'number' && count >= 0 && count <= MAX_COPIES;
    const input = (copyIndex: number) => evaluate(armAt(loop, 'input'), { ...scope, copyIndex });
    const value = isKnown ? Array.from({ length: count }, (_, index) => input(index)) : UNKNOWN;
    return [String(armAt(loop, 'name')), value] as const;
  });
  return { ...(content as object), properties: { ...properties, ...Object.fromEntries(lists) } };
}

/** Type, name, parent and id of a resource, whichever of the ways a template has to say them. */
function placed(
  type: string,
  given: unknown,
  scope: unknown,
  base: string,
  parent: ArmResource | undefined,
): Pick<ArmResource, 'type' | 'id' | 'name' | 'parentId'> {
  const name = isHidden(given) ? '${name}' : String(given ?? '');
  if (parent !== undefined && !type.includes('.')) return inside(type, name, parent);
  const [outer, extension] = type.split('/providers/');
  if (outer !== undefined && extension !== undefined) {
    // `Microsoft.Compute/virtualMachines/providers/<type>`, named `<machine>/<namespace>/<name>`.
    const parts = name.split('/');
    const [space, own] = parts.splice(-2);
    const parentId = idOf(outer, parts, base);
    const own_type = `${String(space).toLowerCase()}/${extension}`;
    return { type: own_type, id: `${parentId}/providers/${own_type}/${own}`, name: own, parentId };
  }
  const parts = name.includes('${') ? [name] : name.split('/');
  const scoped = typeof scope === 'string' && scope !== '' ? scopeId(scope, base) : base;
  const id = idOf(type, parts, scoped);
  const depth = type.split('/').length - 1;
  const parentId = depth > 1 && parts.length === depth ? id.replace(/\/[^/]+\/[^/]+$/, '') : scoped;
  return { type, id, name: parts.at(-1), parentId };
}

/** A resource inside another, whose type and name are relative to it. */
function inside(
  type: string,
  name: string,
  parent: ArmResource,
): Pick<ArmResource, 'type' | 'id' | 'name' | 'parentId'> {
  const parts = name.split('/');
  if (type.startsWith('providers/')) {
    const own = `${String(parts[0]).toLowerCase()}/${type.slice('providers/'.length)}`;
    return { type: own, id: `${parent.id}/providers/${own}/${parts[1]}`, name: parts[1], parentId: parent.id };
  }
  const kinds = type.split('/');
  const id = kinds.reduce((above, kind, index) => `${above}/${kind}/${parts[index] ?? ''}`, parent.id);
  const parentId = id.replace(/\/[^/]+\/[^/]+$/, '');
  return { type: `${parent.type}/${type}`, id, name: parts.at(-1), parentId };
}

/** The scope of an extension resource: an id, or a type and names below what is deployed to. */
function scopeId(scope: string, base: string): string {
  return scope.startsWith('/') || scope.startsWith('${') ? scope : `${base}/providers/${scope}`;
}

function idOf(type: string, names: readonly string[], base: string): string {
  const [space, ...kinds] = type.split('/');
  return `${base}/providers/${space}/${kinds.map((kind, index) => `${kind}/${names[index] ?? ''}`).join('/')}`;
}

/** A deployment inside a template has parameters of its own, and may be of another resource group. */
function nested(resource: object, scope: TemplateScope, nesting: number): ArmResource[] {
  const template = armAt(resource, 'properties.template');
  if (nesting >= MAX_NESTING || !isObject(template)) return [];
  const subscription = evaluate(armAt(resource, 'subscriptionId'), scope);
  const group = evaluate(armAt(resource, 'resourceGroup'), scope);
  const own = /^(\/subscriptions\/[^/]+)/i.exec(scope.base)?.[1] ?? scope.base;
  const above = typeof subscription === 'string' ? `/subscriptions/${subscription}` : own;
  const base =
    typeof group === 'string'
      ? `${above}/resourceGroups/${group}`
      : typeof subscription === 'string'
        ? above
        : scope.base;
  if (/^inner$/i.test(String(armAt(resource, 'properties.expressionEvaluationOptions.scope')))) {
    const given = evaluate(armAt(resource, 'properties.parameters'), scope);
    return templateResources(template, given, base, nesting + 1);
  }
  return resourcesIn(armAt(template, 'resources'), { ...scope, base }, undefined, nesting + 1);
}
