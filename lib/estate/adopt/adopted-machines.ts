import { AZURE_MONITOR_AGENT, EXTENSION_FLOOR, type OperatingSystem } from '../../facts/extension';
import { idKindOf } from '../../facts/ids';
import type { Association, Estate, Extension, Resource } from '../model/estate';
import { parseEmbedded } from '../model/template';
import { at, idKey, isUnseen, textOf } from '../model/value';
import { type Adopted, type Adopting, literalId, type Note, seen, type Written } from './adopting';
import { Code } from './source-code';

const KINDS = { virtualMachine: 'virtualMachines', scaleSet: 'scaleSets', arcServer: 'arcServers' } as const;
type Kind = (typeof KINDS)[keyof typeof KINDS];

/** A machine that an association joins to the rule. */
interface Joined {
  readonly id: string;
  readonly kind: Kind;
  readonly os: OperatingSystem;
  readonly location: string | undefined;
  readonly association: Association;
  readonly agent: Extension | undefined;
  readonly extension: Extension | undefined;
}

/** The machines of a rule. Machines that something else gives agents or extensions get a construct of their own. */
export function adoptedMachines({ estate, rule }: Adopting, isByPolicy: (name: string) => boolean): Adopted {
  const own = estate.associations.filter(({ ruleId }) => idKey(ruleId) === idKey(rule.id));
  const [byPolicy, byHand] = [true, false].map((wanted) =>
    own.filter((one) => isByPolicy(seen(one, 'name') ?? '') === wanted),
  ) as [Association[], Association[]];
  const left: Note[] = [];
  const joined = byHand.flatMap((association) => {
    const machine = machineOf(estate, association);
    if (typeof machine !== 'string') return [machine];
    left.push({ subject: association.address, text: machine });
    return [];
  });
  if (byPolicy.length > 0) {
    const text = `${byPolicy.length} machines have an association that policy made: policy keeps them`;
    left.push({ subject: 'machines', text });
  }
  const groups = new Map<string, Joined[]>();
  for (const one of joined) {
    const key = `${one.agent === undefined ? 'WithoutAgent' : ''}${one.extension === undefined ? 'WithoutExtension' : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return {
    constructs: [...groups].map(([suffix, machines]) => construct(suffix, machines)),
    resources: joined.flatMap(({ agent, extension, association }) =>
      [agent, extension, association].filter((one): one is Extension => one !== undefined),
    ),
    changes: joined.flatMap(extensionChanges),
    left,
  };
}

/** The machine of an association, or why it cannot be taken over. */
function machineOf(estate: Estate, association: Association): Joined | string {
  const id = literalId(estate, association.machine);
  if (id === undefined)
    return 'the id of its machine is known only at apply: apply the plan first, or add the machine by hand';
  const kind = idKindOf(id);
  if (kind !== 'virtualMachine' && kind !== 'scaleSet' && kind !== 'arcServer') return `'${id}' is no machine`;
  const isHere = ({ machine }: Extension) => idKey(machine) === idKey(association.machine);
  const [agent, extension] = [estate.agents.find(isHere), estate.extensions.find(isHere)];
  const machine = estate.byId.get(idKey(association.machine));
  const os = extension?.os ?? agent?.os ?? osOf(machine);
  if (os === undefined)
    return `the operating system of '${id}' is not in the input: add its extensions to the input, or add it by hand`;
  const location = [machine, extension, agent].flatMap((one) => (one && seen(one, 'location')) ?? [])[0];
  if (kind === 'arcServer' && location === undefined)
    return `the location of the Arc server '${id}' is not in the input: add the server to the input, or add it by hand`;
  return { id, kind: KINDS[kind], os, location, association, agent, extension };
}

function osOf(machine: Resource | undefined): OperatingSystem | undefined {
  return /_(windows|linux)_/.exec(machine?.type ?? '')?.[1] as OperatingSystem | undefined;
}

function construct(suffix: string, machines: readonly Joined[]): Written {
  const names = namesOf(machines);
  const kinds = Object.values(KINDS).map((kind) => [
    kind,
    machines.some((one) => one.kind === kind)
      ? Object.fromEntries(
          machines.flatMap((one, index) => (one.kind === kind ? [[names[index] ?? '', propsOf(one)]] : [])),
        )
      : undefined,
  ]);
  return {
    construct: 'Machines',
    id: `Machines${suffix}`,
    props: {
      rule: new Code('rule'),
      ...Object.fromEntries(kinds),
      installAgent: suffix.includes('WithoutAgent') ? false : undefined,
      installExtension: suffix.includes('WithoutExtension') ? false : undefined,
    },
  };
}

/** The name of each machine, with its resource group where two have the same. */
function namesOf(machines: readonly Joined[]): string[] {
  const short = machines.map(({ id }) => id.split('/').at(-1) ?? id);
  const alike = (name: string) => short.filter((one) => one.toLowerCase() === name.toLowerCase()).length > 1;
  return machines.map(({ id }, index) => {
    const name = short[index] ?? id;
    return alike(name) ? `${id.split('/')[4]}-${name}` : name;
  });
}

function propsOf({ id, kind, os, location, agent, extension }: Joined) {
  const pinned = extension?.automaticUpgrade === false ? textOf(extension.version) : undefined;
  return {
    id,
    os,
    location: kind === 'arcServers' ? location : undefined,
    extensionVersion: pinned,
    agentIdentityId: kind === 'arcServers' ? undefined : identityOf(agent),
  };
}

/** The user-assigned identity an agent signs in with. */
function identityOf(agent: Extension | undefined): string | undefined {
  const settings = agent?.attributes['settings'];
  const json = typeof settings === 'string' ? parseEmbedded(settings) : settings;
  const identity = at(json, 'authentication', 'managedIdentity', 'identifier-value');
  return typeof identity === 'string' && !isUnseen(identity) ? identity : undefined;
}

/** Arguments of the extensions that the construct sets to another value. */
function extensionChanges({ kind, agent, extension, id }: Joined): Note[] {
  const machine = id.split('/').at(-1) ?? id;
  const changes = [
    ...(agent === undefined ? [] : [[agent, AZURE_MONITOR_AGENT.version[agent.os], true] as const]),
    ...(extension === undefined || extension.automaticUpgrade === false
      ? []
      : [[extension, EXTENSION_FLOOR, true] as const]),
  ];
  return changes.flatMap(([one, version, upgrade]) => {
    const parts = [
      ...(kind !== 'arcServers' && textOf(one.version) !== undefined && textOf(one.version) !== version
        ? [`the version from ${textOf(one.version)} to ${version}`]
        : []),
      ...(one.automaticUpgrade !== undefined && one.automaticUpgrade !== upgrade
        ? [`automatic upgrade from ${String(one.automaticUpgrade)} to ${upgrade}`]
        : []),
    ];
    return parts.length === 0
      ? []
      : [
          {
            subject: machine,
            text: `the extension '${seen(one, 'name') ?? one.address}' changes ${parts.join(' and ')}`,
          },
        ];
  });
}
