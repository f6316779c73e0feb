import { AZURE_MONITOR_AGENT, CHANGE_TRACKING_EXTENSION, type OperatingSystem } from '../facts/extension';
import type { InitiativeName } from '../facts/initiatives';
import { CHANGE_TRACKING_SOLUTION, TABLES } from '../facts/rule';
import type { AgentSettings } from './agent-settings';
import type { ResourceChange } from './model';
import {
  changeTrackingPolicies,
  contentAccounts,
  isContentContainer,
  readAssignment,
  readAssociation,
  readExtension,
  readRule,
} from './read-resources';
import { type Attributes, isHidden, type Known, textOf } from './value';

/** A resource that exists, before or after the change. */
export interface Resource {
  readonly address: string;
  readonly type: string;
  /** Azure's id, or an expression that stands for it. */
  readonly id: string;
  readonly attributes: Attributes;
}

/** One data source of a rule. */
export interface Source {
  readonly os: OperatingSystem;
  readonly name: string;
  readonly extensionName: string;
  readonly streams: readonly string[];
  /** The settings as they are written: text, or hidden. */
  readonly text: unknown;
  /** What that text says; `undefined` where it is no JSON. */
  readonly json: unknown;
  readonly settings: Known<AgentSettings> | undefined;
}

/** A workspace a rule writes to, under the name its flows use. */
export interface Destination {
  readonly name: string;
  readonly workspaceId: Known<string>;
}

/** A data collection rule of change tracking. */
export interface Rule extends Resource {
  readonly sources: readonly Source[];
  /** Whether it has data sources for an extension that cannot be seen. */
  readonly unnamed: boolean;
  readonly flows: readonly { readonly streams: readonly string[]; readonly destinations: readonly string[] }[];
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

/** Azure policy that onboards machines. */
export interface Assignment extends Resource {
  /** Absent where a definition of the user's own is assigned. */
  readonly initiative?: InitiativeName;
  readonly scope: Known<string>;
  /** Values of the parameters by name; hidden as a whole where they are known only at apply. */
  readonly parameters: Known<Attributes>;
}

/** Everything of change tracking on one side of a change. */
export interface Tracking {
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
  readonly solutions: readonly Resource[];
  readonly accounts: readonly Resource[];
  readonly containers: readonly Resource[];
  readonly roles: readonly Resource[];
  /** Every resource of a type that may matter, by address. */
  readonly resources: ReadonlyMap<string, Resource>;
  /** The same by id, in lower case. */
  readonly byId: ReadonlyMap<string, Resource>;
}

/** Sorts out one side of a change. */
export function trackingOf(changes: readonly ResourceChange[], side: 'before' | 'after'): Tracking {
  const resources: Resource[] = [];
  const byType = new Map<string, Resource[]>();
  for (const { address, type, [side]: attributes } of changes) {
    if (attributes === undefined) continue;
    const resource = { address, type, id: textOf(attributes['id']) ?? `\${${address}.id}`, attributes };
    resources.push(resource);
    const alike = byType.get(type) ?? [];
    alike.push(resource);
    byType.set(type, alike);
  }
  const ofType = (pattern: RegExp) => [...byType].flatMap(([type, list]) => (pattern.test(type) ? list : []));
  const rules = ofType(/_data_collection_rule$/).flatMap(readRule);
  const extensions = ofType(/_extension$/);
  const definitions = changeTrackingPolicies(ofType(/_policy_definition$/), ofType(/_policy_set_definition$/));
  const accounts = contentAccounts(resources, rules);
  return {
    rules,
    extensions: extensions.flatMap((one) => readExtension(one, CHANGE_TRACKING_EXTENSION)),
    agents: extensions.flatMap((one) => readExtension(one, AZURE_MONITOR_AGENT)),
    associations: ofType(/_association$/).flatMap(readAssociation),
    assignments: ofType(/_policy_assignment$/).flatMap((one) => readAssignment(one, definitions)),
    definitions,
    remediations: ofType(/_policy_remediation$/),
    exemptions: ofType(/_policy_exemption$/),
    workspaces: ofType(/_workspace$/),
    tables: ofType(/_workspace_table$/).filter(({ attributes }) =>
      (TABLES as readonly string[]).includes(textOf(attributes['name']) ?? ''),
    ),
    solutions: ofType(/_solution$/).filter(
      ({ attributes }) => attributes['solution_name'] === CHANGE_TRACKING_SOLUTION.name,
    ),
    accounts,
    containers: ofType(/_storage_container$/).filter(isContentContainer),
    roles: ofType(/_role_assignment$/),
    resources: new Map(resources.map((resource) => [resource.address, resource])),
    byId: new Map(resources.map((resource) => [resource.id.toLowerCase(), resource])),
  };
}

/** The value an assignment gives to a parameter. */
export function parameter({ parameters }: Assignment, name: string): unknown {
  return isHidden(parameters) ? parameters : parameters[name];
}
