/**
 * What exists or will exist of change tracking, whichever tool wrote it.
 *
 * A reader gives `ResourceChange`s (`input.ts`) whose attributes are in the words of azurerm: `read/dialects` puts azapi
 * and ARM templates into them, one entry of `ARM_TYPES` for each type of Azure. `read/estate.ts` sorts one side of the
 * changes into an `Estate`. Findings read nothing else, so a new dialect needs a reader and no finding.
 *
 * A value that cannot be looked at is one of the symbols of `value.ts`: known only at apply, sensitive, or not in the
 * input. Text that holds `${` is an expression that nothing evaluates.
 */
import type { AlertRule } from '../../facts/alert-rules';
import type { OperatingSystem } from '../../facts/extension';
import type { InitiativeName } from '../../facts/initiatives';
import type { AgentSettings } from './agent-settings';
import { type Attributes, isHidden, type Known } from './value';

/** A resource that exists, before or after the change. */
export interface Resource {
  readonly address: string;
  readonly type: string;
  /** Azure's id, or an expression that stands for it. */
  readonly id: string;
  readonly attributes: Attributes;
  /** The id that Terraform imports it with, after a change that does. */
  readonly importId?: string;
}

/** One data source of a rule. */
export interface Source {
  readonly os: OperatingSystem;
  readonly name: string;
  readonly extensionName: string;
  readonly streams: readonly string[];
  /** The settings as they are written: text, or hidden. */
  readonly text: unknown;
  /** What that text says; `undefined` where it is not JSON. */
  readonly json: unknown;
  readonly settings: Known<AgentSettings> | undefined;
}

/** A workspace a rule writes to, under the name its flows use. */
export interface Destination {
  readonly name: string;
  readonly workspaceId: Known<string>;
}

/** One data flow of a rule. */
export interface Flow {
  readonly streams: readonly string[];
  readonly destinations: readonly string[];
}

/** A data collection rule of change tracking. */
export interface Rule extends Resource {
  readonly sources: readonly Source[];
  /** Whether it has data sources for an extension that cannot be seen. */
  readonly unnamed: boolean;
  readonly flows: readonly Flow[];
  readonly destinations: readonly Destination[];
}

/** An extension on a machine: change tracking's own or the Azure Monitor Agent. */
export interface Extension extends Resource {
  readonly machine: Known<string>;
  readonly os: OperatingSystem;
  readonly version: Known<string> | undefined;
  /** Whether Azure upgrades it afterwards. */
  readonly automaticUpgrade: unknown;
  /** Whether a newer minor version is taken at installation. */
  readonly minorUpgrade: unknown;
}

/** What ties a machine to a rule. */
export interface Association extends Resource {
  readonly machine: Known<string>;
  readonly ruleId: Known<string>;
}

/** What ties a machine to the endpoint that its agent gets its configuration from. */
export interface EndpointAssociation extends Resource {
  readonly machine: Known<string>;
  readonly endpointId: Known<string>;
}

/** A log search alert on data of change tracking. */
export interface Alert extends Resource {
  readonly query: Known<string>;
  /** Id of what the query reads, as a rule the workspace. */
  readonly scope: Known<string>;
  /** What Azure runs; `undefined` if a part of it cannot be seen. */
  readonly rule: AlertRule | undefined;
  /** Ids of the action groups. */
  readonly actionGroups: Known<readonly Known<string>[]>;
}

/** Azure policy that onboards machines. */
export interface Assignment extends Resource {
  /** Absent if another definition is assigned, such as one of the user's own or a copy of a landing zone. */
  readonly initiative?: InitiativeName;
  readonly scope: Known<string>;
  /** Values of the parameters by name; hidden as a whole where they are known only at apply. */
  readonly parameters: Known<Attributes>;
}

/** Everything of change tracking on one side of a change. */
export interface Estate {
  readonly rules: readonly Rule[];
  readonly extensions: readonly Extension[];
  readonly agents: readonly Extension[];
  readonly associations: readonly Association[];
  readonly assignments: readonly Assignment[];
  readonly definitions: readonly Resource[];
  readonly remediations: readonly Resource[];
  readonly exemptions: readonly Resource[];
  readonly workspaces: readonly Resource[];
  readonly tables: readonly Resource[];
  /** What links a workspace to a dedicated cluster. */
  readonly clusterLinks: readonly Resource[];
  /** What links a workspace to an account that keeps its queries, one for each kind of query. */
  readonly storageLinks: readonly Resource[];
  readonly solutions: readonly Resource[];
  readonly accounts: readonly Resource[];
  readonly containers: readonly Resource[];
  readonly roles: readonly Resource[];
  /** Virtual machines, scale sets and Arc servers. */
  readonly machines: readonly Resource[];
  /** User-assigned identities. */
  readonly identities: readonly Resource[];
  readonly alerts: readonly Alert[];
  readonly actionGroups: readonly Resource[];
  /** Alert processing rules that suppress notifications. */
  readonly suppressions: readonly Resource[];
  readonly workbooks: readonly Resource[];
  /** Diagnostic settings of rules, of workspaces of change tracking and of content storage. */
  readonly diagnostics: readonly Resource[];
  readonly locks: readonly Resource[];
  readonly privateEndpoints: readonly Resource[];
  /** Private link scopes of Azure Monitor. */
  readonly privateLinkScopes: readonly Resource[];
  /** What links a workspace or an endpoint to a private link scope. */
  readonly privateLinks: readonly Resource[];
  /** Data collection endpoints. */
  readonly endpoints: readonly Resource[];
  readonly endpointAssociations: readonly EndpointAssociation[];
  /** Every resource of a type that may matter, by address. */
  readonly resources: ReadonlyMap<string, Resource>;
  /** The same by id, in lower case. */
  readonly byId: ReadonlyMap<string, Resource>;
}

/** The value an assignment gives to a parameter. */
export function parameter({ parameters }: Assignment, name: string): unknown {
  return isHidden(parameters) ? parameters : parameters[name];
}

const EXEMPTION_SCOPES = ['resource_id', 'resource_group_id', 'subscription_id', 'management_group_id'];

/** The scope or the resource of an exemption. */
export function exemptionScope({ attributes }: Resource): unknown {
  return EXEMPTION_SCOPES.map((key) => attributes[key]).find((id) => id !== undefined && id !== null);
}
