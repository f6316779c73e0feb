import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Definition } from './evaluate';

/** Microsoft's policy definitions in a folder, by the GUID of each. */
export function builtInDefinitions(folder: string): ReadonlyMap<string, Definition> {
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('_DINE.json'))
      .map((file) => {
        const { name, properties } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
          name: string;
          properties: Definition;
        };
        return [name, properties];
      }),
  );
}

/** Aliases that a member of a built-in initiative reads. */
export const BUILT_IN_ALIASES = [
  'Microsoft.Compute/virtualMachines/storageProfile.osDisk.osType',
  'Microsoft.Compute/virtualMachines/extensions/type',
  'Microsoft.Compute/virtualMachines/extensions/publisher',
  'Microsoft.Compute/virtualMachines/extensions/provisioningState',
  'Microsoft.Compute/virtualMachineScaleSets/extensions/type',
  'Microsoft.Compute/virtualMachineScaleSets/extensions/publisher',
  'Microsoft.Compute/virtualMachineScaleSets/extensions/provisioningState',
  'Microsoft.HybridCompute/imageOffer',
  'Microsoft.HybridCompute/machines/extensions/type',
  'Microsoft.HybridCompute/machines/extensions/publisher',
  'Microsoft.HybridCompute/machines/extensions/provisioningState',
  'Microsoft.Insights/dataCollectionRuleAssociations/dataCollectionRuleId',
];

/** Aliases of other sources, which `lib/facts/machine-policy.ts` names. The last one follows the scheme of the others. */
export const OTHER_ALIASES = [
  'Microsoft.Compute/virtualMachineScaleSets/virtualMachineProfile.storageProfile.osDisk.osType',
  'Microsoft.Compute/VirtualMachineScaleSets/osProfile.windowsConfiguration',
  'Microsoft.Compute/VirtualMachineScaleSets/osProfile.linuxConfiguration',
  'Microsoft.Compute/virtualMachines/extensions/typeHandlerVersion',
  'Microsoft.Compute/virtualMachines/extensions/EnableAutomaticUpgrade',
  'Microsoft.Compute/virtualMachineScaleSets/extensions/typeHandlerVersion',
  'Microsoft.Compute/virtualMachineScaleSets/extensions/EnableAutomaticUpgrade',
  'Microsoft.HybridCompute/machines/extensions/typeHandlerVersion',
];
