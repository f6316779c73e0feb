import { type Path, type Problem, shown } from '../../../core/problems';
import { didYouMean } from '../../../core/suggest';
import { idProblems } from '../../../facts/ids';
import type { InitiativeName } from '../../../facts/initiatives';
import { nameProblems } from '../../../facts/names';
import { hasAgentIdentity } from '../members';
import type { AgentIdentity } from '../policy-options';

const ALLOWED = "{ identityId }, { identityName, resourceGroupName } or 'builtIn'";

/** Problems of the identity of the agent on the machines of an initiative. */
export function agentIdentityProblems(
  path: Path,
  initiative: InitiativeName,
  identity: AgentIdentity | undefined,
): Problem[] {
  if (!hasAgentIdentity(initiative))
    return identity === undefined
      ? []
      : [{ path, message: `must not be set for '${initiative}': Arc servers use their own identity` }];
  if (identity === undefined)
    return [{ path, message: `is missing: set ${ALLOWED}, because the initiative has no default for it` }];
  if (identity === 'builtIn') return [];
  if (typeof identity !== 'object' || identity === null) return [{ path, message: noIdentity(identity) }];
  if (identity.identityId !== undefined)
    return idProblems([...path, 'identityId'], 'userAssignedIdentity', identity.identityId);
  if (identity.identityName === undefined || identity.resourceGroupName === undefined)
    return [{ path, message: `must be ${ALLOWED}, got ${keysOf(identity)}` }];
  return [
    ...nameProblems([...path, 'identityName'], 'userAssignedIdentity', identity.identityName),
    ...nameProblems([...path, 'resourceGroupName'], 'resourceGroup', identity.resourceGroupName),
  ];
}

function noIdentity(given: unknown): string {
  const text = String(given);
  if (text.includes('/') || text.includes('${'))
    return `must be an object, got the text ${shown(given)}: write { identityId: '…' }`;
  return `must be ${ALLOWED}, got ${shown(given)}${didYouMean(text, ['builtIn'])}`;
}

function keysOf(identity: object): string {
  const keys = Object.entries(identity).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  return keys.length === 0 ? 'an empty object' : `{ ${keys.join(', ')} }`;
}
