import { Construct } from 'constructs';
import { rejectProblems } from '../../core/problems';
import { templateProblems } from '../../core/templates';
import { pascalCase } from '../../core/text';
import { report } from '../kit/report';
import { type GroupMember, MachineGroup, type MachineKind } from './machine-group';
import { machinesProblems, machinesWarnings } from './machines-checks';
import type { ArcServer, Machine, MachinesProps } from './machines-props';

/**
 * Named machines, onboarded one by one without policy: the Azure Monitor Agent, then the change tracking extension,
 * then the association with the rule; removal goes the other way round. All machines of a kind and operating system
 * share one `for_each`.
 */
export class Machines extends Construct {
  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: MachinesProps) {
    super(scope, id);
    rejectProblems(this.node.path, [...templateProblems(props), ...machinesProblems(props)]);
    report(this, machinesWarnings(props), props.acknowledgedWarnings);

    const { virtualMachines, scaleSets, arcServers, extensionVersion, agentIdentityId } = props;
    this.onboard('virtualMachines', virtualMachines, { extensionVersion, agentIdentityId }, props);
    this.onboard('scaleSets', scaleSets, { extensionVersion, agentIdentityId }, props);
    this.onboard('arcServers', arcServers, { extensionVersion: props.arcExtensionVersion ?? extensionVersion }, props);
  }

  private onboard(
    kind: MachineKind,
    machines: Readonly<Record<string, Machine | ArcServer>> = {},
    shared: Pick<GroupMember, 'extensionVersion' | 'agentIdentityId'>,
    { rule, installAgent = true }: MachinesProps,
  ): void {
    for (const os of ['windows', 'linux'] as const) {
      const members = Object.entries(machines).filter(([, machine]) => machine.os === os);
      if (members.length === 0) continue;
      new MachineGroup(this, pascalCase(os) + pascalCase(kind), {
        kind,
        os,
        members: Object.fromEntries(members),
        shared,
        rule,
        installAgent,
      });
    }
  }
}
