import {
  anyToHclTerraform,
  anyToTerraform,
  type DataConfig,
  hashMapper,
  hashMapperHcl,
  TerraformResource,
} from 'cdktf';
import type { Construct } from 'constructs';

/**
 * Terraform's own resource `terraform_data`, which remembers values and creates nothing. The class of the framework,
 * `DataResource`, runs `terraform version` for each instance when it is synthesized, and fails without Terraform. This
 * one writes the same configuration and runs nothing.
 */
export class TerraformData extends TerraformResource {
  static readonly tfResourceType = 'terraform_data';

  private readonly config: DataConfig;

  constructor(scope: Construct, id: string, config: DataConfig = {}) {
    super(scope, id, {
      terraformResourceType: TerraformData.tfResourceType,
      terraformGeneratorMetadata: { providerName: 'terraform' },
      ...config,
    });
    this.config = config;
  }

  /** An expression of what is remembered, known after the apply. It fixes the logical id. */
  get output(): string {
    return `${TerraformData.tfResourceType}.${this.friendlyUniqueId}.output`;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { input, triggersReplace } = this.config;
    return {
      input: hashMapper(anyToTerraform)(input),
      triggers_replace: hashMapper(anyToTerraform)(triggersReplace),
    };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    const { input, triggersReplace } = this.config;
    return {
      input: hashMapperHcl(anyToHclTerraform)(input),
      triggers_replace: hashMapperHcl(anyToHclTerraform)(triggersReplace),
    };
  }
}
