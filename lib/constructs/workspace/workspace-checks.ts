import { numberProblems, oneOfProblems, rangeProblems, wordListProblems } from '../../core/checks';
import { isKnown, isKnownNumber } from '../../core/known';
import { at, type Path, type Problem, phrase } from '../../core/problems';
import { laterProblem } from '../../core/text-rules';
import { idProblems } from '../../facts/ids';
import { locationProblems } from '../../facts/location-names';
import { nameProblems } from '../../facts/names';
import { tagProblems } from '../../facts/tags';
import { WAIT_SECONDS } from '../../facts/waiting';
import { acknowledgementProblems, type Warning } from '../../facts/warnings';
import {
  CLUSTER_SKU,
  COMMITMENT_SKU,
  DEFAULT_WORKSPACE_SKU,
  LINKED_STORAGE_TYPES,
  RESERVATION_CAPACITIES_GB,
  TABLE_RETENTION_DAYS,
  TOTAL_RETENTION_DAYS,
  WORKSPACE_RETENTION_DAYS,
  WORKSPACE_SKUS,
} from '../../facts/workspace-limits';
import { withDestinations } from '../interfaces/diagnostic-settings-checks';
import { resourceInterfaceProblems } from '../interfaces/resource-interfaces-checks';
import { waitProblems } from '../kit/wait-checks';
import type { LinkedStorage, TableRetention, WorkspaceProps, WorkspaceReference } from './workspace-props';

/** Problems of a reference to an existing workspace. */
export function workspaceReferenceProblems(reference: WorkspaceReference): Problem[] {
  return [
    ...idProblems(['workspaceId'], 'workspace', reference.workspaceId),
    ...locationProblems(['location'], reference.location),
    ...waitProblems(['tableWaitSeconds'], reference.tableWaitSeconds, WAIT_SECONDS.tables.maximum),
    ...tagProblems(['tags'], reference.tags),
    ...acknowledgementProblems(reference.acknowledgedWarnings),
  ];
}

/** Problems of the props of a workspace. */
export function workspaceProblems(props: WorkspaceProps): Problem[] {
  const { sku = DEFAULT_WORKSPACE_SKU } = props;
  const { minimum, maximum } = WORKSPACE_RETENTION_DAYS;
  const problems: Problem[] = [
    ...nameProblems(['name'], 'workspace', props.name),
    ...nameProblems(['resourceGroupName'], 'resourceGroup', props.resourceGroupName),
    ...locationProblems(['location'], props.location),
    ...oneOfProblems(['sku'], sku, WORKSPACE_SKUS),
    ...linkedProblems(props),
    ...clusterProblems(props),
    ...linkedStorageProblems(['linkedStorage'], props.linkedStorage),
    ...rangeProblems(['retentionInDays'], props.retentionInDays, minimum, maximum, 'days'),
    ...quotaProblems(props.dailyQuotaGb),
    ...capacityProblems(sku, props.reservationCapacityInGbPerDay),
    ...resourceInterfaceProblems('workspace', withDestinations(props, ITSELF)),
    ...waitProblems(['tableWaitSeconds'], props.tableWaitSeconds, WAIT_SECONDS.tables.maximum),
    ...tagProblems(['tags'], props.tags),
    ...acknowledgementProblems(props.acknowledgedWarnings),
  ];
  for (const [table, retention] of Object.entries(props.tableRetention ?? {})) {
    if (retention === undefined) continue;
    const path = ['tableRetention', table];
    const { minimum, maximum } = TABLE_RETENTION_DAYS;
    problems.push(...rangeProblems([...path, 'retentionInDays'], retention.retentionInDays, minimum, maximum, 'days'));
    problems.push(...totalRetentionProblems(path, retention));
  }
  return problems;
}

/** Stands for the id that the workspace gets, where it is the destination of its own logs. */
const ITSELF =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/itself/providers/Microsoft.OperationalInsights/workspaces/itself';

const LINKED = 'sku-linked-only';
const LINKED_SKU = `is '${CLUSTER_SKU}', which Azure sets itself when the workspace is linked to a cluster`;

/** Whether the workspace exists is known only to Azure, so the user has to say so. */
function linkedProblems({ sku, acknowledgedWarnings = {} }: WorkspaceProps): Problem[] {
  if (sku !== CLUSTER_SKU || acknowledgedWarnings[LINKED] !== undefined) return [];
  const message = phrase`${LINKED_SKU}: the creation of a workspace with it fails. Omit it, and link the workspace with ${at('clusterResourceId')}; if it is linked already and imported into the state, say so in ${at('acknowledgedWarnings', LINKED)}`;
  return [{ path: ['sku'], message }];
}

/** The cluster has the commitment, and Azure sets the tier. */
function clusterProblems(props: WorkspaceProps): Problem[] {
  const { clusterResourceId } = props;
  if (clusterResourceId === undefined) return [];
  const given = (['sku', 'reservationCapacityInGbPerDay'] as const).filter((name) => props[name] !== undefined);
  const message = phrase`must not be set beside ${at('clusterResourceId')}: the cluster has the commitment, and Azure sets the tier of a linked workspace; omit it`;
  return [
    ...idProblems(['clusterResourceId'], 'cluster', clusterResourceId),
    ...given.map((name) => ({ path: [name], message })),
  ];
}

function linkedStorageProblems(path: Path, storage: LinkedStorage | undefined): Problem[] {
  if (storage === undefined) return [];
  const { dataSourceTypes, roleWaitSeconds } = storage;
  return [
    ...idProblems([...path, 'storageAccountResourceId'], 'storageAccount', storage.storageAccountResourceId),
    ...(dataSourceTypes === undefined
      ? []
      : wordListProblems([...path, 'dataSourceTypes'], dataSourceTypes, LINKED_STORAGE_TYPES)),
    ...waitProblems([...path, 'roleWaitSeconds'], roleWaitSeconds, WAIT_SECONDS.roles.maximum),
  ];
}

/** Warnings of the props of a workspace. */
export function workspaceWarnings({ sku, cmkForQueryForced, linkedStorage }: WorkspaceProps): Warning[] {
  const types = linkedStorage && (linkedStorage.dataSourceTypes ?? LINKED_STORAGE_TYPES);
  const message = phrase`is true, and ${at('linkedStorage')} links no account for Query: Azure may refuse to save queries; link one`;
  return [
    ...(sku === CLUSTER_SKU ? [{ id: LINKED, path: ['sku'], message: LINKED_SKU } as const] : []),
    ...(cmkForQueryForced === true && !types?.includes('Query')
      ? [{ id: 'query-storage-missing', path: ['cmkForQueryForced'], message } as const]
      : []),
  ];
}

/** The warning of a workspace that machines reach through a private link only, if nothing in the stack links it. */
export function ingestionWarnings({ internetIngestionEnabled }: WorkspaceProps, isLinked: () => boolean): Warning[] {
  if (internetIngestionEnabled !== false || isLinked()) return [];
  const message =
    'is false: machines report only through a private link scope and a data collection endpoint, and nothing in this stack links the workspace to a scope; add a PrivateIngestion';
  return [{ id: 'ingestion-private', path: ['internetIngestionEnabled'], message }];
}

function quotaProblems(quota: number | undefined): Problem[] {
  const path = ['dailyQuotaGb'];
  if (quota === undefined) return [];
  const wrong = numberProblems(path, quota);
  if (wrong.length > 0) return wrong;
  const must = 'must be more than 0';
  const remedy = 'omit it for no cap';
  if (!isKnownNumber(quota)) return [laterProblem(path, quota, `${must}; ${remedy}`, (cap) => `tonumber(${cap}) > 0`)];
  return quota > 0 && quota < Infinity ? [] : [{ path, message: `${must}, got ${quota}; ${remedy}` }];
}

/** The commitment tier needs a commitment, and no other tier may have one. */
function capacityProblems(sku: string, capacity: number | undefined): Problem[] {
  const path = ['reservationCapacityInGbPerDay'];
  const allowed: readonly number[] = RESERVATION_CAPACITIES_GB;
  if (capacity === undefined) {
    const message = phrase`is missing: ${at('sku')} '${sku}' needs one of ${allowed.join(', ')}`;
    return sku === COMMITMENT_SKU ? [{ path, message }] : [];
  }
  const wrong = numberProblems(path, capacity);
  return [
    ...(sku === COMMITMENT_SKU || !isKnown(sku)
      ? []
      : [
          {
            path,
            message: phrase`needs ${at('sku')} '${COMMITMENT_SKU}', got '${sku}': change the tier or omit it`,
          },
        ]),
    ...(wrong.length > 0 || !isKnownNumber(capacity) || allowed.includes(capacity)
      ? wrong
      : [{ path, message: `must be one of ${allowed.join(', ')}, got ${capacity}` }]),
  ];
}

function totalRetentionProblems(table: Path, retention: TableRetention): Problem[] {
  const { retentionInDays, totalRetentionInDays: total } = retention;
  const path = [...table, 'totalRetentionInDays'];
  const { minimum, maximum } = TABLE_RETENTION_DAYS;
  const longer: readonly number[] = TOTAL_RETENTION_DAYS;
  if (total === undefined) return [];
  const wrong = numberProblems(path, total);
  if (wrong.length > 0) return wrong;
  if (!isKnownNumber(total) || !isKnownNumber(retentionInDays)) return laterTotalProblems(path, total, retentionInDays);
  if (total < retentionInDays) {
    const message = phrase`must not be less than ${at(...table, 'retentionInDays')} (${retentionInDays}), got ${total}`;
    return [{ path, message }];
  }
  if (longer.includes(total)) return [];
  return total > maximum
    ? [{ path, message: `must be ${minimum} to ${maximum} or one of ${longer.join(', ')}, got ${total}` }]
    : rangeProblems(path, total, minimum, maximum, 'days');
}

/** The same of two numbers of which Terraform knows one only later. It gets both as one text. */
function laterTotalProblems(path: Path, total: number, retentionInDays: number): Problem[] {
  const { minimum, maximum } = TABLE_RETENTION_DAYS;
  const message = `must be ${minimum} to ${maximum} or one of ${TOTAL_RETENTION_DAYS.join(', ')}, and not less than retentionInDays`;
  const part = (texts: string, index: number) => `tonumber(split(" ", ${texts})[${index}])`;
  return [
    laterProblem(path, `${total} ${retentionInDays}`, message, (texts) => {
      const days = part(texts, 0);
      const isAllowed = `${days} >= ${minimum} && ${days} <= ${maximum} && floor(${days}) == ${days}`;
      return `${days} >= ${part(texts, 1)} && (${isAllowed} || contains([${TOTAL_RETENTION_DAYS.join(', ')}], ${days}))`;
    }),
  ];
}
