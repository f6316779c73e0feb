import { lengthProblems, oneOfProblems, wordListProblems } from '../../../core/checks';
import { matches, quoted } from '../../../core/expressions';
import { isKnown } from '../../../core/known';
import { certain, type Path, type Problem } from '../../../core/problems';
import { laterProblem } from '../../../core/text-rules';
import { idProblems } from '../../../facts/ids';
import { INITIATIVES } from '../../../facts/initiatives';
import { nameProblems } from '../../../facts/names';
import { EXEMPTION_CATEGORIES, POLICY_LIMITS } from '../../../facts/policy';
import { isWithin } from '../../../facts/reach';
import { resolveScope, scopeProblems } from '../assignment-scope';
import type { ExemptedAssignment, ExemptionScope, PolicyExemptionProps } from './policy-exemption-props';

/** Problems of the props of an exemption. */
export function policyExemptionProblems(props: PolicyExemptionProps): Problem[] {
  const { members } = props;
  const places = [...exemptionScopeProblems(props.scope), ...exemptedProblems(props.assignment)];
  return [
    ...places,
    ...(certain(places).length === 0 ? placeProblems(props) : []),
    ...nameProblems(['name'], 'assignment', props.name),
    ...oneOfProblems(['category'], props.category, EXEMPTION_CATEGORIES),
    ...expiryProblems(['expiresOn'], props.expiresOn),
    ...(members === undefined ? [] : memberProblems(members, props.assignment.kind)),
    ...lengthProblems(['displayName'], props.displayName, POLICY_LIMITS.displayName),
    ...lengthProblems(['description'], props.description, POLICY_LIMITS.description),
  ];
}

function exemptionScopeProblems(scope: ExemptionScope): Problem[] {
  if (scope.resourceId === undefined) return scopeProblems(['scope'], scope);
  const path = ['scope', 'resourceId'];
  const id = scope.resourceId;
  if (Object.values(scope).filter((value) => value !== undefined).length > 1)
    return [{ path: ['scope'], message: "must have no other key beside 'resourceId'" }];
  const must = 'must be the id of a resource';
  if (!isKnown(id)) return [laterProblem(path, id, must, (expression) => matches(RESOURCE_ID, expression))];
  if (RESOURCE_ID.test(id)) return [];
  return [{ path, message: `${must}, got '${id}'; copy the complete id from the resource` }];
}

function exemptedProblems({ assignmentId, scope }: ExemptedAssignment): Problem[] {
  return [
    ...idProblems(['assignment', 'assignmentId'], 'policyAssignment', assignmentId),
    // Terraform checks the scope where it assigns.
    ...(scope === undefined ? [] : certain(scopeProblems(['assignment', 'scope'], scope))),
  ];
}

/** Azure refuses an exemption beside or above the assignment. Ids do not show the contents of a management group. */
function placeProblems({ assignment, scope }: PolicyExemptionProps): Problem[] {
  const assigned = assignedAt(assignment);
  const at = scope.resourceId === undefined ? resolveScope(scope).id : scope.resourceId;
  if (assigned === undefined || assigned.startsWith('/providers/') || isWithin(at, assigned)) return [];
  const path = ['scope'];
  const must = (place: string) => `must be ${place}the scope of the assignment, or something in it`;
  if (isKnown(assigned) && isKnown(at)) return [{ path, message: `${must(`'${assigned}', `)}, got '${at}'` }];
  return [laterProblem(path, [at, assigned], must(isKnown(assigned) ? `'${assigned}', ` : ''), isPlacedWithin)];
}

/** The same of a list of the id and the scope or the id of the assignment. */
function isPlacedWithin(ids: string): string {
  const [id, assigned] = [`lower(${ids}[0])`, `split(${quoted(BEFORE_NAME.toLowerCase())}, lower(${ids}[1]))[0]`];
  const folder = (place: string) => `join("", [${place}, "/"])`;
  return `startswith(${assigned}, "/providers/") || startswith(${folder(id)}, ${folder(assigned)})`;
}

/** The scope of an assignment, by the construct or by its id; not known of a management group. */
function assignedAt({ scope, assignmentId }: ExemptedAssignment): string | undefined {
  if (scope === undefined) return assignmentId.split(BEFORE_NAME)[0];
  const { kind, id } = resolveScope(scope);
  return kind === 'managementGroup' ? undefined : id;
}

const BEFORE_NAME = '/providers/Microsoft.Authorization/policyAssignments/';

/** A resource in a group, or one below it: the provider requires names and types in pairs. */
const RESOURCE_ID = /^\/subscriptions\/[^/\s]+\/resourceGroups\/[^/\s]+\/providers\/[^/\s]+(\/[^/\s]+\/[^/\s]+)+$/i;

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** An existing moment, to the second and in UTC: the provider passes no other form on. */
function expiryProblems(path: Path, value: string): Problem[] {
  if (value === 'never') return [];
  const must = "must be a time in UTC, such as '2027-01-31T00:00:00Z'";
  // 'never' leaves the argument out, which only a literal can.
  if (!isKnown(value))
    return [laterProblem(path, value, must, (time) => `${matches(TIME, time)} && can(timeadd(${time}, "0s"))`)];
  const time = new Date(value);
  return TIME.test(value) && !Number.isNaN(time.getTime()) && time.toISOString() === value.replace('Z', '.000Z')
    ? []
    : [{ path, message: `${must}, or 'never', got '${value}'` }];
}

function memberProblems(members: readonly string[], initiative: keyof typeof INITIATIVES | undefined): Problem[] {
  const path = ['members'];
  if (initiative === undefined) return [{ path, message: 'applies only to the assignment of an initiative: omit it' }];
  if (!Object.hasOwn(INITIATIVES, initiative)) return [];
  return wordListProblems(path, members, Object.keys(INITIATIVES[initiative].members));
}
