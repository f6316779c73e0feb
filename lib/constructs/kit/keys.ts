import { type IResolveContext, Lazy, TerraformElement, type TerraformResource } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { resolved } from './stack-resources';

/**
 * A map for a `for_each` that is keyed by an id of Azure, and not by a name: a name that changes changes no key. The key of
 * an id that only Terraform knows is the expression that stands for it.
 */
export function keyedById<Value>(entries: readonly (readonly [id: string, value: Value])[]) {
  return Lazy.anyValue({
    produce: (context: IResolveContext) =>
      Object.fromEntries(entries.map(([id, value]) => [keyOf(id, context.scope), value])),
  });
}

function keyOf(id: string, scope: IConstruct): string {
  return String(resolved(scope, id))
    .replaceAll(/\$\{|\}/g, '')
    .toLowerCase();
}

/** Instances that were keyed by a name in earlier versions of this library: Terraform moves them in the state. */
export class Rekeyed extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly resources: readonly TerraformResource[],
    /** Names and ids. */
    private readonly entries: readonly (readonly [name: string, id: string])[],
  ) {
    super(scope, id);
  }

  override toTerraform(): object {
    return {
      moved: this.resources.flatMap(({ terraformResourceType: type, friendlyUniqueId }) =>
        this.entries.map(([name, id]) => {
          const instance = (key: string) => `${type}.${friendlyUniqueId}[${JSON.stringify(key)}]`;
          return { from: instance(name), to: instance(keyOf(id, this)) };
        }),
      ),
    };
  }
}
