import { ESSENTIAL_MACHINE_MANAGEMENT, INITIATIVE_NAMES, type InitiativeName, initiativeWithId } from './initiatives';

/**
 * Names of assignments of the landing zones, and of copies of the initiatives with these names, by the machines they onboard.
 * Azure/Azure-Landing-Zones-Library faae8ccf, `platform/alz/policy_assignments`. Policies of Defender for file integrity
 * monitoring are not here: no source gives their ids, and its own collection since 2025 uses no rule.
 */
export const LANDING_ZONE_ASSIGNMENTS = {
  'deploy-vm-changetrack': 'virtualMachines',
  'deploy-vmss-changetrack': 'scaleSets',
  'deploy-vmarc-changetrack': 'arcServers',
} as const satisfies Record<string, InitiativeName>;

/** The machines to which an assignment gives a rule of change tracking, by the id of its definition or its name. */
export function foreignInitiatives(definitionId: string, name = ''): readonly InitiativeName[] {
  const id = definitionId.toLowerCase();
  const last = id.slice(id.lastIndexOf('/') + 1);
  if (last === ESSENTIAL_MACHINE_MANAGEMENT) return INITIATIVE_NAMES;
  const known = initiativeWithId(id);
  if (known !== undefined) return [known];
  const landing: Readonly<Record<string, InitiativeName>> = LANDING_ZONE_ASSIGNMENTS;
  const found = landing[last] ?? landing[name.toLowerCase()];
  return found === undefined ? [] : [found];
}
