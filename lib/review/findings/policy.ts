import type { Assignment, Tracking } from '../tracking';
import { blocks, isHidden, member, sameId, textsOf } from '../value';
import { assignmentTarget, effectWords, scopeName } from '../words';
import {
  type Comparison,
  type Finding,
  finding,
  isUnseen,
  pairs,
  sameResource,
  sameWords,
  shown,
  unseen,
} from './finding';
import { exemptionFindings, remediationFindings } from './remediations';

/** What a change does to the policies that onboard machines. */
export function policyFindings(comparison: Comparison): Finding[] {
  const { before, after, changes } = comparison;
  const assignments = pairs(before.assignments, after.assignments).flatMap(({ address, was, becomes }) => {
    if (becomes === undefined) {
      const kept = changes.get(address)?.action === 'forget' || (was !== undefined && elsewhere(was, before, after));
      return was === undefined || kept ? [] : [removed(was)];
    }
    const earlier = was ?? elsewhere(becomes, after, before);
    if (earlier === undefined) return added(becomes);
    return [
      ...scopeFindings(earlier, becomes),
      ...effectFindings(earlier, becomes),
      ...ruleFindings(earlier, becomes, comparison),
      ...wordFindings(earlier, becomes),
    ];
  });
  return [...assignments, ...exemptionFindings(comparison), ...remediationFindings(comparison)];
}

/** The same initiative at the same scope on the other side, under an address that is on that side only. */
function elsewhere(assignment: Assignment, own: Tracking, other: Tracking): Assignment | undefined {
  const known = new Set(own.assignments.map(({ address }) => address));
  return other.assignments.find(
    ({ initiative, scope, address }) =>
      !known.has(address) && initiative === assignment.initiative && sameId(scope, assignment.scope),
  );
}

function removed(was: Assignment): Finding {
  return finding(
    'assignment-removed',
    was.address,
    assignmentTarget(was),
    `below ${scopeName(was.scope)}`,
    'not assigned',
  );
}

/** A new assignment takes nothing away; what of it is off is said with it. */
function added(becomes: Assignment): Finding[] {
  const { address, parameters, attributes } = becomes;
  const off = [
    ...(effectOf(becomes) === 'Disabled' ? ['disabled'] : []),
    ...disabledMembers(becomes).map((name) => `without ${name}`),
    ...(attributes['enforce'] === false ? ['not enforced'] : []),
  ];
  const words = [`below ${scopeName(becomes.scope)}`, ...off].join(', ');
  return [
    finding('assignment-added', address, assignmentTarget(becomes), 'not assigned', words),
    ...(isHidden(parameters) ? [unseen(address, 'parameters', 'not assigned', parameters)] : []),
  ];
}

function scopeFindings(was: Assignment, becomes: Assignment): Finding[] {
  const { address } = becomes;
  const findings: Finding[] = [];
  if (!sameId(was.scope, becomes.scope)) {
    const words = `below ${scopeName(was.scope)}`;
    if (isUnseen(becomes.scope)) findings.push(unseen(address, 'scope', words, becomes.scope));
    else
      findings.push(
        finding('scope-changed', address, assignmentTarget(becomes), words, `below ${scopeName(becomes.scope)}`),
      );
  }
  const excluded = addedScopes(was.attributes['not_scopes'], becomes.attributes['not_scopes']);
  for (const scope of excluded)
    findings.push(finding('scope-narrowed', address, scopeName(scope), 'covered', 'left out'));

  const [had, has] = [was, becomes].map((one) => parameter(one, 'listOfApplicableLocations'));
  const lost = Array.isArray(has) ? textsOf(had).filter((location) => !textsOf(has).includes(location)) : [];
  if (lost.length > 0)
    findings.push(finding('scope-narrowed', address, 'locations of machines', lost.join(', '), 'left out'));
  else if (had === undefined && Array.isArray(has)) {
    findings.push(finding('scope-narrowed', address, 'locations of machines', 'all', textsOf(has).join(', ')));
  }
  const selectors = [was, becomes].map(({ attributes }) => blocks(attributes['resource_selectors']).length) as [
    number,
    number,
  ];
  if (selectors[1] > selectors[0]) {
    findings.push(finding('scope-narrowed', address, 'resource selectors', String(selectors[0]), String(selectors[1])));
  }
  return findings;
}

function addedScopes(was: unknown, becomes: unknown): string[] {
  const earlier = new Set(textsOf(was).map((scope) => scope.toLowerCase()));
  return textsOf(becomes).filter((scope) => !earlier.has(scope.toLowerCase()));
}

function effectFindings(was: Assignment, becomes: Assignment): Finding[] {
  const { address } = becomes;
  const target = assignmentTarget(becomes);
  const findings: Finding[] = [];
  const [had, has] = [effectOf(was), effectOf(becomes)];
  if (isHidden(becomes.parameters)) {
    const [earlier, later] = [was.attributes['parameters'], becomes.attributes['parameters']];
    if (typeof later !== 'string' || later !== earlier) {
      findings.push(unseen(address, 'parameters', shown(had), becomes.parameters));
    }
  } else if (isUnseen(has)) {
    if (has !== had) findings.push(unseen(address, 'effect', shown(had), has));
  } else if (has === 'Disabled' && had !== 'Disabled') {
    findings.push(finding('assignment-disabled', address, target, shown(had), 'Disabled'));
  }
  const known = new Set(disabledMembers(was));
  for (const name of disabledMembers(becomes)) {
    if (known.has(name)) continue;
    findings.push(finding('assignment-disabled', address, `${name} of ${target}`, 'DeployIfNotExists', 'Disabled'));
  }
  const [enforced, enforce] = [was.attributes['enforce'], becomes.attributes['enforce']];
  if (enforce === false && enforced !== false) {
    findings.push(finding('assignment-not-enforced', address, target, 'enforced', 'not enforced'));
  } else if (isUnseen(enforce) && enforce !== enforced) {
    findings.push(unseen(address, 'enforce', shown(enforced), enforce));
  }
  return findings;
}

function effectOf(assignment: Assignment): unknown {
  return parameter(assignment, 'effect') ?? effectWords(assignment);
}

function parameter({ parameters }: Assignment, name: string): unknown {
  return isHidden(parameters) ? parameters : parameters[name];
}

/** The members an override switches off; `all members` where it selects none. */
function disabledMembers({ attributes }: Assignment): string[] {
  return blocks(attributes['overrides'])
    .filter((override) => member(override, 'value') === 'Disabled')
    .flatMap((override) => {
      const names = blocks(member(override, 'selectors')).flatMap((selector) => textsOf(member(selector, 'in')));
      return names.length > 0 ? names : ['all members'];
    });
}

/** A policy that is given another rule leaves the machines it associated with the old one. */
function ruleFindings(was: Assignment, becomes: Assignment, { before, after }: Comparison): Finding[] {
  const [had, has] = [parameter(was, 'dcrResourceId'), parameter(becomes, 'dcrResourceId')];
  if (isHidden(becomes.parameters) || had === undefined) return [];
  if (sameResource(had, has, before.rules, after.rules)) return [];
  if (isUnseen(has)) return [unseen(becomes.address, 'rule', shown(had), has)];
  return [finding('rule-replaced', becomes.address, `rule of ${assignmentTarget(becomes)}`, shown(had), shown(has))];
}

function wordFindings(was: Assignment, becomes: Assignment): Finding[] {
  const changed = ['display_name', 'description', 'metadata', 'non_compliance_message'].filter(
    (key) => !isUnseen(becomes.attributes[key]) && !sameWords(was.attributes[key], becomes.attributes[key]),
  );
  return changed.length === 0
    ? []
    : [finding('cosmetic-change', becomes.address, changed.join(', '), 'as it is', 'worded otherwise')];
}
