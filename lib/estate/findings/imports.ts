import { groupedBy } from '../../core/grouping';
import { globalIdentity, importKey } from '../model/azure-identity';
import type { Estate, Resource } from '../model/estate';
import type { ResourceChange } from '../model/input';
import { type Attributes, textOf } from '../model/value';
import { idName } from '../model/words';
import { type Comparison, differInCase, type Finding, finding, replacement } from './finding';

export const importReplaced = finding({
  id: 'import-replaced',
  severity: 'blocking',
  holds: 'change',
  title: 'The imported resource is destroyed',
  when: 'A plan imports a resource and replaces it at once, because its import id or an argument differs from what Azure has.',
  why: 'Terraform destroys what exists and creates another resource in its place.',
  remedy: 'Give the configuration the values that the resource has in Azure, or do not import it.',
});

export const importTwice = finding({
  id: 'import-twice',
  severity: 'blocking',
  holds: 'both',
  title: 'One resource of Azure gets two addresses',
  when: 'Terraform imports a resource to an address and has, creates or imports the same resource at another one.',
  why: 'Each address changes the resource back to its own configuration, and removing one of them destroys the resource of both.',
  remedy: 'Import the resource to one address only, and remove the other one from the code and the state.',
  *wrong(estate) {
    const imported = [...estate.resources.values()].filter(({ importId }) => importId !== undefined);
    if (imported.length === 0) return;
    const held = holders(estate);
    const earlier = new Set<string>();
    for (const resource of imported) {
      const { address } = resource;
      earlier.add(address);
      const others = keysOf(resource).flatMap((key) => held.get(key) ?? []);
      // Of two imports, the later one is reported.
      const counted = others.filter((one) => one.importId === undefined || earlier.has(one.address));
      const addresses = [...new Set(counted.map((one) => one.address))].filter((one) => one !== address);
      if (addresses.length === 0) continue;
      yield {
        address,
        subject: nameOf(resource),
        was: 'in Azure',
        is: `imported here, and also at ${addresses.join(', ')}`,
      };
    }
  },
});

/** Imports that destroy what they import. */
export function importFindings({ changes }: Comparison): Finding[] {
  return [...changes.values()]
    .filter(({ importing, action }) => importing !== undefined && (action === 'replace' || action === 'delete'))
    .map((change) => {
      const { address, type, before, action } = change;
      return importReplaced.found({
        address,
        subject: textOf(before?.['name']) ?? type,
        was: ['imported', ...causesOf(change, before)].join(' with '),
        becomes: action === 'delete' ? 'destroyed' : replacement(change),
        remedy: remedyOf(change),
      });
    });
}

/** The arguments that replace a resource with their values on one side, as far as these are texts. */
function causesOf({ replacedFor }: ResourceChange, side: Attributes | undefined): string[] {
  return replacedFor.flatMap((argument) => {
    const value = textOf(side?.[argument]);
    return value === undefined ? [] : [`${argument} ${value}`];
  });
}

/** What to write instead, if it is known which arguments replace the resource. */
function remedyOf(change: ResourceChange): string | undefined {
  const { replacedFor, before, after } = change;
  if (replacedFor.length === 0) return undefined;
  if (differInCase(change)) {
    const spelt = causesOf(change, after).join(' and ');
    return `Write the import id with the spelling of the configuration: ${spelt}. Azure ignores the case, Terraform does not.`;
  }
  const existing = replacedFor.includes('name') ? textOf(before?.['name']) : undefined;
  return existing === undefined
    ? `Give ${replacedFor.join(' and ')} the value that the resource has in Azure, or do not import it.`
    : `Give the configuration the name that the resource has in Azure: ${existing}.`;
}

/** Resources by the keys that tell them apart in Azure. A resource that only updates another one is none of its own. */
function holders({ resources }: Estate): Map<string, Resource[]> {
  const own = [...resources.values()].filter(({ address }) => !/(^|[./])azapi_update_resource\.|^\//.test(address));
  const keyed = own.flatMap((resource) => keysOf(resource).map((key) => ({ key, resource })));
  const held = groupedBy(keyed, ({ key }) => key);
  return new Map([...held].map(([key, some]) => [key, some.map(({ resource }) => resource)]));
}

function keysOf({ type, id, importId, attributes }: Resource): string[] {
  const keys = [importKey(type, id), importKey(type, importId), globalIdentity(type, attributes)];
  return keys.filter((key) => key !== undefined);
}

function nameOf({ id, importId, attributes }: Resource): string {
  return textOf(attributes['name']) ?? idName(importId ?? id);
}

export const IMPORT_FINDINGS = [importReplaced, importTwice];
