import { at, phrase } from '../../core/problems';
import type { Warning } from '../../facts/warnings';
import { unreliableFeatureWarnings } from '../../settings/extension-versions';
import { contentsOf } from '../rule/rule-contents';
import type { Parts } from './change-tracking-parts';
import type { ChangeTrackingProps } from './change-tracking-props';

/** Warnings that no part can give for itself. */
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
  ];
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
