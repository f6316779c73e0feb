import { type TerraformMetaArguments, TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { withoutUndefined } from '../../../core/values';
import { AZAPI } from '../../../facts/azapi-arguments';
import { objectExpression } from '../../kit/json-text';
import type { ResolvedScope } from '../assignment-scope';
import { AZAPI_METADATA, needAzapi } from './azapi-provider';

/** The arguments of an assignment in the form of azurerm, except that the parameters are values and the lists are lists. */
export interface AssignmentArguments extends TerraformMetaArguments {
  readonly name: string;
  readonly policyDefinitionId: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly location?: string;
  readonly identity?: { readonly type: string; readonly identityIds?: string[] };
  readonly enforce?: boolean;
  readonly notScopes?: string[];
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly nonComplianceMessage?: { readonly content: string; readonly policyDefinitionReferenceId?: string }[];
  readonly overrides?: { readonly value: string; readonly selectors: { readonly in: string[] }[] }[];
  readonly resourceSelectors?: {
    readonly name?: string;
    readonly selectors: { readonly kind: string; readonly in?: string[]; readonly notIn?: string[] }[];
  }[];
}

/** A policy assignment of one version of its definition, which azurerm cannot set. It is in Azure what azurerm makes. */
export class VersionedAssignment extends TerraformResource {
  readonly typeInput = `${AZAPI.assignments}@${AZAPI.assignmentsApi}`;
  readonly parentIdInput: string;
  readonly nameInput: string;
  readonly policyDefinitionIdInput: string;
  private readonly config: AssignmentArguments;

  constructor(
    scope: Construct,
    id: string,
    at: ResolvedScope,
    { lifecycle, dependsOn, provider, ...config }: AssignmentArguments,
    readonly definitionVersion: string,
  ) {
    super(scope, id, {
      terraformResourceType: AZAPI.resource,
      terraformGeneratorMetadata: AZAPI_METADATA,
      lifecycle,
      dependsOn,
      provider,
    });
    needAzapi(this);
    this.config = config;
    this.parentIdInput = at.id;
    this.nameInput = config.name;
    this.policyDefinitionIdInput = config.policyDefinitionId;
  }

  get id(): string {
    return this.getStringAttribute('id');
  }

  get identity(): { readonly principalId: string } {
    return { principalId: this.getStringAttribute('identity[0].principal_id') };
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.arguments(), identity: this.identityBlocks(), body: this.body() };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    const texts = Object.entries({ ...this.arguments(), body: objectExpression(this.body()) });
    return {
      ...Object.fromEntries(texts.map(([name, value]) => [name, attribute(value)])),
      identity: {
        isBlock: true,
        type: 'list',
        storageClassType: 'identityList',
        value: this.identityBlocks()?.map((block) =>
          Object.fromEntries(Object.entries(block).map(([name, value]) => [name, attribute(value)])),
        ),
      },
    };
  }

  private arguments() {
    return {
      type: this.typeInput,
      name: this.nameInput,
      parent_id: this.parentIdInput,
      ...(this.config.location !== undefined && { location: this.config.location }),
      // Azure does not change the definition of an assignment.
      replace_triggers_refs: ['properties.policyDefinitionId'],
    };
  }

  private identityBlocks() {
    const { identity } = this.config;
    return identity && [{ type: identity.type, ...(identity.identityIds && { identity_ids: identity.identityIds }) }];
  }

  private body() {
    const { displayName, description, policyDefinitionId, parameters, enforce, notScopes, ...lists } = this.config;
    return withoutUndefined({
      properties: withoutUndefined({
        displayName,
        description,
        policyDefinitionId,
        definitionVersion: this.definitionVersion,
        parameters,
        enforcementMode: enforce === false ? 'DoNotEnforce' : 'Default',
        notScopes,
        nonComplianceMessages: lists.nonComplianceMessage?.map(({ content, policyDefinitionReferenceId }) =>
          withoutUndefined({ message: content, policyDefinitionReferenceId }),
        ),
        overrides: lists.overrides?.map(({ value, selectors }) => ({
          kind: 'policyEffect',
          value,
          selectors: selectors.map((one) => ({ kind: 'policyDefinitionReferenceId', in: one.in })),
        })),
        resourceSelectors: lists.resourceSelectors?.map(({ name, selectors }) => ({
          name,
          selectors: selectors.map((one) => withoutUndefined({ kind: one.kind, in: one.in, notIn: one.notIn })),
        })),
      }),
    });
  }
}

function attribute(value: string | readonly string[]) {
  return typeof value === 'string'
    ? { value, isBlock: false, type: 'simple', storageClassType: 'string' }
    : { value, isBlock: false, type: 'list', storageClassType: 'stringList' };
}
