import { kqlQuery } from '../../../core/kql';
import { EXTENSION_VERSIONS, type LogQuery, QUERIES, type QueryName, RESOURCES } from '../../../facts/queries';
import {
  type GroupItem,
  NOTEBOOK_SCHEMA,
  type Notebook,
  type QueryItem,
  RESOURCE_GRAPH,
  type TabsItem,
  type Visualization,
  WORKSPACE_LOGS,
} from './notebook';
import { type MakeId, parametersItem } from './workbook-parameters';

interface View {
  readonly query: QueryName | 'extensionVersions';
  readonly visualization?: Visualization;
  /** Percent of the width. */
  readonly width?: number;
  /** Days that the query looks at, whatever the reader selected. */
  readonly days?: number;
}

interface Tab {
  readonly name: string;
  readonly label: string;
  readonly views: readonly View[];
}

/** The tabs of the workbook with what each shows. */
export const WORKBOOK_TABS: readonly Tab[] = [
  {
    name: 'changes',
    label: 'Changes',
    views: [
      { query: 'changesByKind', visualization: 'piechart', width: 33 },
      { query: 'changesOverTime', visualization: 'timechart', width: 67 },
      { query: 'changesPerMachine', width: 33 },
      { query: 'recentChanges', width: 67 },
    ],
  },
  {
    name: 'machines',
    label: 'Machines',
    views: [
      { query: 'machines', width: 60, days: 30 },
      { query: 'withoutInventory', width: 40, days: 1 },
      { query: 'extensionVersions', width: 40 },
      { query: 'stoppedServices', width: 60, days: 2 },
    ],
  },
  {
    name: 'software',
    label: 'Software',
    views: [{ query: 'softwareInventory', days: 2 }, { query: 'softwareChanges' }],
  },
  {
    name: 'cost',
    label: 'Noise and cost',
    views: [
      { query: 'noise', width: 60 },
      { query: 'volume', width: 40 },
      { query: 'volumeOverTime', visualization: 'timechart' },
    ],
  },
];

const TAB = 'Tab';
const DAY_MS = 86_400_000;
/** Selects the machines that the reader chose; `*` stands for all of them. */
const MACHINE_FILTER = 'where "*" in ({Machine}) or Computer in ({Machine})';

/** The workbook as data. */
export function workbookContents(workspaceId: string, makeId: MakeId): Notebook {
  return {
    version: 'Notebook/1.0',
    items: [parametersItem(workspaceId, makeId), tabsItem(makeId), ...WORKBOOK_TABS.map(groupItem)],
    fallbackResourceIds: [workspaceId],
    $schema: NOTEBOOK_SCHEMA,
  };
}

function tabsItem(makeId: MakeId): TabsItem {
  const links = WORKBOOK_TABS.map(({ name, label }) => ({
    id: makeId(`tab ${name}`),
    cellValue: TAB,
    linkTarget: 'parameter' as const,
    linkLabel: label,
    subTarget: name,
    style: 'link' as const,
  }));
  return { type: 11, content: { version: 'LinkItem/1.0', style: 'tabs', links }, name: 'tabs' };
}

function groupItem({ name, views }: Tab): GroupItem {
  return {
    type: 12,
    content: { version: 'NotebookGroup/1.0', groupType: 'editable', items: views.map(queryItem) },
    name: `tab-${name}`,
    conditionalVisibility: { parameterName: TAB, comparison: 'isEqualTo', value: name },
  };
}

function queryItem({ query: name, visualization = 'table', width, days }: View): QueryItem {
  const query: LogQuery = name === 'extensionVersions' ? EXTENSION_VERSIONS : QUERIES[name];
  const { title, source, operators } = query;
  const isLog = source !== RESOURCES;
  const time =
    days === undefined ? { timeContextFromParameter: 'TimeRange' } : { timeContext: { durationMs: days * DAY_MS } };
  return {
    type: 3,
    content: {
      version: 'KqlItem/1.0',
      query: isLog ? kqlQuery(source, MACHINE_FILTER, ...operators) : kqlQuery(source, ...operators),
      size: 0,
      title: days === undefined ? title : `${title} (last ${days === 1 ? 'day' : `${days} days`})`,
      noDataMessage: 'No data. The time range may be too short, or the machines may not report.',
      visualization,
      ...(isLog ? { ...WORKSPACE_LOGS, ...time } : RESOURCE_GRAPH),
      ...(visualization === 'table' && { gridSettings: { rowLimit: 1000, filter: true }, showExportToExcel: true }),
    },
    name,
    ...(width !== undefined && { customWidth: String(width) }),
  };
}
