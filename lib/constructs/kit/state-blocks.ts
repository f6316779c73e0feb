import { TerraformElement, type TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/** The address of a resource in earlier versions of this library: Terraform moves it in the state. */
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
 * The address of a resource that is not created. If the state has a resource there, Terraform forgets it and Azure
 * keeps it: removing a prop does not destroy a resource that machines or people depend on.
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
