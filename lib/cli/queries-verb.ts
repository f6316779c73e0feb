import { printedQueries, queryFiles } from '../estate/queries/query-files';
import { QUERY_SCRIPTS, QUERY_TOOLS } from '../estate/queries/query-guide';
import type { Arguments, Surroundings } from './arguments';
import { oneOf } from './one-of';
import { writeFiles } from './written-files';

/** The queries that export an estate for `check`, printed or written into a folder with a script that runs them. */
export function queries({ format, writing }: Arguments, { stdout }: Surroundings): number {
  const tool = oneOf('--format', format, QUERY_TOOLS);
  const { out, force } = writing;
  if (out === undefined) {
    stdout.write(printedQueries(tool));
    return 0;
  }
  const files = queryFiles(tool);
  writeFiles(files, { out, force });
  const script = QUERY_SCRIPTS[tool];
  stdout.write(`Written to ${out}: ${Object.keys(files).join(', ')}.\n`);
  stdout.write(`Next: read README.md, then ${script === undefined ? 'follow its steps' : `run ${script}`}.\n`);
  return 0;
}
