import { pascalCase } from '../../core/letter-case';
import { OPERATING_SYSTEMS, type OperatingSystem } from '../../facts/extension';
import type { MachineAgentIdentity, MachineKind, MachinesProps } from './machines-props';

/** One machine of a group, whatever its kind. */
export interface GroupMember {
  readonly id: string;
  readonly location?: string;
  readonly extensionVersion?: string;
  readonly agentIdentity?: MachineAgentIdentity;
}

/** The machines of one kind and operating system, which share one `for_each`. */
export interface NamedGroup
  extends Pick<MachinesProps, 'rule' | 'privateIngestion' | 'installAgent' | 'installExtension' | 'tags'> {
  readonly kind: MachineKind;
  readonly os: OperatingSystem;
  readonly members: Readonly<Record<string, GroupMember>>;
  /** Settings of members that have none of their own. */
  readonly shared: Pick<GroupMember, 'extensionVersion' | 'agentIdentity'>;
}

/** The groups of the machines that are given. */
export function groupsOf(props: MachinesProps): NamedGroup[] {
  const { extensionVersion, arcExtensionVersion = extensionVersion, agentIdentity } = props;
  const kinds = [
    { kind: 'virtualMachines', machines: props.virtualMachines, shared: { extensionVersion, agentIdentity } },
    { kind: 'scaleSets', machines: props.scaleSets, shared: { extensionVersion, agentIdentity } },
    { kind: 'arcServers', machines: props.arcServers, shared: { extensionVersion: arcExtensionVersion } },
  ] as const;
  const { rule, privateIngestion, installAgent, installExtension, tags } = props;
  const common = { rule, privateIngestion, installAgent, installExtension, tags };
  return kinds.flatMap(({ kind, machines = {}, shared }) =>
    OPERATING_SYSTEMS.flatMap((os) => {
      const members = Object.entries<GroupMember & { os: OperatingSystem }>(machines).filter(
        ([, machine]) => machine.os === os,
      );
      if (members.length === 0) return [];
      return [{ kind, os, members: Object.fromEntries(members), shared, ...common }];
    }),
  );
}

/** The construct id of a group. It is part of addresses in the state. */
export function groupId({ kind, os }: Pick<NamedGroup, 'kind' | 'os'>): string {
  return pascalCase(os) + pascalCase(kind);
}
