import type { Gap, Input, ResourceChange } from '../../model/input';
import { isObject, textOf } from '../../model/value';
import type { ArmResource } from '../dialects/arm-resource';
import { normalOf } from '../dialects/arm-types';
import { unwrapped } from './envelopes';
import { withSettings } from './exported-settings';
import { isResourceRow, RULE_TYPE, resourceOfRow } from './resource-rows';
import { isTemplate, readTemplate } from './template-document';

/** Whether a document comes from Azure and not from Terraform: resources in any of their forms, or an ARM template. */
export function isExport(document: unknown): boolean {
  if (isTemplate(document)) return true;
  const { items } = unwrapped(document);
  return items.length === 0 ? isEmptyPage(document) : items.some(isResourceRow);
}

function isEmptyPage(document: unknown): boolean {
  if (!isObject(document)) return false;
  const keys = Object.keys(document).map((key) => key.toLowerCase());
  return (
    keys.includes('value') ||
    (keys.includes('data') && keys.some((key) => ['total_records', 'totalrecords'].includes(key)))
  );
}

/** Resources of Azure as they are, before they are put into the words of azurerm. */
export interface Exported {
  readonly resources: readonly ArmResource[];
  readonly gaps: readonly Gap[];
}

/**
 * The resources in an export, each once. Ids keep their spelling and are compared without case.
 * @throws UnusableInput if it is an error of Azure, or is cut off
 */
export function exportedResources(document: unknown): Exported {
  const { items, gaps } = unwrapped(document);
  const resources = new Map<string, ArmResource>();
  const found: Gap[] = gaps.map((what) => ({ address: 'export', what }));
  const rows = items.filter(isResourceRow);
  if (rows.length < items.length) {
    const what = `${items.length - rows.length} of ${items.length} rows have no id and are not read: export the id too`;
    found.push({ address: 'export', what });
  }
  for (const row of rows) {
    const { resource, gap } = readable(resourceOfRow(row));
    const key = addressOf(resource).toLowerCase();
    if (resources.has(key)) continue;
    resources.set(key, resource);
    if (gap !== undefined) found.push({ address: addressOf(resource), what: gap });
  }
  return { resources: [...resources.values()], gaps: found };
}

function readable(resource: ArmResource) {
  return resource.type === RULE_TYPE ? withSettings(resource) : { resource, gap: undefined };
}

/** A resource is called by its id; one that is not in Azure yet, by its name, or else its type. */
function addressOf({ id, name, type }: ArmResource): string {
  return id || textOf(name) || type;
}

/**
 * Reads an export as what exists.
 * @param parameters document with the parameters of an ARM template, if there is one
 * @throws UnusableInput if it is an error of Azure, is cut off or is a template without resources
 */
export function readExport(document: unknown, parameters?: unknown): Input {
  const { changes, gaps, others } =
    isTemplate(document) && isObject(document) ? readTemplate(document, parameters) : readResources(document);
  const unread = new Map<string, number>();
  for (const type of others) unread.set(type, (unread.get(type) ?? 0) + 1);
  return { kind: 'export', changes, gaps, unread };
}

function readResources(document: unknown) {
  const { resources, gaps } = exportedResources(document);
  const changes: ResourceChange[] = [];
  const others: string[] = [];
  for (const resource of resources) {
    const normal = normalOf(resource);
    const address = addressOf(resource);
    if (normal === undefined) others.push(resource.type);
    else {
      const { type, attributes: after } = normal;
      changes.push({ address, type, action: 'create', after: withoutId(after), replacedFor: [] });
    }
  }
  return { changes, gaps, others };
}

/** An empty id is none. */
function withoutId(attributes: ResourceChange['after']) {
  const { id, ...others } = attributes ?? {};
  return id === '' ? others : { id, ...others };
}
