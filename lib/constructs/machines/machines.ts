import { Construct } from 'constructs';
import { pascalCase } from '../../core/letter-case';
import { checkLater } from '../kit/check-later';
import { acceptProps } from '../kit/props';
import { report } from '../kit/report';
import { type IMachineGroup, MachineGroup } from './machine-group';
import { groupsOf } from './machine-groups';
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
    const groups = groupsOf(props).map(
      (group) => new MachineGroup(this, pascalCase(group.os) + pascalCase(group.kind), group),
    );
    for (const { first } of groups) checkLater(first, accepted.unchecked, this.node.path);
    this.groups = groups;
  }
}
