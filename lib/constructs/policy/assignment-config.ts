import { Fn } from 'cdktf';
import { isListToken } from '../../core/known';
import type { AssignmentOptions, DeployingAssignmentOptions } from './assignment-options';
import { resourceSelectorConfig, resourceSelectorText } from './selectors';

/** What narrows an assignment down. */
type Narrowing = Pick<AssignmentOptions, 'locations' | 'enforce' | 'notScopes' | 'resourceSelectors'>;

/** The arguments of the provider that every assignment has. */
export function assignmentArguments({ enforce, notScopes, resourceSelectors }: Narrowing) {
  return {
    enforce: enforce ?? true,
    notScopes: notScopes && [...notScopes],
    resourceSelectors: resourceSelectors && resourceSelectorConfig(resourceSelectors),
  };
}

/** The same of every assignment that deploys. */
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

/** The machines an assignment is about, as texts in which the order of a list does not count. */
export function narrowingCauses({ locations, resourceSelectors, notScopes }: Narrowing): string[] {
  return [sorted(locations), resourceSelectorText(resourceSelectors ?? []), sorted(notScopes)];
}

/** The items of a list in order, as one text. Terraform itself puts a list of its own in order. */
function sorted(list: readonly string[] = []): string {
  return list.some(isListToken) ? Fn.join(' ', Fn.sort([...list])) : [...list].sort().join(' ');
}
