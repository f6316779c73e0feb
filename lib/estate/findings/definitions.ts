import { compareVersions } from '../../core/versions';
import { CHANGE_TRACKING_EXTENSION, EXTENSION_FLOOR } from '../../facts/extension';
import type { Assignment, Estate, Resource } from '../model/estate';
import { lookup, withId } from '../model/indexes';
import { at, blocks, isHidden, member, textOf } from '../model/value';
import { idName } from '../model/words';
import { referencesOf } from '../read/resources';
import { type Comparison, type Finding, finding, pairs, sameResource } from './finding';
import { assignmentDisabled, isOff } from './policy-effects';
import { compareMemberVersions, defaultEffect, jsonOf, membersOf, narrowing } from './policy-rules';
import { scopeNarrowed } from './policy-scopes';
import { isUnseen, shown, unseen } from './unseen';
import { extensionBelowFloor, extensionChanged, extensionDowngraded } from './version-findings';

export const definitionRemoved = finding({
  id: 'definition-removed',
  severity: 'blocking',
  holds: 'change',
  title: 'A policy of your own no longer onboards machines',
  when: 'A custom policy or initiative for change tracking is destroyed, or no longer installs, associates or audits anything of change tracking.',
  why: 'Its assignments do nothing for change tracking any more.',
  remedy: 'Keep the policy, or assign another one for the same machines first.',
});

export const memberDowngraded = finding({
  id: 'member-downgraded',
  severity: 'attention',
  holds: 'change',
  title: 'An initiative uses an older version of a policy',
  when: 'The version of a member of a custom initiative is older than before.',
  why: 'Older versions of the built-in policies miss machines or install older agents.',
  remedy: 'Keep the version.',
});

/** What a change does to policy definitions of one's own that install or associate for change tracking. */
export function definitionFindings(comparison: Comparison): Finding[] {
  const { before, after, changes } = comparison;
  return pairs(before.definitions, after.definitions).flatMap(({ address, was, becomes }) => {
    if (becomes === undefined) return was === undefined ? [] : goneFindings(was, comparison);
    if (changes.get(address)?.action === 'none') return [];
    if (/_set_definition$/.test(becomes.type)) return setFindings(was, becomes, comparison);
    const name = `policy ${shown(becomes.attributes['name'])}`;
    const [earlier, rule] = [was && jsonOf(was.attributes['policy_rule']), jsonOf(becomes.attributes['policy_rule'])];
    if (isHidden(rule)) {
      const same =
        typeof was?.attributes['policy_rule'] === 'string' &&
        was.attributes['policy_rule'] === becomes.attributes['policy_rule'];
      const had = was === undefined ? 'no policy' : isHidden(earlier) ? shown(earlier) : 'known';
      return same ? [] : [unseen(address, `${name}, rule`, had, rule)];
    }
    if (was !== undefined && installs(earlier) && !installs(rule)) {
      return [
        definitionRemoved.found({
          address,
          subject: name,
          was: 'of change tracking',
          becomes: 'installs something else',
        }),
      ];
    }
    return [
      ...versionFindings(address, name, earlier, rule),
      ...effectFindings(name, was, becomes, after),
      ...conditionFindings(address, name, earlier, rule),
    ];
  });
}

/** Whether what a policy deploys is of change tracking. */
function installs(rule: unknown): boolean {
  const deployment = at(rule, 'then', 'details', 'deployment') ?? '';
  return isHidden(deployment) || JSON.stringify(deployment).includes(CHANGE_TRACKING_EXTENSION.publisher);
}

/** A policy that was of change tracking and is not any more. */
function goneFindings(was: Resource, { before, after }: Comparison): Finding[] {
  const { address } = was;
  const now = after.resources.get(address);
  const rule = now?.attributes['policy_rule'];
  if (isUnseen(rule)) return [unseen(address, 'rule', 'known', rule)];
  if (withId(after.definitions, was.id).length > 0) return [];
  const isSet = /_set_definition$/.test(was.type);
  const subject = `${isSet ? 'initiative' : 'policy'} ${shown(was.attributes['name'])}`;
  const becomes = now === undefined ? 'destroyed' : 'nothing of change tracking';
  return [
    definitionRemoved.found({ address, subject, was: 'of change tracking', becomes }),
    ...(isSet && now !== undefined ? droppedMembers(was, now, before, after) : []),
  ];
}

/** What a set of policies leaves out, switches off or takes in an older version. */
function setFindings(was: Resource | undefined, becomes: Resource, { before, after }: Comparison): Finding[] {
  const { address } = becomes;
  const earlier = new Map((was === undefined ? [] : membersOf(was)).map((one) => [one.name.toLowerCase(), one]));
  const isGiven = assignmentsOf(becomes, after).every(
    ({ parameters }) => !isHidden(parameters) && 'effect' in parameters,
  );
  const givesDefault = assignmentsOf(becomes, after).length === 0 || !isGiven;
  return [
    ...(was === undefined ? [] : droppedMembers(was, becomes, before, after)),
    ...membersOf(becomes).flatMap(({ name, effect, version }) => {
      const had = earlier.get(name.toLowerCase());
      // A member that is new and only audits was written to audit.
      const isLess = had === undefined ? /^disabled$/i.test(textOf(effect) ?? '') : isOff(effect) && !isOff(had.effect);
      const off = isLess && (givesDefault || !takesEffect(becomes, name));
      const older =
        version !== undefined && had?.version !== undefined && compareMemberVersions(version, had.version) < 0;
      const subject = `${name} of initiative ${shown(becomes.attributes['name'])}`;
      return [
        ...(off
          ? [
              assignmentDisabled.found({
                address,
                subject,
                was: had === undefined ? 'not in the initiative' : shown(had.effect ?? 'its default'),
                becomes: shown(effect),
              }),
            ]
          : []),
        ...(older ? [memberDowngraded.found({ address, subject, was: had?.version ?? '', becomes: version })] : []),
      ];
    }),
  ];
}

/** Whether a member is given its effect by a parameter of the set, which an assignment may set. */
function takesEffect({ attributes }: Resource, name: string): boolean {
  return blocks(attributes['policy_definition_reference']).some((one) => {
    const own = textOf(member(one, 'reference_id')) ?? '';
    return (
      own.toLowerCase() === name.toLowerCase() &&
      /\[parameters\('/.test(JSON.stringify(jsonOf(member(one, 'parameter_values')) ?? ''))
    );
  });
}

function assignmentsOf({ id }: Resource, { assignments }: Estate): Assignment[] {
  return [...assignedTo(assignments, id)];
}

const assignedTo = lookup(({ attributes }: Assignment) => attributes['policy_definition_id']);

function droppedMembers(was: Resource, becomes: Resource, before: Estate, after: Estate): Finding[] {
  const left = referencesOf(becomes);
  return referencesOf(was)
    .filter((id) => !left.some((one) => sameResource(id, one, before.definitions, after.definitions)))
    .map((id) =>
      scopeNarrowed.found({
        address: becomes.address,
        subject: `policy ${idName(id)}`,
        was: 'in the initiative',
        becomes: 'left out',
      }),
    );
}

/** What the condition of a policy matches less than before. */
function conditionFindings(address: string, name: string, was: unknown, becomes: unknown): Finding[] {
  if (was === undefined) return [];
  const narrower = narrowing(member(was, 'if'), member(becomes, 'if'));
  if (narrower === undefined) return [];
  const [subject, earlier] = [`${name}, condition`, 'the earlier condition'];
  return isHidden(narrower)
    ? [unseen(address, subject, earlier, narrower)]
    : [scopeNarrowed.found({ address, subject, was: earlier, becomes: narrower })];
}

function versionFindings(address: string, name: string, was: unknown, becomes: unknown): Finding[] {
  const [earlier, later] = [oldestVersion(was), oldestVersion(becomes)];
  if (later === undefined || later === earlier) return [];
  const subject = `${name}, extension`;
  const findings: Finding[] = [];
  if (earlier !== undefined) {
    const kind = compareVersions(later, earlier) < 0 ? extensionDowngraded : extensionChanged;
    findings.push(kind.found({ address, subject, was: earlier, becomes: later }));
  }
  if (compareVersions(later, EXTENSION_FLOOR) < 0) {
    findings.push(
      extensionBelowFloor.found({
        address,
        subject,
        was: earlier ?? (was === undefined ? 'no policy' : 'no pinned version'),
        becomes: `${later}, below ${EXTENSION_FLOOR}`,
      }),
    );
  }
  return findings;
}

/** An effect that is off, unless every assignment gives another. */
function effectFindings(name: string, was: Resource | undefined, becomes: Resource, after: Estate): Finding[] {
  const [earlier, later] = [was && defaultEffect(was), defaultEffect(becomes)].map(textOf);
  const acts = earlier !== undefined && /^(deployifnotexists|modify)$/i.test(earlier);
  const off = later !== undefined && (/^disabled$/i.test(later) || (acts && /^(audit.*|manual)$/i.test(later)));
  const given = assignmentsOf(becomes, after);
  const isGiven = given.length > 0 && given.every(({ parameters }) => !isHidden(parameters) && 'effect' in parameters);
  const takes =
    isGiven && /parameters\(/.test(textOf(at(jsonOf(becomes.attributes['policy_rule']), 'then', 'effect')) ?? '');
  if (!off || takes || later.toLowerCase() === earlier?.toLowerCase()) return [];
  const { address } = becomes;
  const had = was === undefined ? 'no policy' : shown(earlier);
  return [assignmentDisabled.found({ address, subject: name, was: had, becomes: later })];
}

/** The oldest version a rule installs as a plain version; `2.0` with automatic upgrade says nothing about it. */
function oldestVersion(rule: unknown): string | undefined {
  const versions: string[] = [];
  const open: unknown[] = [rule];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const version = textOf(member(next, 'typeHandlerVersion'));
    const pinned = member(next, 'enableAutomaticUpgrade') !== true;
    if (version !== undefined && pinned && /^2(\.\d+)+$/.test(version)) versions.push(version);
    for (const one of Object.values(next)) open.push(one);
  }
  return versions.sort(compareVersions)[0];
}

export const DEFINITION_FINDINGS = [definitionRemoved, memberDowngraded];
