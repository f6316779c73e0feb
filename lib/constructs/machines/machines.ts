import { TerraformElement } from 'cdktf';
import { Construct } from 'constructs';
import { checkLater } from '../kit/check-later';
import { keepNames } from '../kit/named-instances';
import { acceptProps } from '../kit/props';
import { report } from '../kit/report';
import { type Blocks, instanceOf, StateBlocks } from '../kit/state-blocks';
import { type IMachineGroup, MachineGroup } from './machine-group';
import { groupId, groupsOf } from './machine-groups';
import { machinesProblems, machinesWarnings } from './machines-checks';
import type { MachinesProps } from './machines-props';

/**
 * Named machines, onboarded one by one without policy: the Azure Monitor Agent, then the change tracking extension,
 * then the association with the rule; removal goes the other way round. All machines of a kind and operating system
 * share one `for_each`.
 */
export class Machines extends Construct {
  /** The resources of every kind and operating system that has machines, virtual machines first, Windows first. */
  readonly groups: readonly IMachineGroup[];

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: MachinesProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'Machines', props, machinesProblems);
    props = accepted.props;
    report(this, machinesWarnings(props), props.acknowledgedWarnings);
    const groups = groupsOf(props).map((group) => new MachineGroup(this, groupId(group), group));
    for (const { first } of groups) checkLater(first, accepted.unchecked, this.node.path);
    this.groups = groups;
    const { renamed } = props;
    keepNames(this, { what: 'machines', groups: groups.map(({ instances }) => instances), prop: 'renamed', renamed });
    const same = Object.entries(renamed ?? {}).filter(([from, to]) => from === to);
    const corrected = same.map(([, to]) => to);
    if (corrected.length > 0) new StateBlocks(this, 'Corrected', this.associations(groups, corrected));
  }

  /** Moves of the associations of machines whose operating system was another one: Azure has them already. */
  private associations(groups: readonly MachineGroup[], names: readonly string[]): () => Blocks {
    const moves = groups.flatMap((group) => {
      const { kind, os, association, endpointAssociation, instances } = group;
      const other = os === 'windows' ? 'linux' : 'windows';
      const sibling = groups.find((one) => one.kind === kind && one.os === other);
      const home = sibling ?? new Construct(this, groupId({ kind, os: other }));
      return [association, endpointAssociation].flatMap((resource) => {
        if (resource === undefined) return [];
        const { terraformResourceType, node } = resource;
        const earlier =
          (home.node.tryFindChild(node.id) as TerraformElement | undefined) ?? new TerraformElement(home, node.id);
        return instances.names
          .filter((name) => names.includes(name))
          .map((name) => () => ({
            from: instanceOf({ terraformResourceType, friendlyUniqueId: earlier.friendlyUniqueId }, name),
            to: instanceOf(resource, name),
          }));
      });
    });
    return () => ({ moved: moves.map((move) => move()) });
  }
}
