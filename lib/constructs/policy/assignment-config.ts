import { Fn } from 'cdktf';
import { isKnown, isListToken } from '../../core/known';
import type { AssignmentOptions, DeployingAssignmentOptions } from './assignment-options';
import { resourceSelectorConfig, resourceSelectorText } from './selectors';

/** The props that restrict an assignment to some machines. */
type Narrowing = Pick<AssignmentOptions, 'machineLocations' | 'enforce' | 'notScopes' | 'resourceSelectors'>;

/** The provider arguments of every assignment. */
export function assignmentArguments({ enforce, notScopes, resourceSelectors }: Narrowing) {
  return {
    enforce: enforce ?? true,
    notScopes: notScopes && [...notScopes],
    resourceSelectors: resourceSelectors && resourceSelectorConfig(resourceSelectors),
  };
}

/** The provider arguments of every assignment that deploys. */
export function deployingArguments(
  options: Pick<DeployingAssignmentOptions, keyof Narrowing | 'identity'>,
  location: string,
) {
  const { identity } = options;
  return {
    ...assignmentArguments(options),
    location,
    identity: identity ? { type: 'UserAssigned', identityIds: [identity.identityId] } : { type: 'SystemAssigned' },
  };
}

/** The machines an assignment applies to, as texts that do not depend on the order of a list. */
export function narrowingCauses({ machineLocations, resourceSelectors, notScopes }: Narrowing): string[] {
  return [sorted(machineLocations), resourceSelectorText(resourceSelectors ?? []), sorted(notScopes)];
}

/** The sorted items of a list, as one text. Terraform sorts items that are known only at apply. */
export function sorted(list: readonly string[] = [], separator = ' '): string {
  return list.some((item) => isListToken(item) || !isKnown(item))
    ? Fn.join(separator, Fn.sort([...list]))
    : [...list].sort().join(separator);
}
