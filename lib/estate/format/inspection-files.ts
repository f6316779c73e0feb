import { SILENCE_CAUSES } from '../../facts/silence-causes';
import type { InspectedMachine, Inspection } from '../inspection/inspect';
import { markdown } from './escape';
import { driftJson, driftMarkdown } from './inspection-drift';
import { policyJson, policyMarkdown } from './inspection-policy';
import { STATES } from './inspection-text';
import { REVIEW_VERSION } from './json';

/** One row of a table for other programs. */
function rowOf(machine: InspectedMachine) {
  const cause = machine.state === 'silent' ? machine.cause : undefined;
  return {
    id: machine.id,
    name: machine.name,
    kind: machine.kind,
    os: machine.os ?? null,
    location: machine.location,
    subscription: machine.subscription,
    rules: machine.rules,
    state: machine.state,
    cause: cause ?? null,
    detail:
      machine.state === 'silent' ? (machine.detail ?? null) : machine.state === 'unknown' ? machine.missing : null,
    remedy: cause === undefined ? null : SILENCE_CAUSES[cause].remedy,
  };
}

/** An inspection for other programs. */
export function formatInspectionJson(inspection: Inspection): string {
  const { machines, states, causes, gaps } = inspection;
  return `${JSON.stringify(
    {
      version: REVIEW_VERSION,
      summary: {
        machines: machines.length,
        ...Object.fromEntries(
          Object.keys(STATES).map((state) => [state, states.get(state as keyof typeof STATES) ?? 0]),
        ),
      },
      causes: Object.fromEntries(causes),
      ...policyJson(inspection),
      drift: driftJson(inspection.drift),
      gaps,
      machines: machines.map(rowOf),
    },
    null,
    2,
  )}\n`;
}

/** A line of CSV (RFC 4180) for each machine that does not report, for a ticket system. */
export function formatInspectionCsv({ machines }: Inspection): string {
  const rows = machines.filter(({ state }) => state !== 'reports' && state !== 'configured').map(rowOf);
  const columns = [
    'id',
    'name',
    'kind',
    'os',
    'location',
    'subscription',
    'rules',
    'state',
    'cause',
    'detail',
    'remedy',
  ] as const;
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

/** A cell that no spreadsheet takes for a formula. */
function cell(value: string | readonly string[] | null): string {
  const text = Array.isArray(value) ? value.join(' ') : String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** An inspection for a comment or a wiki: counts, causes and what could not be seen. */
export function formatInspectionMarkdown(inspection: Inspection): string {
  const { machines, states, causes, gaps } = inspection;
  const table = (head: readonly string[], rows: readonly (readonly string[])[]) => [
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ];
  const counts = Object.entries(STATES).map(([state, text]) => [
    String(states.get(state as keyof typeof STATES) ?? 0),
    text,
  ]);
  const lines = [
    `## Change tracking check of ${machines.length} machines`,
    '',
    ...table(
      ['Machines', ''],
      counts.filter(([count]) => count !== '0'),
    ),
    ...(causes.length === 0
      ? []
      : table(
          ['Machines', 'Cause', 'Remedy'],
          causes.map(([cause, count]) => [String(count), SILENCE_CAUSES[cause].title, SILENCE_CAUSES[cause].remedy]),
        )),
    ...policyMarkdown(inspection),
    ...(inspection.drift === undefined ? [] : driftMarkdown(inspection.drift)),
    ...(gaps.length === 0 ? [] : ['Not seen:', '', ...gaps.map((gap) => `- ${markdown(gap)}`), '']),
  ];
  return `${lines.join('\n')}`;
}
