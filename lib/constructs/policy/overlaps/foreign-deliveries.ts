import { type TerraformResource, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { AZAPI } from '../../../facts/azapi-arguments';
import { addressOf, renderedArguments, resolved, resourcesOf } from '../../kit/stack-resources';
import type { Delivery } from './delivery';

const DEFINITION = /^azurerm_(management_group_)?policy_set_definition$/;

/** What assignments of an app give machines, if they are made without this library and their members are known. */
export function foreignDeliveries(root: IConstruct, own: ReadonlySet<Construct>): Delivery[] {
  const stacks = root.node.findAll().filter((node): node is TerraformStack => TerraformStack.isStack(node));
  return stacks.flatMap((stack) => {
    const resources = resourcesOf(stack);
    const foreign = resources.filter(
      (one) => isAssignment(one) && !one.node.scopes.some((node) => own.has(node as Construct)),
    );
    if (foreign.length === 0) return [];
    const definitions = resources.filter(({ terraformResourceType: type }) => DEFINITION.test(type));
    return deliveriesOf(foreign, definitions);
  });
}

/** azapi has one resource for every type of Azure. */
function isAssignment(resource: TerraformResource): boolean {
  const { terraformResourceType: type } = resource;
  if (type !== AZAPI.resource) return /^azurerm_\w+_policy_assignment$/.test(type);
  return String(renderedArguments(resource)['type']).toLowerCase().startsWith(`${AZAPI.assignments}@`.toLowerCase());
}

/** The readers of an estate read them, so that synth and review see the same. */
function deliveriesOf(foreign: readonly TerraformResource[], definitions: readonly TerraformResource[]): Delivery[] {
  // Loaded here, so that importing the library stays fast.
  const { assignedValuesIn } =
    require('../../../estate/findings/assigned-values') as typeof import('../../../estate/findings/assigned-values');
  const byAddress = new Map(foreign.map((one) => [addressOf(one), one]));
  const given = [...foreign, ...definitions].map((one) => ({
    address: addressOf(one),
    type: one.terraformResourceType,
    attributes: resolved(one, renderedArguments(one)) as Readonly<Record<string, unknown>>,
  }));
  return assignedValuesIn(given).flatMap(({ address, ...value }) => {
    const construct = byAddress.get(address);
    return construct === undefined ? [] : [{ ...value, construct }];
  });
}
