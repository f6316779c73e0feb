import { IMPORT_IDS } from '../../facts/import-ids';
import type { ResourceChange } from '../model/input';
import { soleExpression } from '../model/template';
import { type Attributes, blocks, isObject, seenBlocks, textOf } from '../model/value';

/** Stands for the subscription of a provider that does not state it. */
export const ANY_SUBSCRIPTION = '*';

/** The ids that the resources of a configuration have in Azure, as far as the configuration states them. */
export interface StatedIds {
  /** The import id of a resource. */
  readonly idOf: (resource: ResourceChange) => string | undefined;
  /** The part of the import id before the name. */
  readonly parentOf: (resource: ResourceChange) => string | undefined;
  /** A text argument, with references to other resources followed. */
  readonly textOf: (resource: ResourceChange, argument: string) => string | undefined;
}

/** A reference to an argument of a resource, or to one of its instances. */
const REFERENCE = /^((azurerm_\w+)\.[\w-]+(?:\["[^"\\]*"\])?)\.(\w+)$/;

/** @param resources every resource of `document` */
export function statedIds(document: Attributes, resources: readonly ResourceChange[]): StatedIds {
  const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
  const subscriptions = subscriptionsOf(document);
  const open = new Set<string>();

  const text = (resource: ResourceChange, argument: string): string | undefined => {
    if (argument === 'subscription') {
      return subscriptions.get(textOf(resource.after?.['provider']) ?? 'azurerm') ?? ANY_SUBSCRIPTION;
    }
    const given = textOf(resource.after?.[argument]);
    if (given === undefined || !given.includes('${')) return given;
    const [, address = '', , name = ''] = REFERENCE.exec(soleExpression(given) ?? '') ?? [];
    const target = byAddress.get(address);
    const reference = `${address}.${name}`;
    if (target === undefined || open.has(reference)) return undefined;
    open.add(reference);
    const value = name === 'id' ? idOf(target) : text(target, name);
    open.delete(reference);
    return value;
  };
  const filled = (template: string, resource: ResourceChange): string | undefined => {
    const parts = template.split(/\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/);
    let result = '';
    for (const [index, part] of parts.entries()) {
      if (index % 2 === 0) result += part;
      else {
        const [argument = '', otherwise] = part.split('|');
        const isAbsent = otherwise !== undefined && resource.after?.[argument] === undefined;
        const value = isAbsent ? filled(otherwise, resource) : text(resource, argument);
        if (value === undefined) return undefined;
        result += value;
      }
    }
    return result;
  };
  const idOf = (resource: ResourceChange) => {
    const template = IMPORT_IDS[resource.type];
    return template === undefined ? undefined : filled(template, resource);
  };
  const parentOf = (resource: ResourceChange) => {
    const template = IMPORT_IDS[resource.type] ?? '';
    return template.endsWith('/{name}') ? filled(template.slice(0, -'/{name}'.length), resource) : undefined;
  };
  return { idOf, parentOf, textOf: text };
}

/** The literal subscriptions of the providers, by their names in resources. */
function subscriptionsOf(document: Attributes): Map<string, string> {
  const providers = seenBlocks(document['provider']).flatMap((one) => blocks(one['azurerm']));
  return new Map(
    providers.filter(isObject).flatMap((provider): [string, string][] => {
      const subscription = textOf(provider['subscription_id']);
      const alias = textOf(provider['alias']);
      if (subscription === undefined || subscription.includes('${')) return [];
      return [[alias === undefined ? 'azurerm' : `azurerm.${alias}`, subscription]];
    }),
  );
}
