import { ALERT_DURATIONS, type AlertDuration } from '../../facts/alert-rules';
import { CHANGE_KINDS } from '../../facts/changes';
import { queryNeeds } from '../../settings/query-needs';
import { tablesIn } from '../../settings/query-tables';
import type { Alert, Estate, Resource } from '../model/estate';
import { withId } from '../model/indexes';
import { blocks, hiddenText, isHidden, member, textOf } from '../model/value';
import { diagnosedName, every, idName } from '../model/words';
import { sourceOf } from '../read/alerts';

/** One alert on the data of change tracking. */
export interface DescribedAlert {
  readonly address: string;
  readonly name: string;
  /** Kind of change with paths or keys, or the tables that the query reads. */
  readonly looksFor: string;
  /** 0, critical, to 4, verbose. */
  readonly severity: string;
  /** How often it runs, and how it is held back: `off`, `muted PT1H after it fires`. */
  readonly runs: string;
  /** Action groups, with the names of their receivers where the input holds the group. */
  readonly notifies: string;
}

/** A workbook on the data of change tracking. */
export interface DescribedWorkbook {
  readonly address: string;
  readonly name: string;
  readonly workspace: string;
}

/** A diagnostic setting of change tracking. */
export interface DescribedLog {
  readonly address: string;
  readonly of: string;
  readonly categories: string;
  readonly workspace: string;
}

/** Most paths or keys of an alert that are listed. */
const MOST = 3;

export function alertsOf({ alerts, actionGroups }: Estate): DescribedAlert[] {
  return alerts.map((alert) => ({
    address: alert.address,
    name: titleOf(alert),
    looksFor: looksFor(alert),
    severity: words(alert.attributes['severity']),
    runs: runsOf(alert),
    notifies: notifies(alert, actionGroups),
  }));
}

export function workbooksOf({ workbooks }: Estate): DescribedWorkbook[] {
  return workbooks.map((workbook) => ({
    address: workbook.address,
    name: titleOf(workbook),
    workspace: idName(sourceOf(workbook.attributes)),
  }));
}

export function logsOf({ diagnostics }: Estate): DescribedLog[] {
  return diagnostics.map((one) => ({
    address: one.address,
    of: diagnosedName(one),
    categories: categoriesOf(one.attributes['enabled_log']),
    workspace: idName(one.attributes['log_analytics_workspace_id']),
  }));
}

function categoriesOf(logs: unknown): string {
  const names = blocks(logs).map((one) => {
    const [category, group] = [member(one, 'category'), member(one, 'category_group')];
    return isHidden(category) ? hiddenText(category) : textOf(category) || textOf(group) || 'none';
  });
  return names.join(', ') || 'none';
}

function titleOf({ address, attributes }: Resource): string {
  return textOf(attributes['display_name']) || textOf(attributes['name']) || address;
}

function words(value: unknown): string {
  return isHidden(value) ? hiddenText(value) : String(value ?? 'none');
}

function looksFor({ query }: Alert): string {
  if (isHidden(query)) return hiddenText(query);
  const needs = queryNeeds(query);
  if (needs === undefined) {
    const { known, misspelt } = tablesIn(query);
    return [...known, ...misspelt.map(({ name }) => name)].join(', ');
  }
  if (needs.kind === 'inventory') return 'machines without inventory';
  const items = [...(needs.files ?? []), ...(needs.keys ?? [])];
  const more = items.length > MOST ? [`${items.length - MOST} more`] : [];
  const shown = [...items.slice(0, MOST), ...more].join(', ');
  return shown === '' ? CHANGE_KINDS[needs.kind] : `${CHANGE_KINDS[needs.kind]}: ${shown}`;
}

function runsOf({ attributes }: Alert): string {
  const frequency = attributes['evaluation_frequency'];
  const minutes = ALERT_DURATIONS[frequency as AlertDuration] as number | undefined;
  const muted = textOf(attributes['mute_actions_after_alert_duration']);
  return [
    minutes === undefined ? words(frequency) : every(minutes * 60),
    ...(attributes['enabled'] === false ? ['off'] : []),
    ...(muted ? [`muted ${muted} after it fires`] : []),
  ].join(', ');
}

function notifies({ actionGroups: ids }: Alert, groups: readonly Resource[]): string {
  if (isHidden(ids)) return hiddenText(ids);
  const named = ids.map((id) => {
    const [group] = withId(groups, id);
    if (group === undefined) return idName(id);
    const receivers = Object.entries(group.attributes)
      .filter(([key]) => key.endsWith('_receiver'))
      .flatMap(([, list]) => blocks(list).map((one) => member(one, 'name')))
      .flatMap((name) => (isHidden(name) ? hiddenText(name) : (textOf(name) ?? [])));
    const name = textOf(group.attributes['name']) ?? idName(id);
    const off = group.attributes['enabled'] === false ? ['off'] : [];
    return `${name} (${[...off, ...receivers].join(', ') || 'no receiver'})`;
  });
  return named.join('; ') || 'no one';
}
