import { REPLACING_ARGUMENTS } from '../facts/azurerm';
import type { Action, Input, ResourceChange } from './model';
import { type Attributes, sameValue } from './value';

/** What has to happen to get from one configuration to another: the resources of both, paired by address. */
export function compareInputs(base: Input, head: Input): Input {
  const earlier = new Map(base.changes.map((change) => [change.address, change]));
  const later = new Map(head.changes.map((change) => [change.address, change]));
  const changes = [...new Set([...earlier.keys(), ...later.keys()])].flatMap((address): ResourceChange[] => {
    const before = earlier.get(address)?.after;
    const after = later.get(address)?.after;
    const type = later.get(address)?.type ?? earlier.get(address)?.type ?? '';
    const replacedFor = before && after ? replacing(type, before, after) : [];
    const action = actionBetween(before, after, replacedFor);
    return [{ address, type, action, ...(before && { before }), ...(after && { after }), replacedFor }];
  });
  return { kind: head.kind, changes, gaps: head.gaps };
}

function actionBetween(before: Attributes | undefined, after: Attributes | undefined, replacedFor: string[]): Action {
  if (before === undefined) return 'create';
  if (after === undefined) return 'delete';
  if (replacedFor.length > 0) return 'replace';
  return sameValue(before, after) ? 'none' : 'update';
}

function replacing(type: string, before: Attributes, after: Attributes): string[] {
  return (REPLACING_ARGUMENTS[type] ?? []).filter((argument) => !sameValue(before[argument], after[argument]));
}
