import { groupedBy } from '../../core/grouping';
import { INITIATIVES, type InitiativeName } from '../../facts/initiatives';
import { type Assignment, type Estate, parameter } from '../model/estate';
import { withId } from '../model/indexes';
import { blocks, idKey, idKeysAround, isHidden, sameId, sameValue } from '../model/value';
import { assignmentTarget, idName, scopeName } from '../model/words';
import { identityFindings } from './assignment-identities';
import { cosmeticChange, sameWords } from './cosmetic-change';
import { type Comparison, type Finding, finding, pairs, sameResource } from './finding';
import { pinFindings } from './pinned-versions';
import { disabledMembers, effectFindings, effectOf, isOff } from './policy-effects';
import { scopeFindings } from './policy-scopes';
import { exemptionFindings, remediationFindings } from './remediations';
import { ruleReplaced } from './rules';
import { isUnseen, shown, unseen } from './unseen';

export const assignmentRemoved = finding({
  id: 'assignment-removed',
  severity: 'blocking',
  holds: 'change',
  title: 'A policy assignment is removed',
  when: 'An assignment of a change tracking initiative goes away and the same initiative is not assigned at the same scope elsewhere in the input.',
  why: 'New machines below its scope are no longer onboarded.',
  remedy: 'Keep it, or assign the initiative at a scope that covers the same machines.',
});

export const assignmentAdded = finding({
  id: 'assignment-added',
  severity: 'information',
  holds: 'change',
  title: 'More machines are onboarded by policy',
  when: 'A change tracking initiative is assigned.',
  why: 'Machines below the scope are onboarded, existing ones by remediation.',
  remedy: 'Nothing.',
});

/** What a change does to the policies that onboard machines. */
export function policyFindings(comparison: Comparison): Finding[] {
  const { before, after, changes } = comparison;
  const moved = { from: finderOf(before, after), to: finderOf(after, before) };
  const left = byScope(after.assignments);
  const assignments = pairs(before.assignments, after.assignments).flatMap(({ address, was, becomes }) => {
    if (becomes === undefined) {
      if (was === undefined || moved.to(was) !== undefined) return [];
      const definition = after.resources.get(address)?.attributes['policy_definition_id'];
      // What a policy is no longer is said of the policy.
      if (sameId(definition, was.attributes['policy_definition_id'])) return [];
      return isUnseen(definition) ? [unseen(address, 'policy', assignmentTarget(was), definition)] : removed(was, left);
    }
    if (was !== undefined && changes.get(address)?.action === 'none') return [];
    const earlier = was ?? moved.from(becomes);
    if (earlier === undefined) return added(becomes);
    return [
      ...definitionFindings(earlier, becomes, comparison),
      ...scopeFindings(earlier, becomes),
      ...effectFindings(earlier, becomes),
      ...identityFindings(earlier, becomes, comparison),
      ...ruleFindings(earlier, becomes, comparison),
      ...pinFindings(earlier, becomes, comparison),
      ...wordFindings(earlier, becomes),
    ];
  });
  return [...assignments, ...exemptionFindings(comparison), ...remediationFindings(comparison)];
}

/** Finds the same policy at the same scope on a side, under an address that is on that side only. */
function finderOf(side: Estate, other: Estate): (assignment: Assignment) => Assignment | undefined {
  const known = new Set(other.assignments.map(({ address }) => address));
  const key = ({ attributes, scope }: Assignment) =>
    `${definitionName(attributes['policy_definition_id'])} ${isHidden(scope) ? '' : scope.toLowerCase()}`;
  const found = new Map<string, Assignment>();
  for (const one of [...side.assignments].reverse()) {
    if (!known.has(one.address) && !isHidden(one.scope)) found.set(key(one), one);
  }
  return (assignment) => found.get(key(assignment));
}

function definitionName(id: unknown): string {
  const text = typeof id === 'string' ? id.toLowerCase() : '';
  return isUnseen(text) ? text : text.replace(/^.*\//, '');
}

function byScope(assignments: readonly Assignment[]): Map<string, Assignment[]> {
  return groupedBy(assignments, ({ scope }) =>
    isUnseen(scope) ? '' : MANAGEMENT_GROUP.test(String(scope)) ? 'groups' : idKey(scope),
  );
}

const MANAGEMENT_GROUP = /\/managementgroups\/[^/]+$/i;

/** If an assignment above does the same, nothing is left uncovered. */
function removed(was: Assignment, left: ReadonlyMap<string, readonly Assignment[]>): Finding[] {
  const like = (one: Assignment) => onboardsLike(one, was);
  const above = isUnseen(was.scope) ? [] : idKeysAround(was.scope).slice(0, -1);
  if (above.some((scope) => left.get(scope)?.some(like))) return [];
  // What is in a management group is not in its id.
  const maybe = left.get('groups')?.find(like);
  const words = maybe === undefined ? '' : `; whether ${scopeName(maybe.scope)} covers it is not in the input`;
  const subject = assignmentTarget(was);
  const covered = `below ${scopeName(was.scope)}`;
  return [assignmentRemoved.found({ address: was.address, subject, was: covered, becomes: `not assigned${words}` })];
}

function onboardsLike(one: Assignment, was: Assignment): boolean {
  const [a, b] = [one, was].map(({ attributes }) => definitionName(attributes['policy_definition_id']));
  const { not_scopes: excluded, enforce, resource_selectors: selectors } = one.attributes;
  return (
    a === b &&
    !isOff(effectOf(one)) &&
    !isUnseen(effectOf(one)) &&
    disabledMembers(one).length === 0 &&
    enforce !== false &&
    !isUnseen(enforce) &&
    !(Array.isArray(excluded) && excluded.length > 0) &&
    !isHidden(excluded) &&
    blocks(selectors).length === 0 &&
    sameValue(parameter(one, 'listOfApplicableLocations'), parameter(was, 'listOfApplicableLocations'))
  );
}

/** A new assignment takes nothing away; what of it is off is said with it. */
function added(becomes: Assignment): Finding[] {
  const { address, parameters, attributes } = becomes;
  const off = [
    ...(isOff(effectOf(becomes)) ? ['disabled'] : []),
    ...disabledMembers(becomes).map(({ name }) => `without ${name}`),
    ...(attributes['enforce'] === false ? ['not enforced'] : []),
  ];
  const words = [`below ${scopeName(becomes.scope)}`, ...off].join(', ');
  return [
    assignmentAdded.found({ address, subject: assignmentTarget(becomes), was: 'not assigned', becomes: words }),
    ...(isHidden(parameters) ? [unseen(address, 'parameters', 'not assigned', parameters)] : []),
  ];
}

/** Another policy in the place of one, or one member in the place of the initiative. */
function definitionFindings(was: Assignment, becomes: Assignment, { before, after }: Comparison): Finding[] {
  const [had, has] = [was, becomes].map(({ attributes }) => attributes['policy_definition_id']);
  if (definitionName(had) === definitionName(has) || isUnseen(had)) return [];
  if (sameResource(had, has, before.definitions, after.definitions)) return [];
  const target = assignmentTarget(was);
  if (isUnseen(has)) return [unseen(becomes.address, 'policy', target, has)];
  const members = was.initiative === undefined ? [] : initiativePolicies(was.initiative);
  const widened = was.initiative === becomes.initiative && members.includes(definitionName(had));
  if (widened && !members.includes(definitionName(has))) return [];
  return [
    assignmentRemoved.found({
      address: becomes.address,
      subject: target,
      was: `policy ${idName(had)}`,
      becomes: `policy ${idName(has)}`,
    }),
  ];
}

function initiativePolicies(name: InitiativeName): string[] {
  return Object.values(INITIATIVES[name].members).map(({ definitionId }) => definitionId);
}

/** A policy that is given another rule leaves the machines it associated with the old one. */
function ruleFindings(was: Assignment, becomes: Assignment, { before, after }: Comparison): Finding[] {
  const [had, has] = [parameter(was, 'dcrResourceId'), parameter(becomes, 'dcrResourceId')];
  if (isHidden(becomes.parameters) || had === undefined || has === '') return [];
  if (sameResource(had, has, before.rules, after.rules)) return [];
  const known = [had, has].every((id) => [before, after].some(({ rules }) => withId(rules, id).length > 0));
  if (!known && (isUnseen(has) || isUnseen(had))) return [unseen(becomes.address, 'rule', shown(had), has)];
  return [
    ruleReplaced.found({
      address: becomes.address,
      subject: `rule of ${assignmentTarget(becomes)}`,
      was: shown(had),
      becomes: shown(has),
    }),
  ];
}

function wordFindings(was: Assignment, becomes: Assignment): Finding[] {
  const changed = ['display_name', 'description', 'metadata', 'non_compliance_message'].filter(
    (key) => !isUnseen(becomes.attributes[key]) && !sameWords(was.attributes[key], becomes.attributes[key]),
  );
  return changed.length === 0
    ? []
    : [
        cosmeticChange.found({
          address: becomes.address,
          subject: changed.join(', '),
          was: 'earlier text',
          becomes: 'other text',
        }),
      ];
}

export const POLICY_FINDINGS = [assignmentRemoved, assignmentAdded];
