import { groupedBy } from '../../core/grouping';
import { SILENCE_CAUSES } from '../../facts/silence-causes';
import type { InspectedMachine, Inspection } from '../inspection/inspect';
import type { MachineState } from '../inspection/machine-causes';
import { counted, idName } from '../model/words';
import { plain } from './escape';
import { driftLines } from './inspection-drift';
import { policyLines } from './inspection-policy';

/** What a state means, in the order in which readers want to know. */
export const STATES = {
  silent: 'report nothing',
  unwatched: 'are in no assignment and have no rule',
  unknown: 'cannot be judged: files are missing',
  configured: 'have everything they need; whether data arrives is not in the export',
  reports: 'report',
} as const satisfies Readonly<Record<MachineState['state'], string>>;

/** What to do about machines that nothing looks at. */
export const UNWATCHED_REMEDY = 'Add them to the scope of an assignment, or to Machines.';

/** Machines that nothing looks at, though they run. */
export function overlooked({ machines }: Inspection): InspectedMachine[] {
  return machines.filter(({ state, isOn }) => state === 'unwatched' && isOn !== false);
}

/** Most machines of one cause and most groups that are listed for a reader. */
const MOST = 10;

/** An inspection for a terminal: a summary first, then causes with their machines, then what could not be seen. */
export function formatInspection(inspection: Inspection): string {
  const { machines, states, gaps } = inspection;
  const lines = [
    `Change tracking check of ${counted(machines.length, 'machine')}`,
    '',
    ...Object.entries(STATES).flatMap(([state, text]) => {
      const count = states.get(state as MachineState['state']) ?? 0;
      return count === 0 ? [] : [`  ${String(count).padStart(7)} ${text}`];
    }),
    ...causeLines(inspection),
    ...unwatchedLines(inspection),
    ...policyLines(inspection),
    ...(inspection.drift === undefined ? [] : driftLines(inspection.drift)),
    ...(gaps.length === 0 ? [] : ['', 'Not seen', ...gaps.map((gap) => `  - ${plain(gap)}`)]),
  ];
  return `${lines.join('\n')}\n`;
}

function causeLines({ causes, machines }: Inspection): string[] {
  return causes.flatMap(([cause, count]) => {
    const own = machines.filter((one) => one.state === 'silent' && one.cause === cause);
    const { title, remedy } = SILENCE_CAUSES[cause];
    return ['', `${title}: ${counted(count, 'machine')}`, `  ${remedy}`, ...machineLines(own)];
  });
}

function unwatchedLines(inspection: Inspection): string[] {
  const own = overlooked(inspection);
  return own.length === 0
    ? []
    : [
        '',
        `In no assignment and without a rule: ${counted(own.length, 'machine')}`,
        `  ${UNWATCHED_REMEDY}`,
        ...machineLines(own),
      ];
}

/** Machines by their rule and region, with a few names of each. */
function machineLines(machines: readonly InspectedMachine[]): string[] {
  const groups = groupedBy(machines, (one) => {
    const detail = one.state === 'silent' && one.detail !== undefined ? `${detailName(one.detail)}: ` : '';
    const rules = one.rules.map(idName).join(', ') || 'no rule';
    return `${detail}${rules}, ${one.location || 'no region'}, subscription ${one.subscription}`;
  });
  const all = [...groups].sort(([, a], [, b]) => b.length - a.length);
  const shown = all.slice(0, MOST).map(([key, group]) => {
    const names = group.slice(0, MOST).map(({ name }) => name);
    const rest = group.length > MOST ? ` and ${group.length - MOST} more` : '';
    return `  - ${plain(key)}: ${group.length} (${plain(names.join(', '), 1000)}${rest})`;
  });
  const others = all.slice(MOST).reduce((count, [, group]) => count + group.length, 0);
  return others === 0
    ? shown
    : [...shown, `  - and ${others} more in ${all.length - MOST} groups: --format csv lists all`];
}

/** What a silence is about, as a reader knows it: the name at the end of an id, or the text itself. */
export function detailName(detail: string): string {
  return detail.startsWith('/') ? idName(detail) : detail;
}
