import { TABLE_LIMITS } from '../../facts/table-plans';
import { WORKSPACE_RETENTION_DAYS } from '../../facts/workspace-limits';
import type { Estate, Resource } from '../model/estate';
import { withId } from '../model/indexes';
import { numberOf, textOf } from '../model/value';
import { idName, retentionOf } from '../model/words';

/** A table of change tracking that the input sets up. */
export interface DescribedTable {
  readonly address: string;
  readonly table: string;
  readonly workspace: string;
  readonly plan: string;
  /** Days for queries, alerts and workbooks; absent where they cannot be seen. */
  readonly interactiveDays?: number;
  /** Days in all, long-term retention included. */
  readonly totalDays?: number;
  /** What cannot be done with the data, one sentence each. */
  readonly limits: readonly string[];
}

export function tablesOf(estate: Estate): DescribedTable[] {
  return estate.tables.map((table) => {
    const { interactiveDays, totalDays } = daysOf(table, estate);
    const plan = textOf(table.attributes['plan']) ?? 'Analytics';
    const isLongTerm = interactiveDays !== undefined && totalDays !== undefined && totalDays > interactiveDays;
    return {
      address: table.address,
      table: textOf(table.attributes['name']) ?? table.address,
      workspace: idName(table.attributes['workspace_id']),
      plan,
      ...(interactiveDays !== undefined && { interactiveDays }),
      ...(totalDays !== undefined && { totalDays }),
      limits: [
        ...(plan === 'Analytics' ? [] : [TABLE_LIMITS.plan]),
        ...(isLongTerm ? [`from day ${interactiveDays + 1} ${TABLE_LIMITS.longTerm}`] : []),
        TABLE_LIMITS.exported,
      ],
    };
  });
}

interface Days {
  readonly interactiveDays: number | undefined;
  readonly totalDays: number | undefined;
}

/** A table without days of its own keeps data as long as its workspace, which Azure writes as -1. */
function daysOf({ attributes }: Resource, { workspaces }: Estate): Days {
  const own = (key: string) => {
    const days = numberOf(attributes[key]);
    return days !== undefined && days > 0 ? days : undefined;
  };
  const [workspace] = withId(workspaces, attributes['workspace_id']);
  const inherited = workspace && workspaceDays(workspace);
  const interactiveDays = own('retention_in_days') ?? inherited;
  return { interactiveDays, totalDays: own('total_retention_in_days') ?? interactiveDays };
}

function workspaceDays(workspace: Resource): number | undefined {
  const given = workspace.attributes['retention_in_days'] ?? undefined;
  return given === undefined ? WORKSPACE_RETENTION_DAYS.default : retentionOf(workspace);
}

/** The longest that a table of a workspace that rules write to keeps data; `undefined` where the input does not show it. */
export function longestRetention(estate: Estate): { interactiveDays: number; totalDays: number } | undefined {
  const targets = estate.rules.flatMap(({ destinations }) => destinations.map(({ workspaceId }) => workspaceId));
  const workspaces = targets.flatMap((id) => withId(estate.workspaces, id)).flatMap((one) => workspaceDays(one) ?? []);
  const days = [
    ...workspaces.map((one) => ({ interactiveDays: one, totalDays: one })),
    ...estate.tables.map((table) => daysOf(table, estate)),
  ];
  const longest = (key: keyof Days) => Math.max(...days.map((one) => one[key] ?? 0));
  const interactiveDays = longest('interactiveDays');
  return days.length === 0 || interactiveDays <= 0 ? undefined : { interactiveDays, totalDays: longest('totalDays') };
}
