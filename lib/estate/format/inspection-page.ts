import { groupedBy } from '../../core/grouping';
import { SILENCE_CAUSES } from '../../facts/silence-causes';
import type { InspectedMachine, Inspection } from '../inspection/inspect';
import { counted } from '../model/words';
import { html } from './escape';
import { driftHtml } from './inspection-drift';
import { groupOf, machineMap, mapTable } from './inspection-map';
import { INSPECTION_SCRIPT, INSPECTION_STYLE } from './inspection-page-assets';
import { policySections } from './inspection-policy';
import { filterValue, machineRows, machineTable, STATE_NAMES } from './inspection-rows';
import { overlooked, STATES, UNWATCHED_REMEDY } from './inspection-text';
import { type PageOptions, pageHead, pageOf, pageTitle } from './page-frame';
import { tableCell, tableHead } from './table-markup';

/** Most groups of machines and sentences of a list. */
const MOST = 50;

/** Names that stand for a group of machines. */
const MOST_NAMES = 5;

/** An inspection as one page that loads nothing. Its own script searches, sorts and filters the machines. */
export function formatInspectionPage(inspection: Inspection, options: PageOptions = {}): string {
  const title = pageTitle(`Change tracking check of ${counted(inspection.machines.length, 'machine')}`, options);
  return pageOf({
    title,
    style: INSPECTION_STYLE,
    script: INSPECTION_SCRIPT,
    body: [
      pageHead(title, options),
      stateList(inspection),
      causeSection(inspection),
      overlookedSection(overlooked(inspection)),
      policySection(inspection),
      inspection.drift === undefined ? '' : driftHtml(inspection.drift),
      gapSection(inspection),
      '<h2>Scopes and regions</h2>',
      mapTable(machineMap(inspection.machines)),
      machineTable(machineRows(inspection)),
    ]
      .filter((section) => section !== '')
      .join('\n'),
  });
}

/** A bar of a share. The number beside it says the same. */
function bar(share: number): string {
  return `<svg class="bar" aria-hidden="true" focusable="false"><rect width="${(share * 100).toFixed(2)}%" height="100%" rx="3"/></svg>`;
}

function stateList({ machines, states }: Inspection): string {
  const items = Object.entries(STATES).map(([state, words], index) => {
    const count = states.get(state as keyof typeof STATES) ?? 0;
    const share = machines.length === 0 ? 0 : count / machines.length;
    return `<li class="state${index}"><b>${count}</b> <span>${html(words)}</span>${bar(share)}</li>`;
  });
  return `<ul class="states">${items.join('')}</ul>`;
}

/** A button that shows machines in the table; hidden without a script. */
function showButton(filter: 'state' | 'cause', text: string): string {
  return `<button type="button" class="show" data-select="${filter}" data-value="${filterValue(filter, text)}" hidden>Show<span class="unseen"> machines: ${html(text)}</span></button>`;
}

function causeSection({ causes }: Inspection): string {
  if (causes.length === 0) return '';
  const most = Math.max(...causes.map(([, count]) => count));
  const items = causes.map(([cause, count]) => {
    const { title, remedy } = SILENCE_CAUSES[cause];
    return [
      `<li class="${cause === 'machineOff' ? 'expected' : ''}"><h3>${html(title)}</h3>`,
      `<p class="number"><b>${count}</b> ${showButton('cause', title)}</p>${bar(count / most)}<p>${html(remedy)}</p></li>`,
    ].join('');
  });
  return `<h2>Why machines report nothing</h2>\n<ol class="causes">${items.join('\n')}</ol>`;
}

function overlookedSection(machines: readonly InspectedMachine[]): string {
  if (machines.length === 0) return '';
  const groups = groupedBy(machines, ({ subscription, id, location }) =>
    [subscription, groupOf(id), location || 'no region'].join('\n'),
  );
  const all = [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const heads = ['Subscription', 'Resource group', 'Region', 'Machines'];
  const rows = all.slice(0, MOST).map(([key, group]) => {
    const names = group.slice(0, MOST_NAMES).map(({ name }) => name);
    const rest = group.length > names.length ? ` and ${group.length - names.length} more` : '';
    const cells = [
      ...key.split('\n').map((one) => html(one)),
      `<b>${group.length}</b> ${html(names.join(', '))}${rest}`,
    ];
    return `<tr>${cells.map((cell, index) => tableCell(heads[index], cell)).join('')}</tr>`;
  });
  return [
    `<h2>Nothing looks at ${counted(machines.length, 'machine')}</h2>`,
    `<p>They are in no assignment and have no rule. ${UNWATCHED_REMEDY} ${showButton('state', STATE_NAMES.unwatched)}</p>`,
    '<table><caption class="unseen">Machines in no assignment and without a rule</caption>',
    tableHead(heads),
    `<tbody>${rows.join('\n')}</tbody></table>`,
    all.length > MOST ? `<p>and ${all.length - MOST} more places</p>` : '',
  ].join('\n');
}

function policySection(inspection: Inspection): string {
  return policySections(inspection)
    .map(([title, lines]) => {
      const items = lines.map((line) => `<li>${html(line, 1000)}</li>`);
      return `<h2>${title}</h2>\n<ul class="lines">${items.join('')}</ul>`;
    })
    .join('\n');
}

function gapSection({ gaps }: Inspection): string {
  if (gaps.length === 0) return '';
  const rest = gaps.length > MOST ? `<li>and ${gaps.length - MOST} more; the JSON format lists all</li>` : '';
  const items = gaps.slice(0, MOST).map((gap) => `<li>${html(gap)}</li>`);
  return `<h2>Not seen</h2>\n<ul class="lines">${items.join('')}${rest}</ul>`;
}
