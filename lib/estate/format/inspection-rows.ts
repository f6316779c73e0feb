import { CAUSE_ORDER, SILENCE_CAUSES } from '../../facts/silence-causes';
import type { InspectedMachine, Inspection } from '../inspection/inspect';
import type { MachineState } from '../inspection/machine-causes';
import { idName, machineKind } from '../model/words';
import { html, plain } from './escape';
import { groupOf } from './inspection-map';
import { detailName } from './inspection-text';
import { tableHead } from './table-markup';

/** What a machine is, in two words. */
export const STATE_NAMES = {
  silent: 'Silent',
  unwatched: 'Unwatched',
  unknown: 'Unknown',
  configured: 'Configured',
  reports: 'Reports',
} as const satisfies Readonly<Record<MachineState['state'], string>>;

/** The columns of the table of machines. The last one is shown in the cell of the cause. */
const COLUMNS = {
  name: ['Machine', ({ name }) => name],
  state: ['State', ({ state }) => STATE_NAMES[state]],
  cause: ['Cause', causeOf],
  kind: ['Kind', ({ id, os }) => `${os === undefined ? '' : `${os} `}${machineKind(id)}`],
  region: ['Region', ({ location }) => location],
  subscription: ['Subscription', ({ subscription }) => subscription],
  group: ['Resource group', ({ id }) => groupOf(id)],
  rule: ['Rule', ({ rules }) => rules.map(idName).join(', ')],
  detail: ['Detail', detailOf],
} as const satisfies Readonly<Record<string, readonly [label: string, text: (machine: InspectedMachine) => string]>>;

type ColumnName = keyof typeof COLUMNS;

/** Columns that can be filtered by their values. */
export const FILTERS = ['state', 'cause', 'region', 'subscription'] as const satisfies readonly ColumnName[];
export type Filter = (typeof FILTERS)[number];

const NAMES = Object.keys(COLUMNS) as ColumnName[];
const SHOWN = NAMES.filter((name) => name !== 'detail');

/** Values whose order has a meaning. Those of the other columns are in the order of their first row. */
const ORDERED: Readonly<Partial<Record<ColumnName, readonly string[]>>> = {
  state: Object.values(STATE_NAMES),
  cause: [...CAUSE_ORDER.map((cause) => SILENCE_CAUSES[cause].title), ''],
};

/** Rows that a page without a script shows, and those that are shown at a time with one. */
const MOST_STATIC = 1000;
const PAGE_SIZE = 200;

function causeOf(machine: InspectedMachine): string {
  return machine.state === 'silent' ? SILENCE_CAUSES[machine.cause].title : '';
}

function detailOf(machine: InspectedMachine): string {
  if (machine.state === 'unknown') return `missing: ${machine.missing}`;
  return machine.state === 'silent' && machine.detail !== undefined ? detailName(machine.detail) : '';
}

/** Machines as rows of numbers: each cell but the name is an index in the list of values of its column. */
export interface MachineRows {
  readonly size: number;
  readonly lists: readonly (readonly string[])[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** The rows of all machines, silent ones first. */
export function machineRows({ machines }: Inspection): MachineRows {
  const lists = NAMES.map((name) => new Map((ORDERED[name] ?? []).map((value, index) => [value, index])));
  const rows = machines.map((machine) =>
    NAMES.map((name, column) => {
      const text = COLUMNS[name][1](machine);
      const list = lists[column];
      if (name === 'name' || list === undefined) return plain(text);
      const index = list.get(text) ?? list.size;
      list.set(text, index);
      return index;
    }),
  );
  const [state, cause] = [NAMES.indexOf('state'), NAMES.indexOf('cause')];
  rows.sort((a, b) => Number(a[state]) - Number(b[state]) || Number(a[cause]) - Number(b[cause]));
  return { size: PAGE_SIZE, lists: lists.map((list) => [...list.keys()].map((text) => plain(text))), rows };
}

/** JSON that cannot end the element that holds it. */
function embedded(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** The table with its tools. Without a script the tools are hidden and the first rows are there. */
export function machineTable(machines: MachineRows): string {
  const { lists, rows } = machines;
  const rest = rows.length - MOST_STATIC;
  return [
    '<h2 id="machines" tabindex="-1">Machines</h2>',
    `<div class="tools" hidden>${searchBox()}${FILTERS.map((name) => filterBox(name, rows, lists)).join('')}`,
    '<button type="button" id="reset">Reset</button></div>',
    '<p id="count" class="count" role="status"></p>',
    '<table id="table"><caption class="unseen">Machines with their state and cause</caption>',
    tableHead(SHOWN.map((name) => COLUMNS[name][0])),
    `<tbody>${rows
      .slice(0, MOST_STATIC)
      .map((row) => rowOf(row, lists))
      .join('\n')}</tbody></table>`,
    rest > 0 ? `<p id="rest">and ${rest} more, which need JavaScript; the CSV and JSON formats list all</p>` : '',
    '<nav class="tools" aria-label="Pages of machines" hidden><button type="button" id="previous">Previous page</button>',
    '<button type="button" id="next">Next page</button></nav>',
    `<script type="application/json" id="data">${embedded(machines)}</script>`,
  ].join('\n');
}

function searchBox(): string {
  return '<label class="field">Search <input type="search" id="search" autocomplete="off"></label>';
}

/** A choice of the values that occur. */
function filterBox(name: Filter, rows: MachineRows['rows'], lists: MachineRows['lists']): string {
  const column = NAMES.indexOf(name);
  const used = [...new Set(rows.map((row) => Number(row[column])))];
  const values = used.map((index) => [index, lists[column]?.[index] ?? ''] as const);
  // The rows are in the order of states and causes.
  if (ORDERED[name] === undefined) values.sort(([, a], [, b]) => (a < b ? -1 : 1));
  const options = values.map(([index, text]) => `<option value="${index}">${html(text) || 'none'}</option>`);
  return `<label class="field">${COLUMNS[name][0]} <select id="${name}" data-column="${column}"><option value="">all</option>${options.join('')}</select></label>`;
}

/** The value of a filter, as its option has it. */
export function filterValue(name: Filter, text: string): number {
  return ORDERED[name]?.indexOf(text) ?? -1;
}

function rowOf(row: MachineRows['rows'][number], lists: MachineRows['lists']): string {
  const text = (name: ColumnName) => {
    const column = NAMES.indexOf(name);
    const cell = row[column];
    return html(typeof cell === 'number' ? (lists[column]?.[cell] ?? '') : (cell ?? ''));
  };
  const cells = SHOWN.map((name) => {
    const more = name === 'cause' && text('detail') !== '' ? `<span class="detail">${text('detail')}</span>` : '';
    return `<td data-label="${COLUMNS[name][0]}">${text(name)}${more}</td>`;
  });
  return `<tr class="state${String(row[NAMES.indexOf('state')])}">${cells.join('')}</tr>`;
}
