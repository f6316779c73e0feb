/**
 * Why a machine reports nothing, in the order of the chain: the first cause that holds is the one to remove, since each
 * link needs those before it.
 *
 * Sources: the members of the built-in initiatives (Azure/azure-policy f4a50bac, 2026-04-29) for what a machine needs;
 * MicrosoftDocs/azure-docs, change tracking "Enable" and "Troubleshoot", 2025-12; MicrosoftDocs/azure-monitor-docs, Azure
 * Monitor Agent "Troubleshoot", 2026. That two rules of change tracking on one machine are not supported is documented;
 * which of them is used is not.
 *
 * `columns` are those of the exported rows that prove the cause.
 */
export const SILENCE_CAUSES = {
  machineOff: {
    title: 'The machine is off or disconnected',
    remedy: 'Start it, or reconnect the Azure Arc agent. It reports nothing meanwhile, which is expected.',
    columns: ['machines: powerState, arcStatus'],
  },
  agentMissing: {
    title: 'The Azure Monitor Agent is not installed',
    remedy: 'Assign the initiative and run its remediation, or add the machine to Machines.',
    columns: ['extensions: publisher, extensionType'],
  },
  imageUnknown: {
    title:
      'The agent is missing, and policy finds nothing to deploy: the image is probably on no list of the initiative',
    remedy: 'Add the machine to Machines: the initiative deploys nothing to an image that it does not know.',
    columns: ['extensions: publisher, extensionType', 'states: resourceId, complianceState'],
  },
  agentFailed: {
    title: 'The installation of the Azure Monitor Agent failed',
    remedy: 'Read the status of the extension on the machine, remove it, and install it again.',
    columns: ['extensions: provisioningState'],
  },
  identityMissing: {
    title: 'The agent signs in with an identity that is not attached to the machine',
    remedy: 'Attach the identity of the agent settings to the machine, or a system-assigned one if they name none.',
    columns: ['machines: identity', 'extensions: settings'],
  },
  associationMissing: {
    title: 'No data collection rule is associated with the machine',
    remedy: 'Run the remediation of the association member, or add the machine to Machines.',
    columns: ['associations: id, dataCollectionRuleId'],
  },
  ruleDeleted: {
    title: 'The associated data collection rule does not exist',
    remedy: 'Associate the machine with an existing rule, and delete the old association.',
    columns: ['associations: dataCollectionRuleId', 'rules: id'],
  },
  ruleForeign: {
    title: 'No associated rule collects change tracking data of the operating system',
    remedy: 'Associate a rule that has a data source for the operating system of the machine.',
    columns: ['rules: properties.dataSources'],
  },
  rulesSeveral: {
    title: 'The machine has more than one rule of change tracking',
    remedy: 'Keep one association. Microsoft supports one such rule for a machine, and does not say which one is used.',
    columns: ['associations: dataCollectionRuleId', 'rules: properties.dataSources'],
  },
  extensionMissing: {
    title: 'The change tracking extension is not installed',
    remedy: 'Run the remediation of the extension member, or add the machine to Machines.',
    columns: ['extensions: publisher, extensionType'],
  },
  extensionFailed: {
    title: 'The installation of the change tracking extension failed',
    remedy: 'Read the status of the extension on the machine, remove it, and install it again.',
    columns: ['extensions: provisioningState'],
  },
  extensionOld: {
    title: 'The change tracking extension is older than the oldest recommended version',
    remedy: 'Remove its pin, or assign ExtensionVersionPin with a newer version.',
    columns: ['extensions: typeHandlerVersion, enableAutomaticUpgrade'],
  },
  ruleFaulty: {
    title: 'The rule has a fault, so no machine of it reports what it should',
    remedy: 'Run change-tracking check on the rule: it names the fault.',
    columns: ['rules: properties'],
  },
  solutionMissing: {
    title: 'The workspace has no ChangeTracking solution',
    remedy: 'Add the solution: without it the tables do not exist.',
    columns: ['solutions: name, workspaceResourceId', 'workspaces: id'],
  },
  workspaceMissing: {
    title: 'The workspace of the rule does not exist',
    remedy: 'Create the workspace again under its name, or let the rule write to another one.',
    columns: ['workspaces: id', 'rules: properties.destinations'],
  },
  ingestionClosed: {
    title: 'The workspace refuses data from public networks, and the machine has no data collection endpoint',
    remedy: 'Associate an endpoint of a private link scope with the machine, or open the ingestion.',
    columns: ['workspaces: publicIngestion', 'associations: dataCollectionEndpointId'],
  },
  overQuota: {
    title: 'The workspace has reached its daily cap',
    remedy: 'Raise or remove the daily cap, or watch less.',
    columns: ['workspaces: dataIngestionStatus'],
  },
  instancesOld: {
    title: 'The instances of the scale set are not updated to its model',
    remedy: 'Update the instances: with the upgrade mode Manual they may lack the extensions of the model.',
    columns: ['machines: upgradeMode'],
  },
  unexplained: {
    title: 'Everything is in place, and no data has arrived',
    remedy: 'Wait a day after onboarding. Then look at the network and the logs of the agent on the machine.',
    columns: ['reporting: ResourceId, Kind, LastRow'],
  },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly remedy: string; readonly columns: readonly string[] }>
>;

export type SilenceCause = keyof typeof SILENCE_CAUSES;

/** The causes in the order of the chain. */
export const CAUSE_ORDER = Object.keys(SILENCE_CAUSES) as SilenceCause[];

/** Hours after which a machine without a row of the inventory counts as silent: it is sent every 10 hours, up to 6 late. */
export const SILENT_AFTER_HOURS = 24;
