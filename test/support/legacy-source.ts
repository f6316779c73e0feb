const WORKSPACE =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/law';

/** A data source as the REST API gives it. */
export function legacySource(kind: string, name: string, properties: unknown) {
  return {
    id: `${WORKSPACE}/datasources/${name}`,
    etag: 'W/"1"',
    name,
    type: 'Microsoft.OperationalInsights/workspaces/datasources',
    kind,
    properties,
  };
}
