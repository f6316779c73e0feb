import { NOT_IMPORTED } from '../../facts/import-ids';
import type { Resource } from '../model/estate';
import { principalOf } from './adopted-assignments';
import { type Adopting, existingId, isOfAzurerm, literalId, seen } from './adopting';
import type { ExistingResource } from './existing-resource';

/**
 * What `Adoption` needs to find the resources of the app: those that exist, each with what tells it apart from others of its
 * kind.
 * @param sameState whether the app continues the state that the resources are in
 */
export function existingRows(
  resources: readonly Resource[],
  { estate }: Pick<Adopting, 'estate'>,
  sameState: boolean,
): ExistingResource[] {
  return resources.flatMap((resource) => {
    const id = existingId(resource);
    const { type, address } = resource;
    if (id === undefined) return [];
    const isMoved = sameState && isOfAzurerm(resource);
    if (!isMoved && (id.split('/').at(-2) ?? '').toLowerCase() in NOT_IMPORTED) return [];
    const isRole = type === 'azurerm_role_assignment';
    const principalId = isRole ? seen(resource, 'principal_id') : principalOf(resource, { estate });
    const roleDefinitionId = isRole ? seen(resource, 'role_definition_id') : undefined;
    const dataCollectionRuleId = type.endsWith('_association')
      ? literalId(estate, resource.attributes['data_collection_rule_id'])
      : undefined;
    const extensionType = type.endsWith('_extension') ? seen(resource, 'type') : undefined;
    return [
      {
        id,
        ...(principalId !== undefined && { principalId }),
        ...(roleDefinitionId !== undefined && { roleDefinitionId }),
        ...(dataCollectionRuleId !== undefined && { dataCollectionRuleId }),
        ...(extensionType !== undefined && { extensionType }),
        ...(sameState && { address }),
      },
    ];
  });
}
