import { LOG_TABLES } from '../../facts/log-tables';
import { type QueryTables, tablesIn } from '../../settings/query-tables';
import type { Alert } from '../model/estate';
import { isHidden, textOf } from '../model/value';

/** An alert as the subject of a finding. */
export function alertSubject({ address, attributes }: Alert): { readonly address: string; readonly subject: string } {
  return { address, subject: `alert ${textOf(attributes['name']) ?? address}` };
}

/** The tables that an alert reads, as far as its query can be seen. */
export function tablesOf({ query }: Alert): QueryTables {
  return tablesIn(isHidden(query) ? '' : query);
}

/** Whether an alert reads a table that exists only with the ChangeTracking solution. */
export function readsOurTables(alert: Alert): boolean {
  return tablesOf(alert).known.some((table) => LOG_TABLES[table].solution === 'ChangeTracking');
}
