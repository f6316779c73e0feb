import { INITIATIVE_PARAMETERS } from '../../facts/initiative-members';
import { type Assignment, parameter } from '../model/estate';
import { blocks, isHidden, member, sameId, sameValue, textsOf } from '../model/value';
import { assignmentTarget, idName } from '../model/words';
import { type Comparison, type Finding, finding, replacement } from './finding';
import { actsOf } from './policy-rules';
import { ownerOf } from './principals';
import { isUnseen, shown, unseen } from './unseen';

export const identityMissing = finding({
  id: 'identity-missing',
  severity: 'blocking',
  holds: 'both',
  title: 'An assignment that deploys has no identity',
  when: 'A policy with the effect DeployIfNotExists or Modify is assigned without an identity.',
  why: 'The policy deploys with the identity of its assignment. Without one it only reports what is missing.',
  remedy: 'Give the assignment an identity and grant it the roles the policy names.',
  *wrong(estate) {
    for (const one of estate.assignments) {
      const { address, attributes } = one;
      const isBare =
        attributes['identity'] === undefined || attributes['identity'] === null || isEmpty(attributes['identity']);
      if (isBare && actsOf(one, estate))
        yield { address, subject: `identity of ${assignmentTarget(one)}`, is: 'none', was: 'set' };
    }
  },
});

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

export const identityChanged = finding({
  id: 'identity-changed',
  severity: 'attention',
  holds: 'change',
  title: 'An assignment gets another identity',
  when: 'The identity of an assignment changes its kind, or another user-assigned identity takes its place.',
  why: 'The policy deploys with the new identity, which needs the roles of the old one.',
  remedy: 'Grant the new identity the roles the policy names before the change.',
});

export const assignmentReplaced = finding({
  id: 'assignment-replaced',
  severity: 'attention',
  holds: 'change',
  title: 'An assignment is replaced',
  when: 'An assignment is destroyed and created again at the same scope.',
  why: 'The new assignment has a new identity. Roles that this input does not grant are gone, and so are exemptions and remediations of the old one.',
  remedy: 'Check that roles, exemptions and remediations refer to the new assignment.',
});

export const agentIdentityChanged = finding({
  id: 'agent-identity-changed',
  severity: 'attention',
  holds: 'change',
  title: 'Agents are to sign in with another identity',
  when: 'A parameter of an assignment changes that names the identity of the agents or says whether one is brought.',
  why: 'Machines whose agent is installed keep the old identity: the policy tests type, publisher and state of the agent only.',
  remedy: 'Keep the old identity until every machine has the new one, and update the agents yourself.',
});

const IDENTITY_PARAMETERS = Object.keys(INITIATIVE_PARAMETERS).filter((name) => /UserAssigned/i.test(name));

/** What a change does to the identities of an assignment and of the agents it installs. */
export function identityFindings(was: Assignment, becomes: Assignment, { changes }: Comparison): Finding[] {
  const { address } = becomes;
  const [had, has] = [was, becomes].map(({ attributes }) => identityOf(attributes['identity']));
  const target = assignmentTarget(becomes);
  const change = changes.get(address);
  const isMoved = !sameId(was.scope, becomes.scope);
  return [
    ...(change?.action === 'replace' && !isMoved
      ? [
          assignmentReplaced.found({
            address,
            subject: target,
            was: 'assigned',
            becomes: replacement(change),
          }),
        ]
      : []),
    ...(had !== undefined && has !== undefined && had !== has
      ? [identityChanged.found({ address, subject: `identity of ${target}`, was: had, becomes: has })]
      : []),
    ...agentFindings(was, becomes),
  ];
}

/** An identity in words; `undefined` if there is none or it cannot be seen. */
function identityOf(identity: unknown): string | undefined {
  const [block] = blocks(identity);
  const [type, ids] = [member(block, 'type'), member(block, 'identity_ids')];
  if (typeof type !== 'string' || isHidden(ids)) return undefined;
  return [type, ...textsOf(ids).map((id) => idName(id).toLowerCase())].join(' ');
}

function agentFindings(was: Assignment, becomes: Assignment): Finding[] {
  if (isHidden(was.parameters) || isHidden(becomes.parameters)) return [];
  const { address } = becomes;
  return IDENTITY_PARAMETERS.flatMap((name) => {
    const [given, next] = [parameter(was, name), parameter(becomes, name)];
    if (sameValue(given ?? '', next ?? '') || sameId(given, next)) return [];
    if (isUnseen(next)) return [unseen(address, name, shown(given), next)];
    return [agentIdentityChanged.found({ address, subject: name, was: shown(given), becomes: shown(next) })];
  });
}

export const roleMissing = finding({
  id: 'role-missing',
  severity: 'attention',
  holds: 'both',
  title: 'The identity of an assignment has no role in the input',
  when: 'A policy that deploys is assigned with an identity, and the input grants that identity no role.',
  why: 'Without its roles, the policy deploys nothing, and remediation fails.',
  remedy: 'Grant the roles the policy names, or check that they are granted elsewhere.',
  *wrong(estate) {
    const isLiteral = estate.roles.some(({ attributes }) => !isUnseen(attributes['principal_id']));
    const principals = new Set(estate.roles.map(({ attributes }) => attributes['principal_id']));
    const owners = new Set([...principals].flatMap((one) => (typeof one === 'string' ? ownerOf(one) : [])));
    // A role of an unknown principal may belong to any identity.
    if ([...principals].some((one) => isHidden(one) || (isUnseen(one) && ownerOf(String(one)) === ''))) return;
    for (const one of estate.assignments) {
      const { address, attributes } = one;
      const [block] = blocks(attributes['identity']);
      if (!/^systemassigned/i.test(String(shown(member(block, 'type')))) || !actsOf(one, estate)) continue;
      const principal = member(block, 'principal_id');
      if (owners.has(address) || principals.has(principal)) continue;
      // A template does not say which principal its identities have.
      if ((principal === undefined || principal === null) && isLiteral) continue;
      yield {
        address,
        subject: `roles of the identity of ${assignmentTarget(one)}`,
        is: 'none in the input',
        was: 'granted',
      };
    }
  },
});

export const ASSIGNMENT_IDENTITY_FINDINGS = [
  identityMissing,
  identityChanged,
  assignmentReplaced,
  agentIdentityChanged,
  roleMissing,
];
