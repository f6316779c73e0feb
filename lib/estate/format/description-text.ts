import { counted, every } from '../model/words';
import type { DescribedVolume } from './described-volume';
import type { Description } from './description';
import { plain } from './escape';

/** A description as tables for a terminal. */
export function formatDescription(description: Description): string {
  const {
    items,
    types,
    destinations,
    content,
    scopes,
    machines,
    roles,
    tables: ours,
    alerts,
    workbooks,
    logs,
  } = description;
  const watched = items.filter((item) => item.watched);
  const disabled = items.length - watched.length;
  const tables = [
    table(
      'Kinds of data',
      ['System', 'Kind', 'Collected'],
      types.map(({ os, type, state, frequencySec }) => [
        os,
        type,
        frequencySec === undefined ? state : every(frequencySec),
      ]),
    ),
    table(
      `Files and registry keys${disabled > 0 ? ` (${disabled} more are listed and disabled)` : ''}`,
      ['System', 'Kind', 'Path', 'Folders below', 'Content'],
      watched.map(({ os, kind, path, recurse, uploaded }) => [
        os,
        kind,
        path,
        recurse ? 'yes' : 'no',
        uploaded ? 'uploaded' : '-',
      ]),
    ),
    table(
      'Where it goes',
      ['Workspace', 'Location', 'Kept'],
      destinations.map(({ workspace, location, retention }) => [workspace, location, retention]),
    ),
    table(
      'Tables',
      ['Table', 'Plan', 'Kept for queries', 'Kept in all', 'Limits'],
      ours.map(({ table: name, plan, interactiveDays, totalDays, limits }) => [
        name,
        plan,
        days(interactiveDays),
        days(totalDays),
        limits.join('; '),
      ]),
    ),
    table(
      'Content storage',
      ['Account'],
      content.map(({ account }) => [account]),
    ),
    table(
      'Policy',
      ['Machines', 'Below', 'Locations', 'Without', 'Effect'],
      scopes.map(({ machines: target, scope, locations, without, effect }) => [
        target,
        scope,
        locations,
        without === '' ? '-' : without,
        effect,
      ]),
    ),
    table(
      'Machines by name',
      ['Kind', 'Count', 'Extension'],
      machines.map(({ kind, count, version }) => [kind, String(count), version]),
    ),
    table(
      'Roles',
      ['Role', 'At', 'Needed to'],
      roles.map(({ role, scope, purpose }) => [role, scope, purpose]),
    ),
    table(
      'Alerts',
      ['Alert', 'Looks for', 'Severity', 'Runs', 'Notifies'],
      alerts.map(({ name, looksFor, severity, runs, notifies }) => [name, looksFor, severity, runs, notifies]),
    ),
    table(
      'Workbooks',
      ['Workbook', 'Workspace'],
      workbooks.map(({ name, workspace }) => [name, workspace]),
    ),
    table(
      'Diagnostic settings',
      ['Of', 'Logs', 'Workspace'],
      logs.map(({ of, categories, workspace }) => [of, categories, workspace]),
    ),
    description.volume === undefined ? '' : volumeText(description.volume),
  ].filter((one) => one !== '');
  const unread = description.unread.reduce((sum, { count }) => sum + count, 0);
  const kinds = description.unread.slice(0, 10).map(({ kind, count }) => `${plain(kind)} (${count})`);
  const more = description.unread.length > 10 ? ', ...' : '';
  const rest =
    unread === 0 ? '' : `\nNot read: ${counted(unread, 'resource')} of other kinds: ${kinds.join(', ')}${more}\n`;
  return `${tables.length === 0 ? 'nothing of change tracking in this input' : tables.join('\n\n')}\n${rest}`;
}

function days(count: number | undefined): string {
  return count === undefined ? 'not in the input' : counted(count, 'day');
}

function volumeText({ machines, gigabytes, costs, assumptions }: DescribedVolume): string {
  const rows = [
    [
      `${machines}`,
      `${gigabytes.toFixed(2)} GB`,
      ...(costs ? Object.values(costs).map((cost) => cost.toFixed(2)) : []),
    ],
  ];
  const head = ['Machines', 'Data', ...(costs ? ['Ingestion', 'Retention', 'Long-term retention'] : [])];
  return [
    table('Volume and costs in a month, estimated', head, rows),
    ...assumptions.map((one) => `  - ${plain(one)}`),
  ].join('\n');
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = [head, ...rows].map((row) => row.map((cell) => plain(cell)));
  const widths = head.map((_, column) => lines.reduce((most, line) => Math.max(most, line[column]?.length ?? 0), 0));
  const format = (line: readonly string[]) =>
    `  ${line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()}`;
  return [title, ...lines.map(format)].join('\n');
}
