import { isDeepStrictEqual } from 'node:util';
import { CHANGE_TRACKING_SOLUTION } from '../../facts/rule';
import {
  CLUSTER_SKU,
  DEFAULT_WORKSPACE_SKU,
  WORKSPACE_RETENTION_DAYS,
  WORKSPACE_SKUS,
} from '../../facts/workspace-limits';
import type { Estate, Resource } from '../model/estate';
import { blocks, idKey, isUnseen, numberOf } from '../model/value';
import {
  type Adopted,
  type Adopting,
  groupOf,
  hasTags,
  isOfAzurerm,
  literalId,
  type Note,
  seen,
  tagsOf,
} from './adopting';
import { given } from './source-code';

/** Arguments of a workspace that the construct does not have, with what the provider sets if they are absent. */
const OTHER_ARGUMENTS: Readonly<Record<string, unknown>> = {
  allow_resource_only_permissions: true,
  data_collection_rule_id: '',
  immediate_data_purge_on_30_days_enabled: false,
};

/** The workspace of a rule with its solution and tables: one of the app if the input has it, otherwise one it refers to. */
export function adoptedWorkspace(
  { estate, rule }: Adopting,
  sameState: boolean,
): Adopted & { readonly workspaceId: string | undefined } {
  const [destination] = rule.destinations;
  const id = destination?.workspaceId;
  const workspace = estate.byId.get(idKey(id)) ?? undefined;
  const workspaceId = literalId(estate, id);
  const solution = estate.solutions.find((one) => idKey(one.attributes['workspace_resource_id']) === idKey(id));
  const location = seen(rule, 'location');
  if (workspace === undefined || workspace.type !== 'azurerm_log_analytics_workspace') {
    return { workspaceId, ...reference(workspaceId, location, solution) };
  }
  const tables = estate.tables.filter((one) => idKey(one.attributes['workspace_id']) === idKey(id));
  return {
    workspaceId,
    constructs: [
      {
        construct: 'Workspace',
        id: 'Workspace',
        variable: 'workspace',
        props: {
          name: seen(workspace, 'name'),
          resourceGroupName: groupOf(workspace),
          location: seen(workspace, 'location') ?? location,
          ...workspaceOptions(workspace),
          tableRetention: retentionOf(tables),
          tags: tagsOf(workspace),
        },
      },
    ],
    resources: [workspace, ...(solution === undefined ? [] : [solution]), ...tables],
    changes: [
      ...unsupported(workspace),
      ...(solution === undefined ? [] : solutionChanges(solution, workspace)),
      ...tables
        .filter((table) => !(sameState && isOfAzurerm(table)))
        .map((table) => ({
          subject: seen(workspace, 'name') ?? workspace.address,
          text: `the app creates the table ${seen(table, 'name')} over the existing one: the provider cannot import tables, and no data is lost`,
        })),
      ...(solution === undefined
        ? [{ subject: CHANGE_TRACKING_SOLUTION.name, text: 'the solution is not in the input: the app creates it' }]
        : []),
    ],
    left: [],
  };
}

function reference(id: string | undefined, location: string | undefined, solution: Resource | undefined): Adopted {
  return {
    constructs: [
      {
        construct: 'Workspace.fromWorkspaceId',
        id: 'Workspace',
        variable: 'workspace',
        props: { workspaceId: id, location, addSolution: solution === undefined ? false : undefined },
      },
    ],
    resources: solution === undefined ? [] : [solution],
    changes: [],
    left: [
      { subject: id ?? 'workspace', text: 'the workspace is not in the input: the app refers to it' },
      ...(solution === undefined
        ? [
            {
              subject: CHANGE_TRACKING_SOLUTION.name,
              text: 'the solution is not in the input: make sure that it exists',
            },
          ]
        : []),
    ],
  };
}

function workspaceOptions(workspace: Resource) {
  const { attributes } = workspace;
  const flag = (name: string) => (typeof attributes[name] === 'boolean' ? attributes[name] : undefined);
  const [sku, quota, retention] = [
    WORKSPACE_SKUS.find((one) => one.toLowerCase() === seen(workspace, 'sku')?.toLowerCase()),
    numberOf(attributes['daily_quota_gb']),
    numberOf(attributes['retention_in_days']),
  ];
  const query = flag('internet_query_enabled');
  const ingestion = flag('internet_ingestion_enabled');
  return {
    sku: sku === DEFAULT_WORKSPACE_SKU ? undefined : sku,
    acknowledgedWarnings:
      sku === CLUSTER_SKU ? { 'sku-linked-only': 'The workspace is linked and imported.' } : undefined,
    reservationCapacityInGbPerDay: numberOf(attributes['reservation_capacity_in_gb_per_day']) || undefined,
    retentionInDays: retention === WORKSPACE_RETENTION_DAYS.default ? undefined : retention,
    dailyQuotaGb: quota === undefined || quota < 0 ? undefined : quota,
    cmkForQueryForced: flag('cmk_for_query_forced') || undefined,
    internetIngestionEnabled: ingestion === false ? false : undefined,
    internetQueryEnabled: query === false ? false : undefined,
    // Azure allows keys unless they are disabled.
    localAuthenticationEnabled: flag('local_authentication_enabled') === false ? undefined : true,
  };
}

function retentionOf(tables: Estate['tables']) {
  return given(
    Object.fromEntries(
      tables.map((table) => {
        const retentionInDays = numberOf(table.attributes['retention_in_days']);
        const total = numberOf(table.attributes['total_retention_in_days']);
        return [
          seen(table, 'name') ?? '',
          retentionInDays === undefined
            ? undefined
            : { retentionInDays, totalRetentionInDays: total === retentionInDays ? undefined : total },
        ];
      }),
    ),
  );
}

/** The solution gets the tags of the workspace. */
function solutionChanges(solution: Resource, workspace: Resource): Note[] {
  const [was = {}, becomes = {}] = [tagsOf(solution), tagsOf(workspace)];
  const isSeen = tagsOf(solution) !== undefined || !hasTags(solution);
  return isSeen && isDeepStrictEqual(was, becomes)
    ? []
    : [{ subject: CHANGE_TRACKING_SOLUTION.name, text: 'the solution has the tags of the workspace' }];
}

function unsupported(workspace: Resource): Note[] {
  const subject = seen(workspace, 'name') ?? workspace.address;
  const lost = [
    ...(blocks(workspace.attributes['identity']).length > 0 ? ['the identities are removed'] : []),
    ...(tagsOf(workspace) === undefined && hasTags(workspace) ? ['the tags are removed'] : []),
  ].map((text) => ({ subject, text: `${text}: set them on workspace.resource to keep them` }));
  const others = Object.entries(OTHER_ARGUMENTS).flatMap(([argument, standard]) => {
    const value = workspace.attributes[argument];
    if (value === undefined || value === null || value === standard || value === '' || isUnseen(value)) return [];
    const text = `${argument} is ${JSON.stringify(value)}, which the construct does not have: set it on workspace.resource, or it becomes ${JSON.stringify(standard)}`;
    return [{ subject, text }];
  });
  return [...lost, ...others];
}
