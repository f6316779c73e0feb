import type { NotebookParameter, ParametersItem } from './notebook';
import { RESOURCE_GRAPH, WORKSPACE_LOGS } from './notebook';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Makes the same UUID for the same text on every run. */
export type MakeId = (text: string) => string;

const ALL = 'value::all';

/** What a reader selects: time range, subscriptions, workspace and machines. */
export function parametersItem(workspaceId: string, makeId: MakeId): ParametersItem {
  const parameters: readonly Omit<NotebookParameter, 'id' | 'version' | 'isRequired'>[] = [
    {
      name: 'TimeRange',
      label: 'Time range',
      type: 4,
      value: { durationMs: 7 * DAY },
      typeSettings: {
        selectableValues: [HOUR, 4 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY].map((durationMs) => ({ durationMs })),
        allowCustom: true,
      },
    },
    {
      name: 'Subscription',
      label: 'Subscription',
      type: 6,
      multiSelect: true,
      quote: "'",
      delimiter: ',',
      value: [ALL],
      typeSettings: { additionalResourceOptions: [ALL], includeAll: true, showDefault: false },
    },
    {
      ...RESOURCE_GRAPH,
      name: 'Workspace',
      label: 'Workspace',
      type: 5,
      query: 'resources\n| where type =~ "microsoft.operationalinsights/workspaces"\n| project id',
      value: workspaceId,
      typeSettings: { additionalResourceOptions: [], showDefault: false },
    },
    {
      ...WORKSPACE_LOGS,
      name: 'Machine',
      label: 'Machine',
      type: 2,
      multiSelect: true,
      quote: "'",
      delimiter: ',',
      query: 'Heartbeat\n| distinct Computer\n| order by Computer asc',
      value: [ALL],
      timeContext: { durationMs: 30 * DAY },
      typeSettings: { additionalResourceOptions: [ALL], selectAllValue: '*', showDefault: false },
    },
  ];
  return {
    type: 9,
    content: {
      version: 'KqlParameterItem/1.0',
      parameters: parameters.map((parameter) => ({
        id: makeId(parameter.name),
        version: 'KqlParameterItem/1.0',
        isRequired: true,
        ...parameter,
      })),
      style: 'pills',
      queryType: 0,
      resourceType: WORKSPACE_LOGS.resourceType as 'microsoft.operationalinsights/workspaces',
    },
    name: 'parameters',
  };
}
