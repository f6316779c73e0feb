import { TerraformElement, type TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { quoted } from '../../core/expressions';
import { completeHcl } from './hcl-output';
import { addressOf } from './stack-resources';

/** Where Terraform finds something in the state, and where it is from now on. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** A resource that exists in Azure, with its id there, or with the id of each of its instances by the key. */
export interface Import {
  readonly to: string;
  readonly id: string | Readonly<Record<string, string>>;
}

/** What is written about the state beside the resources. */
export interface Blocks {
  readonly moved?: readonly Move[];
  readonly imported?: readonly Import[];
  /** Addresses that Terraform forgets. Azure keeps the resources. */
  readonly removed?: readonly string[];
}

/** Blocks about the state of a stack, in JSON and in HCL. They are read at synth, when the addresses are final. */
export class StateBlocks extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    readonly blocks: (self: TerraformElement) => Blocks,
  ) {
    super(scope, id);
    completeHcl(this, () => (this.blocks(this).removed ?? []).map(removedBlock));
  }

  override toTerraform(): object {
    const { moved = [], imported = [], removed = [] } = this.blocks(this);
    return {
      ...(moved.length > 0 && { moved }),
      ...(imported.length > 0 && { import: imported.map(importBlock) }),
      ...(removed.length > 0 && { removed: removed.map((from) => ({ from, lifecycle: { destroy: false } })) }),
    };
  }

  override toHclTerraform(): object {
    const { moved = [], imported = [] } = this.blocks(this);
    const imports = imported.map(importBlock).map(({ for_each: forEach, to, id }) => ({
      ...(forEach !== undefined && { for_each: reference(mapExpression(forEach)) }),
      to: reference(to),
      id: { value: id, type: 'simple', storageClassType: 'string' },
    }));
    return { moved: moved.map(({ from, to }) => ({ to: reference(to), from: reference(from) })), import: imports };
  }
}

/** The address of a resource in earlier versions of this library: Terraform moves it in the state. */
export function movedFrom(scope: Construct, id: string, resource: TerraformResource): void {
  const { terraformResourceType } = resource;
  new StateBlocks(scope, id, ({ friendlyUniqueId }) => ({
    moved: [{ from: addressOf({ terraformResourceType, friendlyUniqueId }), to: addressOf(resource) }],
  }));
}

/**
 * The address of a resource that is not created. If the state has a resource there, Terraform forgets it and Azure
 * keeps it: removing a prop does not destroy a resource that machines or people depend on. The type has its name in Terraform, since
 * its class would be loaded for the name alone.
 */
export function leave(scope: Construct, id: string, terraformResourceType: string): void {
  new StateBlocks(scope, id, ({ friendlyUniqueId }) => ({
    removed: [addressOf({ terraformResourceType, friendlyUniqueId })],
  }));
}

/** The address of one instance of a `for_each`. */
export function instanceOf(resource: Parameters<typeof addressOf>[0], key: string): string {
  return `${addressOf(resource)}[${JSON.stringify(key)}]`;
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

function importBlock({ to, id }: Import): { for_each?: Readonly<Record<string, string>>; to: string; id: string } {
  return typeof id === 'string' ? { to, id } : { for_each: id, to: `${to}[each.key]`, id: `\${each.value}` };
}

function removedBlock(from: string): string {
  return `removed {\n  from = ${from}\n  lifecycle {\n    destroy = false\n  }\n}`;
}

function reference(value: string): object {
  return { value, type: 'simple', storageClassType: 'reference' };
}

/** A map of texts as an expression. */
export function mapExpression(map: Readonly<Record<string, string>>): string {
  return `{${Object.entries(map)
    .map(([key, value]) => `${quoted(key)} = ${quoted(value)}`)
    .join(', ')}}`;
}
