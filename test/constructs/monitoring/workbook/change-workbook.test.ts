import Ajv from 'ajv';
import { ChangeWorkbook } from '../../../../lib/constructs/monitoring/workbook/change-workbook';
import type { ChangeWorkbookProps } from '../../../../lib/constructs/monitoring/workbook/change-workbook-props';
import type { GroupItem, Notebook, ParametersItem } from '../../../../lib/constructs/monitoring/workbook/notebook';
import { workbookContents } from '../../../../lib/constructs/monitoring/workbook/workbook-contents';
import { Workspace } from '../../../../lib/constructs/workspace/workspace';
import { analyse } from '../../../support/kql/service';
import { messageOf, newStack, synthesize } from '../../../support/synth';
import { WORKBOOK_SCHEMA } from '../../../support/workbook.schema';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';
const WORKSPACE = `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/logs`;
const REFERENCE = {
  workspaceId: WORKSPACE,
  name: 'log',
  resourceGroupName: 'rg',
  location: 'westeurope',
  dependables: [],
};
const TYPE = 'azurerm_application_insights_workbook';

function synthesizeWorkbook(props: Omit<ChangeWorkbookProps, 'workspace'> = {}) {
  return synthesize((stack) => {
    const workspace = Workspace.fromWorkspaceId(stack, 'Workspace', {
      workspaceId: WORKSPACE,
      location: 'westeurope',
      addSolution: false,
    });
    new ChangeWorkbook(stack, 'Workbook', { ...props, workspace });
  });
}

const contentsOf = () => JSON.parse(synthesizeWorkbook().only(TYPE).data_json as string) as Notebook;
const viewsOf = ({ items }: Notebook) =>
  items.filter((item): item is GroupItem => item.type === 12).flatMap(({ content }) => content.items);
const parametersOf = ({ items }: Notebook) =>
  items.filter((item): item is ParametersItem => item.type === 9).flatMap(({ content }) => content.parameters);

/** A query with the placeholders of the workbook replaced as Azure replaces them. */
function filled(query: string, machines: string): string {
  return query.replaceAll('{Machine}', machines);
}

describe('ChangeWorkbook', () => {
  test('belongs to the workspace, in lower case as the provider wants it, under an id that stays', () => {
    expect(synthesizeWorkbook().only(TYPE)).toMatchObject({
      name: 'abcfe417-ed05-5c46-9675-bd89ce41920b',
      display_name: 'Change Tracking and Inventory',
      description: 'Changes, machines, software, noise and cost of Azure Change Tracking.',
      resource_group_name: 'rg',
      location: 'westeurope',
      source_id: WORKSPACE.toLowerCase(),
    });
    expect(contentsOf().fallbackResourceIds).toEqual([WORKSPACE]);
  });

  test('of a workspace of the same stack refers to it', () => {
    const { only } = synthesize((stack) => {
      const workspace = new Workspace(stack, 'Workspace', {
        name: 'log-ct',
        resourceGroupName: 'rg',
        location: 'westeurope',
      });
      new ChangeWorkbook(stack, 'Workbook', { workspace });
    });
    const { source_id: source, data_json: json } = only(TYPE) as { source_id: string; data_json: string };
    expect(source).toMatch(/^\$\{lower\(azurerm_log_analytics_workspace\.\w+\.id\)\}$/);
    expect(json).toMatch(/"fallbackResourceIds":\["\$\{azurerm_log_analytics_workspace\.\w+\.id\}"\]/);
  });

  test('is a workbook', () => {
    const validate = new Ajv({ allErrors: true }).compile(WORKBOOK_SCHEMA);
    validate(contentsOf());
    expect(validate.errors).toBeNull();
  });

  test('is no workbook with a wrong property', () => {
    const validate = new Ajv().compile(WORKBOOK_SCHEMA);
    const contents = contentsOf();
    expect(validate({ ...contents, items: [{ type: 3, content: { query: 'T' }, name: 'x' }] })).toBe(false);
    expect(validate({ ...contents, isLocked: false })).toBe(false);
  });

  test('has every name and id once', () => {
    const contents = contentsOf();
    const names = [...contents.items, ...viewsOf(contents)].map(({ name }) => name);
    const ids = parametersOf(contents).map(({ id }) => id);
    expect([new Set(names).size, new Set(ids).size]).toEqual([names.length, ids.length]);
  });

  test('uses no parameter that it does not have', () => {
    const contents = contentsOf();
    const declared = parametersOf(contents).map(({ name }) => name);
    expect(declared).toEqual(['TimeRange', 'Subscription', 'Workspace', 'Machine']);
    const used = [...JSON.stringify(contents).matchAll(/\{([A-Z]\w*)\}/g)].map(([, name]) => name);
    expect([...new Set(used)].filter((name) => !declared.includes(String(name)))).toEqual([]);
  });

  test('every query runs for all machines and for some', () => {
    const views = viewsOf(contentsOf());
    expect(views.length).toBeGreaterThan(5);
    for (const { name, content } of views) {
      for (const machines of ["'*'", "'web01','db01'"]) {
        const { errors, columns } = analyse(filled(content.query, machines));
        expect([name, errors]).toEqual([name, []]);
        if (content.visualization === 'timechart') expect(Object.values(columns)).toContain('datetime');
        if (content.visualization !== 'table')
          expect(Object.values(columns)).toEqual(expect.arrayContaining([expect.stringMatching(/long|real/)]));
      }
    }
  });

  test('the queries of its parameters have no error', () => {
    const queries = parametersOf(contentsOf()).flatMap(({ query }) => (query === undefined ? [] : [query]));
    expect(queries.map((query) => analyse(query).errors)).toEqual([[], []]);
  });

  test('gives the same bytes for the same input', () => {
    const makeId = (text: string) => text;
    expect(JSON.stringify(workbookContents('w', makeId))).toBe(JSON.stringify(workbookContents('w', makeId)));
    expect(synthesizeWorkbook().only(TYPE)).toEqual(synthesizeWorkbook().only(TYPE));
  });

  test.each([
    [{}, 'workspace is missing: give a Workspace or the result of Workspace.fromWorkspaceId'],
    [
      {
        workspace: { ...REFERENCE, workspaceId: 'logs', location: '', resourceGroupName: 'c/d' },
        title: ' ',
        resourceGroupName: 'a/b',
        tags: { 'hidden-title': 'x', owner: 'x'.repeat(257) },
      },
      [
        'title must not be empty',
        "workspace.workspaceId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.OperationalInsights/workspaces/<name>', got 'logs'; copy the complete id from the resource",
        "workspace.location must be a location's name in lower case without spaces, such as 'westeurope', got ''",
        "workspace.resourceGroupName must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period, got 'c/d'",
        "resourceGroupName must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period, got 'a/b'",
        'tags.owner may have at most 256 characters, got 257',
        "tags must not have the key 'hidden-title', which Azure keeps the title in: set title",
      ].join('\n  [test/Workbook] '),
    ],
  ])('refuses %j', (props, message) => {
    const create = () => new ChangeWorkbook(newStack(), 'Workbook', props as unknown as ChangeWorkbookProps);
    expect(messageOf(create)).toContain(message);
  });
});
