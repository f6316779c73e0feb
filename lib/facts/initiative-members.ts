import type { OperatingSystem } from './extension';
import type { InitiativeName } from './initiatives';
import type { Stage } from './stages';

/** Parameter values of the members of the initiatives. Azure/azure-policy f4a50bac, 2026-04-29. */

const IDENTITY = {
  bringYourOwnUserAssignedManagedIdentity: 'bringYourOwnUserAssignedManagedIdentity',
  restrictBringYourOwnUserAssignedIdentityToSubscription: 'restrictBringYourOwnUserAssignedIdentityToSubscription',
  userAssignedIdentityResourceId: 'userAssignedIdentityResourceId',
} as const;

const COMPUTE = {
  identity: {
    effect: 'effect',
    ...IDENTITY,
    userAssignedIdentityName: 'userAssignedManagedIdentityName',
    identityResourceGroup: 'userAssignedManagedIdentityResourceGroup',
  },
  agent: {
    effect: 'effect',
    ...IDENTITY,
    userAssignedManagedIdentityName: 'userAssignedManagedIdentityName',
    userAssignedManagedIdentityResourceGroup: 'userAssignedManagedIdentityResourceGroup',
    listOfApplicableLocations: 'listOfApplicableLocations',
  },
  extension: { effect: 'effect', listOfApplicableLocations: 'listOfApplicableLocations' },
  association: {
    effect: 'effect',
    dcrResourceId: 'dcrResourceId',
    listOfApplicableLocations: 'listOfApplicableLocations',
  },
} as const;

/** Parameters of the members of a stage: the name of the member's parameter, then that of the initiative's. */
export const MEMBER_PARAMETERS = {
  virtualMachines: COMPUTE,
  scaleSets: COMPUTE,
  arcServers: { ...COMPUTE, identity: {}, agent: COMPUTE.extension },
} as const satisfies Record<InitiativeName, Record<Stage, Readonly<Record<string, string>>>>;

/** Parameters of the initiatives. `listOfApplicableLocations` allows, and defaults to, `MACHINE_LOCATIONS`. */
export const INITIATIVE_PARAMETERS = {
  bringYourOwnUserAssignedManagedIdentity: { type: 'Boolean' },
  restrictBringYourOwnUserAssignedIdentityToSubscription: { type: 'Boolean', defaultValue: true },
  userAssignedIdentityResourceId: { type: 'String', defaultValue: '' },
  userAssignedManagedIdentityName: { type: 'String', defaultValue: '' },
  userAssignedManagedIdentityResourceGroup: { type: 'String', defaultValue: '' },
  effect: { type: 'String', defaultValue: 'DeployIfNotExists' },
  dcrResourceId: { type: 'String' },
  listOfApplicableLocations: { type: 'Array' },
} as const satisfies Record<string, { type: 'Boolean' | 'String' | 'Array'; defaultValue?: unknown }>;

/** Words for machines in the messages that Azure shows for those that do not comply. */
export const MACHINE_WORDS = {
  virtualMachines: 'virtual machine',
  scaleSets: 'scale set',
  arcServers: 'Arc server',
} as const satisfies Record<InitiativeName, string>;

/** The same for several machines. */
export const KIND_WORDS = {
  virtualMachines: 'virtual machines',
  scaleSets: 'scale sets',
  arcServers: 'Arc servers',
} as const satisfies Record<InitiativeName, string>;

export const OS_WORDS = { windows: 'Windows', linux: 'Linux' } as const satisfies Record<OperatingSystem, string>;
