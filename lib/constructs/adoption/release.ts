import { TerraformElement, TerraformResource, TerraformStack } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { listed, type Problem, rejectProblems, shown } from '../../core/problems';
import { sharedRoles } from '../kit/role-grants';
import { addressOf, referredAddresses } from '../kit/stack-resources';
import { StateBlocks } from '../kit/state-blocks';

const RELEASED = new WeakSet<IConstruct>();

/**
 * Gives the resources of a construct back: at the next apply Terraform forgets them, and Azure keeps them. Leave the construct
 * and the call in the code until every environment has applied them, then remove both. Create nothing that uses the construct
 * after the call. Terraform 1.7 or later, or OpenTofu 1.7 or later, reads the `removed` blocks.
 * @param construct a construct of this library, or one that contains some
 * @throws if the construct belongs to no stack, is a stack, or is no construct
 */
export function release(construct: IConstruct): void {
  rejectProblems('release', constructProblems(construct));
  const { scope, id, path } = construct.node;
  if (scope === undefined || TerraformStack.isStack(construct)) {
    throw new Error(
      `[${path}] release needs a construct inside a stack: release the constructs of the stack one by one`,
    );
  }
  const stack = TerraformStack.of(construct);
  const resources = construct.node.findAll().filter(TerraformResource.isTerraformResource);
  const addresses = new Set(resources.map(addressOf));
  RELEASED.add(construct);
  const isReleased = (needing: IConstruct) => needing.node.scopes.some((one) => RELEASED.has(one));
  for (const [role, needed] of sharedRoles(stack)) {
    if (!needed.every(isReleased)) continue;
    addresses.add(addressOf(role));
    role.node.scope?.node.tryRemoveChild(role.node.id);
  }
  scope.node.tryRemoveChild(id);
  const released = new Construct(scope, `${id}Released`);
  new StateBlocks(released, 'Blocks', () => ({ removed: [...addresses] }));
  released.node.addValidation({ validate: () => remainingUses(stack, addresses, path) });
}

/** JavaScript has no types that require a construct. */
function constructProblems(construct: unknown): Problem[] {
  if (Construct.isConstruct(construct)) return [];
  return [{ path: ['construct'], message: `must be a construct inside a stack, got ${shown(construct)}` }];
}

/** What still refers to a released resource: it could not be planned. */
function remainingUses(stack: TerraformStack, released: ReadonlySet<string>, path: string): string[] {
  const elements = stack.node
    .findAll()
    .filter(TerraformElement.isTerraformElement)
    .filter((element) => !(element instanceof StateBlocks) && !TerraformStack.isStack(element));
  const users = elements.filter((element) =>
    referredAddresses(element, element.toTerraform()).some((address) => released.has(address)),
  );
  return users.length === 0
    ? []
    : [
        `'${path}' is released, but ${listed(users.map(({ node }) => node.path))} still use its resources: release them too`,
      ];
}
