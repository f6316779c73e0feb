/**
 * What a workbook must be like: the types and required properties of microsoft/Application-Insights-Workbooks 1ea1c77b
 * `schema/workbook.json`, and what that leaves open as the workbooks of its gallery have it: groups, versions, parameters.
 */
const visibility = {
  type: 'object',
  required: ['parameterName', 'comparison', 'value'],
  properties: {
    parameterName: { type: 'string' },
    comparison: { enum: ['isEqualTo', 'isNotEqualTo'] },
    value: { type: 'string' },
  },
};

const duration = {
  type: 'object',
  required: ['durationMs'],
  properties: { durationMs: { type: 'integer', minimum: 60_000 } },
};

const source = {
  queryType: { enum: [0, 1] },
  resourceType: { enum: ['microsoft.operationalinsights/workspaces', 'microsoft.resourcegraph/resources'] },
  crossComponentResources: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
};

function item(type: number, content: object) {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['type', 'content', 'name'],
    properties: {
      type: { const: type },
      content: { type: 'object', ...content },
      name: { type: 'string', minLength: 1 },
      customWidth: { type: 'string', pattern: '^(100|[1-9]?[0-9])$' },
      conditionalVisibility: visibility,
    },
  };
}

const query = item(3, {
  required: ['version', 'query', 'size', 'queryType', 'resourceType', 'crossComponentResources', 'visualization'],
  properties: {
    ...source,
    version: { const: 'KqlItem/1.0' },
    query: { type: 'string', minLength: 1 },
    size: { enum: [0, 1, 2, 3, 4] },
    title: { type: 'string' },
    noDataMessage: { type: 'string' },
    visualization: { enum: ['table', 'tiles', 'piechart', 'barchart', 'timechart', 'categoricalbar'] },
    timeContextFromParameter: { type: 'string' },
    timeContext: duration,
    gridSettings: {
      type: 'object',
      properties: { rowLimit: { type: 'integer', maximum: 10_000 }, filter: { type: 'boolean' } },
    },
    showExportToExcel: { type: 'boolean' },
  },
  additionalProperties: false,
});

const parameter = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'version', 'name', 'type'],
  properties: {
    ...source,
    id: { type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' },
    version: { const: 'KqlParameterItem/1.0' },
    name: { type: 'string', pattern: '^[A-Za-z]\\w*$' },
    label: { type: 'string' },
    type: { enum: [1, 2, 4, 5, 6, 10] },
    isRequired: { type: 'boolean' },
    multiSelect: { type: 'boolean' },
    quote: { type: 'string' },
    delimiter: { type: 'string' },
    query: { type: 'string', minLength: 1 },
    value: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }, duration] },
    timeContext: duration,
    typeSettings: { type: 'object' },
  },
};

const parameters = item(9, {
  required: ['version', 'parameters', 'style'],
  properties: { version: { const: 'KqlParameterItem/1.0' }, parameters: { type: 'array', items: parameter } },
});

const tabs = item(11, {
  required: ['version', 'style', 'links'],
  properties: {
    version: { const: 'LinkItem/1.0' },
    style: { enum: ['tabs', 'list', 'bullets', 'nav', 'paragraph'] },
    links: {
      type: 'array',
      items: { type: 'object', required: ['id', 'cellValue', 'linkTarget', 'linkLabel', 'subTarget', 'style'] },
    },
  },
});

const group = item(12, {
  required: ['version', 'groupType', 'items'],
  properties: {
    version: { const: 'NotebookGroup/1.0' },
    groupType: { enum: ['editable', 'template'] },
    items: { type: 'array', minItems: 1, items: query },
  },
});

export const WORKBOOK_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['version', 'items', 'fallbackResourceIds', '$schema'],
  properties: {
    version: { const: 'Notebook/1.0' },
    items: { type: 'array', items: { anyOf: [query, parameters, tabs, group] } },
    fallbackResourceIds: { type: 'array', items: { type: 'string' } },
    $schema: {
      const: 'https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json',
    },
  },
};
