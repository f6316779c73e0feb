import { AZURE_MONITOR_AGENT, CHANGE_TRACKING_EXTENSION } from '../../facts/extension';
import { CHANGE_TRACKING_SOLUTION, TABLES } from '../../facts/rule';
import { importKey } from '../model/azure-identity';
import type { Estate, Resource } from '../model/estate';
import type { ResourceChange } from '../model/input';
import { blocks, isObject, textOf } from '../model/value';
import { isOurWorkbook, ourDiagnostics, readAlert, trackedWorkspaces } from './alerts';
import {
  changeTrackingPolicies,
  contentAccounts,
  isClusterLink,
  isContentContainer,
  isQueryLink,
  readAssignment,
  readAssociation,
  readEndpointAssociation,
  readExtension,
  readRule,
} from './resources';

const MACHINES = /_(virtual_machine|virtual_machine_scale_set|arc_machine)$/;

/** Extensions that a scale set has inside, each as the resource it might be. */
function inlineExtensions({ address, id, attributes }: Resource): Resource[] {
  return blocks(attributes['extension']).flatMap((one, index) =>
    isObject(one)
      ? [
          {
            address,
            id: `${id}/extensions/${textOf(one['name']) ?? index}`,
            type: 'azurerm_virtual_machine_scale_set_extension',
            attributes: {
              ...one,
              virtual_machine_scale_set_id: id,
              auto_upgrade_minor_version:
                one['auto_upgrade_minor_version'] ?? one['auto_upgrade_minor_version_enabled'],
            },
          },
        ]
      : [],
  );
}

/** Whether Terraform forgets a resource that it imports to another address: the import stands for it. */
function takenOver(changes: readonly ResourceChange[]): (change: ResourceChange) => boolean {
  const imported = new Set(changes.map(({ type, importing }) => importKey(type, importing?.id)));
  imported.delete(undefined);
  return ({ action, type, before }) => action === 'forget' && imported.has(importKey(type, textOf(before?.['id'])));
}

/** Sorts out one side of a change. */
export function estateOf(changes: readonly ResourceChange[], side: 'before' | 'after'): Estate {
  const resources: Resource[] = [];
  const byType = new Map<string, Resource[]>();
  const isTakenOver = takenOver(changes);
  for (const change of changes) {
    const { address, type, importing } = change;
    if (isTakenOver(change)) continue;
    // What Terraform forgets stays in Azure.
    const attributes = change.action === 'forget' ? change.before : change[side];
    if (attributes === undefined) continue;
    const id = textOf(attributes['id']) ?? `\${${address}.id}`;
    const importId = side === 'after' ? importing?.id : undefined;
    const resource = { address, type, id, attributes, ...(importId !== undefined && { importId }) };
    resources.push(resource);
    const alike = byType.get(type) ?? [];
    alike.push(resource);
    byType.set(type, alike);
  }
  const ofType = (pattern: RegExp) => [...byType].flatMap(([type, list]) => (pattern.test(type) ? list : []));
  const rules = ofType(/_data_collection_rule$/).flatMap(readRule);
  const extensions = [...ofType(/_extension$/), ...ofType(/_scale_set$/).flatMap(inlineExtensions)];
  const definitions = changeTrackingPolicies(ofType(/_policy_definition$/), ofType(/_policy_set_definition$/));
  const accounts = contentAccounts(resources, rules);
  const solutions = ofType(/_solution$/).filter(
    ({ attributes }) => attributes['solution_name'] === CHANGE_TRACKING_SOLUTION.name,
  );
  const tracked = trackedWorkspaces(rules, solutions);
  return {
    rules,
    extensions: extensions.flatMap((one) => readExtension(one, CHANGE_TRACKING_EXTENSION)),
    agents: extensions.flatMap((one) => readExtension(one, AZURE_MONITOR_AGENT)),
    associations: ofType(/_association$/).flatMap(readAssociation),
    assignments: ofType(/_policy_assignment$/).flatMap((one) => readAssignment(one, definitions)),
    definitions,
    remediations: ofType(/_policy_remediation$/),
    exemptions: ofType(/_policy_exemption$/),
    workspaces: ofType(/_workspace$/),
    tables: ofType(/_workspace_table$/).filter(({ attributes }) =>
      (TABLES as readonly string[]).includes(textOf(attributes['name']) ?? ''),
    ),
    clusterLinks: ofType(/_linked_service$/).filter(isClusterLink),
    storageLinks: ofType(/_linked_storage_account$/).filter(isQueryLink),
    solutions,
    accounts,
    containers: ofType(/_storage_container$/).filter(isContentContainer),
    roles: ofType(/_role_assignment$/),
    machines: ofType(MACHINES),
    identities: ofType(/_user_assigned_identity$/),
    alerts: ofType(/_scheduled_query_rules_alert_v2$/).flatMap((one) => readAlert(one, tracked)),
    actionGroups: ofType(/_action_group$/),
    suppressions: ofType(/_alert_processing_rule_suppression$/),
    workbooks: ofType(/_workbook$/).filter((one) => isOurWorkbook(one, tracked)),
    diagnostics: ourDiagnostics(ofType(/_diagnostic_setting$/), rules, tracked, accounts),
    locks: ofType(/_management_lock$/),
    privateEndpoints: ofType(/_private_endpoint$/),
    privateLinkScopes: ofType(/_private_link_scope$/),
    privateLinks: ofType(/_private_link_scoped_service$/),
    endpoints: ofType(/_data_collection_endpoint$/),
    endpointAssociations: ofType(/_association$/).flatMap(readEndpointAssociation),
    resources: new Map(resources.map((resource) => [resource.address, resource])),
    byId: new Map(resources.map((resource) => [resource.id.toLowerCase(), resource])),
  };
}
