import { MonitorDataCollectionRuleAssociation } from '@cdktf/provider-azurerm/lib/monitor-data-collection-rule-association';
import { type MapTerraformIterator, TerraformIterator, TerraformLocal, type TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { isKnown } from '../../core/known';
import { AZURE_MONITOR_AGENT, CHANGE_TRACKING_EXTENSION, type OperatingSystem } from '../../facts/extension';
import type { NamedInstances } from '../kit/named-instances';
import { checkStackOf } from '../kit/stack-checks';
import { associateEndpoint } from './endpoint-association';
import { agentSettings, type Extension, type MachineExtension, newExtension, pin } from './machine-extension';
import type { GroupMember, NamedGroup } from './machine-groups';
import type { MachineKind } from './machines-props';

/** The resources of all machines of one kind and operating system, each with one `for_each`. */
export interface IMachineGroup {
  /** Kind of the machines. */
  readonly kind: MachineKind;
  /** Operating system of the machines. */
  readonly os: OperatingSystem;
  /** The Azure Monitor Agent, absent where `installAgent` is false. */
  readonly agent?: MachineExtension;
  /** The change tracking extension, absent where `installExtension` is false. */
  readonly extension?: MachineExtension;
  /** The association with the rule. */
  readonly association: MonitorDataCollectionRuleAssociation;
  /** The association with the endpoint of the location, absent without `privateIngestion`. */
  readonly endpointAssociation?: MonitorDataCollectionRuleAssociation;
}

export interface MachineGroupProps extends Omit<NamedGroup, 'members'> {
  /** The machines by name, or what Terraform finds, with `id` and `location` of each. */
  readonly members: NamedGroup['members'] | TerraformLocal;
}

/** Machines of one kind and operating system in one `for_each`. A local contains their differences. */
export class MachineGroup extends Construct implements IMachineGroup {
  readonly kind: MachineKind;
  readonly os: OperatingSystem;
  readonly agent?: MachineExtension;
  readonly extension?: MachineExtension;
  readonly association: MonitorDataCollectionRuleAssociation;
  readonly endpointAssociation?: MonitorDataCollectionRuleAssociation;
  /** The resource that Terraform creates first. */
  readonly first: MachineExtension | MonitorDataCollectionRuleAssociation;

  /** The resources of the machines by their names. */
  readonly instances: NamedInstances;

  private readonly each: MapTerraformIterator;
  /** What some machine has for itself, so that every record has to hold it. */
  private readonly varies: Readonly<Record<'extensionVersion' | 'agentIdentity', boolean>>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: MachineGroupProps,
  ) {
    super(scope, id);
    const { kind, os, members, rule, privateIngestion, installAgent = true, installExtension = true } = props;
    this.kind = kind;
    this.os = os;
    checkStackOf(this, repeatedMachines);
    const named = members instanceof TerraformLocal ? {} : members;
    const has = (key: 'extensionVersion' | 'agentIdentity') =>
      Object.values(named).some((member) => member[key] !== undefined);
    this.varies = { extensionVersion: has('extensionVersion'), agentIdentity: has('agentIdentity') };
    const local = members instanceof TerraformLocal ? members : this.local(members);
    this.each = TerraformIterator.fromMap(local.asAnyMap);

    this.agent = installAgent ? this.install('Agent', this.monitorAgent()) : undefined;
    this.extension = installExtension ? this.install('Extension', this.changeTracking(), this.agent) : undefined;
    const isFound = members instanceof TerraformLocal;
    this.endpointAssociation =
      privateIngestion &&
      associateEndpoint(this, 'EndpointAssociation', { each: this.each, privateIngestion, isFound });
    const last = [this.extension ?? this.agent, this.endpointAssociation].filter((part) => part !== undefined);
    this.association = new MonitorDataCollectionRuleAssociation(this, 'Association', {
      forEach: this.each,
      name: 'change-tracking',
      targetResourceId: this.each.getString('id'),
      dataCollectionRuleId: rule.ruleId,
      dependsOn: last.length > 0 ? last : undefined,
    });
    this.first = this.agent ?? this.extension ?? this.association;
    const resources = [this.agent, this.extension, this.endpointAssociation, this.association].filter(
      (resource) => resource !== undefined,
    );
    this.instances = { members: local, names: Object.keys(named), id: 'member.id', label: ` (${os})`, resources };
  }

  /** Ids of the machines that are known, in lower case. */
  machines(): string[] {
    const { members } = this.props;
    if (members instanceof TerraformLocal) return [];
    return Object.values(members).flatMap(({ id }) => (isKnown(id) ? [id.toLowerCase()] : []));
  }

  private local(members: Readonly<Record<string, GroupMember>>): TerraformLocal {
    const records = Object.entries(members).map(([name, member]) => [name, this.record(member)]);
    return new TerraformLocal(this, 'Members', Object.fromEntries(records));
  }

  /**
   * What the resources read for one machine. Versions and settings are in it only where a machine has its own; then every
   * record holds them, a version as `null` on an Arc server that Azure keeps up to date.
   */
  private record({ id, location, extensionVersion, agentIdentity }: GroupMember): Record<string, unknown> {
    const { kind, shared, privateIngestion } = this.props;
    return {
      id,
      ...(kind === 'arcServers' && { location }),
      ...(privateIngestion && { endpoint: privateIngestion.configurationEndpointIds[location as string] }),
      ...(this.varies.extensionVersion && { version: null, ...pin(kind, extensionVersion ?? shared.extensionVersion) }),
      ...(this.varies.agentIdentity && {
        settings: agentSettings((agentIdentity ?? shared.agentIdentity)?.identityId) ?? '{}',
      }),
    };
  }

  private monitorAgent(): Extension {
    const { kind, os, shared } = this.props;
    const { publisher, type, version } = AZURE_MONITOR_AGENT;
    return {
      publisher,
      type: type[os],
      version: kind === 'arcServers' ? undefined : version[os],
      automaticUpgrade: true,
      settings: this.varies.agentIdentity
        ? this.each.getString('settings')
        : agentSettings(shared.agentIdentity?.identityId),
    };
  }

  private changeTracking(): Extension {
    const { kind, os, shared } = this.props;
    const { publisher, type } = CHANGE_TRACKING_EXTENSION;
    return this.varies.extensionVersion
      ? {
          publisher,
          type: type[os],
          version: this.each.getString('version'),
          automaticUpgrade: this.each.getBoolean('automaticUpgrade'),
        }
      : { publisher, type: type[os], ...pin(kind, shared.extensionVersion) };
  }

  private install(id: string, extension: Extension, after?: MachineExtension): MachineExtension {
    const { each, props } = this;
    return newExtension(this, id, { ...props, each, extension, after });
  }
}

/** Machines that two constructs of a stack onboard: Azure has one such extension and association each. */
function repeatedMachines(stack: TerraformStack): string[] {
  const taken = new Map<string, MachineGroup>();
  const groups = stack.node.findAll().filter((construct) => construct instanceof MachineGroup);
  return groups.flatMap((group) =>
    group.machines().flatMap((id) => {
      const first = taken.get(id);
      taken.set(id, first ?? group);
      return first === undefined
        ? []
        : [`'${id}' is onboarded by '${parentPath(first)}' and by '${parentPath(group)}': remove it from one of them`];
    }),
  );
}

function parentPath({ node }: Construct): string | undefined {
  return node.scope?.node.path;
}
