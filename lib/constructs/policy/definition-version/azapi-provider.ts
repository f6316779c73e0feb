import { TerraformProvider, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AZAPI } from '../../../facts/azapi-arguments';

/** The form of the metadata that generated bindings have. The provider sets the constraint of its version. */
export const AZAPI_METADATA = { providerName: AZAPI.name, providerVersionConstraint: AZAPI.versions };

/** The provider azapi without generated bindings. It signs in as azurerm does: from the environment or the Azure CLI. */
class AzapiProvider extends TerraformProvider {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      terraformResourceType: AZAPI.name,
      terraformGeneratorMetadata: AZAPI_METADATA,
      terraformProviderSource: AZAPI.source,
    });
    this.node.addValidation({ validate: () => (isAlone(this) ? [] : [SECOND]) });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return {};
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return {};
  }
}

const SECOND =
  'the stack has another azapi provider: create it before the first assignment with a definitionVersion, which then uses it';

/** Makes sure that a stack has the provider azapi. One that the app has created before is used. */
export function needAzapi(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  if (providersOf(stack).length === 0) new AzapiProvider(stack, 'AzapiProvider');
}

function isAlone(provider: TerraformProvider): boolean {
  return providersOf(TerraformStack.of(provider)).length === 1;
}

/** The default providers azapi of a stack. One with an alias serves only resources that name it. */
function providersOf(stack: TerraformStack): TerraformProvider[] {
  return stack.node
    .findAll()
    .filter(TerraformProvider.isTerraformProvider)
    .filter(({ terraformResourceType, alias }) => terraformResourceType === AZAPI.name && alias === undefined);
}
