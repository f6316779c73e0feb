import { isDeepStrictEqual } from 'node:util';
import { AZURE_MONITOR_AGENT, EXTENSION_FLOOR } from '../../facts/extension';
import type { Extension } from '../model/estate';
import { isUnseen, textOf, textsOf } from '../model/value';
import { type Note, seen } from './adopting';
import { agentIdentityOf, type Joined, pinOf, settingsOf } from './joined-machine';

/** What the construct sets of an extension. */
interface Wanted {
  readonly version: string;
  readonly automaticUpgrade: boolean;
  readonly settings: unknown;
  readonly after: readonly string[];
}

/** What changes in the extensions and the association of a machine. */
export function machineChanges(machine: Joined): Note[] {
  const { id, kind, os, agent, extension, association } = machine;
  const [identity, pin] = [agentIdentityOf(machine), pinOf(machine)];
  const settings = identity && {
    authentication: { managedIdentity: { 'identifier-name': 'mi_res_id', 'identifier-value': identity } },
  };
  const after = kind === 'scaleSets' && agent !== undefined ? [AZURE_MONITOR_AGENT.type[os]] : [];
  const wanted: [Extension | undefined, Wanted][] = [
    [agent, { version: AZURE_MONITOR_AGENT.version[os], automaticUpgrade: true, settings, after: [] }],
    [extension, { version: pin ?? EXTENSION_FLOOR, automaticUpgrade: pin === undefined, settings: undefined, after }],
  ];
  const subject = id.split('/').at(-1) ?? id;
  const texts = wanted.flatMap(([one, becomes]) => {
    const parts = one === undefined ? [] : extensionChanges(one, becomes, kind);
    return one === undefined || parts.length === 0
      ? []
      : [`the extension '${seen(one, 'name') ?? one.address}' ${parts.join(', ')}`];
  });
  const description = seen(association, 'description');
  return [...texts, ...(description ? [`the association loses its description '${description}'`] : [])].map((text) => ({
    subject,
    text,
  }));
}

function extensionChanges(one: Extension, wanted: Wanted, kind: Joined['kind']): string[] {
  const { attributes, automaticUpgrade, minorUpgrade } = one;
  const version = textOf(one.version);
  const isAzure = kind !== 'arcServers';
  const settings = settingsOf(one);
  const after = textsOf(attributes['provision_after_extensions']);
  const becomes = (what: string, was: unknown, value: unknown) =>
    typeof was === 'boolean' && was !== value ? [`changes ${what} from ${was} to ${String(value)}`] : [];
  return [
    ...(isAzure && version !== undefined && !isUnseen(version) && version !== wanted.version
      ? [`changes the version from ${version} to ${wanted.version}`]
      : []),
    ...becomes('automatic upgrade', automaticUpgrade, wanted.automaticUpgrade),
    ...(isAzure ? becomes('the upgrade of the minor version', minorUpgrade, wanted.automaticUpgrade) : []),
    ...(isAbsent(settings) || isDeepStrictEqual(settings, wanted.settings)
      ? []
      : [wanted.settings === undefined ? 'loses its settings' : 'keeps the identity of its settings only']),
    ...(kind === 'scaleSets' && !isDeepStrictEqual(after, wanted.after)
      ? [wanted.after.length > 0 ? `is provisioned after ${wanted.after.join()}` : 'is provisioned after no other']
      : []),
    ...LOST.filter((argument) => !isAbsent(attributes[argument])).map((argument) => `loses ${argument}`),
  ];
}

/** Arguments that the construct does not have, or has for all machines only. */
const LOST = [
  'tags',
  'protected_settings',
  'protected_settings_from_key_vault',
  'failure_suppression_enabled',
  'force_update_tag',
] as const;

function isAbsent(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
