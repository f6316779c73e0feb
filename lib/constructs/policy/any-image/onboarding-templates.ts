import { AZURE_MONITOR_AGENT, CHANGE_TRACKING_EXTENSION, type OperatingSystem } from '../../../facts/extension';
import type { InitiativeName } from '../../../facts/initiatives';
import { ASSOCIATION_POLICY, MACHINE_POLICY, NESTED_DEPLOYMENT } from '../../../facts/machine-policy';
import {
  extensionResource,
  MACHINE_VALUES,
  type PolicyDeployment,
  policyDeployment,
  STRING_PARAMETER,
  TEMPLATE_HEAD,
} from '../policy-deployment';

/** Installs the agent, which signs in with `identityId`; without one, with the identity that the machine has. */
export function agentDeployment(kind: InitiativeName, os: OperatingSystem, identityId?: string): PolicyDeployment {
  const { publisher, type, version, arcVersion } = AZURE_MONITOR_AGENT;
  const managedIdentity = { 'identifier-name': 'mi_res_id', 'identifier-value': "[parameters('identityId')]" };
  return policyDeployment({ ...MACHINE_VALUES, ...(identityId !== undefined && { identityId }) }, [
    extensionResource(kind, {
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
  return policyDeployment(MACHINE_VALUES, [
    extensionResource(kind, {
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
  return policyDeployment({ machineName: MACHINE_VALUES.machineName, ruleId: "[parameters('dcrResourceId')]" }, [
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
  return policyDeployment({ ...MACHINE_VALUES, identityId }, [
    {
      ...NESTED_DEPLOYMENT,
      name: `[${read}]`,
      properties: {
        mode: 'Incremental',
        template: {
          ...TEMPLATE_HEAD,
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
          ...TEMPLATE_HEAD,
          parameters: {
            ...Object.fromEntries(
              ['machineName', 'location', 'identityId', 'type'].map((name) => [name, STRING_PARAMETER]),
            ),
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
