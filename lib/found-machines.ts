import { DataAzurermResources } from '@cdktf/provider-azurerm/lib/data-azurerm-resources';
import { TerraformIterator } from 'cdktf';
import { Construct } from 'constructs';
import type { IChangeTrackingRule } from './change-tracking-rule';
import { foundMachinesProblems, foundMachinesWarnings } from './checks/found-machines';
import { pascalCase, report } from './construct-kit';
import { rejectProblems } from './core/problems';
import { templateProblems } from './core/text';
import type { AcknowledgedWarnings } from './core/warnings';
import type { OperatingSystem } from './facts/extension';
import { MACHINE_POLICY } from './facts/extension-policy';
import { MachineGroup } from './machine-group';
import type { ArcExtensionVersion, ExtensionVersion } from './machines';

interface FoundMachinesOptions {
  /** The rule the machines are associated with. */
  readonly rule: IChangeTrackingRule;
  /** Operating system of every machine found: Azure's list of resources does not tell it, so a tag has to. */
  readonly os: OperatingSystem;
  /**
   * Tags a machine has to have, with exactly these values.
   * @default - none; then `resourceGroupName` is needed
   */
  readonly requiredTags?: Readonly<Record<string, string>>;
  /**
   * Resource group the machines lie in.
   * @default - any in the subscription of the provider
   */
  readonly resourceGroupName?: string;
  /**
   * Whether to install the Azure Monitor Agent. Say `false` where something else does, or Terraform asks to import it.
   * @default true
   */
  readonly installAgent?: boolean;
  /**
   * Warnings to live with, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

interface FoundComputeMachines extends FoundMachinesOptions {
  readonly kind: 'virtualMachines' | 'scaleSets';
  /**
   * Pins the extension to one minor version, 2.20 or later, with automatic upgrade off.
   * @default - no pin: the newest 2.x, kept up to date by Azure
   */
  readonly extensionVersion?: ExtensionVersion;
  /**
   * Id of the user-assigned identity the agent signs in with, which has to be attached to the machines.
   * @default - the system-assigned identity of each machine
   */
  readonly agentIdentityId?: string;
}

interface FoundArcServers extends FoundMachinesOptions {
  readonly kind: 'arcServers';
  /**
   * Pins the extension to a version of two to four parts, 2.20 or later, with automatic upgrade off.
   * @default - no pin: the newest 2.x, kept up to date by Azure
   */
  readonly extensionVersion?: ArcExtensionVersion;
  /** Arc servers always use their own identity. */
  readonly agentIdentityId?: never;
}

export type FoundMachinesProps = FoundComputeMachines | FoundArcServers;

/**
 * Machines Terraform looks up by tag or resource group at every plan and onboards without policy. What is found then is
 * all there is: a machine that comes later waits for the next run, one that loses its tag is taken off, and nothing
 * says how many there are. Only the subscription of the provider is searched, and a machine that `Machines` names too
 * gets everything twice, which Azure refuses. Where machines come and go, policy is the better way.
 */
export class FoundMachines extends Construct {
  /** The lookup, such as to print what it finds. */
  readonly resource: DataAzurermResources;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: FoundMachinesProps) {
    super(scope, id);
    rejectProblems(this.node.path, [...templateProblems(props), ...foundMachinesProblems(props)]);
    report(this, foundMachinesWarnings(props), props.acknowledgedWarnings);

    const { kind, os, rule, extensionVersion, agentIdentityId, installAgent = true } = props;
    this.resource = new DataAzurermResources(this, 'Resource', {
      type: MACHINE_POLICY[kind].type,
      requiredTags: props.requiredTags && { ...props.requiredTags },
      resourceGroupName: props.resourceGroupName,
    });
    new MachineGroup(this, pascalCase(os) + pascalCase(kind), {
      kind,
      os,
      members: TerraformIterator.fromComplexList(this.resource.resources, 'id'),
      shared: { extensionVersion, agentIdentityId },
      rule,
      installAgent,
    });
  }
}
