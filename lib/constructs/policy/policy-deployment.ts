import type { InitiativeName } from '../../facts/initiatives';
import { MACHINE_POLICY } from '../../facts/machine-policy';

type Json = Readonly<Record<string, unknown>>;

/** What a policy deploys: a template with the values of its parameters. */
export interface PolicyDeployment {
  readonly properties: { readonly mode: 'incremental'; readonly template: Json; readonly parameters: Json };
}

/** The beginning of a template. */
export const TEMPLATE_HEAD = {
  $schema: 'https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
};

export const STRING_PARAMETER = { type: 'string' };

/** Values of the parameters of a template that deploys to the machine of a policy. */
export const MACHINE_VALUES = { machineName: "[field('name')]", location: "[field('location')]" };

/** A deployment with parameters of type string. */
export function policyDeployment(
  values: Readonly<Record<string, string>>,
  resources: readonly Json[],
): PolicyDeployment {
  const each = <Value>(write: (value: string) => Value) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, write(value)]));
  return {
    properties: {
      mode: 'incremental',
      template: { ...TEMPLATE_HEAD, parameters: each(() => STRING_PARAMETER), resources },
      parameters: each((value) => ({ value })),
    },
  };
}

/** An extension of the machine, which has the name of its type. */
export function extensionResource(kind: InitiativeName, properties: Json & { readonly type: string }): Json {
  const { extensions, apiVersion } = MACHINE_POLICY[kind];
  return {
    name: `[concat(parameters('machineName'), '/${properties.type}')]`,
    type: extensions,
    location: "[parameters('location')]",
    apiVersion,
    properties,
  };
}
