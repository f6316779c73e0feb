import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { floorRule, pinRule } from '../../../lib/constructs/extension-version/extension-rules';
import type { PolicyRule } from '../../../lib/constructs/policy/policy-rule';
import type { OperatingSystem } from '../../../lib/facts/extension';
import type { InitiativeName } from '../../../lib/facts/initiatives';
import { MACHINE_POLICY } from '../../../lib/facts/machine-policy';
import { type Condition, type Definition, holds } from '../../support/policy/evaluate';
import { structureProblems } from '../../support/policy/structure';
import { describeWithShared } from '../../support/skip';

const BUILT_IN: readonly (readonly [InitiativeName, OperatingSystem, string])[] = [
  ['virtualMachines', 'windows', 'ASC_ChangeTrackingWindowsAgent_DINE.json'],
  ['virtualMachines', 'linux', 'ASC_ChangeTrackingLinuxAgent_DINE.json'],
  ['scaleSets', 'windows', 'ASC_ChangeTrackingWindowsAgent_VMSS_DINE.json'],
  ['scaleSets', 'linux', 'ASC_ChangeTrackingLinuxAgent_VMSS_DINE.json'],
  ['arcServers', 'windows', 'ASC_ChangeTrackingWindowsAgent_Arc_DINE.json'],
  ['arcServers', 'linux', 'ASC_ChangeTrackingLinuxAgent_Arc_DINE.json'],
];

/** What policy would find: whether the existence condition holds for an extension. */
function meets(rule: PolicyRule, extension: Record<string, unknown>): boolean {
  const { type, existenceCondition } = rule.then.details as { type: string; existenceCondition: Condition };
  return holds(existenceCondition, { name: 'ChangeTracking-Linux', type, properties: extension }, {});
}

const installed = (typeHandlerVersion: string, more = {}) => ({
  type: 'ChangeTracking-Linux',
  publisher: 'Microsoft.Azure.ChangeTrackingAndInventory',
  provisioningState: 'Succeeded',
  typeHandlerVersion,
  ...more,
});

describe('floorRule', () => {
  const rule = floorRule('virtualMachines', {
    minimumVersion: '2.20',
    trustAutomaticUpgrade: true,
  });

  test.each([
    ['2.0', false],
    ['2.9', false],
    ['2.19', false],
    ['2.20', true],
    ['2.35', true],
    ['2.100', true],
    ['1.25', false],
    ['10.0', true],
  ])('with a floor of 2.20 takes %s for new enough: %s', (version, expected) => {
    expect(meets(rule, installed(version))).toBe(expected);
  });

  test.each([
    ['2.9.0.0', false],
    ['2.19.4.1', false],
    ['2.2.0.0', false],
    ['2.20.0.0', true],
    ['2.35.0.1', true],
    ['1.30.0.0', false],
  ])('compares the four parts of an Arc server: %s is new enough: %s', (version, expected) => {
    const arc = floorRule('arcServers', {
      minimumVersion: '2.20',
      trustAutomaticUpgrade: true,
    });
    expect(meets(arc, installed(version))).toBe(expected);
  });

  test('trusts automatic upgrade if asked to, because Azure shows only the requested version', () => {
    const kept = installed('2.0', { EnableAutomaticUpgrade: true });
    const strict = floorRule('virtualMachines', {
      minimumVersion: '2.20',
      trustAutomaticUpgrade: false,
    });
    expect([meets(rule, kept), meets(strict, kept)]).toEqual([true, false]);
  });

  test('never trusts it on an Arc server, which shows the running version', () => {
    expect(floorRule('arcServers', { minimumVersion: '2.20', trustAutomaticUpgrade: true })).toEqual(
      floorRule('arcServers', { minimumVersion: '2.20', trustAutomaticUpgrade: false }),
    );
  });

  test('passes over the nodes of Kubernetes clusters', () => {
    const conditions = (kind: InitiativeName) => JSON.stringify(pinRule(kind, 'linux', { version: '2.35' }).if);
    expect(conditions('scaleSets')).toContain(`{"field":"tags['aks-managed-poolName']","exists":false}`);
    expect(conditions('arcServers')).not.toContain('aks');
  });

  test('is a rule that Azure accepts', () => {
    const small = floorRule('arcServers', {
      minimumVersion: '2.2',
      trustAutomaticUpgrade: true,
      machineLocations: ['westeurope'],
    });
    expect(small).toMatchInlineSnapshot(`
      {
        "if": {
          "allOf": [
            {
              "equals": "Microsoft.HybridCompute/machines",
              "field": "type",
            },
            {
              "field": "location",
              "in": [
                "westeurope",
              ],
            },
          ],
        },
        "then": {
          "details": {
            "existenceCondition": {
              "allOf": [
                {
                  "field": "Microsoft.HybridCompute/machines/extensions/type",
                  "in": [
                    "ChangeTracking-Windows",
                    "ChangeTracking-Linux",
                  ],
                },
                {
                  "equals": "Microsoft.Azure.ChangeTrackingAndInventory",
                  "field": "Microsoft.HybridCompute/machines/extensions/publisher",
                },
                {
                  "equals": "Succeeded",
                  "field": "Microsoft.HybridCompute/machines/extensions/provisioningState",
                },
                {
                  "allOf": [
                    {
                      "field": "Microsoft.HybridCompute/machines/extensions/typeHandlerVersion",
                      "notIn": [
                        "2.0",
                        "2.1",
                      ],
                    },
                    {
                      "field": "Microsoft.HybridCompute/machines/extensions/typeHandlerVersion",
                      "notLike": "0.*",
                    },
                    {
                      "field": "Microsoft.HybridCompute/machines/extensions/typeHandlerVersion",
                      "notLike": "1.*",
                    },
                    {
                      "field": "Microsoft.HybridCompute/machines/extensions/typeHandlerVersion",
                      "notLike": "2.0.*",
                    },
                    {
                      "field": "Microsoft.HybridCompute/machines/extensions/typeHandlerVersion",
                      "notLike": "2.1.*",
                    },
                  ],
                },
              ],
            },
            "type": "Microsoft.HybridCompute/machines/extensions",
          },
          "effect": "[parameters('effect')]",
        },
      }
    `);
  });
});

describe('pinRule', () => {
  test.each([
    ['2.35', {}, true],
    ['2.35', { EnableAutomaticUpgrade: false }, true],
    ['2.35', { EnableAutomaticUpgrade: true }, false],
    ['2.38', {}, false],
    ['2.35', { provisioningState: 'Failed' }, false],
    ['2.35', { type: 'ChangeTracking-Windows' }, false],
  ])('pinned to 2.35, leaves %s with %j alone: %s', (version, more, expected) => {
    expect(meets(pinRule('virtualMachines', 'linux', { version: '2.35' }), installed(version, more))).toBe(expected);
  });

  test.each([
    ['2.35', '2.35.0.7', true],
    ['2.35', '2.3.0.0', false],
    ['2.3', '2.35.0.0', false],
    ['2.35.0.0', '2.35.0.0', true],
    ['2.35.0.0', '2.35.0.1', false],
  ])('pinned to %s, an Arc server with %s is left alone: %s', (version, found, expected) => {
    expect(meets(pinRule('arcServers', 'linux', { version }), installed(found))).toBe(expected);
  });

  test('is a rule that Azure accepts', () => {
    expect(
      pinRule('virtualMachines', 'windows', {
        version: '2.35',
        machineLocations: ['westeurope'],
      }),
    ).toMatchInlineSnapshot(`
      {
        "if": {
          "allOf": [
            {
              "equals": "Microsoft.Compute/virtualMachines",
              "field": "type",
            },
            {
              "field": "location",
              "in": [
                "westeurope",
              ],
            },
            {
              "exists": false,
              "field": "tags['aks-managed-orchestrator']",
            },
            {
              "exists": false,
              "field": "tags['aks-managed-poolName']",
            },
            {
              "field": "Microsoft.Compute/virtualMachines/storageProfile.osDisk.osType",
              "like": "Windows*",
            },
          ],
        },
        "then": {
          "details": {
            "deployment": {
              "properties": {
                "mode": "incremental",
                "parameters": {
                  "location": {
                    "value": "[field('location')]",
                  },
                  "machineName": {
                    "value": "[field('name')]",
                  },
                },
                "template": {
                  "$schema": "https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#",
                  "contentVersion": "1.0.0.0",
                  "parameters": {
                    "location": {
                      "type": "string",
                    },
                    "machineName": {
                      "type": "string",
                    },
                  },
                  "resources": [
                    {
                      "apiVersion": "2019-07-01",
                      "location": "[parameters('location')]",
                      "name": "[concat(parameters('machineName'), '/ChangeTracking-Windows')]",
                      "properties": {
                        "autoUpgradeMinorVersion": false,
                        "enableAutomaticUpgrade": false,
                        "protectedSettings": {},
                        "publisher": "Microsoft.Azure.ChangeTrackingAndInventory",
                        "settings": {},
                        "type": "ChangeTracking-Windows",
                        "typeHandlerVersion": "2.35",
                      },
                      "type": "Microsoft.Compute/virtualMachines/extensions",
                    },
                  ],
                },
              },
            },
            "existenceCondition": {
              "allOf": [
                {
                  "equals": "ChangeTracking-Windows",
                  "field": "Microsoft.Compute/virtualMachines/extensions/type",
                },
                {
                  "equals": "Microsoft.Azure.ChangeTrackingAndInventory",
                  "field": "Microsoft.Compute/virtualMachines/extensions/publisher",
                },
                {
                  "equals": "Succeeded",
                  "field": "Microsoft.Compute/virtualMachines/extensions/provisioningState",
                },
                {
                  "equals": "2.35",
                  "field": "Microsoft.Compute/virtualMachines/extensions/typeHandlerVersion",
                },
                {
                  "field": "Microsoft.Compute/virtualMachines/extensions/EnableAutomaticUpgrade",
                  "notEquals": true,
                },
              ],
            },
            "roleDefinitionIds": [
              "/providers/Microsoft.Authorization/roleDefinitions/9980e02c-c2be-4d73-94e8-173b1dc7cf3c",
            ],
            "type": "Microsoft.Compute/virtualMachines/extensions",
          },
          "effect": "[parameters('effect')]",
        },
      }
    `);
  });
});

describe('the rules', () => {
  const effects = { pin: ['DeployIfNotExists', 'Disabled'], minimumVersion: ['AuditIfNotExists', 'Disabled'] };
  const sound = (rule: PolicyRule, allowedValues: readonly string[]) =>
    structureProblems({
      displayName: 'Rule',
      mode: 'Indexed',
      parameters: { effect: { type: 'String', allowedValues } },
      policyRule: rule,
    } as unknown as Definition);

  test.each(BUILT_IN)('for %s with %s are sound definitions', (kind, os) => {
    expect(sound(pinRule(kind, os, { version: '2.35', machineLocations: ['westeurope'] }), effects.pin)).toEqual([]);
    expect(
      sound(floorRule(kind, { minimumVersion: '2.20', trustAutomaticUpgrade: true }), effects.minimumVersion),
    ).toEqual([]);
  });
});

describeWithShared('reference/azure-policy', "our rules, against Microsoft's members", (folder) => {
  test.each(BUILT_IN)('for %s with %s ask for the same type, aliases, role and template', (kind, os, file) => {
    const builtIn = (
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
        properties: { policyRule: PolicyRule };
      }
    ).properties.policyRule;
    const theirs = JSON.stringify(builtIn).toLowerCase();
    const ours = pinRule(kind, os, { version: '2.35' });
    const { type, extensions, apiVersion } = MACHINE_POLICY[kind];
    const details = ours.then.details as {
      roleDefinitionIds: string[];
      type: string;
    };
    const shared = [
      `{"field":"type","equals":"${type}"}`,
      `"field":"${extensions}/type","equals":"ChangeTracking-${os}"`,
      `"field":"${extensions}/publisher","equals":"Microsoft.Azure.ChangeTrackingAndInventory"`,
      `"field":"${extensions}/provisioningState","equals":"Succeeded"`,
      `"type":"${details.type}","roleDefinitionIds":${JSON.stringify(details.roleDefinitionIds)}`,
      `"apiVersion":"${apiVersion}"`,
    ];
    expect(shared.filter((text) => !theirs.includes(text.toLowerCase()))).toEqual([]);
    const condition = kind === 'scaleSets' ? '' : JSON.stringify(MACHINE_POLICY[kind].os[os]).toLowerCase();
    expect(theirs).toContain(condition);
    expect(Object.keys((ours.then.details as { deployment: object }).deployment)).toEqual(
      Object.keys((builtIn.then.details as { deployment: object }).deployment),
    );
  });
});
