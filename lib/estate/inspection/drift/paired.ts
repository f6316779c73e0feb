import { alikeBy } from '../../../core/grouping';
import { IDENTIFYING_ARGUMENTS } from '../../../facts/azurerm';
import { azureIdentity, globalIdentity } from '../../model/azure-identity';
import type { Input, ResourceChange } from '../../model/input';
import { mapExpressions } from '../../model/template';
import { type Attributes, hasHidden, idKey, isUnseen, mapTexts, textOf } from '../../model/value';
import { compareInputs, exportedByAddress } from '../../read/compare';

/** A resource of the code: `before` is what is there, `after` what the code wants, with ids in the place of references. */
export interface Pair extends ResourceChange {
  readonly after: Attributes;
}

/** A resource of the code that Azure has. */
export interface ExistingPair extends Pair {
  readonly before: Attributes;
}

/** The resources of the code. */
export interface Pairs {
  readonly changes: readonly Pair[];
  /** Addresses in the code whose name several resources of Azure have. */
  readonly namesakes: readonly string[];
}

/** Why a value of the code is not compared. */
export const OPEN = 'is known only at apply, or is of a resource that the export does not have';

/** Pairs by id if the code has one, and by the arguments that make up the id. */
export function pairUp(code: Input, there: Input): Pairs {
  const { unique, namesakes } = withoutNamesakes(code, there);
  const found = exportedByAddress(unique, code);
  const own = new Set(code.changes.map(({ address }) => address));
  const ids = new Map([...found].map(([address, { after = {} }]) => [`\${${address}.id}`, textOf(after['id'])]));
  const referred = (text: string) => mapExpressions(text, (expression) => ids.get(expression) ?? expression);
  const changes = compareInputs(unique, code).changes.flatMap((change): Pair[] => {
    if (!own.has(change.address)) return [];
    const { before: _, after, ...rest } = change;
    const before = found.get(change.address)?.after;
    const wanted = mapTexts(after, referred) as Attributes;
    return [{ ...rest, ...(before && { before }), after: { ...wanted, ...(before && { id: before['id'] }) } }];
  });
  return { changes, namesakes };
}

/** What exists of the code. */
export function existingOf({ changes }: Pairs): ExistingPair[] {
  return changes.flatMap(({ before, ...one }) => (before === undefined ? [] : [{ ...one, before }]));
}

/** Whether any part of a value of the code is known only at apply. */
export function isOpen(value: unknown): boolean {
  return hasHidden(value) || JSON.stringify([value]).includes('${');
}

/** Two subscriptions may have a resource of one name: without an id in the code, it is not known which is meant. */
function withoutNamesakes(code: Input, there: Input): { unique: Input; namesakes: string[] } {
  const ids = new Set(code.changes.map(({ importing }) => idKey(importing?.id)));
  const shared = new Set(alikeBy(there.changes, nameOf).map(([one]) => nameOf(one)));
  const isNamesake = (one: ResourceChange) => shared.has(nameOf(one));
  const isMeant = ({ after = {} }: ResourceChange) => ids.has(idKey(after['id']));
  return {
    unique: { ...there, changes: there.changes.filter((one) => !isNamesake(one) || isMeant(one)) },
    namesakes: code.changes
      .filter((one) => isNamesake(one) && idKey(one.importing?.id) === '')
      .map(({ address }) => address),
  };
}

/** What several subscriptions may have: the arguments that make up an id, if none of them is an id. */
function nameOf({ type, after = {} }: ResourceChange): string | undefined {
  return globalIdentity(type, after) === undefined ? azureIdentity(type, after) : undefined;
}

/** Whether the arguments that make up the id of a resource of the code are known before apply. */
export function isIdentified({ type, after, importing }: Pair): boolean {
  if (importing?.id !== undefined) return true;
  const isSeen = (name: string) => typeof after[name] === 'string' && !isUnseen(after[name]);
  return IDENTIFYING_ARGUMENTS[type]?.every(isSeen) === true;
}
