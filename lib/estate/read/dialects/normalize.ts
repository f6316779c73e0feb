import { EARLIER_ARGUMENTS } from '../../../facts/azurerm';
import { type Gap, type Input, isMachine, isRelevant, type ResourceChange } from '../../model/input';
import { type Attributes, blocks, UNSTATED } from '../../model/value';
import type { Normal } from './arm-resource';
import { normalOf } from './arm-types';
import { type AzapiResource, isAzapi, readAzapi } from './azapi';
import { isDeployment, readDeployment } from './deployment';

/**
 * The changes of one resource in the words of azurerm, which every finding is written in.
 *
 * A dialect is added here: a test on the type of resource, and a function that gives the changes it stands for. A type
 * of Azure Resource Manager is added to `ARM_TYPES` and is then read from azapi and from ARM templates alike.
 *
 * @returns no change if the resource has nothing to do with change tracking; `unread` names a kind that is not read
 */
export function normalize(change: ResourceChange): Normalized {
  if (isAzapi(change.type)) return azapiChanges(change);
  if (isDeployment(change.type)) return readDeployment(change);
  if (isIdle(change)) return { changes: [] };
  return isRelevant(change.type) ? { changes: [renamed(change)] } : { changes: [], unread: change.type };
}

/** All changes in the words of azurerm, with what could not be read. */
export function normalizeAll(
  changes: readonly ResourceChange[],
  gaps: readonly Gap[],
  others: readonly string[],
): Pick<Input, 'changes' | 'gaps' | 'unread'> {
  const unread = new Map<string, number>();
  const count = (kind: string) => unread.set(kind, (unread.get(kind) ?? 0) + 1);
  for (const kind of others) count(kind);
  const found: ResourceChange[] = [];
  const hidden: Gap[] = [];
  for (const change of changes) {
    const { changes: own, unread: kind, gap } = normalize(change);
    for (const one of own) found.push(one);
    if (kind !== undefined) count(kind);
    if (gap !== undefined) hidden.push({ address: change.address, what: gap });
  }
  return { changes: found, gaps: [...gaps, ...hidden], unread };
}

/** What one resource stands for. */
export interface Normalized {
  readonly changes: readonly ResourceChange[];
  /** Its kind, if that is not read. */
  readonly unread?: string;
  /** Why its content cannot be seen. */
  readonly gap?: string;
}

/** Whether a type of resource may stand for something of change tracking. */
export function isRead(type: string): boolean {
  return isRelevant(type) || isAzapi(type) || isDeployment(type);
}

/** An unchanged machine without identities and extensions is of no interest, and there are many. */
function isIdle({ type, action, after }: ResourceChange): boolean {
  return (
    action === 'none' &&
    isMachine(type) &&
    blocks(after?.['identity']).length + blocks(after?.['extension']).length === 0
  );
}

/** The change with the arguments of earlier versions of the provider under their names of today. */
function renamed(change: ResourceChange): ResourceChange {
  const names = EARLIER_ARGUMENTS[change.type];
  if (names === undefined) return change;
  const today = (attributes: Attributes): Attributes => {
    const isEarlier = ([earlier, name]: readonly [string, string]) =>
      earlier in attributes && (attributes[name] ?? undefined) === undefined;
    const moved = new Map(Object.entries(names).filter(isEarlier));
    const others = Object.entries(attributes).filter(([key]) => !moved.has(key));
    return Object.fromEntries([...others, ...[...moved].map(([earlier, name]) => [name, attributes[earlier]])]);
  };
  const { before, after } = change;
  return { ...change, ...(before && { before: today(before) }), ...(after && { after: today(after) }) };
}

function azapiChanges(change: ResourceChange): Normalized {
  const [was, becomes] = [change.before, change.after].map((side) => side && readAzapi(change.type, side));
  const either = becomes ?? was;
  if (either === undefined) return { changes: [], unread: change.type };
  const { effect, resource } = either;
  const [before, after] = [was, becomes].map((side) => side && normal(side));
  if (before === undefined && after === undefined) {
    return { changes: [], unread: `${change.type} ${azureType(change)}` };
  }
  if (effect === 'managed') return { changes: managed(change, before, after) };
  // What an update or an action names exists before and after it.
  const type = (after ?? before)?.type ?? '';
  const attributes = (after ?? before)?.attributes ?? {};
  const existing = before?.attributes ?? unstated(attributes, resource.id);
  if (effect === 'other') return { changes: [] };
  if (effect === 'deleted') {
    if (change.after === undefined || change.before !== undefined) return { changes: [] };
    return { changes: [{ ...change, type, action: 'delete', before: existing, after: undefined }] };
  }
  if (after === undefined) return { changes: [{ ...change, type, action: 'forget', before: existing }] };
  return { changes: [{ ...change, type, action: 'update', before: existing, after: attributes, replacedFor: [] }] };
}

function azureType({ before, after }: ResourceChange): string {
  return String({ ...before, ...after }['type']).split('@')[0] ?? '';
}

function normal({ resource }: AzapiResource): Normal | undefined {
  return normalOf(resource);
}

/** Another type of resource under the same address is another resource. */
function managed(change: ResourceChange, before: Normal | undefined, after: Normal | undefined): ResourceChange[] {
  const { before: _before, after: _after, ...rest } = change;
  if (before !== undefined && after !== undefined && before.type !== after.type) {
    return [
      {
        ...rest,
        address: `${change.address} (before)`,
        type: before.type,
        action: 'delete',
        before: before.attributes,
      },
      { ...rest, type: after.type, action: 'create', after: after.attributes },
    ];
  }
  const type = (after ?? before)?.type ?? '';
  return [{ ...rest, type, ...(before && { before: before.attributes }), ...(after && { after: after.attributes }) }];
}

/** The resource before its first update: everything but its id is not in the input. */
function unstated(attributes: Attributes, id: string): Attributes {
  return { ...Object.fromEntries(Object.keys(attributes).map((key) => [key, UNSTATED])), id, name: attributes['name'] };
}
