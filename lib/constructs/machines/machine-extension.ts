import { ArcMachineExtension } from '@cdktf/provider-azurerm/lib/arc-machine-extension';
import { VirtualMachineExtension } from '@cdktf/provider-azurerm/lib/virtual-machine-extension';
import { VirtualMachineScaleSetExtensionA } from '@cdktf/provider-azurerm/lib/virtual-machine-scale-set-extension';
import type { IResolvable, MapTerraformIterator } from 'cdktf';
import type { Construct } from 'constructs';
import { AZURE_MONITOR_AGENT, EXTENSION_FLOOR, type OperatingSystem } from '../../facts/extension';
import { jsonArgument } from '../kit/json-text';
import type { MachineKind } from './machines-props';

/** An extension resource of virtual machines, scale sets or Arc servers. */
export type MachineExtension = VirtualMachineExtension | VirtualMachineScaleSetExtensionA | ArcMachineExtension;

/** An extension as all three kinds of machine know it. */
export interface Extension {
  readonly publisher: string;
  readonly type: string;
  /** Absent on Arc servers that Azure keeps up to date: the provider drops it there. */
  readonly version?: string;
  readonly automaticUpgrade: boolean | IResolvable;
  readonly settings?: string;
}

/** What is needed to install an extension on all machines of one kind and operating system. */
interface Installation {
  readonly kind: MachineKind;
  readonly os: OperatingSystem;
  /** The machines, with `id` and, of Arc servers, `location`. */
  readonly each: MapTerraformIterator;
  readonly extension: Extension;
  /** The extension that must be installed before. */
  readonly after?: MachineExtension | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** Extension resources are named like their type, as policy names them: Azure allows one of each type. */
export function newExtension(
  scope: Construct,
  id: string,
  { kind, os, each, extension, after, tags }: Installation,
): MachineExtension {
  const { type, publisher, version, automaticUpgrade, settings } = extension;
  const machine = each.getString('id');
  const shared = {
    forEach: each,
    name: type,
    publisher,
    type,
    settings,
    automaticUpgradeEnabled: automaticUpgrade,
    dependsOn: after && [after],
  };
  switch (kind) {
    case 'virtualMachines':
      return new VirtualMachineExtension(scope, id, {
        ...shared,
        virtualMachineId: machine,
        tags: tags && { ...tags },
        typeHandlerVersion: version as string,
        autoUpgradeMinorVersion: automaticUpgrade,
      });
    case 'scaleSets':
      return new VirtualMachineScaleSetExtensionA(scope, id, {
        ...shared,
        virtualMachineScaleSetId: machine,
        typeHandlerVersion: version as string,
        autoUpgradeMinorVersion: automaticUpgrade,
        provisionAfterExtensions: after && [AZURE_MONITOR_AGENT.type[os]],
      });
    case 'arcServers':
      return new ArcMachineExtension(scope, id, {
        ...shared,
        arcMachineId: machine,
        tags: tags && { ...tags },
        location: each.getString('location'),
        typeHandlerVersion: version,
      });
  }
}

/** A pinned version with automatic upgrade off; otherwise what Azure starts from and keeps up to date. */
export function pin(kind: MachineKind, version: string | undefined): Pick<Extension, 'version' | 'automaticUpgrade'> {
  if (version !== undefined) return { version, automaticUpgrade: false };
  return { ...(kind !== 'arcServers' && { version: EXTENSION_FLOOR }), automaticUpgrade: true };
}

/** How the agent finds its user-assigned identity, as the built-in policies write it. */
export function agentSettings(identityId: string | undefined): string | undefined {
  if (identityId === undefined) return undefined;
  return jsonArgument({
    authentication: { managedIdentity: { 'identifier-name': 'mi_res_id', 'identifier-value': identityId } },
  });
}
