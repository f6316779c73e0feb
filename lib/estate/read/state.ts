import type { Input, ResourceChange } from '../model/input';
import {
  type Attributes,
  isObject,
  masked,
  member,
  SENSITIVE,
  seenBlocks,
  textOf,
  UnusableInput,
} from '../model/value';
import { isRead, normalizeAll } from './dialects/normalize';

/** Whether a document is a state: of `terraform show -json`, or the file Terraform keeps. */
export function isState(document: unknown): boolean {
  if (!isObject(document)) return false;
  return isShown(document) || isFile(document);
}

function isShown(document: Attributes): boolean {
  if (!('format_version' in document) || 'resource_changes' in document) return false;
  return 'values' in document || Object.keys(document).every((key) => EMPTY.has(key));
}

/** All that Terraform prints of a state without resources. */
const EMPTY: ReadonlySet<string> = new Set(['format_version', 'terraform_version', 'checks']);

function isFile(document: Attributes): boolean {
  return 'lineage' in document && 'serial' in document && Array.isArray(document['resources']);
}

/**
 * Reads a state as what exists. Sensitive values are replaced by their marker.
 * @throws UnusableInput if the state is of a format this version does not know
 */
export function readState(state: Attributes): Input {
  const others: string[] = [];
  const changes: ResourceChange[] = [];
  for (const { address, type, attributes } of isShown(state) ? shownResources(state) : storedResources(state)) {
    if (isRead(type)) {
      changes.push({ address, type, action: 'none', before: attributes, after: attributes, replacedFor: [] });
    } else others.push(type);
  }
  return { kind: 'state', ...normalizeAll(changes, [], others) };
}

interface Stored {
  readonly address: string;
  readonly type: string;
  readonly attributes: Attributes;
}

/** The resources `terraform show -json` lists, by module. */
function* shownResources(state: Attributes): Generator<Stored> {
  const version = textOf(state['format_version']) ?? '';
  if (!/^1\./.test(version))
    throw new UnusableInput(`states of format ${version.slice(0, 20) || 'none'} are not known here, only 1.x`);
  const open: unknown[] = [member(state['values'], 'root_module')];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    for (const one of seenBlocks(member(module, 'resources'))) {
      const values = member(one, 'values');
      if (member(one, 'mode') === 'data' || !isObject(values) || member(one, 'deposed_key') !== undefined) continue;
      const attributes = masked(values, member(one, 'sensitive_values'), SENSITIVE);
      yield {
        address: textOf(member(one, 'address')) ?? '',
        type: textOf(member(one, 'type')) ?? '',
        attributes: attributes as Attributes,
      };
    }
    for (const child of seenBlocks(member(module, 'child_modules'))) open.push(child);
  }
}

/** The resources of the file itself. */
function* storedResources(state: Attributes): Generator<Stored> {
  if (state['version'] !== 4)
    throw new UnusableInput(`states of version ${String(state['version']).slice(0, 20)} are not known here, only 4`);
  for (const resource of seenBlocks(state['resources'])) {
    const [type, name, module] = ['type', 'name', 'module'].map((key) => textOf(member(resource, key)));
    if (member(resource, 'mode') === 'data' || type === undefined) continue;
    for (const instance of seenBlocks(member(resource, 'instances'))) {
      const attributes = member(instance, 'attributes');
      if (!isObject(attributes) || member(instance, 'deposed') !== undefined) continue;
      const address = `${module === undefined ? '' : `${module}.`}${type}.${name}${keyOf(member(instance, 'index_key'))}`;
      const mask = maskOf(member(instance, 'sensitive_attributes'));
      yield { address, type, attributes: masked(attributes, mask, SENSITIVE) as Attributes };
    }
  }
}

function keyOf(key: unknown): string {
  if (typeof key === 'number') return `[${key}]`;
  return typeof key === 'string' ? `[${JSON.stringify(key)}]` : '';
}

/** The file lists paths to what is sensitive: here, the argument each begins with. */
function maskOf(paths: unknown): Attributes {
  if (!Array.isArray(paths)) return {};
  const names = paths.flatMap((path: unknown) => {
    const [first] = Array.isArray(path) ? path : [path];
    return textOf(member(first, 'value')) ?? textOf(first) ?? [];
  });
  return Object.fromEntries(names.map((name) => [name, true]));
}
