import { groupedBy } from '../../core/grouping';
import type { InspectedMachine } from '../inspection/inspect';
import { unexpectedSilence } from '../inspection/machine-causes';
import { counted } from '../model/words';
import { html } from './escape';
import { tableHead } from './table-markup';

/** Machines of one place: all of them, and those that report nothing. */
interface Count {
  readonly machines: number;
  readonly silent: number;
}

/** Where machines are: counts by row and region, the rows with the most silent machines first. */
export interface MachineMap {
  readonly regions: readonly string[];
  readonly rows: readonly MapRow[];
  /** How many subscriptions, and resource groups of those that are there, have no row of their own. */
  readonly left: Readonly<Record<'subscriptions' | 'groups', number>>;
}

export interface MapRow {
  readonly subscription: string;
  /** Nothing for the subscription as a whole. */
  readonly group: string | undefined;
  readonly total: Count;
  readonly byRegion: ReadonlyMap<string, Count>;
}

/** Most regions with a column of their own, and most subscriptions and resource groups of each with a row of their own. */
const MOST_REGIONS = 12;
const MOST_SUBSCRIPTIONS = 100;
const MOST_GROUPS = 10;
const OTHERS = 'other regions';

/** The resource group in the id of a machine. */
export function groupOf(id: string): string {
  return id.split('/')[4] ?? '';
}

/** Counts machines by subscription, resource group and region. A machine that is off is expected to be silent. */
export function machineMap(machines: readonly InspectedMachine[]): MachineMap {
  const regions = [...countsBy(machines, ({ location }) => location)].sort(byCount).map(([region]) => region);
  const own = regions.slice(0, MOST_REGIONS);
  const columns = regions.length > own.length ? [...own, OTHERS] : own;
  const regionOf = ({ location }: InspectedMachine) => (own.includes(location) ? location : OTHERS);
  const all = groupsBy(machines, ({ subscription }) => subscription);
  const scopes = all.slice(0, MOST_SUBSCRIPTIONS).map(([subscription, inside]) => ({
    subscription,
    inside,
    groups: groupsBy(inside, ({ id }) => groupOf(id)),
  }));
  return {
    regions: columns,
    rows: scopes.flatMap(({ subscription, inside, groups }) => [
      rowOf(subscription, undefined, inside, regionOf),
      ...groups.slice(0, MOST_GROUPS).map(([group, some]) => rowOf(subscription, group, some, regionOf)),
    ]),
    left: {
      subscriptions: all.length - scopes.length,
      groups: scopes.reduce((sum, { groups }) => sum + Math.max(0, groups.length - MOST_GROUPS), 0),
    },
  };
}

type Key = (machine: InspectedMachine) => string;

function rowOf(subscription: string, group: string | undefined, machines: readonly InspectedMachine[], regionOf: Key) {
  return { subscription, group, total: countOf(machines), byRegion: countsBy(machines, regionOf) };
}

const isSilent = (one: InspectedMachine) => unexpectedSilence(one) !== undefined;

function countOf(machines: readonly InspectedMachine[]): Count {
  return { machines: machines.length, silent: machines.filter(isSilent).length };
}

function countsBy(machines: readonly InspectedMachine[], key: Key): Map<string, Count> {
  return new Map([...groupedBy(machines, key)].map(([name, some]) => [name, countOf(some)]));
}

function groupsBy(machines: readonly InspectedMachine[], key: Key): [string, InspectedMachine[]][] {
  const counts = [...groupedBy(machines, key)].map(([name, some]) => [name, countOf(some), some] as const);
  return counts.sort(byCount).map(([name, , some]) => [name, some]);
}

/** The most silent machines first, then the most machines, then by name. */
function byCount([a, x]: readonly [string, Count, ...unknown[]], [b, y]: readonly [string, Count, ...unknown[]]) {
  return y.silent - x.silent || y.machines - x.machines || (a < b ? -1 : 1);
}

/** The map as a table: a row for each subscription and each of its resource groups, a column for each region. */
export function mapTable({ regions, rows, left }: MachineMap): string {
  const head = ['Subscription and resource group', ...regions.map((one) => html(one) || 'no region'), 'All regions'];
  return [
    '<div class="scroll" role="region" aria-labelledby="map-caption" tabindex="0"><table class="map">',
    '<caption id="map-caption">Share of machines that report nothing, by scope and region. Machines that are off are not counted as silent.</caption>',
    `${tableHead(head)}<tbody>`,
    ...rows.map((row) =>
      [
        `<tr class="${row.group === undefined ? 'whole' : 'part'}"><th scope="row">${html(row.group ?? row.subscription)}</th>`,
        ...regions.map((region) => cellOf(row.byRegion.get(region))),
        `${cellOf(row.total)}</tr>`,
      ].join(''),
    ),
    '</tbody></table></div>',
    left.groups > 0
      ? `<p>and ${counted(left.groups, 'more resource group')}, which the rows of their subscriptions include</p>`
      : '',
    left.subscriptions > 0 ? `<p>and ${counted(left.subscriptions, 'more subscription')}</p>` : '',
  ].join('\n');
}

/** A share, with the counts that it is made of. The shade has five steps; the number says the same. */
function cellOf(count: Count | undefined): string {
  if (count === undefined) return '<td class="none"><span aria-hidden="true">·</span></td>';
  const { machines, silent } = count;
  const share = silent / machines;
  return `<td class="step${Math.ceil(share * 4)}"><b>${percent(share)}</b> <span>${silent} of ${machines}</span></td>`;
}

/** A share that is not nothing is never `0 %`, and one that is not all is never `100 %`. */
function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100} %`;
  return `${Math.min(99, Math.max(1, Math.round(share * 100)))} %`;
}
