import { oneOfProblems, rangeProblems } from '../../core/checks';
import { isKnownNumber } from '../../core/known';
import { at, type Path, type Problem, phrase } from '../../core/problems';
import { locationProblems } from '../../facts/location-names';
import { nameProblems } from '../../facts/names';
import { TABLES } from '../../facts/rule';
import { tagProblems } from '../../facts/tags';
import { acknowledgementProblems } from '../../facts/warnings';
import type { TableRetention, WorkspaceProps } from './workspace-props';

const SKUS = ['PerGB2018', 'CapacityReservation', 'LACluster', 'PerNode', 'Standalone'];
/** Commitments the provider takes; the next major version knows larger ones. */
const CAPACITIES = [100, 200, 300, 400, 500, 1000, 2000, 5000];
const TOTAL_RETENTION_DAYS = [1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383];

/** Problems of the props of a workspace. Empty means fine. */
export function workspaceProblems(props: WorkspaceProps): Problem[] {
  const { sku = 'PerGB2018', reservationCapacityInGbPerDay, dailyQuotaGb } = props;
  const problems: Problem[] = [
    ...nameProblems(['name'], 'workspace', props.name),
    ...nameProblems(['resourceGroupName'], 'resourceGroup', props.resourceGroupName),
    ...locationProblems(['location'], props.location),
    ...oneOfProblems(['sku'], sku, SKUS),
    ...rangeProblems(['retentionInDays'], props.retentionInDays, 30, 730, 'days'),
    ...tagProblems(['tags'], props.tags),
    ...acknowledgementProblems(props.acknowledgedWarnings),
  ];
  if (dailyQuotaGb !== undefined && !(dailyQuotaGb > 0 && dailyQuotaGb < Infinity) && isKnownNumber(dailyQuotaGb)) {
    problems.push({
      path: ['dailyQuotaGb'],
      message: `must be more than 0, got ${dailyQuotaGb}; leave it out for no cap`,
    });
  }
  if ((sku === 'CapacityReservation') !== (reservationCapacityInGbPerDay !== undefined)) {
    problems.push({
      path: ['reservationCapacityInGbPerDay'],
      message: phrase`goes with ${at('sku')} 'CapacityReservation' and only with it, got '${sku}' and ${reservationCapacityInGbPerDay ?? 'no capacity'}`,
    });
  }
  if (reservationCapacityInGbPerDay !== undefined && !CAPACITIES.includes(reservationCapacityInGbPerDay)) {
    problems.push({
      path: ['reservationCapacityInGbPerDay'],
      message: `must be one of ${CAPACITIES.join(', ')}, got ${reservationCapacityInGbPerDay}`,
    });
  }
  for (const [table, retention] of Object.entries(props.tableRetention ?? {})) {
    if (retention === undefined) continue;
    const path = ['tableRetention', table];
    problems.push(...oneOfProblems(['tableRetention'], table, TABLES));
    problems.push(...rangeProblems([...path, 'retentionInDays'], retention.retentionInDays, 4, 730, 'days'));
    problems.push(...totalRetentionProblems(path, retention));
  }
  return problems;
}

function totalRetentionProblems(
  table: Path,
  { retentionInDays, totalRetentionInDays: total }: TableRetention,
): Problem[] {
  if (total === undefined || !isKnownNumber(total)) return [];
  const path = [...table, 'totalRetentionInDays'];
  if (total < retentionInDays) {
    const message = phrase`must not be less than ${at(...table, 'retentionInDays')} (${retentionInDays}), got ${total}`;
    return [{ path, message }];
  }
  if (TOTAL_RETENTION_DAYS.includes(total)) return [];
  return total > 730
    ? [{ path, message: `must be 4 to 730 or one of ${TOTAL_RETENTION_DAYS.join(', ')}, got ${total}` }]
    : rangeProblems(path, total, 4, 730, 'days');
}
