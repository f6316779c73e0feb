import type { Pairs } from '../../../../lib/estate/inspection/drift/paired';
import type { Attributes } from '../../../../lib/estate/model/value';

/** A resource of the code: its address, what Azure has of it, and what the code wants. */
export type Given = readonly [address: string, before: Attributes | undefined, after: Attributes];

export function pairsOf(...given: readonly Given[]): Pairs {
  const changes = given.map(([address, before, after]) => {
    const type = address.split('.')[0] ?? '';
    return { address, type, action: 'update' as const, replacedFor: [], ...(before && { before }), after };
  });
  return { changes, namesakes: [] };
}
