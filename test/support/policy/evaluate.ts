import { type Functions, resultOf, sameText } from './expressions';

/** A policy definition, ours or a built-in one, as Azure has it under `properties`. */
export interface Definition {
  readonly mode?: string;
  readonly parameters?: Readonly<Record<string, { readonly type: string; readonly defaultValue?: unknown }>>;
  readonly policyRule: { readonly if: Condition; readonly then: Then };
}

export interface Then {
  readonly effect: string;
  readonly details?: {
    readonly type: string;
    readonly name?: string;
    readonly existenceCondition?: Condition;
    readonly roleDefinitionIds?: readonly string[];
    readonly deployment?: { readonly properties: Deployment };
  };
}

/** A deployment with its template, at the top or nested. */
export interface Deployment {
  readonly parameters?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly template: Template;
}

export interface Template {
  readonly parameters?: Readonly<Record<string, { readonly type: string }>>;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly resources: readonly Readonly<Record<string, unknown>>[];
}

export type Condition = Readonly<Record<string, unknown>>;

/** A resource as Azure Resource Manager returns it. */
export interface Document {
  readonly name: string;
  readonly type: string;
  readonly location?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly identity?: { readonly type: string; readonly userAssignedIdentities?: Readonly<Record<string, object>> };
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A machine with the resources that policies about it look for. */
export interface MachineDocument extends Document {
  readonly location: string;
  readonly related: readonly Document[];
}

export type Answer = 'not applicable' | 'compliant' | 'non-compliant' | 'disabled';

/** What a policy with these parameter values says of a machine. */
export function answerOf(
  { parameters, policyRule }: Definition,
  machine: MachineDocument,
  values: Readonly<Record<string, unknown>> = {},
): Answer {
  const at = functionsFor(machine, parameters, values);
  const effect = String(resultOf(policyRule.then.effect, at));
  if (effect === 'Disabled') return 'disabled';
  if (!holds(policyRule.if, machine, at)) return 'not applicable';
  const { details } = policyRule.then;
  if (details?.existenceCondition === undefined) return 'non-compliant';
  const { existenceCondition } = details;
  const candidates = sameText(details.type, machine.type)
    ? [machine]
    : machine.related.filter(({ type }) => sameText(type, details.type));
  return candidates.some((one) => holds(existenceCondition, one, functionsFor(one, parameters, values)))
    ? 'compliant'
    : 'non-compliant';
}

/** The functions of a policy rule about a resource. */
export function functionsFor(
  resource: Document,
  declared: Definition['parameters'] = {},
  values: Readonly<Record<string, unknown>> = {},
): Functions {
  return {
    parameters: (name) => {
      const key = String(name);
      const parameter = declared[key];
      if (parameter === undefined) throw new Error(`no parameter ${key}`);
      const value = key in values ? values[key] : parameter.defaultValue;
      if (value === undefined) throw new Error(`no value of the parameter ${key}`);
      return value;
    },
    field: (name) => fieldOf(resource, String(name)),
    subscription: () => ({ subscriptionId: '00000000-0000-0000-0000-000000000001' }),
    resourceGroup: () => ({ name: 'rg-servers' }),
    // The output of the nested deployment that reads the machine, under the names that ours and the built-in ones use.
    reference: () => ({ outputs: { machine: { value: resource }, resource: { value: resource } } }),
    deployment: () => ({ name: 'deployment' }),
    requestContext: () => ({ apiVersion: '2024-07-01' }),
  };
}

/** Whether a condition holds. */
export function holds(condition: Condition, resource: Document, at: Functions): boolean {
  const { allOf, anyOf, not, field, value, ...rest } = condition;
  if (Array.isArray(allOf)) return allOf.every((one: Condition) => holds(one, resource, at));
  if (Array.isArray(anyOf)) return anyOf.some((one: Condition) => holds(one, resource, at));
  if (not !== undefined) return !holds(not as Condition, resource, at);
  const found = field === undefined ? resultOf(value, at) : fieldOf(resource, String(field));
  const [[operator, operand] = ['nothing', undefined], ...more] = Object.entries(rest);
  const compare = OPERATORS[operator];
  if (compare === undefined || more.length > 0) throw new Error(`unknown condition ${JSON.stringify(condition)}`);
  return compare(found, resultOf(operand, at));
}

const OPERATORS: Readonly<Record<string, (found: unknown, operand: unknown) => boolean>> = {
  equals: (found, operand) => found !== undefined && sameText(found, operand),
  notEquals: (found, operand) => found === undefined || !sameText(found, operand),
  in: (found, list) => isIn(found, list),
  notIn: (found, list) => !isIn(found, list),
  like: (found, pattern) => isLike(found, pattern),
  notLike: (found, pattern) => !isLike(found, pattern),
  contains: (found, part) => found !== undefined && String(found).toLowerCase().includes(String(part).toLowerCase()),
  containsKey: (found, key) => Object.keys(found ?? {}).some((one) => sameText(one, key)),
  exists: (found, wanted) => (found !== undefined) === sameText(wanted, true),
  greaterOrEquals: (found, least) => String(found) >= String(least),
};

/** The operators that the evaluator knows. */
export const OPERATOR_NAMES = Object.keys(OPERATORS);

function isIn(found: unknown, list: unknown): boolean {
  return found !== undefined && (list as readonly unknown[]).some((one) => sameText(found, one));
}

/** At most one `*` in a pattern matches any text. */
function isLike(found: unknown, pattern: unknown): boolean {
  const [start = '', end, ...more] = String(pattern).toLowerCase().split('*');
  if (more.length > 0) throw new Error(`more than one * in ${String(pattern)}`);
  if (found === undefined) return false;
  const text = String(found).toLowerCase();
  if (end === undefined) return text === start;
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}

/** The image of a machine; a scale set has it in the profile of its instances. */
const IMAGE = ['virtualMachineProfile.storageProfile.imageReference', 'storageProfile.imageReference'];

/** Aliases that are not the type with the path of a property. `HybridCompute/imageOffer` begins with the system's name. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'microsoft.compute/imagepublisher': IMAGE.map((path) => `${path}.publisher`),
  'microsoft.compute/imageoffer': IMAGE.map((path) => `${path}.offer`),
  'microsoft.compute/imagesku': IMAGE.map((path) => `${path}.sku`),
  'microsoft.compute/imageid': IMAGE.map((path) => `${path}.id`),
  'microsoft.hybridcompute/imageoffer': ['osName'],
  'microsoft.compute/virtualmachinescalesets/osprofile.windowsconfiguration': [
    'virtualMachineProfile.osProfile.windowsConfiguration',
  ],
  'microsoft.compute/virtualmachinescalesets/osprofile.linuxconfiguration': [
    'virtualMachineProfile.osProfile.linuxConfiguration',
  ],
};

/** The value of a field of a resource; `undefined` if it has none. */
export function fieldOf(resource: Document, field: string): unknown {
  const [, tag] = /^tags\['(.+)'\]$/.exec(field) ?? [];
  if (tag !== undefined) return resource.tags?.[tag];
  if (!field.includes('/')) return at(resource, field);
  const key = field.toLowerCase();
  const paths = ALIASES[key] ?? [ownPath(resource, key)];
  return paths.map((path) => at(resource.properties, path)).find((value) => value !== undefined);
}

function ownPath({ type }: Document, alias: string): string {
  if (!alias.startsWith(`${type.toLowerCase()}/`)) throw new Error(`${alias} is no alias of ${type}`);
  return alias.slice(type.length + 1);
}

/** The value at a path, whose case does not count. */
function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, key) => {
    if (typeof part !== 'object' || part === null) return undefined;
    return Object.entries(part).find(([name]) => sameText(name, key))?.[1];
  }, value);
}
