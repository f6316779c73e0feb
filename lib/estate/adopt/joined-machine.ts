import { compareVersions } from '../../core/versions';
import { AZURE_MONITOR_AGENT, EXTENSION_FLOOR, type OperatingSystem } from '../../facts/extension';
import { canonicalId, idKindOf } from '../../facts/ids';
import type { Association, Estate, Extension, Resource } from '../model/estate';
import { lookup } from '../model/indexes';
import { parseEmbedded } from '../model/template';
import { at, idKey, isUnseen, textOf } from '../model/value';
import { literalId, seen } from './adopting';

/** Kinds of machines, by the kinds of their ids. */
export const KINDS = { virtualMachine: 'virtualMachines', scaleSet: 'scaleSets', arcServer: 'arcServers' } as const;

/** A machine that an association joins to the rule. */
export interface Joined {
  readonly id: string;
  readonly kind: (typeof KINDS)[keyof typeof KINDS];
  readonly os: OperatingSystem;
  readonly location: string | undefined;
  readonly association: Association;
  readonly agent: Extension | undefined;
  readonly extension: Extension | undefined;
}

const ofMachine = lookup(({ machine }: Extension) => machine);

/** The machine of an association, or why it cannot be taken over. */
export function joinedMachine(estate: Estate, association: Association): Joined | string {
  const [agent] = ofMachine(estate.agents, association.machine);
  const [extension] = ofMachine(estate.extensions, association.machine);
  // Azure returns the id of an association in lower case.
  const spellings = [extension?.machine, agent?.machine, association.machine].flatMap(
    (one) => literalId(estate, one) ?? [],
  );
  const id =
    spellings.find(
      (one) =>
        !one
          .split('/')
          .slice(8)
          .every((part) => part === part.toLowerCase()),
    ) ?? spellings[0];
  if (id === undefined)
    return 'the id of its machine is known only at apply: apply the plan first, or add the machine by hand';
  const kind = idKindOf(id);
  if (kind !== 'virtualMachine' && kind !== 'scaleSet' && kind !== 'arcServer') return `'${id}' is no machine`;
  const machine = estate.byId.get(idKey(association.machine));
  const os = extension?.os ?? agent?.os ?? osOf(machine);
  if (os === undefined)
    return `the operating system of '${id}' is not in the input: add its extensions to the input, or add it by hand`;
  const location = [machine, extension, agent].flatMap((one) => (one && seen(one, 'location')) ?? [])[0];
  if (kind === 'arcServer' && location === undefined)
    return `the location of the Arc server '${id}' is not in the input: add the server to the input, or add it by hand`;
  const agentName = agent && seen(agent, 'name');
  if (
    kind === 'scaleSet' &&
    extension !== undefined &&
    agentName !== undefined &&
    agentName !== AZURE_MONITOR_AGENT.type[os]
  )
    return `the agent of '${id}' is named '${agentName}': Machines provisions the extension of a scale set after an agent that is named like its type`;
  return { id, kind: KINDS[kind], os, location, association, agent, extension };
}

function osOf(machine: Resource | undefined): OperatingSystem | undefined {
  return /_(windows|linux)_/.exec(machine?.type ?? '')?.[1] as OperatingSystem | undefined;
}

/** The version that the extension of a machine stays at, if the construct allows it. */
export function pinOf({ extension }: Joined): string | undefined {
  const version = textOf(extension?.version);
  if (extension?.automaticUpgrade !== false || version === undefined || isUnseen(version)) return undefined;
  return compareVersions(version, EXTENSION_FLOOR) < 0 ? undefined : version;
}

/** The user-assigned identity that the agent of a machine signs in with. */
export function agentIdentityOf({ kind, agent }: Joined): string | undefined {
  if (kind === 'arcServers') return undefined;
  const identity = at(settingsOf(agent), 'authentication', 'managedIdentity', 'identifier-value');
  return typeof identity === 'string' && !isUnseen(identity) ? canonicalId(identity) : undefined;
}

/** The settings of an extension as a value. */
export function settingsOf(extension: Extension | undefined): unknown {
  const settings = extension?.attributes['settings'];
  return typeof settings === 'string' ? parseEmbedded(settings) : settings;
}
