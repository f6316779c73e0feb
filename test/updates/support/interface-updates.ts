import type { ResourceInterfaces, ResourceKind, RoleAssignmentOptions } from 'cdktf-azure-change-tracking';
import { OTHER_PRINCIPAL, PRINCIPAL } from './azure';
import type { Update } from './table';

const LOCK = { kind: 'CanNotDelete' } as const;

type Rows<Given> = { readonly [Key in keyof Required<Given>]: readonly [Update<Given>, ...Update<Given>[]] };

/**
 * What happens when the common interfaces of a resource change: the same on each resource. A resource with a lock and
 * everything that the lock covers is created and destroyed.
 */
export function interfaceUpdates<Kind extends ResourceKind>(
  reader: RoleAssignmentOptions<Kind>['roleDefinitionIdOrName'],
  workspaceResourceId?: string,
): Rows<ResourceInterfaces<Kind>> {
  const role = (principalId: string): RoleAssignmentOptions<Kind> => ({
    roleDefinitionIdOrName: reader,
    principalId,
    principalType: 'Group',
  });
  const roles = { auditors: role(PRINCIPAL) };
  const logs = { audit: { workspaceResourceId } };
  return {
    lock: [
      { title: 'added', to: { lock: LOCK } },
      {
        title: 'with roles and logs, and one role more',
        given: { lock: LOCK, roleAssignments: roles, diagnosticSettings: logs },
        to: { roleAssignments: { ...roles, operators: role(OTHER_PRINCIPAL) } },
      },
      {
        title: 'removed together with what it covers',
        given: { lock: LOCK, roleAssignments: roles, diagnosticSettings: logs },
        to: { lock: undefined, roleAssignments: {}, diagnosticSettings: {} },
        destroys: ['azurerm_management_lock', 'azurerm_monitor_diagnostic_setting', 'azurerm_role_assignment'],
      },
    ],
    roleAssignments: [{ title: 'added', to: { roleAssignments: roles } }],
    diagnosticSettings: [{ title: 'added', to: { diagnosticSettings: logs } }],
  };
}
