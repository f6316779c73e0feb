import { isObject, member, seenBlocks, textOf, textsOf } from '../model/value';
import { isRead } from './dialects/normalize';

/**
 * What the configuration inside a plan refers to. Terraform lists the references of an expression and not what it does
 * with them, so only an argument that takes an id, and refers to one resource alone, is read from them.
 */
export interface Configuration {
  /** Expressions of each resource, by its address without instance keys. */
  readonly resources: ReadonlyMap<string, unknown>;
  /** Calls of modules, by their path without instance keys, which ends in a dot. */
  readonly calls: ReadonlyMap<string, unknown>;
}

/**
 * Arguments that take an id, with the resources that id may be of. An id that refers to another resource is made from
 * that one's, such as a machine's id from that of its resource group.
 */
const IDS: readonly (readonly [argument: RegExp, resource: RegExp])[] = [
  [/^data_collection_rule_id$/, /_data_collection_rule\./],
  [/^data_collection_endpoint_id$/, /_data_collection_endpoint\./],
  [/^linked_resource_id$|^private_connection_resource_id$/, /./],
  [/^(target_resource|virtual_machine|virtual_machine_scale_set|arc_machine)_id$/, /_(machine|scale_set)\./],
  [/^(workspace(_resource)?_id|log_analytics_workspace_id|source_id|scopes)$/, /_workspace\./],
  [/^action_groups$/, /_action_group\./],
  [/^storage_account_ids?$/, /_storage_account\./],
  [/^write_access_id$/, /_cluster\./],
  [/^policy_assignment_id$/, /_policy_assignment\./],
  [/^policy_definition_id$/, /_definition\./],
  [/^(principal|parent|resource)_id$|^scope$/, /./],
];

/** Most modules a reference is followed through. */
const MAX_STEPS = 20;

export function collectConfiguration(root: unknown): Configuration {
  const resources = new Map<string, unknown>();
  const calls = new Map<string, unknown>();
  const open: (readonly [string, unknown])[] = [['', root]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, module] = next;
    for (const resource of seenBlocks(member(module, 'resources'))) {
      if (isRead(textOf(member(resource, 'type')) ?? '')) {
        resources.set(path + (textOf(member(resource, 'address')) ?? ''), member(resource, 'expressions'));
      }
    }
    const called = member(module, 'module_calls');
    for (const [name, call] of Object.entries(isObject(called) ? called : {})) {
      const inner = `${path}module.${name}.`;
      calls.set(inner, call);
      open.push([inner, member(call, 'module')]);
    }
  }
  return { resources, calls };
}

/** An address without its instance keys. */
export function withoutKeys(address: string): string {
  if (!address.includes('[')) return address;
  return address.replaceAll(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
}

/** The modules of an address, with a dot at the end, or nothing. */
export function modulePath(address: string): string {
  return /^(?:module\.[\w-]+(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?\.)*/.exec(address)?.[0] ?? '';
}

/**
 * The id an argument refers to, as an expression with the full address; `undefined` where it may be anything else.
 * @param argument name of the argument
 * @param expression what the configuration says about it
 * @param path modules that contain the argument
 */
export function referencedId(
  argument: string,
  expression: unknown,
  path: string,
  configuration: Configuration,
): string | undefined {
  const resource = IDS.find(([name]) => name.test(argument))?.[1];
  if (resource === undefined) return undefined;
  let [from, given] = [path, expression];
  for (let step = 0; step < MAX_STEPS; step++) {
    const reference = soleReference(textsOf(member(given, 'references')));
    if (reference === undefined) return undefined;
    const variable = /^var\.([\w-]+)$/.exec(reference)?.[1];
    const output = /^(module\.[\w-]+(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?\.)([\w-]+)$/.exec(reference);
    if (variable !== undefined) {
      given = member(member(configuration.calls.get(withoutKeys(from)), 'expressions'), variable);
      from = from.slice(0, from.slice(0, -1).lastIndexOf('module.'));
    } else if (output !== null) {
      const [, call = '', name = ''] = output;
      from += call;
      const module = member(configuration.calls.get(withoutKeys(from)), 'module');
      given = member(member(member(module, 'outputs'), name), 'expression');
    } else {
      const isId = /^az(?:urerm|api)_.*\.(id|principal_id)$/.test(reference);
      const isOne = resource.test(reference) || reference.startsWith('azapi_');
      return isId && isOne ? `\${${from}${reference}}` : undefined;
    }
  }
  return undefined;
}

/** The longest reference, where all others are what it goes through. */
function soleReference(references: readonly string[]): string | undefined {
  const [longest, ...others] = [...references].sort((a, b) => b.length - a.length);
  const through = (one: string) => longest?.startsWith(`${one}.`) || longest?.startsWith(`${one}[`);
  return others.every(through) ? longest : undefined;
}
