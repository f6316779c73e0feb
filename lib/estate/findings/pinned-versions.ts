import {
  defaultPin,
  isNewer,
  isNewest,
  isUnpublished,
  lackedParameters,
  newestOf,
  type Pin,
  pinOf,
  pinText,
  publishedFor,
  publishedWords,
} from '../../facts/definition-pins';
import { VERSIONS_READ_ON } from '../../facts/initiative-versions';
import { INITIATIVES, type InitiativeName, initiativeWithId } from '../../facts/initiatives';
import type { Assignment, Estate } from '../model/estate';
import { idKey, sameId } from '../model/value';
import { assignmentTarget } from '../model/words';
import { type Comparison, type Finding, finding, type Wrong } from './finding';
import { isUnseen, shown, unseen } from './unseen';

export const definitionVersionChanged = finding({
  id: 'definition-version-changed',
  severity: 'attention',
  holds: 'change',
  title: 'An assignment uses other versions of a policy or initiative',
  when: 'The version to which an assignment pins its definition (`definitionVersion`) is set, changed or removed. The newest major version is the same as no version.',
  why: 'Azure evaluates and deploys with the policies of the other version. Machines that comply with it are not changed.',
  remedy: 'Check that the version is the intended one.',
});

export const definitionVersionUnpublished = finding({
  id: 'definition-version-unpublished',
  severity: 'blocking',
  holds: 'both',
  title: 'An assignment is pinned to a version that is not published',
  when: 'The version of a built-in initiative that an assignment names is none that Microsoft has published.',
  why: 'Azure refuses the assignment.',
  remedy: 'Pin a published version, or none.',
  *wrong(estate) {
    for (const { one, initiative, version } of pinnedAssignments(estate)) {
      if (!isUnpublished(initiative, version)) continue;
      const remedy = `Pin one of ${publishedWords(initiative)}, or none.`;
      yield { ...subjectOf(one), is: `'${version}', which is not published`, was: 'published', remedy };
    }
  },
});

export const definitionVersionEnds = finding({
  id: 'definition-version-ends',
  severity: 'attention',
  holds: 'both',
  title: 'An assignment is pinned to a version that a later one has replaced',
  when: 'An assignment is pinned to a version of a built-in initiative that is not the newest, such as a preview.',
  why: 'Microsoft ends versions without publishing a date, and fixes arrive in the newest one only.',
  remedy: 'Plan to move to the newest version.',
  *wrong(estate) {
    for (const { one, initiative, version } of pinnedAssignments(estate)) {
      const pin = pinOf(version);
      if (pin === undefined || isNewest(initiative, pin) || publishedFor(initiative, pin) === undefined) continue;
      const newest = pinText(newestOf(initiative));
      yield { ...subjectOf(one), is: `'${version}', which ${newest} has replaced`, was: 'the newest' };
    }
  },
});

/** The assignments of the built-in initiatives that name a version. */
function* pinnedAssignments({ assignments }: Estate) {
  for (const one of assignments) {
    const initiative = initiativeWithId(idKey(one.attributes['policy_definition_id']));
    const version = versionOf(one);
    if (initiative === undefined || typeof version !== 'string' || isUnseen(version)) continue;
    yield { one, initiative, version };
  }
}

function subjectOf(one: Assignment): Pick<Wrong, 'address' | 'subject'> {
  return { address: one.address, subject: `version for ${assignmentTarget(one)}` };
}

/** Absent if the assignment names none, as azurerm writes it. */
function versionOf({ attributes }: Assignment): unknown {
  return attributes['definition_version'] || undefined;
}

/** A change of the version to which the assignment pins its definition. */
export function pinFindings(was: Assignment, becomes: Assignment, { changes }: Comparison): Finding[] {
  const definition = becomes.attributes['policy_definition_id'];
  const [had, has] = [versionOf(was), versionOf(becomes)];
  if (had === has || !sameId(was.attributes['policy_definition_id'], definition)) return [];
  const { address, subject } = subjectOf(becomes);
  if (isUnseen(has)) return [unseen(address, subject, shown(had), has)];
  const initiative = initiativeWithId(idKey(definition));
  const words = initiative === undefined ? [] : differences(initiative, had, has);
  if (words === undefined) return [];
  // A pin that is set or removed moves the assignment between azurerm and azapi.
  const unless = had === undefined || has === undefined ? ', unless Terraform creates the assignment again' : '';
  const stays = changes.get(address)?.action === 'update' ? [`its identity and roles stay${unless}`] : [];
  return [
    definitionVersionChanged.found({
      address,
      subject,
      was: shown(had),
      becomes: [shown(has), ...words, ...stays].join('; '),
    }),
  ];
}

/** What differs between the versions of two pins, in words; `undefined` if both are the same. */
function differences(initiative: InitiativeName, had: unknown, has: unknown): string[] | undefined {
  const [from, to] = [had, has].map((version) =>
    version === undefined ? defaultPin(initiative) : typeof version === 'string' ? pinOf(version) : undefined,
  );
  if (from !== undefined && to !== undefined && pinText(from) === pinText(to)) return undefined;
  const kept =
    has === undefined ? ['azurerm sends none, and whether Azure then keeps the earlier one is uncertain'] : [];
  const now = to && publishedFor(initiative, to);
  if (to === undefined || now === undefined) {
    const isLater = to !== undefined && isNewer(initiative, to);
    return [
      ...kept,
      `${isLater ? 'newer than any version published by' : 'not a version published by'} ${VERSIONS_READ_ON}`,
    ];
  }
  return [
    ...kept,
    ...(isNewest(initiative, to) ? [] : [`${pinText(newestOf(initiative))} has replaced it`]),
    ...(from === undefined
      ? []
      : [memberWords(initiative, from, to), ...parameterWords(initiative, from, to), ...breadthWords(from, to)]),
  ];
}

function memberWords(initiative: InitiativeName, from: Pin, to: Pin): string {
  const count = Object.keys(INITIATIVES[initiative].members).length;
  if (publishedFor(initiative, from) === undefined || from.isPreview === to.isPreview)
    return `the same ${count} members`;
  const words = to.isPreview ? 'previews instead of released versions' : 'released versions instead of previews';
  return `the same ${count} members, those of agent, extension and association in ${words}`;
}

function parameterWords(initiative: InitiativeName, from: Pin, to: Pin): string[] {
  const [had, has] = [from, to].map((pin) => lackedParameters(initiative, pinText(pin)));
  const lost = has?.filter((name) => !had?.includes(name)) ?? [];
  const won = had?.filter((name) => !has?.includes(name)) ?? [];
  return [
    ...(lost.length > 0 ? [`without the parameters ${lost.join(' and ')}`] : []),
    ...(won.length > 0 ? [`with the parameters ${won.join(' and ')}`] : []),
  ];
}

/** Whether later minor versions are used without another change. */
function breadthWords(from: Pin, to: Pin): string[] {
  if (from.minor === '*' && to.minor !== '*') return ['later minor versions are no longer used'];
  return from.minor !== '*' && to.minor === '*' ? ['later minor versions are used when they are published'] : [];
}

export const PINNED_VERSION_FINDINGS = [definitionVersionChanged, definitionVersionUnpublished, definitionVersionEnds];
