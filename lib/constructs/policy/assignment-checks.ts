import { lengthProblems, literalProblems } from '../../core/checks';
import { matches, quoted } from '../../core/expressions';
import { isKnown, isListToken } from '../../core/known';
import { at, certain, type Path, type Problem, phrase } from '../../core/problems';
import { laterProblem, propProblems } from '../../core/text-rules';
import { idProblems, principalProblems } from '../../facts/ids';
import type { InitiativeName } from '../../facts/initiatives';
import { locationProblems } from '../../facts/location-names';
import { NAME_LENGTHS, nameProblems } from '../../facts/names';
import { POLICY_LIMITS } from '../../facts/policy';
import type { Warning } from '../../facts/warnings';
import type { AssignmentIdentity, AssignmentOptions } from './assignment-options';
import { type AssignmentScope, resolveScope, scopeProblems } from './assignment-scope';
import { selectorProblems, typeSelectorProblems } from './selector-checks';

/** Problems of the props of every assignment, for kinds of machine. `machineLocations` and the name are left to the caller. */
export function assignmentProblems(options: AssignmentOptions, kinds: readonly InitiativeName[]): Problem[] {
  const { scope, notScopes, resourceSelectors } = options;
  const wrongScope = scopeProblems(['scope'], scope);
  return [
    ...wrongScope,
    ...notScopeProblems(['notScopes'], notScopes, certain(wrongScope).length === 0 ? scope : undefined),
    ...selectorProblems(['resourceSelectors'], resourceSelectors),
    ...typeSelectorProblems(['resourceSelectors'], kinds, resourceSelectors),
  ];
}

/** Problems of the name of an assignment: of `name`, of `nameSuffix` and of both together. */
export function assignmentNameProblems(
  { scope, name, nameSuffix }: Pick<AssignmentOptions, 'scope' | 'name' | 'nameSuffix'>,
  defaultName: string,
): Problem[] {
  const kind = scope?.managementGroupId === undefined ? 'assignment' : 'managementGroupAssignment';
  const wrong = name === undefined ? [] : nameProblems(['name'], kind, name);
  if (certain(wrong).length > 0 || nameSuffix === undefined) return wrong;
  return [...wrong, ...suffixProblems(kind, nameSuffix, name ?? defaultName)];
}

/** A name that ends in a bare hyphen is a variable that was empty. */
function suffixProblems(kind: keyof typeof NAME_LENGTHS, suffix: string, name: string): Problem[] {
  const path = ['nameSuffix'];
  const empty = 'must not be empty: omit it for no suffix';
  if (suffix === '') return [{ path, message: empty }];
  const whole = `${name}-${suffix}`;
  if (!isKnown(suffix))
    return [...propProblems(path, suffix, [{ mustNot: /^$/, message: empty }]), ...nameProblems(path, kind, whole)];
  const most = NAME_LENGTHS[kind];
  if (!isKnown(whole) || whole.length <= most) return nameProblems(path, kind, whole);
  const left = most - name.length - 1;
  const tooLong = `is too long: the assignment name '${whole}' may have at most ${most} characters, got ${whole.length}`;
  return [
    { path, message: left > 0 ? `${tooLong}; shorten it to ${left}` : phrase`${tooLong}; shorten ${at('name')}` },
  ];
}

/** Problems of the display name and the description of an assignment. */
export function displayProblems(options: { readonly displayName?: string; readonly description?: string }): Problem[] {
  return (['displayName', 'description'] as const).flatMap((key) =>
    lengthProblems([key], options[key], POLICY_LIMITS[key]),
  );
}

/** Problems of a user-assigned identity of an assignment. Its roles are granted to its principal. */
export function identityProblems(path: Path, identity: AssignmentIdentity | undefined): Problem[] {
  if (identity === undefined) return [];
  return [
    ...idProblems([...path, 'identityId'], 'userAssignedIdentity', identity.identityId),
    ...principalProblems([...path, 'principalId'], identity.principalId),
  ];
}

/** Problems of locations of machines. Any location is allowed. */
export function locationListProblems(path: Path, locations: readonly string[] | undefined): Problem[] {
  if (locations === undefined) return [];
  if (locations.length === 0)
    return [
      { path, message: 'must name at least one location: an empty list selects no machine; omit it for all locations' },
    ];
  const wrong = literalProblems(path, locations);
  return wrong.length > 0
    ? wrong
    : locations.flatMap((location, index) => locationProblems([...path, index], location));
}

const NOT_SCOPE =
  /^\/(subscriptions\/[0-9a-f-]{36}(\/resourceGroups\/[^/]+(\/providers\/[^/]+(\/[^/]+\/[^/]+)+)?)?|providers\/Microsoft\.Management\/managementGroups\/[^/]+)$/i;

/** Azure silently ignores an unknown id and an id that is not below the scope: neither excludes anything. */
function notScopeProblems(path: Path, ids: readonly string[] = [], scope?: AssignmentScope): Problem[] {
  const whole = scope && resolveScope(scope);
  const above = whole === undefined || whole.kind === 'managementGroup' || !isKnown(whole.id) ? undefined : whole.id;
  if (ids.some(isListToken))
    return ids.length === 1
      ? laterNotScopes(path, ids, above)
      : [
          {
            path,
            message: 'must be either a Terraform list alone or a list of ids, got both: join them with Fn.concat',
          },
        ];
  const most = POLICY_LIMITS.notScopes;
  if (ids.length > most) return [{ path, message: `may hold at most ${most} ids, got ${ids.length}` }];
  return ids.flatMap((id, index) => notScopeIdProblems([...path, index], id, above));
}

const NOT_SCOPE_FORM = 'must be the id of a management group, a subscription or something in one';

function notScopeIdProblems(path: Path, id: string, above: string | undefined): Problem[] {
  if (!isKnown(id)) return laterNotScopes(path, id, above);
  if (!NOT_SCOPE.test(id)) return [{ path, message: `${NOT_SCOPE_FORM}, got '${id}': it would exclude nothing` }];
  return above === undefined || id.toLowerCase().startsWith(`${above.toLowerCase()}/`)
    ? []
    : [{ path, message: `must be below the scope '${above}', got '${id}': remove it` }];
}

/** The same of an id or a list of ids that Terraform knows later. */
function laterNotScopes(path: Path, given: string | readonly string[], above: string | undefined): Problem[] {
  const each = (right: (id: string) => string) => (value: string) =>
    typeof given === 'string' ? right(value) : `alltrue([for id in ${value} : ${right('id')}])`;
  const form = laterProblem(
    path,
    given,
    NOT_SCOPE_FORM,
    each((id) => matches(NOT_SCOPE, id)),
  );
  if (above === undefined) return [form];
  const begin = quoted(`${above.toLowerCase()}/`);
  const isBelow = each((id) => `startswith(lower(${id}), ${begin})`);
  return [form, laterProblem(path, given, `must be below the scope '${above}'`, isBelow)];
}

/** Warns of a definition at a management group that is assigned in the run that creates it. */
export function newDefinitionWarnings(path: Path, scope: AssignmentScope): Warning[] {
  if (scope.managementGroupId === undefined) return [];
  const message =
    'is a management group, in which Azure may need time to find a new definition: if the first apply cannot find it, apply again (hashicorp/terraform-provider-azurerm#12478)';
  return [{ id: 'definition-new', path, message }];
}
