import {
  type ArcServer,
  FoundMachines,
  type FoundMachinesProps,
  type IPrivateIngestion,
  type Machine,
  Machines,
  type MachinesProps,
} from 'cdktf-azure-change-tracking';
import {
  arcServer,
  dataCollectionEndpoint,
  existingEndpoints,
  existingRule,
  identity,
  scaleSet,
  virtualMachine,
} from '../support/azure';
import { ACKNOWLEDGED, updateTable } from '../support/table';

const VM_EXTENSION = 'azurerm_virtual_machine_extension';
const SCALE_SET_EXTENSION = 'azurerm_virtual_machine_scale_set_extension';
const ARC_EXTENSION = 'azurerm_arc_machine_extension';
const ASSOCIATION = 'azurerm_monitor_data_collection_rule_association';

const LOCATED = {
  virtualMachines: { web01: { id: virtualMachine('web01'), os: 'linux', location: 'westeurope' } },
  scaleSets: { workers: { id: scaleSet('workers'), os: 'windows', location: 'northeurope' } },
} as const;

const ENDPOINTS: IPrivateIngestion = {
  ingestionEndpointId: dataCollectionEndpoint('dce-ingestion'),
  configurationEndpointIds: {
    westeurope: dataCollectionEndpoint('dce-west'),
    northeurope: dataCollectionEndpoint('dce-north'),
  },
  dependables: [],
};

export const machines = updateTable<MachinesProps>({
  of: 'Machines',
  base: (stack) => ({
    rule: existingRule(stack),
    virtualMachines: { web01: { id: virtualMachine('web01'), os: 'linux' } },
    scaleSets: { workers: { id: scaleSet('workers'), os: 'windows' } },
    arcServers: { edge01: { id: arcServer('edge01'), os: 'linux', location: 'westeurope' } },
  }),
  build: (stack, props) => new Machines(stack, 'Machines', props),
  updates: {
    rule: { to: (stack) => ({ rule: existingRule(stack, 'dcr-other') }) },
    privateIngestion: [
      {
        title: 'added',
        given: LOCATED,
        to: (stack) => ({ privateIngestion: existingEndpoints(stack) }),
      },
    ],
    virtualMachines: [
      {
        title: 'one more',
        to: {
          virtualMachines: {
            web01: { id: virtualMachine('web01'), os: 'linux' },
            web02: { id: virtualMachine('web02'), os: 'linux' },
          },
        },
      },
      { title: 'none', to: { virtualMachines: {} }, destroys: [VM_EXTENSION, ASSOCIATION] },
      {
        title: 'another name',
        to: { virtualMachines: { frontend: { id: virtualMachine('web01'), os: 'linux' } } },
        refused: { at: 'plan', saying: "machines have other names: 'web01 (linux)' is now 'frontend (linux)'" },
      },
    ],
    scaleSets: [
      { title: 'none', to: { scaleSets: {} }, destroys: [SCALE_SET_EXTENSION, ASSOCIATION] },
      {
        title: 'another name',
        to: { scaleSets: { queue: { id: scaleSet('workers'), os: 'windows' } } },
        refused: { at: 'plan', saying: "'workers (windows)' is now 'queue (windows)'" },
      },
    ],
    arcServers: [
      { title: 'none', to: { arcServers: {} }, destroys: [ARC_EXTENSION, ASSOCIATION] },
      {
        title: 'another name',
        refused: { at: 'plan', saying: "'edge01 (linux)' is now 'site (linux)'" },
        to: { arcServers: { site: { id: arcServer('edge01'), os: 'linux', location: 'westeurope' } } },
      },
    ],
    renamed: [
      {
        title: 'one of each kind',
        to: {
          renamed: { web01: 'frontend', workers: 'queue', edge01: 'site' },
          virtualMachines: {
            frontend: { id: virtualMachine('web01'), os: 'linux' },
            web02: { id: virtualMachine('web02'), os: 'linux' },
          },
          scaleSets: { queue: { id: scaleSet('workers'), os: 'windows' } },
          arcServers: { site: { id: arcServer('edge01'), os: 'linux', location: 'westeurope' } },
        },
      },
      {
        title: 'the operating system of one corrected',
        to: {
          renamed: { web01: 'web01', edge01: 'edge01' },
          virtualMachines: { web01: { id: virtualMachine('web01'), os: 'windows' } },
          arcServers: { edge01: { id: arcServer('edge01'), os: 'windows', location: 'westeurope' } },
        },
        destroys: [VM_EXTENSION, ARC_EXTENSION],
      },
      {
        title: 'the operating system of one corrected beside another machine of the old one',
        given: {
          virtualMachines: {
            web01: { id: virtualMachine('web01'), os: 'linux' },
            web02: { id: virtualMachine('web02'), os: 'linux' },
          },
        },
        to: {
          renamed: { web01: 'web01' },
          virtualMachines: {
            web01: { id: virtualMachine('web01'), os: 'windows' },
            web02: { id: virtualMachine('web02'), os: 'linux' },
          },
        },
        destroys: [VM_EXTENSION],
      },
      {
        title: 'a name and an operating system with private ingestion',
        given: { ...LOCATED, privateIngestion: ENDPOINTS, arcServers: {} },
        to: {
          renamed: { web01: 'web01', workers: 'queue' },
          virtualMachines: { web01: { ...LOCATED.virtualMachines.web01, os: 'windows' } },
          scaleSets: { queue: LOCATED.scaleSets.workers },
        },
        destroys: [VM_EXTENSION],
      },
    ],
    extensionVersion: { to: { extensionVersion: '2.35' } },
    arcExtensionVersion: {
      given: { extensionVersion: '2.35' },
      to: { arcExtensionVersion: '2.35.0.1' },
    },
    installAgent: { to: { installAgent: false }, destroys: [VM_EXTENSION, SCALE_SET_EXTENSION, ARC_EXTENSION] },
    installExtension: { to: { installExtension: false }, destroys: [VM_EXTENSION, SCALE_SET_EXTENSION, ARC_EXTENSION] },
    agentIdentity: { to: { agentIdentity: { identityId: identity('id-agent') } } },
    tags: { to: { tags: { owner: 'platform' } } },
    acknowledgedWarnings: ACKNOWLEDGED,
  },
});

export const machine = updateTable<Machine>({
  of: 'Machine',
  base: () => ({ id: virtualMachine('web01'), os: 'linux' }),
  build: (stack, web) =>
    new Machines(stack, 'Machines', {
      rule: existingRule(stack),
      virtualMachines: { web, other: { id: virtualMachine('other'), os: 'windows', location: 'westeurope' } },
      ...(web.location !== undefined && { privateIngestion: existingEndpoints(stack) }),
    }),
  updates: {
    id: { to: { id: virtualMachine('web02') }, destroys: [VM_EXTENSION, ASSOCIATION] },
    os: [
      {
        title: 'corrected for the same machine',
        to: { os: 'windows' },
        refused: { at: 'plan', saying: "'web (linux)' is now 'web (windows)'" },
      },
      {
        title: 'with another machine',
        to: { os: 'windows', id: virtualMachine('web02') },
        destroys: [VM_EXTENSION, ASSOCIATION],
      },
    ],
    location: [
      { title: 'corrected', given: { location: 'westeurope' }, to: { location: 'northeurope' } },
      {
        title: 'with another operating system',
        given: { location: 'westeurope' },
        to: { os: 'windows', location: 'northeurope', id: virtualMachine('web02') },
        destroys: [VM_EXTENSION, ASSOCIATION],
      },
    ],
    extensionVersion: { to: { extensionVersion: '2.35' } },
    agentIdentity: { to: { agentIdentity: { identityId: identity('id-agent') } } },
  },
});

export const arc = updateTable<ArcServer>({
  of: 'ArcServer',
  base: () => ({ id: arcServer('edge01'), os: 'linux', location: 'westeurope' }),
  build: (stack, edge) => new Machines(stack, 'Machines', { rule: existingRule(stack), arcServers: { edge } }),
  updates: {
    id: { to: { id: arcServer('edge02') }, destroys: [ARC_EXTENSION, ASSOCIATION] },
    os: [
      {
        title: 'corrected for the same server',
        to: { os: 'windows' },
        refused: { at: 'plan', saying: "'edge (linux)' is now 'edge (windows)'" },
      },
      {
        title: 'with another server',
        to: { os: 'windows', id: arcServer('edge02') },
        destroys: [ARC_EXTENSION, ASSOCIATION],
      },
    ],
    location: { to: { location: 'northeurope' }, destroys: [ARC_EXTENSION] },
    extensionVersion: { to: { extensionVersion: '2.35.0.1' } },
  },
});

/** The stand-in lists no machine; what happens to those that are found is in `found-machines.test.ts`. */
export const foundMachines = updateTable<FoundMachinesProps>({
  of: 'FoundMachines',
  base: (stack) => ({
    rule: existingRule(stack),
    kind: 'virtualMachines',
    os: 'linux',
    requiredTags: { changeTracking: 'linux' },
  }),
  build: (stack, props) => new FoundMachines(stack, 'Found', props),
  updates: {
    rule: { to: (stack) => ({ rule: existingRule(stack, 'dcr-other') }) },
    privateIngestion: { to: (stack) => ({ privateIngestion: existingEndpoints(stack) }) },
    os: { to: { os: 'windows' } },
    requiredTags: { to: { requiredTags: { changeTracking: 'on' } } },
    resourceGroupName: { to: { resourceGroupName: 'rg-servers' } },
    earlierIds: { to: { earlierIds: [virtualMachine('web01')] } },
    installAgent: { to: { installAgent: false } },
    installExtension: { to: { installExtension: false } },
    tags: { to: { tags: { owner: 'platform' } } },
    acknowledgedWarnings: ACKNOWLEDGED,
    kind: { to: { kind: 'scaleSets' } },
    extensionVersion: { to: { extensionVersion: '2.35' } },
    agentIdentity: { to: { agentIdentity: { identityId: identity('id-agent') } } },
  },
});
