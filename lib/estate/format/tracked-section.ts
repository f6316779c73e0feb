import type { Review } from '../findings/estate-review';
import { html } from './escape';
import { tableCell, tableHead } from './table-markup';
import { changeOf, type TrackedRow, trackedRows } from './tracked-table';

/** Most findings of a kind and rows of a table that a page lists. */
export const MOST_LISTED = 2000;

/** What is tracked: of a change what it touches, with everything else folded away. */
export function trackedSection({ of, before, after }: Review): string {
  const rows = trackedRows(before, after);
  if (rows.length === 0) return '';
  const tables = of === 'change' ? changeTables(rows) : [trackedTable(rows, NOW)];
  return ['<h2>What is tracked</h2>', SEARCH, ...tables].join('\n');
}

function changeTables(rows: readonly TrackedRow[]): string[] {
  const changed = rows.filter((row) => changeOf(row) !== 'same');
  const same = rows.filter((row) => changeOf(row) === 'same');
  const secret = same.filter(({ secrets }) => secrets !== undefined).length;
  const mark = secret === 0 ? '' : `, <span class="secrets">${secret} with content that may hold secrets</span>`;
  return [
    ...(changed.length === 0 ? [] : [trackedTable(changed, SIDES)]),
    ...(same.length === 0
      ? []
      : [
          `<details><summary>${same.length} without a change of what is reported${mark}</summary>`,
          trackedTable(same, NOW),
          '</details>',
        ]),
  ];
}

/** Shown by the script of the page. */
const SEARCH = [
  '<div class="tools" hidden><input type="search" id="search" placeholder="Search" aria-label="Search what is tracked">',
  '<span class="count" id="count"></span></div>',
].join('\n');

/** The columns with the words of a side, by their heads. */
const SIDES = { Before: 'before', After: 'after' } as const;
const NOW = { Now: 'after' } as const;

type Sides = Readonly<Record<string, 'before' | 'after'>>;

function trackedTable(rows: readonly TrackedRow[], sides: Sides): string {
  const several = new Set(rows.map(({ rule }) => rule)).size > 1;
  const heads = [...(several ? ['Rule'] : []), 'System', 'Kind', 'What', ...Object.keys(sides)];
  const rest = rows.length - MOST_LISTED;
  return [
    `<table class="tracked">${tableHead(heads)}`,
    `<tbody>${rows
      .slice(0, MOST_LISTED)
      .map((row) => tableRow(row, several, sides))
      .join('\n')}</tbody></table>`,
    rest > 0 ? `<p>and ${rest} more</p>` : '',
  ].join('\n');
}

function tableRow(row: TrackedRow, several: boolean, sides: Sides): string {
  const { rule, os, kind, what, secrets } = row;
  const mark = secrets === undefined ? '' : ` <span class="secrets">content may hold ${html(secrets)}</span>`;
  return [
    `<tr class="${changeOf(row)}">`,
    several ? tableCell('Rule', `<code>${html(rule)}</code>`) : '',
    tableCell('System', html(os)),
    tableCell('Kind', html(kind)),
    tableCell('What', kind === 'kind of data' ? html(what) : `<code>${html(what)}</code>`),
    ...Object.entries(sides).map(([label, side]) =>
      tableCell(label, `${html(row[side])}${side === 'after' ? mark : ''}`),
    ),
    '</tr>',
  ].join('');
}
