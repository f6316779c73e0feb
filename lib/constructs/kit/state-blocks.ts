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

/** Where Terraform finds something in the state, and where it is from now on. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Instances whose addresses change: Terraform moves them in the state. The addresses are read at synth. */
export class Moved extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly moves: () => readonly Move[],
  ) {
    super(scope, id);
  }

  override toTerraform(): object {
    return { moved: this.moves() };
  }
}

/** The address of one instance of a `for_each`. */
export function instanceOf(
  {
    terraformResourceType: type,
    friendlyUniqueId,
  }: Pick<TerraformResource, 'terraformResourceType' | 'friendlyUniqueId'>,
  key: string,
): string {
  return `${type}.${friendlyUniqueId}[${JSON.stringify(key)}]`;
}

/** The moves of instances of several resources from earlier keys to later ones. */
export function movesOf(
  resources: readonly TerraformResource[],
  keys: readonly (readonly [from: string, to: string])[],
): Move[] {
  return resources.flatMap((resource) =>
    keys.map(([from, to]) => ({ from: instanceOf(resource, from), to: instanceOf(resource, to) })),
  );
}
