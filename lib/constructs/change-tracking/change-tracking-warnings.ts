import { at, phrase } from '../../core/problems';
import { OPERATING_SYSTEMS, type OperatingSystem } from '../../facts/extension';
import type { Warning } from '../../facts/warnings';
import { unreliableFeatureWarnings } from '../../settings/extension-versions';
import { filesOf, isEnabled } from '../../settings/features';
import type { ChangeTrackingSettings } from '../../settings/types';
import { contentsOf } from '../rule/rule-contents';
import type { Parts } from './change-tracking-parts';
import type { ChangeTrackingProps } from './change-tracking-props';

/** Warnings that concern several parts. */
export function changeTrackingWarnings(
  { policy, machines, settings = {} }: ChangeTrackingProps,
  parts: Parts,
): Warning[] {
  const pinned = parts.extensionVersionPin?.extensionVersion;
  return [
    ...(pinned === undefined
      ? []
      : unreliableFeatureWarnings(['policy', 'extensionVersion'], pinned, contentsOf(settings).features)),
    ...(policy === undefined && machines === undefined ? [NOTHING_ONBOARDED] : []),
    ...(policy?.attachAgentIdentity === false && parts.agentIdentity !== undefined ? [IDENTITY_UNATTACHED] : []),
    ...writerWarnings(settings, parts),
  ];
}

/** Each machine uploads with its own identity. Without the role, it uploads nothing and reports no error. */
function writerWarnings(settings: ChangeTrackingSettings, { machines, contentStorage }: Parts): Warning[] {
  const writers = Object.keys(contentStorage?.writers ?? {}).length;
  const uploading = uploadingSystemsOf(settings);
  const named = [machines?.virtualMachines, machines?.scaleSets, machines?.arcServers].flatMap((kind) =>
    Object.values<{ readonly os: OperatingSystem }>(kind ?? {}).filter(({ os }) => uploading.includes(os)),
  );
  if (writers === 0 || writers >= named.length) return [];
  const message = phrase`grants ${writers} of the ${named.length} machines in ${at('machines')} that upload content the right to do so: name the identity of each machine`;
  return [{ id: 'upload-no-writer', path: ['contentStorage', 'writers'], message }];
}

function uploadingSystemsOf({ windows = {}, linux = {} }: ChangeTrackingSettings): OperatingSystem[] {
  const files = { windows: filesOf(windows), linux: filesOf(linux) };
  return OPERATING_SYSTEMS.filter((os) => files[os].some((file) => isEnabled(file) && file.uploadContent));
}

const NOTHING_ONBOARDED: Warning = {
  id: 'nothing-onboarded',
  path: [],
  message: phrase`no machine reports to the rule yet: set ${at('policy')} or ${at('machines')}, or associate machines elsewhere`,
};

const IDENTITY_UNATTACHED: Warning = {
  id: 'identity-unattached',
  path: ['policy', 'attachAgentIdentity'],
  message: phrase`is false, so agents will use an identity that nothing attaches to their machines: set ${at('policy', 'agentIdentity')} to the one already attached`,
};
