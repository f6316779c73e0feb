import { IDENTIFYING_ARGUMENTS } from '../../../facts/azurerm';
import { azureIdentity, globalIdentity } from '../../model/azure-identity';
import type { Input, ResourceChange } from '../../model/input';
import { mapExpressions } from '../../model/template';
import { type Attributes, idKey, isUnseen, mapTexts, textOf } from '../../model/value';
import { compareInputs, exportedByAddress } from '../../read/compare';

/** Resources of the code: `before` is what is there, `after` what the code wants, with ids in the place of references. */
export interface Pairs {
  readonly changes: readonly ResourceChange[];
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
  const referred = (text: string) =>
    mapExpressions(text, (expression) => {
      const [, address = ''] = /^\$\{(.+)\.id\}$/.exec(expression) ?? [];
      return (own.has(address) && textOf(found.get(address)?.after?.['id'])) || expression;
    });
  const changes = compareInputs(unique, code).changes.flatMap((change): ResourceChange[] => {
    if (!own.has(change.address)) return [];
    const { before: _, after, ...rest } = change;
    const before = found.get(change.address)?.after;
    const wanted = mapTexts(after, referred) as Attributes;
    return [{ ...rest, ...(before && { before }), after: { ...wanted, ...(before && { id: before['id'] }) } }];
  });
  return { changes, namesakes };
}

/** Two subscriptions may have a resource of one name: without an id in the code, it is not known which is meant. */
function withoutNamesakes(code: Input, there: Input): { unique: Input; namesakes: string[] } {
  const ids = new Set(code.changes.map(({ importing }) => idKey(importing?.id)));
  ids.delete('');
  const counts = new Map<string, number>();
  const key = ({ type, after }: ResourceChange) =>
    after === undefined || globalIdentity(type, after) !== undefined ? undefined : azureIdentity(type, after);
  for (const one of there.changes) counts.set(key(one) ?? '', (counts.get(key(one) ?? '') ?? 0) + 1);
  const isNamesake = (one: ResourceChange) => (counts.get(key(one) ?? '') ?? 0) > 1 && key(one) !== undefined;
  const namesakes = code.changes
    .filter((one) => isNamesake(one) && !ids.has(idKey(one.importing?.id)))
    .map(({ address }) => address);
  return {
    unique: { ...there, changes: there.changes.filter((one) => !isNamesake(one) || ids.has(idKey(one.after?.['id']))) },
    namesakes,
  };
}

/** Whether the arguments that make up the id of a resource of the code are known before apply. */
export function isIdentified({ type, after, importing }: ResourceChange): boolean {
  if (importing?.id !== undefined) return true;
  const names = IDENTIFYING_ARGUMENTS[type] ?? [];
  return names.length > 0 && names.every((name) => typeof after?.[name] === 'string' && !isUnseen(after[name]));
}
