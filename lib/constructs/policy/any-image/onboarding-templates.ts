import { AZURE_MONITOR_AGENT, CHANGE_TRACKING_EXTENSION, type OperatingSystem } from '../../../facts/extension';
import type { InitiativeName } from '../../../facts/initiatives';
import { ASSOCIATION_POLICY, MACHINE_POLICY, NESTED_DEPLOYMENT } from '../../../facts/machine-policy';

type Json = Readonly<Record<string, unknown>>;

/** What a policy deploys: a template with the values of its parameters. */
export interface PolicyDeployment {
  readonly properties: { readonly mode: 'incremental'; readonly template: Json; readonly parameters: Json };
}

const MACHINE = { machineName: "[field('name')]", location: "[field('location')]" };

/** Installs the agent, which signs in with `identityId`; without one, with the identity that the machine has. */
export function agentDeployment(kind: InitiativeName, os: OperatingSystem, identityId?: string): PolicyDeployment {
  const { publisher, type, version, arcVersion } = AZURE_MONITOR_AGENT;
  const managedIdentity = { 'identifier-name': 'mi_res_id', 'identifier-value': "[parameters('identityId')]" };
  return deployment({ ...MACHINE, ...(identityId !== undefined && { identityId }) }, [
    extension(kind, type[os], {
      publisher,
      type: type[os],
      typeHandlerVersion: (kind === 'arcServers' ? arcVersion : version)[os],
      autoUpgradeMinorVersion: true,
      enableAutomaticUpgrade: true,
      ...(identityId !== undefined && { settings: { authentication: { managedIdentity } } }),
    }),
  ]);
}

/** Installs the newest change tracking extension, with automatic upgrade. */
export function extensionDeployment(kind: InitiativeName, os: OperatingSystem): PolicyDeployment {
  const { publisher, type } = CHANGE_TRACKING_EXTENSION;
  return deployment(MACHINE, [
    extension(kind, type[os], {
      publisher,
      type: type[os],
      ...(kind === 'arcServers' ? {} : { typeHandlerVersion: '2.0' }),
      autoUpgradeMinorVersion: true,
      enableAutomaticUpgrade: true,
      settings: {},
      protectedSettings: {},
    }),
  ]);
}

/** Associates the machine with the rule, under the name that the built-in members use. */
export function associationDeployment(kind: InitiativeName): PolicyDeployment {
  const { type, apiVersion } = ASSOCIATION_POLICY;
  return deployment({ machineName: MACHINE.machineName, ruleId: "[parameters('dcrResourceId')]" }, [
    {
      type,
      apiVersion,
      name: "[concat('ct-', uniqueString(parameters('ruleId')))]",
      scope: `[concat('${MACHINE_POLICY[kind].type}/', parameters('machineName'))]`,
      properties: { dataCollectionRuleId: "[parameters('ruleId')]" },
    },
  ]);
}

/**
 * Attaches an identity to the machine and keeps those it has. A template cannot read and write the same resource, so a
 * nested deployment reads the machine and another writes it.
 */
export function identityDeployment(kind: InitiativeName, identityId: string): PolicyDeployment {
  const { type, apiVersion } = MACHINE_POLICY[kind];
  const read = "concat('ct-read-', uniqueString(parameters('machineName')))";
  const machine = `reference(${read}).outputs.machine.value`;
  const has = `contains(${machine}, 'identity')`;
  const hasIdentities = `if(${has}, contains(${machine}.identity, 'userAssignedIdentities'), false())`;
  return deployment({ ...MACHINE, identityId }, [
    {
      ...NESTED_DEPLOYMENT,
      name: `[${read}]`,
      properties: {
        mode: 'Incremental',
        template: {
          ...HEAD,
          resources: [],
          outputs: {
            machine: {
              type: 'object',
              value: `[reference(resourceId('${type}', parameters('machineName')), '${apiVersion}', 'Full')]`,
            },
          },
        },
      },
    },
    {
      ...NESTED_DEPLOYMENT,
      name: "[concat('ct-attach-', uniqueString(parameters('machineName')))]",
      dependsOn: [`[${read}]`],
      properties: {
        mode: 'Incremental',
        expressionEvaluationOptions: { scope: 'inner' },
        parameters: {
          machineName: { value: "[parameters('machineName')]" },
          location: { value: "[parameters('location')]" },
          identityId: { value: "[parameters('identityId')]" },
          type: { value: `[if(${has}, ${machine}.identity.type, '')]` },
          identities: { value: `[if(${hasIdentities}, ${machine}.identity.userAssignedIdentities, createObject())]` },
        },
        template: {
          ...HEAD,
          parameters: {
            ...Object.fromEntries(['machineName', 'location', 'identityId', 'type'].map((name) => [name, STRING])),
            identities: { type: 'object' },
          },
          resources: [
            {
              type,
              apiVersion,
              name: "[parameters('machineName')]",
              location: "[parameters('location')]",
              identity: {
                type: "[if(contains(parameters('type'), 'SystemAssigned'), 'SystemAssigned,UserAssigned', 'UserAssigned')]",
                userAssignedIdentities:
                  "[union(parameters('identities'), createObject(parameters('identityId'), createObject()))]",
              },
            },
          ],
        },
      },
    },
  ]);
}

const STRING = { type: 'string' };

const HEAD = {
  $schema: 'https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
};

/** A deployment with parameters of type string. */
function deployment(values: Readonly<Record<string, string>>, resources: readonly Json[]): PolicyDeployment {
  const each = <Value>(write: (value: string) => Value) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, write(value)]));
  return {
    properties: {
      mode: 'incremental',
      template: { ...HEAD, parameters: each(() => STRING), resources },
      parameters: each((value) => ({ value })),
    },
  };
}

function extension(kind: InitiativeName, name: string, properties: Json): Json {
  const { extensions: type, apiVersion } = MACHINE_POLICY[kind];
  return {
    type,
    apiVersion,
    name: `[concat(parameters('machineName'), '/${name}')]`,
    location: "[parameters('location')]",
    properties,
  };
}
