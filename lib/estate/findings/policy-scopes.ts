import { type Assignment, parameter } from '../model/estate';
import { unseenPlaces } from '../model/seen-settings';
import { blocks, hasHidden, hiddenOf, isHidden, member, sameId, sameValue, textsOf } from '../model/value';
import { assignmentTarget, scopeName } from '../model/words';
import { type Finding, finding } from './finding';
import { isUnseen, shown, unseen } from './unseen';

export const scopeChanged = finding({
  id: 'scope-changed',
  severity: 'blocking',
  holds: 'change',
  title: 'A policy is assigned somewhere else',
  when: 'An assignment is moved to another scope, which Terraform does by replacing it.',
  why: 'Machines that are only below the old scope are no longer onboarded, and the assignment gets a new identity without its roles.',
  remedy: 'Add an assignment for the new scope instead of moving this one.',
});

export const scopeNarrowed = finding({
  id: 'scope-narrowed',
  severity: 'blocking',
  holds: 'change',
  title: 'A policy covers fewer machines',
  when: 'An assignment gets excluded scopes, fewer locations or more resource selectors, an exemption from it is added, or a policy is left out of an initiative of your own.',
  why: 'New machines in the excluded part are no longer onboarded.',
  remedy: 'Make sure that no machine in what is left out has to be tracked.',
});

/** What of an assignment covers less than before: its scope, what it leaves out, its locations and its selectors. */
export function scopeFindings(was: Assignment, becomes: Assignment): Finding[] {
  const { address } = becomes;
  const findings: Finding[] = [];
  if (!sameId(was.scope, becomes.scope)) {
    const words = `below ${scopeName(was.scope)}`;
    if (isUnseen(becomes.scope)) findings.push(unseen(address, 'scope', words, becomes.scope));
    else if (!isBelow(was.scope, becomes.scope))
      findings.push(
        scopeChanged.found({
          address,
          subject: assignmentTarget(becomes),
          was: words,
          becomes: `below ${scopeName(becomes.scope)}`,
        }),
      );
  }
  for (const scope of addedScopes(was.attributes['not_scopes'], becomes.attributes['not_scopes'])) {
    findings.push(scopeNarrowed.found({ address, subject: scopeName(scope), was: 'covered', becomes: 'left out' }));
  }
  for (const key of ['not_scopes', 'resource_selectors', 'overrides']) {
    const [given, next] = [was.attributes[key], becomes.attributes[key]];
    if (hasHidden(next) && !sameValue(given, next))
      findings.push(unseen(address, key, shownList(given), hiddenIn(next)));
  }
  const [had, has] = [was, becomes].map(locationsOf);
  const [hidden] = unseenPlaces(has);
  if (!isHidden(becomes.parameters) && hidden !== undefined && !sameValue(had, has))
    findings.push(
      unseen(address, 'locations of machines', had === undefined ? 'all' : shownList(had), hiddenOf(hidden.value)),
    );
  const lost =
    Array.isArray(has) && hidden === undefined
      ? textsOf(had).filter((location) => !textsOf(has).includes(location))
      : [];
  if (lost.length > 0)
    findings.push(
      scopeNarrowed.found({ address, subject: 'locations of machines', was: lost.join(', '), becomes: 'left out' }),
    );
  else if (had === undefined && Array.isArray(has)) {
    findings.push(
      scopeNarrowed.found({
        address,
        subject: 'locations of machines',
        was: 'all',
        becomes: textsOf(has).join(', ') || 'none',
      }),
    );
  }
  const selected = selectorWords(was.attributes['resource_selectors'], becomes.attributes['resource_selectors']);
  if (selected !== undefined)
    findings.push(scopeNarrowed.found({ address, subject: 'resource selectors', ...selected }));
  return findings;
}

/** The locations that an assignment gives; an empty list of an initiative of any image stands for every location. */
function locationsOf(assignment: Assignment): unknown {
  const given = parameter(assignment, 'listOfApplicableLocations');
  return assignment.initiative === undefined && Array.isArray(given) && given.length === 0 ? undefined : given;
}

/** What selectors select less than before: there is one now, or one lost a value. */
function selectorWords(was: unknown, becomes: unknown): Pick<Finding, 'was' | 'becomes'> | undefined {
  const [had, has] = [selectorsOf(was), selectorsOf(becomes)];
  if (had.size === 0 && has.size > 0) return { was: 'everything', becomes: [...has.keys()].join(', ') };
  const gone = [...had.keys()].filter((one) => !has.has(one) && !one.includes(' not '));
  const excluded = [...has.keys()].filter((one) => !had.has(one) && one.includes(' not '));
  if (has.size === 0 || gone.length + excluded.length === 0) return undefined;
  return { was: gone.join(', ') || 'more', becomes: excluded.join(', ') || 'left out' };
}

/** Each value of each selector, such as `resourceLocation westeurope`. */
function selectorsOf(value: unknown): Set<string> {
  const selectors = blocks(value).flatMap((one) => blocks(member(one, 'selectors')));
  return new Set(
    selectors.flatMap((selector) => {
      const kind = shown(member(selector, 'kind'));
      return [
        ...textsOf(member(selector, 'in')).map((one) => `${kind} ${one}`),
        ...textsOf(member(selector, 'not_in')).map((one) => `${kind} not ${one}`),
      ];
    }),
  );
}

function shownList(value: unknown): string {
  return Array.isArray(value) && value.length > 0 ? String(value.length) : 'none';
}

/** What is hidden in a value. */
function hiddenIn(value: unknown): unknown {
  return isHidden(value) ? value : Array.isArray(value) ? value.find(isHidden) : undefined;
}

function addedScopes(was: unknown, becomes: unknown): string[] {
  const earlier = new Set(textsOf(was).map((scope) => scope.toLowerCase()));
  return textsOf(becomes).filter((scope) => !earlier.has(scope.toLowerCase()));
}

/** Whether a scope is below another, as far as ids show. */
function isBelow(scope: unknown, other: unknown): boolean {
  if (typeof scope !== 'string' || typeof other !== 'string' || isUnseen(scope) || isUnseen(other)) return false;
  return scope.toLowerCase().startsWith(`${other.toLowerCase()}/`);
}

export const POLICY_SCOPE_FINDINGS = [scopeChanged, scopeNarrowed];
