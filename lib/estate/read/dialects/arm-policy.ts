import { isHidden } from '../../model/value';
import { type ArmResource, armAt, armList, armMap, type Normal } from './arm-resource';

/** The scope of a resource of Azure Policy, under the argument azurerm has for its kind. */
function scopeOf(scope: unknown): { readonly kind: string; readonly argument: string } {
  const text = typeof scope === 'string' ? scope.toLowerCase() : '';
  if (/\/managementgroups\/[^/]+$/.test(text)) return { kind: 'management_group', argument: 'management_group_id' };
  if (/^\/subscriptions\/[^/]+$/.test(text)) return { kind: 'subscription', argument: 'subscription_id' };
  if (/\/resourcegroups\/[^/]+$/.test(text)) return { kind: 'resource_group', argument: 'resource_group_id' };
  return { kind: 'resource', argument: 'resource_id' };
}

/** An assignment of a policy or initiative. */
export function assignment({ content, parentId }: ArmResource): Normal {
  const { kind, argument } = scopeOf(parentId);
  return {
    type: `azurerm_${kind}_policy_assignment`,
    attributes: {
      [argument]: parentId,
      policy_definition_id: armAt(content, 'properties.policyDefinitionId'),
      definition_version: armAt(content, 'properties.definitionVersion'),
      parameters: armAt(content, 'properties.parameters'),
      enforce: armMap(content, 'properties.enforcementMode', (mode) => !/^donotenforce$/i.test(String(mode))),
      not_scopes: armAt(content, 'properties.notScopes') ?? undefined,
      overrides: armList(content, 'properties.overrides', (one) => ({
        value: armAt(one, 'value'),
        selectors: armList(one, 'selectors', selector),
      })),
      resource_selectors: armList(content, 'properties.resourceSelectors', (one) => ({
        name: armAt(one, 'name'),
        selectors: armList(one, 'selectors', selector),
      })),
      display_name: armAt(content, 'properties.displayName'),
      description: armAt(content, 'properties.description'),
      non_compliance_message: armList(content, 'properties.nonComplianceMessages', (one) => ({
        content: armAt(one, 'message'),
        policy_definition_reference_id: armAt(one, 'policyDefinitionReferenceId'),
      })),
    },
  };
}

function selector(one: unknown): unknown {
  return { kind: armAt(one, 'kind'), in: armAt(one, 'in'), not_in: armAt(one, 'notIn') };
}

/** A policy of one's own. */
export function definition({ content, parentId }: ArmResource): Normal {
  return {
    type: 'azurerm_policy_definition',
    attributes: {
      management_group_id: groupOf(parentId),
      policy_type: armAt(content, 'properties.policyType'),
      mode: armAt(content, 'properties.mode'),
      display_name: armAt(content, 'properties.displayName'),
      policy_rule: armAt(content, 'properties.policyRule'),
      parameters: armAt(content, 'properties.parameters'),
    },
  };
}

/** A set of policies of one's own. */
export function policySet({ content, parentId }: ArmResource): Normal {
  return {
    type: 'azurerm_policy_set_definition',
    attributes: {
      management_group_id: groupOf(parentId),
      policy_type: armAt(content, 'properties.policyType'),
      display_name: armAt(content, 'properties.displayName'),
      parameters: armAt(content, 'properties.parameters'),
      policy_definition_reference: armList(content, 'properties.policyDefinitions', (one) => ({
        policy_definition_id: armAt(one, 'policyDefinitionId'),
        reference_id: armAt(one, 'policyDefinitionReferenceId'),
        parameter_values: armAt(one, 'parameters'),
        version: armAt(one, 'definitionVersion'),
      })),
    },
  };
}

function groupOf(scope: unknown): unknown {
  return isHidden(scope) || scopeOf(scope).kind === 'management_group' ? scope : undefined;
}

/** An exemption from an assignment. */
export function exemption({ content, parentId }: ArmResource): Normal {
  const { kind, argument } = scopeOf(parentId);
  return {
    type: `azurerm_${kind}_policy_exemption`,
    attributes: {
      [argument]: parentId,
      policy_assignment_id: armAt(content, 'properties.policyAssignmentId'),
      exemption_category: armAt(content, 'properties.exemptionCategory'),
      expires_on: armAt(content, 'properties.expiresOn'),
      policy_definition_reference_ids: armAt(content, 'properties.policyDefinitionReferenceIds'),
    },
  };
}

/** A remediation of what exists already. */
export function remediation({ content, parentId }: ArmResource): Normal {
  const { kind, argument } = scopeOf(parentId);
  return {
    type: `azurerm_${kind}_policy_remediation`,
    attributes: {
      [argument]: parentId,
      policy_assignment_id: armAt(content, 'properties.policyAssignmentId'),
      policy_definition_reference_id: armAt(content, 'properties.policyDefinitionReferenceId'),
      location_filters: armAt(content, 'properties.filters.locations'),
    },
  };
}
