import { LogAnalyticsQueryPack } from '@cdktf/provider-azurerm/lib/log-analytics-query-pack';
import { LogAnalyticsQueryPackQuery } from '@cdktf/provider-azurerm/lib/log-analytics-query-pack-query';
import { Construct } from 'constructs';
import { kqlQuery } from '../../../core/kql';
import { pascalCase } from '../../../core/letter-case';
import { QUERIES, type QueryCategory } from '../../../facts/queries';
import { QUERY_RESOURCE_TYPES, QUERY_SOLUTIONS } from '../../../facts/query-pack';
import { checkLater } from '../../kit/check-later';
import { textArgument } from '../../kit/json-text';
import { acceptProps } from '../../kit/props';
import { stableUuid } from '../../kit/stable-uuid';
import { refuseTwins } from '../../kit/twins';
import { changeQueriesProblems, QUERY_NAMES, QUERY_PACK_NAME } from './change-queries-checks';
import type { ChangeQueriesProps, SavedQuery } from './change-queries-props';

/**
 * A query pack with the queries people need. Each user selects the pack in the portal, up to five of them per workspace.
 * Customer-managed keys do not encrypt query packs.
 */
export class ChangeQueries extends Construct {
  /** The pack itself. */
  readonly resource: LogAnalyticsQueryPack;
  /** The queries, by the name of each in the catalogue or in `own`. */
  readonly queries: Readonly<Record<string, LogAnalyticsQueryPackQuery>>;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: ChangeQueriesProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'ChangeQueries', props, changeQueriesProblems, ['own.*.query']);
    props = accepted.props;
    const { only = QUERY_NAMES, own = {}, resourceGroupName, location, tags } = props;
    this.resource = new LogAnalyticsQueryPack(this, 'Resource', {
      name: props.name ?? QUERY_PACK_NAME,
      resourceGroupName,
      location,
      tags,
    });
    checkLater(this.resource, accepted.unchecked);
    const catalogue = only.map((name) => {
      const { source, operators, ...query } = QUERIES[name];
      return [name, this.addQuery(pascalCase(name), { ...query, query: kqlQuery(source, ...operators) })] as const;
    });
    const others = Object.entries(own).map(
      ([name, query]) => [name, this.addQuery(`Own${pascalCase(name)}`, query)] as const,
    );
    this.queries = Object.fromEntries([...catalogue, ...others]);
    refuseTwins(this);
  }

  private addQuery(id: string, { title, description, categories, query }: SavedQuery): LogAnalyticsQueryPackQuery {
    const listed: readonly QueryCategory[] = categories ?? ['management'];
    return new LogAnalyticsQueryPackQuery(this, id, {
      name: stableUuid(`${this.node.path}/${id}`),
      queryPackId: this.resource.id,
      displayName: title,
      description,
      body: textArgument(query),
      categories: [...listed],
      resourceTypes: [...QUERY_RESOURCE_TYPES],
      solutions: [...QUERY_SOLUTIONS],
    });
  }
}
