import { missingProblems, oneOfProblems, textProblems } from '../../core/checks';
import { isKnown } from '../../core/known';
import { shown } from '../../core/problems';
import { compareVersions, isVersion } from '../../core/versions';
import {
  EXTENSION_FEATURES,
  EXTENSION_FLOOR,
  EXTENSION_RELEASES,
  type ExtensionFeature,
  type OperatingSystem,
} from '../../facts/extension';
import { type IdKind, idProblems } from '../../facts/ids';
import { OS_WORDS } from '../../facts/initiative-members';
import { locationProblems } from '../../facts/location-names';
import { acknowledgementProblems, type Warning } from '../../facts/warnings';
import type { ArcServer, Machine, MachinesOptions, MachinesProps } from './machines-props';

const KINDS = {
  virtualMachines: { id: 'virtualMachine', parts: [2] },
  scaleSets: { id: 'scaleSet', parts: [2] },
  arcServers: { id: 'arcServer', parts: [2, 3, 4] },
} as const satisfies Record<string, { id: IdKind; parts: readonly number[] }>;

type Kind = keyof typeof KINDS;

/** Problems of the props of machines. Empty means fine. */
export function machinesProblems(props: MachinesOptions & { rule?: MachinesProps['rule'] }): string[] {
  const missing = missingProblems(props, 'rule');
  if (missing.length > 0) return missing;
  const kinds = Object.keys(KINDS) as Kind[];
  const problems = [
    ...versionProblems('extensionVersion', props.extensionVersion, [2]),
    ...versionProblems('arcExtensionVersion', props.arcExtensionVersion, [2, 3, 4]),
    ...(props.agentIdentityId === undefined
      ? []
      : idProblems('agentIdentityId', 'userAssignedIdentity', props.agentIdentityId)),
    ...(props.rule ? idProblems('rule.ruleId', 'dataCollectionRule', props.rule.ruleId) : []),
    ...kinds.flatMap((kind) => kindProblems(kind, props[kind] ?? {}, props.rule?.operatingSystems)),
    ...acknowledgementProblems(props.acknowledgedWarnings),
  ];
  if (kinds.every((kind) => Object.keys(props[kind] ?? {}).length === 0)) {
    problems.push('virtualMachines, scaleSets and arcServers are all empty: name a machine in one of them');
  }
  return [...problems, ...featureProblems(props)];
}

function kindProblems(
  kind: Kind,
  machines: Readonly<Record<string, Machine | ArcServer>>,
  operatingSystems: readonly OperatingSystem[] | undefined,
): string[] {
  const { id, parts } = KINDS[kind];
  const first = new Map<string, string>();
  return Object.entries(machines).flatMap(([name, machine]) => {
    const where = `${kind}['${name}']`;
    if (typeof machine !== 'object' || machine === null) return [`${where} must be an object, got ${shown(machine)}`];
    const key = String(machine.id).toLowerCase();
    const earlier = isKnown(key) ? first.get(key) : undefined;
    first.set(key, name);
    return [
      ...(name.trim() === '' ? [`${kind} must not have an empty name`] : []),
      ...idProblems(`${where}.id`, id, machine.id),
      ...oneOfProblems(`${where}.os`, machine.os, ['windows', 'linux']),
      ...(operatingSystems === undefined || operatingSystems.includes(machine.os) || !OS_WORDS[machine.os]
        ? []
        : [
            `${where} runs ${OS_WORDS[machine.os]}, which the settings of the rule leave out: nothing would be reported`,
          ]),
      ...(kind === 'arcServers' ? locationProblems(`${where}.location`, (machine as ArcServer).location) : []),
      ...versionProblems(`${where}.extensionVersion`, machine.extensionVersion, parts),
      ...('agentIdentityId' in machine && machine.agentIdentityId !== undefined
        ? idProblems(`${where}.agentIdentityId`, 'userAssignedIdentity', machine.agentIdentityId)
        : []),
      ...(earlier === undefined ? [] : [`${where}.id repeats that of ${kind}['${earlier}']: remove one`]),
    ];
  });
}

/** Problems of a version of the extension, of so many parts. */
export function versionProblems(where: string, version: string | undefined, parts: readonly number[]): string[] {
  if (version === undefined) return [];
  const wrong = textProblems(where, version);
  if (wrong.length > 0 || !isKnown(version)) return wrong;
  if (!isVersion(version, ...parts)) {
    const allowed =
      parts.length === 1 ? "major.minor, such as '2.35'" : "two to four numbers, such as '2.35' or '2.35.0.0'";
    return [`${where} must be ${allowed}, got '${version}'`];
  }
  return compareVersions(version, EXTENSION_FLOOR) < 0
    ? [`${where} must be ${EXTENSION_FLOOR} or later, the oldest version Microsoft recommends, got '${version}'`]
    : [];
}

/** What the rule's settings ask for and a pinned version does not know. */
function featureProblems(props: MachinesOptions & { rule?: MachinesProps['rule'] }): string[] {
  return pins(props).flatMap(({ where, version, os }) =>
    ignoredFeatureProblems(where, version, props.rule?.features, os),
  );
}

/** Problems of a pinned version that ignores some of what a rule asks for. */
export function ignoredFeatureProblems(
  where: string,
  version: string,
  features: readonly ExtensionFeature[] = [],
  os: readonly OperatingSystem[] = ['windows', 'linux'],
): string[] {
  return lacking('ignored', version, features, os).map(
    ({ since, label }) => `${where} must be ${since} or later: the rule uses ${label}, which ${version} ignores`,
  );
}

/** Warnings of a pinned version that does not do reliably what a rule asks for. */
export function unreliableFeatureWarnings(
  where: string,
  version: string,
  features: readonly ExtensionFeature[] = [],
  os: readonly OperatingSystem[] = ['windows', 'linux'],
): Warning[] {
  return lacking('unreliable', version, features, os).map(({ since, label }) => ({
    id: 'extension-unreliable',
    message: `${where} is ${version}, but the rule uses ${label}, which is reliable from ${since} on (release notes)`,
  }));
}

/** What is unwise about the pinned versions. */
export function machinesWarnings(props: MachinesProps): Warning[] {
  const unreliable = pins(props).flatMap(({ where, version, os }) =>
    unreliableFeatureWarnings(where, version, props.rule.features, os),
  );
  const versions = new Map(pins(props).map((pin) => [pin.version, pin.where]));
  return [...unreliable, ...[...versions].flatMap(([version, where]) => releaseWarnings(where, version))];
}

/** What the release notes say against a pinned version. */
export function releaseWarnings(where: string, version: string): Warning[] {
  const release = EXTENSION_RELEASES.find((one) => one.version === version.split('.').slice(0, 2).join('.'));
  if (release === undefined) {
    return [
      {
        id: 'extension-unlisted',
        message: `${where} pins ${version}, which has no published release note: whether Azure offers it cannot be told here`,
      },
    ];
  }
  if (release.knownIssues.length === 0) return [];
  return [
    {
      id: 'extension-known-issue',
      message: `${where} pins ${version}, which has known issues (release notes): ${release.knownIssues.join('; ')}`,
    },
  ];
}

interface Pin {
  readonly where: string;
  readonly version: string;
  readonly os: readonly OperatingSystem[];
}

/** Every place that pins a version, with the operating systems of the machines it applies to. */
function pins(props: MachinesOptions): Pin[] {
  const found = new Map<string, { version: string; os: Set<OperatingSystem> }>();
  for (const kind of Object.keys(KINDS) as Kind[]) {
    const shared =
      kind === 'arcServers' && props.arcExtensionVersion !== undefined ? 'arcExtensionVersion' : 'extensionVersion';
    for (const [name, machine] of Object.entries<Machine | ArcServer>(props[kind] ?? {})) {
      const version = machine?.extensionVersion ?? props[shared];
      if (typeof version !== 'string' || !isVersion(version, 2, 3, 4)) continue;
      const where = machine.extensionVersion === undefined ? shared : `${kind}['${name}'].extensionVersion`;
      const pin = found.get(where) ?? { version, os: new Set() };
      found.set(where, { version, os: pin.os.add(machine.os) });
    }
  }
  return [...found].map(([where, { version, os }]) => ({ where, version, os: [...os] }));
}

function lacking(
  before: 'ignored' | 'unreliable',
  version: string,
  features: readonly ExtensionFeature[],
  os: readonly OperatingSystem[],
) {
  return features
    .map((feature) => EXTENSION_FEATURES[feature])
    .filter((feature) => feature.before === before && isKnown(version) && compareVersions(version, feature.since) < 0)
    .filter((feature) => os.some((one) => (feature.os as readonly OperatingSystem[]).includes(one)));
}
