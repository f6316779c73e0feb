import { linux, type PlannedChange, plan, reviewed, rule, same } from '../support';

const ADDRESS = 'azurerm_log_analytics_workspace.ct';
const NAME = 'workspace log-ct';
const LOG = { id: '/workspaces/log-ct', name: 'log-ct', sku: 'PerGB2018' };
const writer = same('azurerm_monitor_data_collection_rule.ct', { ...rule(linux()), id: '/rules/ct' });
const link = same('azurerm_monitor_private_link_scoped_service.ct', { name: 'log', linked_resource_id: LOG.id });

const found = (was: object, becomes: object, ...more: readonly PlannedChange[]) =>
  reviewed(plan(writer, ...more, { address: ADDRESS, before: { ...LOG, ...was }, after: { ...LOG, ...becomes } })).map(
    (line) => line.replace(`@${ADDRESS}`, ''),
  );

describe('what a workspace takes', () => {
  const quota = (daily_quota_gb?: unknown) => ({ daily_quota_gb });
  const less = (was: string, becomes: string) => `daily-quota ${NAME}, daily quota: ${was} -> ${becomes}`;
  const sku = (was: string, becomes: string) => `workspace-sku ${NAME}, sku: ${was} -> ${becomes}`;

  test.each<[string, was: object, becomes: object, ...string[]]>([
    ['gets a quota', quota(), quota(5), less('none', '5 GB a day')],
    ['gets a quota where it had -1, which is none', quota(-1), quota(0), less('none', '0 GB a day')],
    ['gets a smaller quota', quota(5), quota(4.5), less('5 GB a day', '4.5 GB a day')],
    ['keeps its quota, written as text', quota('5'), quota(5)],
    ['gets a larger quota', quota(5), quota(6)],
    ['loses its quota', quota(5), quota(-1)],
    ['becomes that of the SKU Free', {}, { sku: 'free' }, sku('PerGB2018', 'free')],
    ['stays that of the SKU Free', { sku: 'Free' }, { sku: 'FREE' }],
    ['becomes that of another SKU', { sku: 'Free' }, {}],
  ])('%s', (_what, was, becomes, ...wanted) => {
    expect(found(was, becomes)).toEqual(wanted);
  });
});

describe('a workspace that accepts data from private networks only', () => {
  const closed = { internet_ingestion_enabled: false };
  const lost = `ingestion-private ${NAME}: all networks -> private networks only`;

  test('is found where it accepted all, which is the default', () => {
    expect(found({}, closed)).toContain(lost);
    expect(found({ internet_ingestion_enabled: true }, closed)).toContain(lost);
  });

  test('is found where the link of a private link scope cannot be seen', () => {
    expect(found({}, closed, { ...link, unknown: { linked_resource_id: true } })).toContain(lost);
  });

  test('is not found where a private link scope has it, or where it did before', () => {
    expect(found({}, closed, link)).not.toContain(lost);
    expect(found(closed, closed)).toEqual([]);
    expect(found(closed, {})).not.toContain(lost);
  });
});
