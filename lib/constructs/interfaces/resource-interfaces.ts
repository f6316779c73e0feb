import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { later } from '../kit/later';
import { addDiagnosticSettings } from './diagnostic-settings';
import { addLock } from './lock';
import type { ResourceInterfaces, ResourceKind } from './resource-interfaces-props';
import { addRoleAssignments } from './role-assignments';

/** Creates the common interfaces of a resource below the construct that has it. */
export function addResourceInterfaces<Kind extends ResourceKind>(
  parent: Construct,
  kind: Kind,
  resource: TerraformResource & { readonly id: string },
  { lock, roleAssignments, diagnosticSettings }: ResourceInterfaces<Kind>,
  after?: readonly TerraformResource[],
): void {
  const id = later(() => resource.id);
  if (roleAssignments) addRoleAssignments(parent, id, roleAssignments, after);
  if (diagnosticSettings) addDiagnosticSettings(parent, kind, id, diagnosticSettings, after);
  addLock(parent, resource, lock);
}
