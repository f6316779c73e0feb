import { ManagementGroupPolicySetDefinition } from '@cdktf/provider-azurerm/lib/management-group-policy-set-definition';
import { PolicyDefinition } from '@cdktf/provider-azurerm/lib/policy-definition';
import { PolicySetDefinition, type PolicySetDefinitionConfig } from '@cdktf/provider-azurerm/lib/policy-set-definition';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { isKnown } from '../../core/known';
import { pascalCase } from '../../core/letter-case';
import { POLICY_CATEGORY } from '../../facts/policy';
import { jsonArgument } from '../kit/json-text';
import { later } from '../kit/later';
import { subscriptionProblems } from '../kit/provider-subscription';
import type { ResolvedScope } from './assignment-scope';
import { effectParameter, type PolicyRule } from './policy-rule';

const METADATA = jsonArgument({ category: POLICY_CATEGORY });

/** A built-in policy in an initiative that this library defines. */
export interface BuiltInPolicy {
  /** Reference id in the initiative. */
  readonly name: string;
  /** GUID of the definition. */
  readonly id: string;
  readonly version: string;
}

/** A policy that this library defines, in an initiative that it defines. */
export interface CustomPolicy {
  /** Ends the name of the definition. */
  readonly name: string;
  /** Reference id in the initiative; `name` if absent. */
  readonly referenceId?: string;
  readonly displayName: string;
  /** Its parameters; if absent, the one of the effect. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** The initiative's parameters that give the values, by name of the policy's; those of the same name if absent. */
  readonly values?: Readonly<Record<string, string>>;
  /** @default Indexed */
  readonly mode?: 'All';
  readonly rule: PolicyRule;
}

export interface CustomInitiativeProps {
  readonly at: ResolvedScope;
  readonly name: string;
  readonly displayName: string;
  /** Effects the policies allow, the default first. */
  readonly effects: readonly [string, ...string[]];
  /** Parameters of the initiative beside the effect. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly policies: readonly (BuiltInPolicy | CustomPolicy)[];
}

/** Policies that this library defines and the initiative that holds them, defined at the scope of their assignment. */
export class CustomInitiative extends Construct {
  readonly definitionId: string;
  /** The definition that Terraform creates first. */
  readonly first: PolicyDefinition | PolicySet;

  constructor(scope: Construct, id: string, props: CustomInitiativeProps) {
    super(scope, id);
    const { at, name, displayName, effects, policies } = props;
    const effect = effectParameter(effects);
    const definitions = policies.filter(isCustom).map((policy) => ({
      policy,
      definition: new PolicyDefinition(this, pascalCase(policy.name), {
        name: isKnown(name) ? `${name}-${policy.name}`.toLowerCase() : Fn.lower(`${name}-${policy.name}`),
        displayName: policy.displayName,
        policyType: 'Custom',
        mode: policy.mode ?? 'Indexed',
        metadata: METADATA,
        parameters: jsonArgument(policy.parameters ?? { effect }),
        policyRule: jsonArgument(policy.rule),
        managementGroupId: at.kind === 'managementGroup' ? at.id : undefined,
        // Azure does not delete a definition that an initiative still names: the initiative is updated first.
        lifecycle: { createBeforeDestroy: true },
      }),
    }));
    const initiative = definePolicySet(this, 'Resource', at, {
      name,
      displayName,
      parameters: jsonArgument({ effect, ...props.parameters }),
      policyDefinitionReference: [
        ...policies.filter(isBuiltIn).map(({ name: referenceId, id: definitionId, version }) => ({
          referenceId,
          policyDefinitionId: `/providers/Microsoft.Authorization/policyDefinitions/${definitionId}`,
          version,
          parameterValues: parameterValues({ effect: 'effect' }),
        })),
        ...definitions.map(({ policy, definition }) => ({
          referenceId: policy.referenceId ?? policy.name,
          policyDefinitionId: later(() => definition.id),
          parameterValues: parameterValues(policy.values ?? { effect: 'effect' }),
        })),
      ],
    });
    this.first = definitions[0]?.definition ?? initiative;
    this.definitionId = later(() => initiative.id);
  }
}

function isBuiltIn(policy: BuiltInPolicy | CustomPolicy): policy is BuiltInPolicy {
  return 'id' in policy;
}

function isCustom(policy: BuiltInPolicy | CustomPolicy): policy is CustomPolicy {
  return !isBuiltIn(policy);
}

/** JSON of the values of the parameters of a member, by the initiative's parameters that give them. */
export function parameterValues(givenBy: Readonly<Record<string, string>>): string {
  const values = Object.entries(givenBy).map(([own, given]) => [own, { value: `[parameters('${given}')]` }]);
  return jsonArgument(Object.fromEntries(values));
}

/** The provider has one resource per kind of scope. */
type PolicySet = ManagementGroupPolicySetDefinition | PolicySetDefinition;

/** Defines an initiative at a management group, or in the subscription of the provider. */
export function definePolicySet(
  scope: Construct,
  id: string,
  at: ResolvedScope,
  config: Omit<PolicySetDefinitionConfig, 'managementGroupId' | 'policyType' | 'metadata'>,
): PolicySet {
  const shared = { ...config, policyType: 'Custom', metadata: METADATA };
  if (at.kind === 'managementGroup') {
    return new ManagementGroupPolicySetDefinition(scope, id, { ...shared, managementGroupId: at.id });
  }
  const definition = new PolicySetDefinition(scope, id, shared);
  scope.node.addValidation({ validate: () => subscriptionProblems(definition, at.id) });
  return definition;
}
