import Ajv from 'ajv';
import { CLUSTER_NODE_TAGS } from '../../../lib/facts/machine-policy';
import { ROLES, type RoleName } from '../../../lib/facts/roles';
import { BUILT_IN_ALIASES, OTHER_ALIASES } from './built-in';
import { type Definition, type Deployment, OPERATOR_NAMES, type Template } from './evaluate';
import { callsIn, isExpression, type Node, PURE_FUNCTIONS, parse } from './expressions';

/**
 * The parts of Microsoft's page "Azure Policy definition structure" that our definitions use. No package contains the
 * published schema of policy definitions.
 */
const CONDITION = {
  type: 'object',
  oneOf: [
    { required: ['allOf'], properties: { allOf: { $ref: '#/$defs/conditions' } }, additionalProperties: false },
    { required: ['anyOf'], properties: { anyOf: { $ref: '#/$defs/conditions' } }, additionalProperties: false },
    { required: ['not'], properties: { not: { $ref: '#/$defs/condition' } }, additionalProperties: false },
    ...['field', 'value'].map((subject) => ({
      required: [subject],
      minProperties: 2,
      maxProperties: 2,
      properties: { [subject]: true, ...Object.fromEntries(OPERATOR_NAMES.map((name) => [name, true])) },
      additionalProperties: false,
    })),
  ],
};

const TEMPLATE = {
  type: 'object',
  required: ['$schema', 'contentVersion', 'resources'],
  additionalProperties: false,
  properties: {
    $schema: { pattern: '^https?://schema\\.management\\.azure\\.com/schemas/.+/\\w*deploymentTemplate\\.json#$' },
    contentVersion: { pattern: '^\\d+\\.\\d+\\.\\d+\\.\\d+$' },
    parameters: {
      additionalProperties: {
        type: 'object',
        required: ['type'],
        properties: { type: { enum: ['string', 'bool', 'int', 'object', 'array'] } },
      },
    },
    variables: { type: 'object' },
    resources: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'apiVersion', 'name'],
        properties: {
          type: { pattern: '^[A-Za-z]+\\.[A-Za-z]+(/[A-Za-z]+)+$' },
          apiVersion: { pattern: '^\\d{4}-\\d{2}-\\d{2}(-preview)?$' },
          name: { type: 'string' },
        },
      },
    },
    outputs: {
      additionalProperties: { type: 'object', required: ['type', 'value'] },
    },
  },
};

const DEFINITION = {
  $defs: { condition: CONDITION, conditions: { type: 'array', minItems: 1, items: { $ref: '#/$defs/condition' } } },
  type: 'object',
  required: ['displayName', 'mode', 'parameters', 'policyRule'],
  properties: {
    displayName: { type: 'string', minLength: 1, maxLength: 128 },
    mode: { enum: ['All', 'Indexed'] },
    parameters: {
      type: 'object',
      required: ['effect'],
      maxProperties: 20,
      additionalProperties: {
        type: 'object',
        required: ['type'],
        additionalProperties: false,
        properties: {
          type: { enum: ['String', 'Array', 'Object', 'Boolean', 'Integer', 'Float', 'DateTime'] },
          defaultValue: true,
          allowedValues: { type: 'array', minItems: 1 },
          metadata: { type: 'object' },
        },
      },
    },
    policyRule: {
      type: 'object',
      required: ['if', 'then'],
      additionalProperties: false,
      properties: {
        if: { $ref: '#/$defs/condition' },
        // biome-ignore lint/suspicious/noThenProperty: the word of the policy language
        then: {
          type: 'object',
          required: ['effect'],
          additionalProperties: false,
          properties: {
            effect: { const: "[parameters('effect')]" },
            details: {
              type: 'object',
              required: ['type', 'existenceCondition'],
              additionalProperties: false,
              properties: {
                type: { type: 'string' },
                name: { type: 'string' },
                evaluationDelay: { enum: ['AfterProvisioning'] },
                existenceCondition: { $ref: '#/$defs/condition' },
                roleDefinitionIds: { type: 'array', minItems: 1, uniqueItems: true },
                deployment: {
                  type: 'object',
                  required: ['properties'],
                  additionalProperties: false,
                  properties: {
                    properties: {
                      type: 'object',
                      required: ['mode', 'template'],
                      properties: { mode: { const: 'incremental' }, template: TEMPLATE },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};

const validate = new Ajv({ strict: false, allErrors: true }).compile(DEFINITION);

/** The roles that write a type of resource: those that the built-in members name for it. */
const ROLES_OF_TYPE: Readonly<Record<string, readonly RoleName[]>> = {
  'Microsoft.Compute/virtualMachines/extensions': ['virtualMachineContributor'],
  'Microsoft.Compute/virtualMachineScaleSets/extensions': ['virtualMachineContributor'],
  'Microsoft.HybridCompute/machines/extensions': ['azureConnectedMachineResourceAdministrator'],
  'Microsoft.Insights/dataCollectionRuleAssociations': ['monitoringContributor', 'logAnalyticsContributor'],
  // A machine with an identity: the right to write the machine, and to assign the identity.
  'Microsoft.Compute/virtualMachines': ['virtualMachineContributor', 'managedIdentityOperator'],
  'Microsoft.Compute/virtualMachineScaleSets': ['virtualMachineContributor', 'managedIdentityOperator'],
};

/** Everything wrong with the structure of a definition. */
export function structureProblems(definition: Definition & { readonly displayName?: string }): string[] {
  if (!validate(definition)) {
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
  const { policyRule, parameters = {} } = definition;
  const { details } = policyRule.then;
  const { deployment, roleDefinitionIds } = details ?? {};
  const effects = (parameters['effect'] as { allowedValues?: readonly string[] } | undefined)?.allowedValues ?? [];
  const outside = [
    policyRule.if,
    policyRule.then.effect,
    details?.existenceCondition,
    deployment?.properties.parameters,
  ];
  const deploys = effects.includes('DeployIfNotExists');
  return [
    ...(deploys === (deployment !== undefined) && deploys === (roleDefinitionIds !== undefined)
      ? []
      : [`the effects ${effects.join()} do not match the deployment or the roles`]),
    ...fieldsIn(outside)
      .filter((field) => !KNOWN_FIELDS.has(field.toLowerCase()))
      .map((field) => `${field} is no known field`),
    ...expressionProblems(outside, [...PURE_FUNCTIONS, 'parameters', 'field', 'subscription', 'resourceGroup']),
    ...differences('parameter', Object.keys(parameters), namesIn(outside, 'parameters')),
    ...(deployment === undefined ? [] : templateProblems(deployment.properties)),
    ...(deployment === undefined ? [] : roleProblems(roleDefinitionIds ?? [], deployment.properties.template)),
  ];
}

/** Fields of every resource, tags that a fact names, and aliases. */
const KNOWN_FIELDS = new Set(
  [
    'type',
    'name',
    'location',
    'identity.type',
    'identity.userAssignedIdentities',
    ...CLUSTER_NODE_TAGS.map((tag) => `tags['${tag}']`),
    ...BUILT_IN_ALIASES,
    ...OTHER_ALIASES,
  ].map((field) => field.toLowerCase()),
);

function templateProblems({ parameters = {}, template }: Deployment): string[] {
  const { resources, ...rest } = template;
  const isNested = (resource: Readonly<Record<string, unknown>>) =>
    resource['type'] === 'Microsoft.Resources/deployments';
  const own = [
    rest,
    resources.map((resource) =>
      isNested(resource) ? { ...resource, properties: (resource['properties'] as Deployment).parameters } : resource,
    ),
  ];
  return [
    ...differences('template parameter', Object.keys(template.parameters ?? {}), Object.keys(parameters)),
    ...differences('template parameter', Object.keys(template.parameters ?? {}), namesIn(own, 'parameters')),
    ...differences('variable', Object.keys(template.variables ?? {}), namesIn(own, 'variables')),
    ...expressionProblems(own, [
      ...PURE_FUNCTIONS,
      'parameters',
      'variables',
      'reference',
      'resourceId',
      'subscription',
      'resourceGroup',
      'deployment',
    ]),
    ...resources.filter(isSeparate).flatMap((resource) => templateProblems(resource['properties'] as Deployment)),
  ];
}

function isSeparate({ properties }: Readonly<Record<string, unknown>>): boolean {
  const { expressionEvaluationOptions } = (properties ?? {}) as {
    expressionEvaluationOptions?: { readonly scope: string };
  };
  return expressionEvaluationOptions?.scope === 'inner';
}

/** The list of roles must be exactly what the template touches. */
function roleProblems(given: readonly string[], template: Template): string[] {
  const touched = typesIn(template);
  const needed = touched.flatMap((type) => ROLES_OF_TYPE[type] ?? [`no role for ${type}` as RoleName]);
  const ids = needed.map((role) => `/providers/microsoft.authorization/roledefinitions/${ROLES[role]?.id ?? role}`);
  return differences(
    'role',
    given.map((id) => id.toLowerCase()),
    ids,
  );
}

/** Types of the resources that a template writes. */
export function typesIn(template: Template): string[] {
  return template.resources.flatMap((resource) => {
    if (resource['type'] === 'Microsoft.Resources/deployments')
      return typesIn((resource['properties'] as Deployment).template);
    return [String(resource['type'])];
  });
}

function differences(what: string, declared: readonly string[], used: readonly string[]): string[] {
  return [
    ...declared.filter((name) => !used.includes(name)).map((name) => `the ${what} ${name} is not used`),
    ...[...new Set(used)].filter((name) => !declared.includes(name)).map((name) => `no ${what} ${name}`),
  ];
}

/** Every expression in a value. */
function expressionsIn(value: unknown): string[] {
  if (isExpression(value)) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(expressionsIn);
}

function callsOf(value: unknown): (Node & { kind: 'call' })[] {
  return expressionsIn(value).flatMap((text) => callsIn(parse(text)));
}

function expressionProblems(value: unknown, known: readonly string[]): string[] {
  return callsOf(value)
    .filter(({ name }) => !known.includes(name))
    .map(({ name }) => `unknown function ${name}`);
}

function namesIn(value: unknown, functionName: string): string[] {
  return callsOf(value)
    .filter(({ name }) => name === functionName)
    .map(({ args: [name] }) => (name?.kind === 'value' ? String(name.value) : `a computed ${functionName}`));
}

/** Every field that a rule reads. */
export function fieldsIn(value: unknown): string[] {
  const read = namesIn(value, 'field');
  const open: unknown[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const { field } = next as { field?: unknown };
    if (typeof field === 'string') read.push(field);
    open.push(...Object.values(next).filter((one) => one !== undefined));
  }
  return read;
}
