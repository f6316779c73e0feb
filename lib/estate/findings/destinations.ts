import { OS_WORDS } from '../../facts/initiative-members';
import { STREAMS } from '../../facts/rule';
import type { Destination, Estate, Rule } from '../model/estate';
import { isHidden, sameValue } from '../model/value';
import { idName } from '../model/words';
import { type Finding, finding, sameResource } from './finding';
import { isUnseen, shown, unseen } from './unseen';

export const flowBroken = finding({
  id: 'flow-broken',
  severity: 'blocking',
  holds: 'both',
  title: 'A data flow has no workspace to go to',
  when: 'A data flow names no destination, or one that the rule does not define.',
  why: 'Data of change tracking goes to a Log Analytics workspace or nowhere.',
  remedy: 'Name a destination that the rule defines.',
});

export const destinationChanged = finding({
  id: 'destination-changed',
  severity: 'attention',
  holds: 'change',
  title: 'Data or content goes to another place',
  when: 'A rule writes to another workspace, or uploads content to another storage account.',
  why: 'What was collected stays in the old workspace or storage account, and everything that reads it there sees nothing new.',
  remedy: 'Check that everything that reads the data, such as queries and alerts, can read it at the new place.',
});

const STORAGE_REMEDY =
  'Check that the agents have their role on the new storage account, and that people can read the content there.';

/** Where the data of a rule and the content of files go. */
export function destinationFindings(
  address: string,
  was: Rule | undefined,
  becomes: Rule,
  before: Estate,
  after: Estate,
): Finding[] {
  const changed = (subject: string, earlier: unknown, later: unknown, remedy?: string): Finding[] => {
    if (isUnseen(later)) return [unseen(address, subject, idName(earlier), later)];
    return [destinationChanged.found({ address, subject, was: shown(earlier), becomes: shown(later), remedy })];
  };
  const names = namesOf(becomes);
  const given = was === undefined ? [] : reached(was, names && namesOf(was));
  const workspaces = reached(becomes, names).flatMap(({ name, workspaceId }) => {
    const earlier = given.find((one) => one.name === name) ?? given[0];
    const same =
      earlier === undefined || sameResource(earlier.workspaceId, workspaceId, before.workspaces, after.workspaces);
    const subject = isUnseen(name) ? 'destinations' : `destination ${name}`;
    return same ? [] : changed(subject, earlier.workspaceId, workspaceId);
  });
  const accounts = becomes.sources.flatMap(({ os }) => {
    const [earlier, later] = [storageOf(was, os), storageOf(becomes, os)];
    const same =
      earlier === undefined || later === undefined || sameResource(earlier, later, before.accounts, after.accounts);
    return same ? [] : changed(`content storage of ${OS_WORDS[os]}`, earlier, later, STORAGE_REMEDY);
  });
  return [...flowFindings(address, was, becomes), ...workspaces, ...accounts];
}

/** The destinations that the flows of change tracking name; `undefined` if that is not known. */
function namesOf({ flows }: Rule): ReadonlySet<string> | undefined {
  const ours = flows.filter(({ streams }) => streams.some((stream) => (STREAMS as readonly string[]).includes(stream)));
  const names = ours.flatMap((flow) => flow.destinations);
  return ours.length === 0 || names.some(isUnseen) ? undefined : new Set(names);
}

/** The destinations with these names, or that may have them: others belong to what else the rule collects. */
function reached({ destinations }: Rule, names: ReadonlySet<string> | undefined): readonly Destination[] {
  return names === undefined ? destinations : destinations.filter(({ name }) => names.has(name) || isUnseen(name));
}

function flowFindings(address: string, was: Rule | undefined, becomes: Rule): Finding[] {
  const names = becomes.destinations.map(({ name }) => name);
  return becomes.flows.flatMap((flow) => {
    const broken = names.some(isUnseen)
      ? []
      : flow.destinations.filter((name) => !isUnseen(name) && !names.includes(name));
    const same =
      was?.flows.some((earlier) => sameValue(earlier, flow)) && sameValue(was.destinations, becomes.destinations);
    if (was !== undefined && !same && flow.destinations.some(isUnseen))
      return [unseen(address, 'data flow, destinations', 'reaches a workspace')];
    const nowhere = flow.destinations.length === 0;
    if ((broken.length === 0 && !nowhere) || same) return [];
    const words = nowhere ? 'has no destination' : `goes to ${broken.join(', ')}, which the rule does not define`;
    return [
      flowBroken.found({ address, subject: 'data flow', was: was ? 'reaches a workspace' : 'no rule', becomes: words }),
    ];
  });
}

function storageOf(rule: Rule | undefined, os: string): string | undefined {
  const settings = rule?.sources.find((source) => source.os === os)?.settings;
  return isHidden(settings) ? undefined : settings?.upload?.storageAccountId;
}

export const DESTINATION_FINDINGS = [flowBroken, destinationChanged];
