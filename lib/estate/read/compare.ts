import { REPLACING_ARGUMENTS } from '../../facts/azurerm';
import { azureIdentity, importKey } from '../model/azure-identity';
import type { Action, Gap, Input, ResourceChange } from '../model/input';
import { mapExpressions } from '../model/template';
import { type Attributes, idKey, mapTexts, sameId, sameValue, textOf } from '../model/value';

/**
 * What has to happen to get from one configuration to another: the resources of both, paired by address. What an export
 * of Azure holds and configuration does not is left as it is, for Terraform does not manage it.
 */
export function compareInputs(base: Input, head: Input): Input {
  const isTakenOver = base.kind === 'export' && head.kind !== 'export';
  const earlier = new Map(
    (isTakenOver ? underNames(base.changes, head.changes) : paired(base.changes, head.changes)).map((change) => [
      change.address,
      change,
    ]),
  );
  const later = new Map(head.changes.map((change) => [change.address, change]));
  const gaps: Gap[] = [...head.gaps];
  const changes = [...new Set([...earlier.keys(), ...later.keys()])].flatMap((address): ResourceChange[] => {
    const before = earlier.get(address)?.after;
    const after = later.get(address)?.after;
    const importing = later.get(address)?.importing;
    const type = later.get(address)?.type ?? earlier.get(address)?.type ?? '';
    if (isTakenOver && before && !after)
      return [{ address, type, action: 'none', before, after: before, replacedFor: [] }];
    const differing = before && after ? replacing(type, before, after) : [];
    // Exports spell ids in any case: of an import, Terraform reads what its id spells.
    const isSpelling = (argument: string) =>
      isTakenOver && importing !== undefined && sameId(before?.[argument], after?.[argument]);
    const changed = differing.filter((one) => !isSpelling(one) || isMisspelt(importing?.id, after?.[one]));
    const replacedFor = changed.filter((argument) => !isOpen(before, argument) && !isOpen(after, argument));
    const hidden = changed.filter((argument) => !replacedFor.includes(argument));
    if (hidden.length > 0 && replacedFor.length === 0 && KEEPS_DATA.test(type)) {
      gaps.push({ address, what: `replaced where ${hidden.join(', ')} is not what it was, which a plan tells` });
    }
    const action = actionBetween(before, after, replacedFor);
    return [
      {
        ...{ address, type, action, replacedFor },
        ...(before && { before }),
        ...(after && { after }),
        ...(importing && { importing }),
      },
    ];
  });
  const left = new Set(head.gaps.map(({ address }) => address));
  const gone = base.gaps.filter(({ address }) => !left.has(address));
  return {
    kind: head.kind,
    unread: head.unread,
    changes,
    gaps: [...gaps, ...gone.map(({ address }) => ({ address, what: GONE }))],
  };
}

/** The resources of a base under the addresses they have in the head. */
function paired(base: readonly ResourceChange[], head: readonly ResourceChange[]): ResourceChange[] {
  const moved = new Map(moves(base, head));
  return base.map((change) => withMoves(change, moved));
}

/** Most steps from a resource to the one whose id its own id contains, such as from an association to its machine. */
const MAX_STEPS = 3;

/** The resources of Azure by the addresses that configuration has for them, as Azure has them. */
export function exportedByAddress(base: Input, head: Input): Map<string, ResourceChange> {
  const renamed = underNames(base.changes, head.changes);
  return new Map(base.changes.map((change, index) => [renamed[index]?.address ?? change.address, change]));
}

/** Resources of Azure under the addresses and with the references that configuration has for them. */
function underNames(base: readonly ResourceChange[], head: readonly ResourceChange[]): readonly ResourceChange[] {
  let current = base;
  for (let step = 0; step < MAX_STEPS; step++) {
    const moved = new Map(moves(current, head));
    if (moved.size === 0) return current;
    const references = new Map(
      current.flatMap(({ address, after }) => {
        const to = moved.get(address);
        const id = idKey(after?.['id']);
        return to === undefined || id === '' ? [] : [[id, `\${${to}.id}`] as const];
      }),
    );
    const referring = (text: string) => references.get(text.toLowerCase()) ?? text;
    current = current.map((change) => {
      const renamed = withMoves(change, moved);
      return { ...renamed, ...(renamed.after && { after: mapTexts(renamed.after, referring) as Attributes }) };
    });
  }
  return current;
}

/** Resources that have another address and are the same: of one type, with the arguments that make their id or imported by it. */
function* moves(base: readonly ResourceChange[], head: readonly ResourceChange[]): Generator<[string, string]> {
  const had = new Set(base.map(({ address }) => address));
  const has = new Set(head.map(({ address }) => address));
  const gone = new Map<string, string>();
  for (const one of base) {
    const key = azureIdentity(one.type, one.after);
    const id = importKey(one.type, textOf(one.after?.['id']));
    if (has.has(one.address)) continue;
    if (key !== undefined) gone.set(key, one.address);
    if (id !== undefined) gone.set(id, one.address);
  }
  for (const one of head) {
    if (had.has(one.address)) continue;
    const keys = [importKey(one.type, one.importing?.id), azureIdentity(one.type, one.after)];
    const from = keys.map((key) => gone.get(key ?? '')).find((address) => address !== undefined);
    if (from !== undefined) yield [from, one.address];
  }
}

/** A resource of the base under the addresses of the head, in what refers to them too. */
function withMoves(change: ResourceChange, moved: ReadonlyMap<string, string>): ResourceChange {
  if (moved.size === 0) return change;
  const renamed = (text: string) =>
    mapExpressions(text, (expression) => {
      const [, address = ''] =
        /^\$\{\s*((?:module\.[\w-]+\.)*[\w-]+\.[\w-]+(?:\["[^"]*"\]|\[\d+\])?)\./.exec(expression) ?? [];
      const to = moved.get(address);
      return to === undefined ? expression : expression.replace(address, () => to);
    });
  const { address, after } = change;
  return {
    ...change,
    address: moved.get(address) ?? address,
    ...(after && { after: mapTexts(after, renamed) as Attributes }),
  };
}

const GONE = 'no longer in the configuration: review a plan to see what that removes';

/** Types whose replacement is a finding. */
const KEEPS_DATA = /_(log_analytics_workspace|data_collection_rule|storage_account|storage_container)$/;

function actionBetween(
  before: Attributes | undefined,
  after: Attributes | undefined,
  replacedFor: readonly string[],
): Action {
  if (before === undefined) return 'create';
  if (after === undefined) return 'delete';
  if (replacedFor.length > 0) return 'replace';
  return sameValue(before, after) ? 'none' : 'update';
}

function replacing(type: string, before: Attributes, after: Attributes): string[] {
  return (REPLACING_ARGUMENTS[type] ?? []).filter((argument) => {
    const [was, becomes] = [before[argument], after[argument]];
    return argument === 'location' ? place(was) !== place(becomes) : !sameValue(was ?? null, becomes ?? null);
  });
}

/** `West Europe` is `westeurope`. */
function place(location: unknown): unknown {
  return typeof location === 'string' ? location.toLowerCase().replaceAll(' ', '') : (location ?? null);
}

/** Whether an import id has a value in another case only. */
function isMisspelt(id: string | undefined, value: unknown): boolean {
  if (id === undefined || typeof value !== 'string') return false;
  return id.toLowerCase().includes(value.toLowerCase()) && !id.includes(value);
}

/** Whether an argument holds an expression, which may yield the same value as before. */
function isOpen(attributes: Attributes | undefined, argument: string): boolean {
  const value = attributes?.[argument];
  return typeof value === 'string' && value.includes('${');
}
