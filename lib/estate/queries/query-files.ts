import { DESTINATIONS, INSPECTION_QUERIES, type InspectionQuery } from '../../facts/inspection-queries';
import type { Files } from '../model/files';
import { azScript } from './az-script';
import { powershellScript } from './powershell-script';
import { QUERY_SCRIPTS, type QueryTool, queryGuide } from './query-guide';

const queries: readonly (readonly [string, InspectionQuery])[] = Object.entries(INSPECTION_QUERIES);
const graphQueries = queries.filter(([, { source }]) => source === 'resourceGraph').map(([name]) => name);

/** The queries, each in a file, with how to run them and, except for the portal, a script that does. */
export function queryFiles(tool: QueryTool): Files {
  return { 'README.md': queryGuide(tool), ...scriptFiles(tool), ...queryTexts() };
}

/** How to run the queries, and their texts, to be read in a terminal. */
export function printedQueries(tool: QueryTool): string {
  const texts = Object.entries(queryTexts()).map(([file, text]) => `// ${file}\n${text}`);
  const script = QUERY_SCRIPTS[tool];
  const written = script === undefined ? 'these files' : `these files and ${script}`;
  return [queryGuide(tool), ...texts, `Nothing is written: give --out <folder> for ${written}.\n`].join('\n');
}

function queryTexts(): Files {
  return Object.fromEntries(queries.map(([name, { kql }]) => [`${name}.kql`, `${kql}\n`]));
}

function scriptFiles(tool: QueryTool): Files {
  if (tool === 'portal') return {};
  const text = tool === 'az' ? azScript(graphQueries) : powershellScript(graphQueries);
  return { [QUERY_SCRIPTS[tool]]: text, 'destinations.kql': `${DESTINATIONS}\n` };
}
