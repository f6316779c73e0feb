import { AZURE_MONITOR_AGENT, CHANGE_TRACKING_EXTENSION, type OperatingSystem } from '../../lib/facts/extension';
import { INITIATIVES } from '../../lib/facts/initiatives';
import { STREAMS } from '../../lib/facts/rule';
import { CAUSE_ORDER, type SilenceCause } from '../../lib/facts/silence-causes';
import { renderSettings } from '../../lib/settings/render';
import { resolveSettings } from '../../lib/settings/resolve';

type Row = Record<string, unknown>;

/** The agent that the Azure Monitor Agent replaces. Many machines still have it. */
const FORMER_AGENT = {
  publisher: 'Microsoft.EnterpriseCloud.Monitoring',
  type: { windows: 'MicrosoftMonitoringAgent', linux: 'OmsAgentForLinux' },
} as const;

/** What is planted in one machine. */
export type Planted = SilenceCause | 'reports' | 'unwatched';

/** An exported estate with a known state of every machine. */
export interface ExportedEstate {
  readonly files: Readonly<Record<string, readonly Row[]>>;
  /** By id in lower case. */
  readonly expected: ReadonlyMap<string, Planted>;
}

const SUBSCRIPTIONS = ['00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-0000000000a2'];
const NOW = Date.UTC(2026, 10, 1, 12);
const HOUR = 3_600_000;

/** What machines get in turn: most report, and every cause is planted. */
const PLAN: readonly Planted[] = [...CAUSE_ORDER, 'unwatched', ...Array<Planted>(22).fill('reports')];

/** An estate of `count` machines. The same count gives the same estate. */
export function exportedEstate(count: number): ExportedEstate {
  const files: Record<string, Row[]> = {
    ...{ machines: [], extensions: [], associations: [], rules: [], solutions: [], workspaces: [], identities: [] },
    ...{ assignments: [], states: [], exemptions: [], roles: [], reporting: [] },
  };
  const expected = new Map<string, Planted>();
  for (const [name, subscription] of SUBSCRIPTIONS.entries()) foundation(files, subscription, name);
  for (let index = 0; index < count; index++) {
    const planted = PLAN[index % PLAN.length] ?? 'reports';
    const kind = planted === 'instancesOld' ? 'scaleSet' : kindOf(planted, index);
    expected.set(machine(files, { index, planted, kind }).toLowerCase(), planted);
  }
  return { files, expected };
}

type Kind = 'virtualMachine' | 'scaleSet' | 'arcServer';

/** Arc servers sign in with the identity of the server, so an identity cannot be missing. */
function kindOf(planted: Planted, index: number): Kind {
  return planted !== 'identityMissing' && index % 3 === 2 ? 'arcServer' : 'virtualMachine';
}

const groupOf = (subscription: string) => `/subscriptions/${subscription}/resourceGroups/rg-Monitoring/providers`;
const workspaceOf = (subscription: string, name: string) =>
  `${groupOf(subscription)}/Microsoft.OperationalInsights/workspaces/${name}`;
const ruleOf = (subscription: string, name: string) =>
  `${groupOf(subscription)}/Microsoft.Insights/dataCollectionRules/${name}`;

const assignmentOf = (subscription: string) =>
  `/subscriptions/${subscription}/resourceGroups/rg-Servers/providers/Microsoft.Authorization/policyAssignments/ct`;

/** What policy says of the agent of a machine; of the others it says nothing. */
const STATES: Readonly<Partial<Record<Planted, string>>> = {
  agentMissing: 'NonCompliant',
  imageUnknown: 'Compliant',
  solutionMissing: 'Compliant',
  reports: 'Compliant',
};

const INITIATIVE_OF = {
  virtualMachine: 'virtualMachines',
  scaleSet: 'scaleSets',
  arcServer: 'arcServers',
} as const;

/** The workspace that a rule of a cause writes to. */
const WORKSPACES: Readonly<Record<string, string>> = {
  ct: 'law-main',
  second: 'law-main',
  foreign: 'law-main',
  faulty: 'law-main',
  nosolution: 'law-nosolution',
  gone: 'law-gone',
  closed: 'law-closed',
  full: 'law-full',
};

function foundation(files: Record<string, Row[]>, subscription: string, nth: number): void {
  const location = nth === 0 ? 'westeurope' : 'northeurope';
  for (const name of ['law-main', 'law-nosolution', 'law-closed', 'law-full']) {
    files['workspaces']?.push({
      id: workspaceOf(subscription, name),
      name,
      type: 'microsoft.operationalinsights/workspaces',
      location,
      publicIngestion: name === 'law-closed' ? 'Disabled' : 'Enabled',
      dataIngestionStatus: name === 'law-full' ? 'OverQuota' : 'RespectQuota',
    });
    if (name === 'law-nosolution') continue;
    files['solutions']?.push({
      id: `${groupOf(subscription)}/Microsoft.OperationsManagement/solutions/ChangeTracking(${name})`,
      name: `ChangeTracking(${name})`,
      type: 'microsoft.operationsmanagement/solutions',
      // The service returns it in another case.
      workspaceResourceId: workspaceOf(subscription, name).toLowerCase(),
    });
  }
  const settings = renderSettings(resolveSettings({}));
  for (const [name, workspace] of Object.entries(WORKSPACES)) {
    const isOurs = name !== 'foreign';
    const streams = name === 'faulty' ? ['Microsoft-ConfigurationChange'] : STREAMS;
    const extensions = (['windows', 'linux'] as const).map((os) => ({
      name: `CTDataSource-${os}`,
      extensionName: CHANGE_TRACKING_EXTENSION.type[os],
      streams,
      extensionSettings: settings[os],
    }));
    files['rules']?.push({
      id: ruleOf(subscription, `dcr-${name}`),
      name: `dcr-${name}`,
      type: 'microsoft.insights/datacollectionrules',
      location,
      properties: {
        dataSources: isOurs ? { extensions } : { performanceCounters: [{ name: 'cpu', streams: ['Microsoft-Perf'] }] },
        destinations: {
          logAnalytics: [{ name: 'law-main', workspaceResourceId: workspaceOf(subscription, workspace) }],
        },
        dataFlows: [{ streams: isOurs ? streams : ['Microsoft-Perf'], destinations: ['law-main'] }],
      },
    });
  }
  files['assignments']?.push({
    id: assignmentOf(subscription),
    name: 'ct',
    type: 'microsoft.authorization/policyassignments',
    properties: {
      policyDefinitionId: `/providers/Microsoft.Authorization/policySetDefinitions/${INITIATIVES.virtualMachines.id}`,
      scope: `/subscriptions/${subscription}/resourceGroups/rg-Servers`,
      enforcementMode: 'Default',
    },
  });
  for (const [name, expiresOn] of Object.entries({
    lasting: '',
    over: '2026-10-01T00:00:00Z',
    running: '2027-01-01T00:00:00Z',
  })) {
    files['exemptions']?.push({
      id: `/subscriptions/${subscription}/resourceGroups/rg-Else/providers/Microsoft.Authorization/policyExemptions/${name}`,
      name,
      type: 'microsoft.authorization/policyexemptions',
      policyAssignmentId: assignmentOf(subscription).toLowerCase(),
      exemptionCategory: 'Waiver',
      expiresOn,
      policyDefinitionReferenceIds: [],
    });
  }
}

const PATHS = {
  virtualMachine: 'Microsoft.Compute/virtualMachines',
  scaleSet: 'Microsoft.Compute/virtualMachineScaleSets',
  arcServer: 'Microsoft.HybridCompute/machines',
} as const;

/** Adds one machine with everything that its cause leaves in place; its id. */
function machine(files: Record<string, Row[]>, of: { index: number; planted: Planted; kind: Kind }): string {
  const { index, planted, kind } = of;
  const subscription = SUBSCRIPTIONS[index % SUBSCRIPTIONS.length] ?? '';
  const os: OperatingSystem = index % 2 === 0 ? 'linux' : 'windows';
  const id = `/subscriptions/${subscription}/resourceGroups/${planted === 'unwatched' ? 'rg-Else' : 'rg-Servers'}/providers/${PATHS[kind]}/Srv${index}`;
  const identity = `${groupOf(subscription)}/Microsoft.ManagedIdentity/userAssignedIdentities/id-agents`;
  const extensions = extensionsOf(planted, os, kind, identity);
  files['machines']?.push({
    id,
    name: `Srv${index}`,
    type: PATHS[kind].toLowerCase(),
    location: index % 2 === 0 ? 'westeurope' : 'northeurope',
    identity:
      kind === 'arcServer'
        ? { type: 'SystemAssigned' }
        : planted === 'identityMissing'
          ? null
          : {
              type: 'UserAssigned',
              userAssignedIdentities: { [identity.replace('rg-Monitoring', 'RG-MONITORING')]: {} },
            },
    osType: os === 'linux' ? 'Linux' : 'Windows',
    powerState:
      kind === 'virtualMachine' ? (planted === 'machineOff' ? 'PowerState/deallocated' : 'PowerState/running') : '',
    arcStatus: kind === 'arcServer' ? (planted === 'machineOff' ? 'Expired' : 'Connected') : '',
    upgradeMode: kind === 'scaleSet' ? 'Manual' : '',
    scaleSetExtensions:
      kind === 'scaleSet'
        ? extensions.map(({ extensionType, ...rest }) => ({
            name: extensionType,
            properties: { ...rest, type: extensionType },
          }))
        : null,
  });
  if (kind !== 'scaleSet') {
    for (const one of extensions)
      files['extensions']?.push({
        id: `${id}/extensions/${String(one.extensionType)}`,
        name: one.extensionType,
        ...one,
      });
  }
  for (const [name, rule] of rulesOf(planted, subscription).entries()) {
    files['associations']?.push({
      id: `${id.toLowerCase()}/providers/Microsoft.Insights/dataCollectionRuleAssociations/a${name}`,
      name: `a${name}`,
      dataCollectionRuleId: rule.toLowerCase(),
      dataCollectionEndpointId: '',
    });
  }
  const state = STATES[planted];
  if (state !== undefined) {
    const { id: initiative, members } = INITIATIVES[INITIATIVE_OF[kind]];
    const [reference, member] =
      Object.entries(members).find(([, one]) => one.stage === 'agent' && 'os' in one && one.os === os) ?? [];
    files['states']?.push({
      id: `${id}/providers/Microsoft.PolicyInsights/policyStates/s${index}`,
      resourceId: id.toLowerCase(),
      complianceState: state,
      policyDefinitionReferenceId: reference?.toLowerCase(),
      policyDefinitionId: `/providers/microsoft.authorization/policydefinitions/${member?.definitionId}`,
      policySetDefinitionId: `/providers/microsoft.authorization/policysetdefinitions/${initiative}`,
      policyAssignmentId: assignmentOf(subscription).toLowerCase(),
    });
  }
  const hours = planted === 'reports' ? index % 20 : 100;
  if (planted === 'reports' || planted === 'unexplained') {
    files['reporting']?.push({
      ResourceId: id.toLowerCase(),
      Computer: `srv${index}`,
      Kind: 'Data:Software',
      LastRow: new Date(NOW - hours * HOUR).toISOString(),
    });
  }
  files['reporting']?.push({
    ResourceId: id.toLowerCase(),
    Computer: `srv${index}`,
    Kind: 'Heartbeat',
    LastRow: new Date(NOW).toISOString(),
  });
  return id;
}

function extensionsOf(planted: Planted, os: OperatingSystem, kind: Kind, identity: string) {
  const of = (
    known: { publisher: string; type: Readonly<Record<OperatingSystem, string>> },
    failed: boolean,
    rest: Row,
  ) => ({
    publisher: known.publisher,
    extensionType: known.type[os],
    provisioningState: failed ? 'Failed' : 'Succeeded',
    ...rest,
  });
  const settings = {
    authentication: { managedIdentity: { 'identifier-name': 'mi_res_id', 'identifier-value': identity } },
  };
  const isOld = planted === 'extensionOld';
  return planted === 'unwatched'
    ? []
    : [
        ...(planted === 'agentMissing' || planted === 'imageUnknown'
          ? []
          : [
              of(AZURE_MONITOR_AGENT, planted === 'agentFailed', {
                typeHandlerVersion: '1.33',
                enableAutomaticUpgrade: true,
                settings: kind === 'arcServer' ? {} : settings,
              }),
            ]),
        ...(planted === 'extensionMissing'
          ? []
          : [
              of(CHANGE_TRACKING_EXTENSION, planted === 'extensionFailed', {
                typeHandlerVersion: isOld ? '2.14' : '2.35',
                enableAutomaticUpgrade: !isOld,
                settings: {},
              }),
            ]),
        of(FORMER_AGENT, false, { typeHandlerVersion: '1.0', enableAutomaticUpgrade: false, settings: {} }),
      ];
}

function rulesOf(planted: Planted, subscription: string): string[] {
  const rule = (name: string) => ruleOf(subscription, `dcr-${name}`);
  switch (planted) {
    case 'unwatched':
    case 'associationMissing':
      return [];
    case 'ruleDeleted':
      return [rule('deleted')];
    case 'ruleForeign':
      return [rule('foreign')];
    case 'rulesSeveral':
      return [rule('ct'), rule('second')];
    case 'ruleFaulty':
      return [rule('faulty')];
    case 'solutionMissing':
      return [rule('nosolution')];
    case 'workspaceMissing':
      return [rule('gone')];
    case 'ingestionClosed':
      return [rule('closed')];
    case 'overQuota':
      return [rule('full')];
    default:
      return [rule('foreign'), rule('ct')];
  }
}
