import type { Problem } from '../../../core/problems';
import { locationProblems } from '../../../facts/location-names';
import { nameProblems } from '../../../facts/names';
import { tagProblems } from '../../../facts/tags';
import type { PolicyIdentityProps } from './policy-identity-props';

/** Problems of an identity of assignments that is created. */
export function policyIdentityProblems({ name, resourceGroupName, location, tags }: PolicyIdentityProps): Problem[] {
  return [
    ...(name === undefined ? [] : nameProblems(['name'], 'userAssignedIdentity', name)),
    ...nameProblems(['resourceGroupName'], 'resourceGroup', resourceGroupName),
    ...locationProblems(['location'], location),
    ...tagProblems(['tags'], tags),
  ];
}
