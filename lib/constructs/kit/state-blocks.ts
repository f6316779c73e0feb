import { TerraformElement, type TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/** The place where a resource was in earlier versions of this library: Terraform moves it in the state. */
export class MovedFrom extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly resource: TerraformResource,
  ) {
    super(scope, id);
  }

  override toTerraform(): object {
    const { terraformResourceType: type, friendlyUniqueId } = this.resource;
    return { moved: [{ from: `${type}.${this.friendlyUniqueId}`, to: `${type}.${friendlyUniqueId}` }] };
  }
}

/**
 * The place of a resource that is not created. If the state has one there, Terraform forgets it and Azure keeps it: what
 * machines or people depend on is not destroyed because a prop was taken out.
 */
export class Left extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly type: string,
  ) {
    super(scope, id);
  }

  override toTerraform(): object {
    return { removed: [{ from: `${this.type}.${this.friendlyUniqueId}`, lifecycle: { destroy: false } }] };
  }
}
