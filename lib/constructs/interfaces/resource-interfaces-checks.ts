import type { Problem } from '../../core/problems';
import { diagnosticSettingsProblems } from './diagnostic-settings-checks';
import { lockProblems } from './lock-checks';
import type { ResourceInterfaces, ResourceKind } from './resource-interfaces-props';
import { roleAssignmentProblems } from './role-assignments-checks';

/** Problems of the common interfaces of a resource. */
export function resourceInterfaceProblems<Kind extends ResourceKind>(
  kind: Kind,
  { lock, roleAssignments, diagnosticSettings }: ResourceInterfaces<Kind>,
): Problem[] {
  return [
    ...lockProblems(['lock'], lock),
    ...roleAssignmentProblems(['roleAssignments'], kind, roleAssignments),
    ...diagnosticSettingsProblems(['diagnosticSettings'], kind, diagnosticSettings),
  ];
}
