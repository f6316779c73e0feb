import { oneOfProblems, repeatProblems, textProblems } from '../../../core/checks';
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
  const unknown = only.flatMap((name, index) => oneOfProblems(['only', index], name, QUERY_NAMES));
  const titles = [
    ...(unknown.length > 0 ? [] : only.map((name) => QUERIES[name].title as string)),
    ...Object.values(own).map(({ title }) => title),
  ];
  return [
    ...nameProblems(['name'], 'queryPack', props.name ?? QUERY_PACK_NAME),
    ...nameProblems(['resourceGroupName'], 'resourceGroup', props.resourceGroupName),
    ...locationProblems(['location'], props.location),
    ...tagProblems(['tags'], props.tags),
    ...unknown,
    ...repeatProblems(['only'], only),
    ...(titles.length === 0 ? [{ path: ['only'], message: 'must not be empty without a query in own' }] : []),
    ...Object.entries(own).flatMap(([name, query]) => savedQueryProblems(name, query)),
    ...sameIgnoringCase(titles.filter((title) => typeof title === 'string')).map(([first]) => ({
      path: ['own'],
      message: `must not repeat the title '${first}', which is unique in a pack: rename the query`,
    })),
  ];
}

function savedQueryProblems(name: string, { title, query, categories = [] }: SavedQuery): Problem[] {
  const path = ['own', name];
  const texts = { title, query };
  return [
    ...Object.entries(texts).flatMap(([key, text]) => {
      const wrong = textProblems([...path, key], text);
      return wrong.length === 0 && text.trim() === ''
        ? [{ path: [...path, key], message: 'must not be empty' }]
        : wrong;
    }),
    ...categories.flatMap((category, index) =>
      oneOfProblems([...path, 'categories', index], category, QUERY_CATEGORIES),
    ),
  ];
}
