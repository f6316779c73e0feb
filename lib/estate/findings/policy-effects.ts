import { type Assignment, parameter } from '../model/estate';
import { blocks, isHidden, member, textsOf } from '../model/value';
import { assignmentTarget, effectWords } from '../model/words';
import { type Finding, finding } from './finding';
import { isUnseen, shown, unseen } from './unseen';

export const assignmentDisabled = finding({
  id: 'assignment-disabled',
  severity: 'blocking',
  holds: 'change',
  title: 'A policy is switched off',
  when: 'The effect of an assignment, of one of its members or of a custom policy becomes Disabled.',
  why: 'New machines below its scope are no longer onboarded, and remediation does nothing.',
  remedy: 'Set the effect to DeployIfNotExists.',
});

export const assignmentNotEnforced = finding({
  id: 'assignment-not-enforced',
  severity: 'blocking',
  holds: 'change',
  title: 'A policy is no longer enforced',
  when: 'The enforcement of an assignment is switched off.',
  why: 'Azure only reports what is missing; new machines are not onboarded.',
  remedy: 'Set enforce to true.',
});

/** What switches an assignment or one of its members off. */
export function effectFindings(was: Assignment, becomes: Assignment): Finding[] {
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
  } else if (isOff(has) && !isOff(had)) {
    findings.push(assignmentDisabled.found({ address, subject: target, was: shown(had), becomes: shown(has) }));
  }
  const known = new Set(disabledMembers(was).map(({ name }) => name.toLowerCase()));
  const wasOff = isOff(had) || known.has(ALL_MEMBERS);
  for (const { name, effect } of disabledMembers(becomes)) {
    if (wasOff || known.has(name.toLowerCase())) continue;
    findings.push(
      assignmentDisabled.found({
        address,
        subject: `${name} of ${target}`,
        was: 'DeployIfNotExists',
        becomes: effect,
      }),
    );
  }
  const [enforced, enforce] = [was.attributes['enforce'], becomes.attributes['enforce']];
  if (enforce === false && enforced !== false) {
    findings.push(assignmentNotEnforced.found({ address, subject: target, was: 'enforced', becomes: 'not enforced' }));
  } else if (isUnseen(enforce) && enforce !== enforced) {
    findings.push(unseen(address, 'enforce', shown(enforced), enforce));
  }
  return findings;
}

/** Whether an effect leaves machines alone. */
export function isOff(effect: unknown): boolean {
  return typeof effect === 'string' && /^(disabled|audit|auditifnotexists|manual)$/i.test(effect);
}

export function effectOf(assignment: Assignment): unknown {
  return parameter(assignment, 'effect') ?? effectWords(assignment);
}

const ALL_MEMBERS = 'all members';

/** The members an override switches off, with the effect it gives them; `all members` where it selects none. */
export function disabledMembers({ attributes }: Assignment): { readonly name: string; readonly effect: string }[] {
  return blocks(attributes['overrides'])
    .filter((override) => isOff(member(override, 'value')))
    .flatMap((override) => {
      const names = blocks(member(override, 'selectors')).flatMap((selector) => textsOf(member(selector, 'in')));
      const effect = shown(member(override, 'value'));
      return (names.length > 0 ? names : [ALL_MEMBERS]).map((name) => ({ name, effect }));
    });
}

export const POLICY_EFFECT_FINDINGS = [assignmentDisabled, assignmentNotEnforced];
