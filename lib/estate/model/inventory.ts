import type { OperatingSystem } from '../../facts/extension';
import type { Input } from './input';

/**
 * What exists in Azure and what arrives, as exported rows say. Ids are in lower case, since the services change the case of
 * ids; names keep it. What a file that is missing would say is unknown: its map or list is absent.
 */
export interface Inventory {
  readonly machines: readonly InventoryMachine[];
  readonly extensions: ReadonlyMap<string, readonly InventoryExtension[]> | undefined;
  readonly associations: ReadonlyMap<string, readonly InventoryAssociation[]> | undefined;
  readonly rules: ReadonlyMap<string, InventoryRule> | undefined;
  /** The rules of change tracking as an input of their own, for the checks of an estate. */
  readonly ruleInput: Input | undefined;
  /** Workspaces that have the solution. */
  readonly solutions: ReadonlySet<string> | undefined;
  readonly workspaces: ReadonlyMap<string, InventoryWorkspace> | undefined;
  /** What assigns change tracking to machines. */
  readonly assignments: readonly InventoryAssignment[] | undefined;
  /** The assignments with their exemptions as an input of their own, for the checks of an estate. */
  readonly assignmentInput: Input | undefined;
  /** Machines that policy has evaluated for an initiative of change tracking, with whether it finds something missing. */
  readonly evaluated: ReadonlyMap<string, boolean> | undefined;
  /** What policy says of each machine, by member of an initiative. */
  readonly policyStates: readonly PolicyState[] | undefined;
  readonly exemptions: readonly InventoryExemption[] | undefined;
  /** The newest row of the inventory by machine, in milliseconds. */
  readonly reported: ReadonlyMap<string, number> | undefined;
  /** When the newest of all rows arrived. */
  readonly newest: number | undefined;
  /** Files that are cut off, so that a row may be missing. */
  readonly incomplete: ReadonlySet<string>;
  /** What is missing, cut off or could not be read, each a sentence. */
  readonly gaps: readonly string[];
}

export interface InventoryMachine {
  readonly id: string;
  readonly name: string;
  readonly kind: 'virtualMachine' | 'scaleSet' | 'arcServer';
  readonly os: OperatingSystem | undefined;
  readonly location: string;
  /** Whether it runs, or is connected; `undefined` if the export does not say. */
  readonly isOn: boolean | undefined;
  readonly hasSystemIdentity: boolean;
  readonly identities: readonly string[];
  readonly upgradeMode: string | undefined;
}

export interface InventoryExtension {
  readonly kind: 'agent' | 'changeTracking' | 'former';
  readonly os: OperatingSystem | undefined;
  readonly state: string | undefined;
  readonly version: string | undefined;
  readonly isUpgraded: boolean | undefined;
  /** The identity that the settings of the agent name. */
  readonly identityId: string | undefined;
}

export interface InventoryAssociation {
  readonly ruleId: string | undefined;
  readonly endpointId: string | undefined;
}

export interface InventoryRule {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  /** Operating systems with a data source of change tracking; none for a rule of something else. */
  readonly systems: readonly OperatingSystem[];
  readonly workspaceIds: readonly string[];
}

export interface InventoryWorkspace {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly isClosed: boolean;
  readonly isOverQuota: boolean;
}

export interface InventoryAssignment {
  readonly id: string;
  readonly name: string;
  readonly kind: InventoryMachine['kind'] | undefined;
  readonly scope: string;
  readonly notScopes: readonly string[];
  readonly isEnforced: boolean;
}

/** What policy says of one machine and one policy. */
export interface PolicyState {
  readonly machine: string;
  /** The GUID at the end of the id of the definition. */
  readonly definitionId: string;
  readonly assignmentId: string;
  /** In lower case, such as `noncompliant`; empty if the export has none. */
  readonly state: string;
}

export interface InventoryExemption {
  readonly id: string;
  readonly name: string;
  /** What is exempt: a machine, a resource group, a subscription or a management group. */
  readonly scope: string;
  readonly assignmentId: string;
  readonly category: string | undefined;
  /** The time as the export writes it; `undefined` if it does not expire. */
  readonly expires: string | undefined;
  /** The same in milliseconds; `undefined` also if it is no time. */
  readonly expiresAt: number | undefined;
  /** Reference ids in lower case; none if the whole assignment is exempt. */
  readonly members: readonly string[];
}
