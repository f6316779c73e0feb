import type { Estate } from '../model/estate';
import { isQuiet } from '../model/words';
import { type DescribedScope, scopesOf } from './described-scopes';
import { html } from './escape';
import { tableCell, tableHead } from './table-markup';

/** What a page says of an assignment in the columns after its address. */
const COLUMNS = {
  Machines: ({ machines }) => html(machines),
  Scope: ({ scope, without }) =>
    `${html(scope)}${without === '' ? '' : `<span class="effect">without ${html(without, 1000)}</span>`}`,
  Locations: ({ locations }) => html(locations, 1000),
  Enforcement: ({ enforcement, effect }) => {
    const kind = isQuiet(enforcement) ? 'quiet' : enforcement === 'enforced' ? 'enforced' : 'open';
    const detail = kind === 'enforced' ? `<span class="effect">${html(effect)}</span>` : '';
    return `<span class="enforcement ${kind}">${html(enforcement)}</span>${detail}`;
  },
} as const satisfies Readonly<Record<string, (scope: DescribedScope) => string>>;

/**
 * The assignments of both sides as a table: which only report, and where each applies. The picture shows the same for a few
 * of them and shortens it.
 */
export function assignmentTable(before: Estate, after: Estate): string {
  const byAddress = (side: Estate) => new Map(scopesOf(side).map((one) => [one.address, one]));
  const [earlier, later] = [byAddress(before), byAddress(after)];
  const addresses = [...new Set([...earlier.keys(), ...later.keys()])];
  if (addresses.length === 0) return '';
  const heads = ['Assignment', ...Object.keys(COLUMNS)];
  const rows = addresses.map((address) => rowOf(address, earlier.get(address), later.get(address)));
  return [
    '<h2 id="assignments">Policy assignments</h2>',
    `<table class="assignments">${tableHead(heads)}`,
    `<tbody>${rows.join('\n')}</tbody></table>`,
  ].join('\n');
}

function rowOf(address: string, was: DescribedScope | undefined, becomes: DescribedScope | undefined): string {
  const state = was === undefined ? 'new' : becomes === undefined ? 'removed' : '';
  const mark = state === '' ? '' : ` <span class="state ${state}">${state}</span>`;
  const cells = Object.entries<(scope: DescribedScope) => string>(COLUMNS).map(([label, words]) => {
    const [earlier, later] = [was && words(was), becomes && words(becomes)];
    const differs = earlier !== undefined && later !== undefined && earlier !== later;
    return tableCell(label, `${differs ? `<span class="was">${earlier}</span> → ` : ''}${later ?? earlier}`);
  });
  return `<tr>${tableCell('Assignment', `<code>${html(address)}</code>${mark}`)}${cells.join('')}</tr>`;
}
