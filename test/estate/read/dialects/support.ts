import type { ArmResource } from '../../../../lib/estate/read/dialects/arm-resource';
import { normalOf } from '../../../../lib/estate/read/dialects/arm-types';

export const GROUP = '/subscriptions/s/resourceGroups/rg';
export const ID = `${GROUP}/providers/Some.Provider/things/one`;
/** What the resources of `normal` have beside what their type has. */
export const SHARED = { id: ID, name: 'one', resource_group_name: 'rg' };

/** A resource with some properties, in the words of azurerm. */
export function normal(type: string, properties: unknown, more: Partial<ArmResource> = {}) {
  const resource = { id: ID, name: 'one', parentId: GROUP, content: { properties }, partial: false, ...more };
  return normalOf({ ...resource, type: type.toLowerCase() });
}
