import { oneOfProblems, repeatProblems } from '../../../core/checks';
import { sameIgnoringCase } from '../../../core/letter-case';
import type { Problem } from '../../../core/problems';
import { locationProblems } from '../../../facts/location-names';
import { nameProblems } from '../../../facts/names';
import { QUERIES, QUERY_CATEGORIES, type QueryName } from '../../../facts/queries';
import { tagProblems } from '../../../facts/tags';
import type { ChangeQueriesProps, SavedQuery } from './change-queries-props';

/** Name of a pack without a name of its own. */
export const QUERY_PACK_NAME = 'qp-change-tracking';

/** Names of the catalogue, in its order. */
export const QUERY_NAMES = Object.keys(QUERIES) as readonly QueryName[];

/** Problems of the props of the queries. */
export function changeQueriesProblems({ only = QUERY_NAMES, own = {}, ...props }: ChangeQueriesProps): Problem[] {
  const known = QUERY_NAMES.filter((name) => only.includes(name));
  const titles = [...known.map((name) => QUERIES[name].title), ...Object.values(own).map(({ title }) => title)];
  return [
    ...nameProblems(['name'], 'queryPack', props.name ?? QUERY_PACK_NAME),
    ...nameProblems(['resourceGroupName'], 'resourceGroup', props.resourceGroupName),
    ...locationProblems(['location'], props.location),
    ...tagProblems(['tags'], props.tags),
    ...repeatProblems(['only'], only),
    ...(only.length === 0 && titles.length === 0
      ? [{ path: ['only'], message: 'must not be empty without a query in own' }]
      : []),
    ...Object.entries(own).flatMap(([name, query]) => categoryProblems(name, query)),
    ...sameIgnoringCase(titles).map(([first]) => ({
      path: ['own'],
      message: `must not repeat the title '${first}', which is unique in a pack: rename the query`,
    })),
  ];
}

function categoryProblems(name: string, { categories = [] }: SavedQuery): Problem[] {
  return categories.flatMap((category, index) =>
    oneOfProblems(['own', name, 'categories', index], category, QUERY_CATEGORIES),
  );
}
