import { INITIATIVE_PARAMETERS, MEMBER_PARAMETERS } from '../../facts/initiative-members';
import { INITIATIVES } from '../../facts/initiatives';
import { MACHINE_LOCATIONS } from '../../facts/regions';
import { type Assignment, type Estate, parameter } from '../model/estate';
import { withId } from '../model/indexes';
import { blocks, idKey, isHidden, isObject, member, sameId, sameValue, textsOf } from '../model/value';
import { assignmentTarget, idName } from '../model/words';
import { type Comparison, type Finding, finding, replacement, type Wrong } from './finding';
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

export const parameterUnknown = finding({
  id: 'parameter-unknown',
  severity: 'blocking',
  holds: 'both',
  title: 'An assignment gives a parameter that the policy does not have',
  when: 'The name of a parameter is none of the assigned initiative or policy, case included.',
  why: 'Azure refuses the assignment, or what the parameter means stays at its default.',
  remedy: 'Write the name as the policy has it.',
  *wrong(estate) {
    for (const one of estate.assignments) {
      const known = parametersOf(one, estate);
      if (known === undefined || isHidden(one.parameters)) continue;
      for (const name of Object.keys(one.parameters)) {
        if (known.includes(name)) continue;
        const like = known.find((other) => other.toLowerCase() === name.toLowerCase());
        const remedy = like === undefined ? undefined : `Write '${like}'.`;
        yield {
          address: one.address,
          subject: `parameter ${name}`,
          is: 'not a parameter of the policy',
          ...(remedy && { remedy }),
        };
      }
    }
  },
});

/** Names of the parameters of what is assigned; `undefined` if they cannot be seen. */
function parametersOf({ attributes, initiative }: Assignment, { definitions }: Estate): string[] | undefined {
  const id = attributes['policy_definition_id'];
  if (initiative !== undefined) {
    const guid = idKey(id).split('/').at(-1);
    if (INITIATIVES[initiative].id === guid) return Object.keys(INITIATIVE_PARAMETERS);
    const found = Object.values(INITIATIVES[initiative].members).find(({ definitionId }) => definitionId === guid);
    const given: Readonly<Record<string, Readonly<Record<string, string>>>> = MEMBER_PARAMETERS[initiative];
    return found && ['effect', ...Object.keys(given[found.stage] ?? {})];
  }
  const own = withId(definitions, id)[0]?.attributes['parameters'];
  if (own === undefined || own === null || own === '') return undefined;
  const json = typeof own === 'string' ? parsed(own) : own;
  return isObject(json) ? Object.keys(json) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export const parameterEmpty = finding({
  id: 'parameter-empty',
  severity: 'blocking',
  holds: 'both',
  title: 'An assignment names no rule',
  when: 'The parameter `dcrResourceId` of an assignment is empty.',
  why: 'Machines are not associated with a rule, so they report nothing.',
  remedy: 'Give the assignment the id of the data collection rule.',
  *wrong({ assignments }) {
    for (const one of assignments) {
      for (const [name, value] of Object.entries(isHidden(one.parameters) ? {} : one.parameters)) {
        if (name.toLowerCase() !== 'dcrresourceid' || (value !== '' && value !== null)) continue;
        yield { address: one.address, subject: `parameter ${name}`, is: 'empty', was: 'a rule' };
      }
    }
  },
});

export const locationUnknown = finding({
  id: 'location-unknown',
  severity: 'blocking',
  holds: 'both',
  title: 'An assignment names a location that its policy does not accept',
  when: 'A value of `listOfApplicableLocations` is none of the locations the initiative allows.',
  why: 'Azure refuses the assignment, or machines in the location are not onboarded.',
  remedy: "Write a location's name in lower case without spaces, such as 'westeurope'.",
  *wrong({ assignments }) {
    for (const one of assignments) {
      if (one.initiative === undefined) continue;
      const allowed: readonly string[] = MACHINE_LOCATIONS[one.initiative];
      for (const location of textsOf(parameter(one, 'listOfApplicableLocations'))) {
        if (isUnseen(location) || allowed.includes(location)) continue;
        yield { address: one.address, subject: `location ${location}`, is: 'not accepted', was: 'not listed' };
      }
    }
  },
});

export const assignmentOverlap = finding({
  id: 'assignment-overlap',
  severity: 'attention',
  holds: 'both',
  title: 'Two assignments give the same machines two rules',
  when: 'The same initiative or member is assigned twice at one scope, or at one below the other, with different rules and common locations.',
  why: 'Both assignments associate the machines below both scopes, and a machine follows one rule of change tracking only.',
  remedy: 'Remove one of the assignments, or exclude the scope of one from the other.',
  wrong: overlaps,
});

function* overlaps({ assignments }: Estate): Generator<Wrong> {
  const byPlace = new Map<string, Assignment[]>();
  const acting = assignments.filter(
    (one) => typeof one.scope === 'string' && ruleOf(one) !== undefined && isWhole(one),
  );
  const placeOf = (one: Assignment, scope: string) => `${idKey(one.attributes['policy_definition_id'])} ${scope}`;
  for (const one of acting) {
    const place = placeOf(one, idKey(one.scope));
    const alike = byPlace.get(place);
    if (alike === undefined) byPlace.set(place, [one]);
    else alike.push(one);
  }
  for (const one of acting) {
    const segments = idKey(one.scope).split('/');
    const scopes = segments.map((_, index) => segments.slice(0, index + 1).join('/')).filter((scope) => scope !== '');
    const others = scopes.flatMap((scope) => byPlace.get(placeOf(one, scope)) ?? []);
    // Of two at one scope, the later one is reported.
    const other = others.find(
      (two) => two !== one && isBefore(two, one) && !sameId(ruleOf(two), ruleOf(one)) && shareLocations(one, two),
    );
    if (other === undefined) continue;
    const rules = `two rules: ${idName(ruleOf(other))} by ${other.address} and ${idName(ruleOf(one))}`;
    yield { address: one.address, subject: assignmentTarget(one), is: rules, was: 'one rule' };
  }
}

function isBefore(a: Assignment, b: Assignment): boolean {
  return idKey(a.scope) === idKey(b.scope) ? a.address < b.address : true;
}

function ruleOf(one: Assignment): string | undefined {
  const rule = parameter(one, 'dcrResourceId');
  return typeof rule === 'string' && rule !== '' ? rule : undefined;
}

/** Whether an assignment applies to everything below its scope. */
function isWhole({ attributes }: Assignment): boolean {
  const isNarrow = blocks(attributes['resource_selectors']).length > 0 || attributes['enforce'] === false;
  return !isNarrow && !(Array.isArray(attributes['not_scopes']) && attributes['not_scopes'].length > 0);
}

function shareLocations(a: Assignment, b: Assignment): boolean {
  const [had, has] = [a, b].map((one) => parameter(one, 'listOfApplicableLocations'));
  if (!Array.isArray(had) || !Array.isArray(has)) return true;
  const known = new Set(textsOf(had));
  return textsOf(has).some((location) => known.has(location));
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
    // A role of somebody who cannot be seen may be of any identity.
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

export const ASSIGNMENT_FINDINGS = [
  identityMissing,
  parameterUnknown,
  parameterEmpty,
  locationUnknown,
  assignmentOverlap,
  identityChanged,
  assignmentReplaced,
  agentIdentityChanged,
  roleMissing,
];
