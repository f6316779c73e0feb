/**
 * The JSON of a workbook, as far as this library writes it.
 *
 * Sources: microsoft/Application-Insights-Workbooks 1ea1c77b `schema/workbook.json` for the items; the workbooks of its gallery for
 * versions, numbers of types and the form of parameters, which the schema leaves open.
 */
export interface Notebook {
  readonly version: 'Notebook/1.0';
  readonly items: readonly NotebookItem[];
  /** Resources the workbook opens with if it is not opened from one. */
  readonly fallbackResourceIds: readonly string[];
  readonly $schema: typeof NOTEBOOK_SCHEMA;
}

export const NOTEBOOK_SCHEMA =
  'https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json';

export type NotebookItem = MarkdownItem | QueryItem | ParametersItem | TabsItem | GroupItem;

interface Item<Type extends number, Content> {
  readonly type: Type;
  readonly content: Content;
  /** Unique in the workbook. */
  readonly name: string;
  /** Percent of the width. */
  readonly customWidth?: string;
  readonly conditionalVisibility?: {
    readonly parameterName: string;
    readonly comparison: 'isEqualTo';
    readonly value: string;
  };
}

export type MarkdownItem = Item<1, { readonly json: string; readonly style?: 'info' }>;

export type Visualization = 'table' | 'piechart' | 'barchart' | 'timechart';

/** 0 reads logs of a workspace, 1 Resource Graph. */
interface QuerySource {
  readonly queryType: 0 | 1;
  readonly resourceType: 'microsoft.operationalinsights/workspaces' | 'microsoft.resourcegraph/resources';
  readonly crossComponentResources: readonly string[];
}

export type QueryItem = Item<
  3,
  QuerySource & {
    readonly version: 'KqlItem/1.0';
    readonly query: string;
    readonly size: 0 | 1 | 2 | 3 | 4;
    readonly title: string;
    readonly noDataMessage: string;
    readonly visualization: Visualization;
    readonly timeContextFromParameter?: string;
    readonly timeContext?: { readonly durationMs: number };
    readonly gridSettings?: { readonly rowLimit: number; readonly filter: true };
    readonly showExportToExcel?: true;
  }
>;

export type ParametersItem = Item<
  9,
  {
    readonly version: 'KqlParameterItem/1.0';
    readonly parameters: readonly NotebookParameter[];
    readonly style: 'pills';
    readonly queryType: 0;
    readonly resourceType: 'microsoft.operationalinsights/workspaces';
  }
>;

/** Types: 2 drop-down, 4 time range, 5 resource, 6 subscription. */
export interface NotebookParameter extends Partial<QuerySource> {
  readonly id: string;
  readonly version: 'KqlParameterItem/1.0';
  readonly name: string;
  readonly label: string;
  readonly type: 2 | 4 | 5 | 6;
  readonly isRequired: true;
  readonly multiSelect?: true;
  readonly quote?: "'";
  readonly delimiter?: ',';
  readonly query?: string;
  readonly value: string | readonly string[] | { readonly durationMs: number };
  readonly timeContext?: { readonly durationMs: number };
  readonly typeSettings: {
    readonly additionalResourceOptions?: readonly string[];
    readonly selectAllValue?: '*';
    readonly showDefault?: false;
    readonly includeAll?: true;
    readonly selectableValues?: readonly { readonly durationMs: number }[];
    readonly allowCustom?: true;
  };
}

export type TabsItem = Item<
  11,
  {
    readonly version: 'LinkItem/1.0';
    readonly style: 'tabs';
    readonly links: readonly {
      readonly id: string;
      readonly cellValue: string;
      readonly linkTarget: 'parameter';
      readonly linkLabel: string;
      readonly subTarget: string;
      readonly style: 'link';
    }[];
  }
>;

export type GroupItem = Item<
  12,
  { readonly version: 'NotebookGroup/1.0'; readonly groupType: 'editable'; readonly items: readonly QueryItem[] }
>;

/** Logs of the workspace that the reader selected. */
export const WORKSPACE_LOGS: QuerySource = {
  queryType: 0,
  resourceType: 'microsoft.operationalinsights/workspaces',
  crossComponentResources: ['{Workspace}'],
};

/** Resource Graph of the subscriptions that the reader selected. */
export const RESOURCE_GRAPH: QuerySource = {
  queryType: 1,
  resourceType: 'microsoft.resourcegraph/resources',
  crossComponentResources: ['{Subscription}'],
};
