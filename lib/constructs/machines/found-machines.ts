import { DataAzurermResources } from '@cdktf/provider-azurerm/lib/data-azurerm-resources';
import { TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { MACHINE_POLICY } from '../../facts/machine-policy';
import { checkLater, isLeftToCheck } from '../kit/check-later';
import { later } from '../kit/later';
import { acceptProps } from '../kit/props';
import { report } from '../kit/report';
import { referredResources } from '../kit/stack-resources';
import { movesOf, StateBlocks } from '../kit/state-blocks';
import { TerraformData } from '../kit/terraform-data';
import { asNamed, foundMachinesProblems, foundMachinesWarnings } from './found-machines-checks';
import type { FoundMachinesProps } from './found-machines-props';
import { type IMachineGroup, MachineGroup } from './machine-group';
import { groupId, groupsOf, type NamedGroup } from './machine-groups';

/**
 * Machines Terraform looks up by tag or resource group at every plan and onboards without policy. What is found then is
 * all there is: a machine that comes later waits for the next run, one that loses its tag is taken off, and nothing
 * says how many there are. Only the subscription of the provider is searched, and a machine that `Machines` names too
 * gets everything twice, which Azure refuses. Where machines come and go, policy is the better way.
 */
export class FoundMachines extends Construct {
  /** The lookup, such as to print what it finds. */
  readonly resource: DataAzurermResources;
  /** The resources of the machines that are found. */
  readonly group: IMachineGroup;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: FoundMachinesProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'FoundMachines', props, foundMachinesProblems);
    props = accepted.props;
    report(this, foundMachinesWarnings(props), props.acknowledgedWarnings);

    this.resource = new DataAzurermResources(this, 'Resource', {
      type: MACHINE_POLICY[props.kind].type,
      requiredTags: props.requiredTags && { ...props.requiredTags },
      resourceGroupName: props.resourceGroupName,
    });
    // A condition that the plan does not know would put off the lookup: only that of its own argument is here.
    const ofLookup = accepted.unchecked.filter(({ path: [first] }) => first === 'resourceGroupName');
    checkLater(this.resource, ofLookup);
    const [named] = groupsOf(asNamed(props)) as [NamedGroup];
    const group = new MachineGroup(this, groupId(named), { ...named, members: this.byId() });
    // Resources of machines have no instance to check if none is found.
    const others = accepted.unchecked.filter((problem) => !ofLookup.includes(problem));
    if (isLeftToCheck(others))
      checkLater(new TerraformData(new Construct(this, 'Props'), 'Resource'), others, this.node.path);
    this.group = group;
    this.node.addValidation({ validate: () => unplannable(this, props) });
    this.moveEarlier(props, group);
  }

  private moveEarlier({ earlierIds = [] }: FoundMachinesProps, { instances }: MachineGroup): void {
    const keys = earlierIds.map((id) => [id, id.toLowerCase()] as const).filter(([from, to]) => from !== to);
    new StateBlocks(this, 'Keys', () => ({ moved: movesOf(instances.resources, keys) }));
  }

  /** The machines that are found, keyed by their id in one case: Azure changes the case of ids. */
  private byId(): TerraformLocal {
    const { terraformResourceType: type } = this.resource;
    const keyed = later(
      () =>
        `\${{ for machine in data.${type}.${this.resource.friendlyUniqueId}.resources : lower(machine.id) => machine }}`,
    );
    return new TerraformLocal(this, 'Found', keyed);
  }
}

/** Terraform looks machines up when it plans, and not before it has created what the lookup refers to. */
function unplannable(scope: FoundMachines, { requiredTags, resourceGroupName }: FoundMachinesProps): string[] {
  return Object.entries({ requiredTags, resourceGroupName }).flatMap(([prop, value]) =>
    referredResources(scope, value).map(
      ({ terraformResourceType: type, friendlyUniqueId }) =>
        `${prop} must not refer to '${type}.${friendlyUniqueId}', a resource of the same stack: Terraform has to find the machines before it creates anything. Write the value as text, or create the resource in another stack`,
    ),
  );
}
