import { oneOfProblems, renamedProblems } from '../../core/checks';
import { isKnown, isMapToken } from '../../core/known';
import { at, listed, type Path, type Problem, pathText, phrase, within } from '../../core/problems';
import { isVersion } from '../../core/versions';
import { OPERATING_SYSTEMS, type OperatingSystem } from '../../facts/extension';
import { type IdKind, idKindOf, idProblems, idWords } from '../../facts/ids';
import { OS_WORDS } from '../../facts/initiative-members';
import { unknownLocationWarnings } from '../../facts/known-locations';
import { locationProblems } from '../../facts/location-names';
import { tagProblems } from '../../facts/tags';
import { acknowledgementProblems, type Warning } from '../../facts/warnings';
import {
  ignoredFeatureProblems,
  releaseWarnings,
  unreliableFeatureWarnings,
  versionProblems,
} from '../../settings/extension-versions';
import { privateIngestionReferenceProblems } from '../network/private-ingestion-checks';
import type { IPrivateIngestion } from '../network/private-ingestion-props';
import type { ArcServer, Machine, MachineKind, MachinesOptions, MachinesProps } from './machines-props';

export const MACHINE_FORMS = {
  virtualMachines: { id: 'virtualMachine', parts: [2] },
  scaleSets: { id: 'scaleSet', parts: [2] },
  arcServers: { id: 'arcServer', parts: [2, 3, 4] },
} as const satisfies Record<MachineKind, { id: IdKind; parts: readonly number[] }>;

const KINDS = Object.keys(MACHINE_FORMS) as MachineKind[];

/** Problems of the props of machines. */
export function machinesProblems(props: MachinesProps): Problem[] {
  const { rule, privateIngestion } = props;
  return [
    ...versionProblems(['extensionVersion'], props.extensionVersion, [2]),
    ...versionProblems(['arcExtensionVersion'], props.arcExtensionVersion, [2, 3, 4]),
    ...identityProblems([], props),
    ...idProblems(['rule', 'ruleId'], 'dataCollectionRule', rule.ruleId),
    ...(props.installExtension === false ? pinnedProblems(props) : []),
    ...KINDS.flatMap((kind) => kindProblems(kind, props[kind] ?? {}, rule.operatingSystems)),
    ...(privateIngestion
      ? [
          ...within(['privateIngestion'], privateIngestionReferenceProblems(privateIngestion)),
          ...endpointProblems(props, privateIngestion.configurationEndpointIds),
        ]
      : []),
    ...renamedProblems(
      ['renamed'],
      props.renamed,
      KINDS.map((kind) => props[kind]),
    ),
    ...tagProblems(['tags'], props.tags),
    ...acknowledgementProblems(props.acknowledgedWarnings),
    ...(placedMachines(props).length === 0
      ? [{ path: [], message: 'must name at least one machine in virtualMachines, scaleSets or arcServers' }]
      : []),
    ...pins(props).flatMap(({ path, version, os }) => ignoredFeatureProblems(path, version, rule.features, os)),
  ];
}

/** One machine and its place in the props. */
interface PlacedMachine {
  readonly kind: MachineKind;
  readonly path: Path;
  readonly machine: Machine | ArcServer;
}

function placedMachines(props: MachinesOptions): PlacedMachine[] {
  return KINDS.flatMap((kind) =>
    Object.entries<Machine | ArcServer>(props[kind] ?? {}).map(([name, machine]) => ({
      kind,
      path: [kind, name],
      machine,
    })),
  );
}

/** Agents get their configuration from an endpoint in their own location only. */
function endpointProblems(props: MachinesOptions, endpoints: IPrivateIngestion['configurationEndpointIds']): Problem[] {
  const ingestion = at('privateIngestion');
  const locations = Object.keys(endpoints);
  if (locations.some(isMapToken)) return [];
  const places = locations.length === 0 ? 'no location' : `${listed(locations)} only`;
  return placedMachines(props).flatMap(({ path: place, machine: { location } }): Problem[] => {
    const path = [...place, 'location'];
    if (location === undefined)
      return [{ path, message: phrase`is missing: ${ingestion} has endpoints by the location of machines` }];
    if (locations.includes(location)) return [];
    return isKnown(location)
      ? [{ path, message: phrase`is '${location}', and ${ingestion} has endpoints in ${places}` }]
      : [{ path, message: phrase`must be written out: it decides which endpoint of ${ingestion} the machine gets` }];
  });
}

/** A version that nothing installs. */
function pinnedProblems(props: MachinesOptions): Problem[] {
  const shared = (['extensionVersion', 'arcExtensionVersion'] as const).filter((key) => props[key] !== undefined);
  const own = placedMachines(props).flatMap(({ path, machine: { extensionVersion } }) =>
    extensionVersion === undefined ? [] : [[...path, 'extensionVersion']],
  );
  const message = phrase`contradicts ${at('installExtension')}, which is false: nothing here installs the extension; omit one`;
  return [...shared.map((key) => [key]), ...own].map((path) => ({ path, message }));
}

function kindProblems(
  kind: MachineKind,
  machines: Readonly<Record<string, Machine | ArcServer>>,
  operatingSystems: readonly OperatingSystem[] | undefined,
): Problem[] {
  const { parts } = MACHINE_FORMS[kind];
  const first = new Map<string, string>();
  return Object.entries(machines).flatMap(([name, machine]): Problem[] => {
    const path = [kind, name];
    const key = machine.id.toLowerCase();
    const earlier = isKnown(key) ? first.get(key) : undefined;
    first.set(key, name);
    return [
      ...(name.trim() === '' ? [{ path: [kind], message: 'must not have an empty name' }] : []),
      ...machineIdProblems([...path, 'id'], kind, machine.id),
      ...oneOfProblems([...path, 'os'], machine.os, OPERATING_SYSTEMS),
      ...(operatingSystems === undefined || operatingSystems.includes(machine.os) || !OS_WORDS[machine.os]
        ? []
        : [
            {
              path: [...path, 'os'],
              message: `is '${machine.os}', which the settings of the rule leave out: nothing would be reported`,
            },
          ]),
      ...(kind === 'arcServers' ? locationProblems([...path, 'location'], (machine as ArcServer).location) : []),
      ...versionProblems([...path, 'extensionVersion'], machine.extensionVersion, parts),
      ...identityProblems(path, machine as Machine),
      ...(earlier === undefined
        ? []
        : [{ path: [...path, 'id'], message: phrase`repeats that of ${at(kind, earlier)}: remove one` }]),
    ];
  });
}

/** An id of another kind of machine belongs into another list. */
function machineIdProblems(path: Path, kind: MachineKind, id: string): Problem[] {
  const given = idKindOf(id);
  const list = KINDS.find((other) => other !== kind && MACHINE_FORMS[other].id === given);
  return list === undefined
    ? idProblems(path, MACHINE_FORMS[kind].id, id)
    : [{ path, message: `is the id of ${idWords(MACHINE_FORMS[list].id)}, got '${id}': list it under ${list}` }];
}

/** Warnings of the pinned versions and of the locations of Arc servers. */
export function machinesWarnings(props: MachinesProps): Warning[] {
  const unreliable = pins(props).flatMap(({ path, version, os }) =>
    unreliableFeatureWarnings(path, version, props.rule.features, os),
  );
  const versions = new Map(pins(props).map((pin) => [pin.version, pin.path]));
  return [
    ...Object.entries(props.arcServers ?? {}).flatMap(([name, { location }]) =>
      unknownLocationWarnings(['arcServers', name, 'location'], [location], 'it refuses the extension'),
    ),
    ...unreliable,
    ...[...versions].flatMap(([version, path]) => releaseWarnings(path, version)),
  ];
}

interface Pin {
  readonly path: Path;
  readonly version: string;
  readonly os: readonly OperatingSystem[];
}

/** Every place that pins a version, with the operating systems of the machines it applies to. */
function pins(props: MachinesOptions): Pin[] {
  const found = new Map<string, { path: Path; version: string; os: Set<OperatingSystem> }>();
  for (const { kind, path: place, machine } of placedMachines(props)) {
    const isArc = kind === 'arcServers' && props.arcExtensionVersion !== undefined;
    const shared = isArc ? 'arcExtensionVersion' : 'extensionVersion';
    const version = machine.extensionVersion ?? props[shared];
    if (version === undefined || !isVersion(version, 2, 3, 4)) continue;
    const path = machine.extensionVersion === undefined ? [shared] : [...place, 'extensionVersion'];
    const pin = found.get(pathText(path)) ?? { path, version, os: new Set() };
    found.set(pathText(path), { ...pin, os: pin.os.add(machine.os) });
  }
  return [...found.values()].map(({ path, version, os }) => ({ path, version, os: [...os] }));
}

function identityProblems(path: Path, { agentIdentity }: Machine | Pick<MachinesOptions, 'agentIdentity'>): Problem[] {
  return agentIdentity === undefined
    ? []
    : idProblems([...path, 'agentIdentity', 'identityId'], 'userAssignedIdentity', agentIdentity.identityId);
}
