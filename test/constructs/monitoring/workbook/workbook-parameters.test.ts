import { parametersItem } from '../../../../lib/constructs/monitoring/workbook/workbook-parameters';

test('a reader selects the time range, subscriptions, the workspace and machines', () => {
  const HOUR = 3_600_000;
  const all = ['value::all'];
  const several = { multiSelect: true, quote: "'", delimiter: ',', value: all };
  const { content } = parametersItem('logs', (text) => `id of ${text}`);
  expect(content.style).toBe('pills');
  expect(content.parameters).toEqual(
    [
      {
        name: 'TimeRange',
        label: 'Time range',
        type: 4,
        value: { durationMs: 168 * HOUR },
        typeSettings: {
          selectableValues: [1, 4, 24, 72, 168, 720].map((hours) => ({ durationMs: hours * HOUR })),
          allowCustom: true,
        },
      },
      {
        name: 'Subscription',
        label: 'Subscription',
        type: 6,
        ...several,
        typeSettings: { additionalResourceOptions: all, includeAll: true, showDefault: false },
      },
      {
        name: 'Workspace',
        label: 'Workspace',
        type: 5,
        queryType: 1,
        resourceType: 'microsoft.resourcegraph/resources',
        crossComponentResources: ['{Subscription}'],
        query: 'resources\n| where type =~ "microsoft.operationalinsights/workspaces"\n| project id',
        value: 'logs',
        typeSettings: { additionalResourceOptions: [], showDefault: false },
      },
      {
        name: 'Machine',
        label: 'Machine',
        type: 2,
        queryType: 0,
        resourceType: 'microsoft.operationalinsights/workspaces',
        crossComponentResources: ['{Workspace}'],
        ...several,
        query: 'Heartbeat\n| distinct Computer\n| order by Computer asc',
        timeContext: { durationMs: 720 * HOUR },
        typeSettings: { additionalResourceOptions: all, selectAllValue: '*', showDefault: false },
      },
    ].map((parameter) => ({
      id: `id of ${parameter.name}`,
      version: 'KqlParameterItem/1.0',
      isRequired: true,
      ...parameter,
    })),
  );
});
