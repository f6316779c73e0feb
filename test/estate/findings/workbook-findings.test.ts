import { type PlannedChange, plan, reviewed } from '../support';

const ADDRESS = 'azurerm_application_insights_workbook.changes';
const SOURCE = '/workspaces/log-ct';
const OURS = JSON.stringify({ items: [{ content: { query: 'ConfigurationChange | take 10' } }] });
const workbook = (more: object = {}) => ({
  id: '/workbooks/changes',
  display_name: 'Changes',
  data_json: OURS,
  source_id: SOURCE,
  ...more,
});
const workspace: PlannedChange = {
  address: 'azurerm_log_analytics_workspace.ct',
  before: { id: SOURCE, name: 'log-ct' },
  after: { name: 'log-ct' },
  unknown: { id: true },
};
const found = (...changes: readonly PlannedChange[]) =>
  reviewed(plan(...changes)).flatMap((line) => (line.includes('workbook') ? line.replace(`@${ADDRESS}`, '') : []));
const OTHER = JSON.stringify({ items: [] });

describe('a workbook', () => {
  test.each<[string, Omit<PlannedChange, 'address'>, ...string[]]>([
    ['that is destroyed', { before: workbook() }, 'workbook-removed workbook Changes: shows the data -> destroyed'],
    [
      'without a name that is destroyed',
      { before: workbook({ display_name: null }) },
      `workbook-removed workbook ${ADDRESS}: shows the data -> destroyed`,
    ],
    ['of other data that is destroyed', { before: workbook({ data_json: OTHER }) }],
    [
      'that shows other data',
      { before: workbook(), after: workbook({ data_json: OTHER }) },
      'workbook-removed workbook Changes: shows the data -> shows other data',
    ],
    [
      'of which nobody sees what it shows',
      { before: workbook(), after: workbook(), unknown: { data_json: true } },
      'unknown-until-apply workbook Changes, content: shows the data -> known only at apply',
    ],
    ['that is new', { after: workbook() }],
    [
      'of the same workspace in other letters',
      { before: workbook(), after: workbook({ source_id: SOURCE.toUpperCase() }) },
    ],
    [
      'of another workspace',
      { before: workbook(), after: workbook({ source_id: '/workspaces/other' }) },
      'workbook-source workbook Changes: log-ct -> other',
    ],
    [
      'of no workspace',
      { before: workbook(), after: workbook({ source_id: null }) },
      'workbook-source workbook Changes: log-ct -> none',
    ],
    ['of no workspace as before', { before: workbook({ source_id: null }), after: workbook({ source_id: null }) }],
    [
      'of a workspace that cannot be seen',
      { before: workbook(), after: workbook(), unknown: { source_id: true } },
      'unknown-until-apply workbook Changes, source_id: log-ct -> known only at apply',
    ],
    [
      'of a workspace in a variable',
      { before: workbook(), after: workbook({ source_id: '${var.workspace}' }) },
      'unknown-until-apply workbook Changes, source_id: log-ct -> known only at apply',
    ],
    [
      'of a workspace by its name',
      { before: workbook(), after: workbook({ source_id: '${lower(azurerm_log_analytics_workspace.new.id)}' }) },
      'workbook-source workbook Changes: log-ct -> azurerm_log_analytics_workspace.new',
    ],
  ])('%s is found as such', (_what, sides, ...wanted) => {
    expect(found({ address: ADDRESS, ...sides })).toEqual(wanted);
  });

  test('of a workspace that is replaced stays with it', () => {
    const after = workbook({ source_id: '${azurerm_log_analytics_workspace.ct.id}' });
    expect(found(workspace, { address: ADDRESS, before: workbook(), after })).toEqual([]);
  });
});
