import type { Resource } from '../model/estate';
import { numberOf, textOf } from '../model/value';
import { type Finding, finding } from './finding';
import { isUnseen, shown, unseen } from './unseen';

export const tablePlan = finding({
  id: 'table-plan',
  severity: 'blocking',
  holds: 'both',
  title: 'A table of change tracking has a plan that alerts cannot use',
  when: 'The plan of ConfigurationChange or ConfigurationData is not Analytics.',
  why: 'Basic and Auxiliary keep data for queries for 30 days, and neither alerts nor workbooks of change tracking run on them.',
  remedy: 'Set the plan to Analytics. Azure allows one change of plan a week.',
  *wrong({ tables }) {
    for (const { address, attributes } of tables) {
      const plan = textOf(attributes['plan']);
      if (plan === undefined || isUnseen(plan) || plan.toLowerCase() === 'analytics') continue;
      yield { address, subject: `table ${shown(attributes['name'])}, plan`, is: plan, was: 'Analytics' };
    }
  },
});

export const dailyQuota = finding({
  id: 'daily-quota',
  severity: 'attention',
  holds: 'both',
  title: 'The workspace stops taking data at a daily quota',
  when: 'A workspace of change tracking gets a daily quota, or a lower one.',
  why: 'Azure drops data that arrives after the quota is reached until the next day, changes of machines included.',
  remedy: 'Check that the quota leaves room, and set an alert on it.',
});

export const workspaceSku = finding({
  id: 'workspace-sku',
  severity: 'blocking',
  holds: 'both',
  title: 'The workspace is of the SKU Free',
  when: 'A workspace of change tracking goes to the SKU Free.',
  why: 'Free keeps data for 7 days and accepts 500 MB a day.',
  remedy: 'Use PerGB2018.',
});

export const ingestionPrivate = finding({
  id: 'ingestion-private',
  severity: 'attention',
  holds: 'change',
  title: 'The workspace accepts data from private networks only',
  when: 'A workspace of change tracking no longer accepts data from the internet, and nothing in the input links it to a private link scope.',
  why: 'Machines that do not reach it through a private link scope stop reporting.',
  remedy: 'Check that every machine reaches the workspace through a private link scope and a data collection endpoint.',
});

/** How much a workspace takes, and from where. */
export function capacityFindings(
  address: string,
  name: string,
  was: Resource | undefined,
  becomes: Resource,
  isLinked: boolean,
): Finding[] {
  const value = (resource: Resource | undefined, key: string) => resource?.attributes[key];
  const [had, has] = [was, becomes].map((one) => quotaOf(value(one, 'daily_quota_gb')));
  const [given, next] = [was, becomes].map((one) => value(one, 'sku'));
  const quota = value(becomes, 'daily_quota_gb');
  const words = (gigabytes: number | undefined) => (gigabytes === undefined ? 'none' : `${gigabytes} GB a day`);
  const isFree = (sku: unknown) => textOf(sku)?.toLowerCase() === 'free';
  const closes =
    value(was, 'internet_ingestion_enabled') !== false && value(becomes, 'internet_ingestion_enabled') === false;
  return [
    ...(isUnseen(quota) && quota !== value(was, 'daily_quota_gb') && was !== undefined
      ? [unseen(address, `${name}, daily_quota_gb`, words(had), quota)]
      : []),
    ...(has !== undefined && has < (had ?? Number.POSITIVE_INFINITY)
      ? [dailyQuota.found({ address, subject: `${name}, daily quota`, was: words(had), becomes: words(has) })]
      : []),
    ...(isFree(next) && !isFree(given)
      ? [workspaceSku.found({ address, subject: `${name}, sku`, was: shown(given), becomes: shown(next) })]
      : []),
    ...(was !== undefined && closes && !isLinked
      ? [ingestionPrivate.found({ address, subject: name, was: 'all networks', becomes: 'private networks only' })]
      : []),
  ];
}

/** Gigabytes a day; `undefined` without a quota, which Azure writes as -1. */
function quotaOf(value: unknown): number | undefined {
  const quota = numberOf(value);
  return quota === undefined || quota < 0 ? undefined : quota;
}

export const CAPACITY_FINDINGS = [tablePlan, dailyQuota, workspaceSku, ingestionPrivate];
