import {
  INSPECTION_QUERIES,
  INSPECTION_SOURCES,
  type InspectionQuery,
  LOG_LIMITS,
} from '../../facts/inspection-queries';
import { ROLES } from '../../facts/roles';

/** The tools that can run the queries. */
export const QUERY_TOOLS = ['az', 'powershell', 'portal'] as const;
export type QueryTool = (typeof QUERY_TOOLS)[number];

/** Script that runs the queries; the portal has none. */
export const QUERY_SCRIPTS = { az: 'export.sh', powershell: 'export.ps1', portal: undefined } as const satisfies Record<
  QueryTool,
  string | undefined
>;

const queries: readonly (readonly [string, InspectionQuery])[] = Object.entries(INSPECTION_QUERIES);

/** How to run the queries, which rights that needs, and what each result is for: the README of the folder. */
export function queryGuide(tool: QueryTool): string {
  return `# Which machines report, and why others do not

The queries of this folder export what \`change-tracking check\` needs to know of your estate. They only read. \`check\` reads the
results from a folder and sends nothing.

## Rights

${Object.values(INSPECTION_SOURCES)
  .map(({ title, role, scope }) => `- ${title}: the role ${ROLES[role].name} on ${scope}`)
  .join('\n')}

Reader on a management group includes its subscriptions. Resource Graph returns only what you may read, without an error: with
fewer rights, machines and rules are missing from the results.

## Running the queries

${RUNNING[tool]}

## Results

| File | Lists |
|---|---|
${queries.map(([name, query]) => `| \`${resultOf(name, query, tool)}\` | ${query.purpose} |`).join('\n')}

${FORMS[tool]}

\`check\` reads every file of the folder. A file that is missing is reported as not examined. An empty result is a file too: it
says that nothing of the kind exists.

\`assignments.kql\` finds the built-in initiatives and their members. A copy of an initiative, or an initiative that you made to
audit, has an id of its own: add its GUID to the list in \`assignments.kql\`, and those of policies of your own to the list in
\`states.kql\`.

Results contain the names, tags and settings of your machines. Do not commit them to a repository that others read.
`;
}

/** Name of the file with the result of a query. */
function resultOf(name: string, { source }: InspectionQuery, tool: QueryTool): string {
  const extension = tool === 'portal' ? 'csv' : 'json';
  return `${name}${source === 'logAnalytics' ? '-<workspace guid>' : ''}.${extension}`;
}

const PAGES = `A result of several pages has one file for each: \`machines.json\`, \`machines-2.json\`, and so on, each with the rows as \`data\`. The
last one has no \`skip_token\`. Rows that two calls return have the same \`id\` and count once. If a query fails three times, its
file has an \`error\` instead of rows.`;

const FORMS: Readonly<Record<QueryTool, string>> = {
  az: PAGES,
  powershell: PAGES,
  portal: `Files that the portal downloads as JSON are read too. If a result was downloaded in parts, number them: \`machines-2.csv\`.`,
};

const LARGE = `Log Analytics returns at most ${LOG_LIMITS.rows} rows or ${LOG_LIMITS.bytes / 1024 ** 2} MB for a query and the
  rest is lost: use 4 for a workspace of more than 30,000 machines, and 8 for one of more than 100,000.`;

const RUNNING: Readonly<Record<QueryTool, string>> = {
  az: `You need the Azure CLI with the extensions \`resource-graph\` and \`log-analytics\`, and bash: Linux, macOS, WSL, Git Bash or Azure
Cloud Shell.

\`\`\`sh
az login
az extension add --name resource-graph
az extension add --name log-analytics
bash export.sh --management-group <name>
change-tracking check results
\`\`\`

- \`--management-group <name>\`: everything below a management group; may be repeated. The root management group has the id of
  the tenant as its name. Without it, the script reads all enabled subscriptions of the tenant that you are signed in to, but not
  the assignments, exemptions and roles of management groups.
- \`--workspace <guid>\`: a workspace to ask which machines report; may be repeated. Without it, the script asks the workspaces
  that rules of change tracking send to.
- \`--parts <number>\`: asks each workspace in parts (1). ${LARGE}
- \`--results <folder>\`: where results are saved (\`results\`). The folder must not have results of an earlier run.

The script goes on after an error and names what is missing at the end. Exit code: 0 everything is exported, 1 parts are missing,
2 nothing was run.`,
  powershell: `You need PowerShell 7 and the modules \`Az.Accounts\`, \`Az.ResourceGraph\` and \`Az.OperationalInsights\`.

\`\`\`powershell
Connect-AzAccount
./export.ps1
change-tracking check results
\`\`\`

- \`-ManagementGroup <name>, ...\`: only what is below management groups. Without it, the script reads everything in the tenant
  that you may read.
- \`-Workspace <guid>, ...\`: the workspaces to ask which machines report. Without it, the script asks the workspaces that rules of
  change tracking send to.
- \`-Parts <number>\`: asks each workspace in parts (1). ${LARGE}
- \`-Results <folder>\`: where results are saved (\`results\`). The folder must not have results of an earlier run.

The script goes on after an error and names what is missing at the end. Exit code: 0 everything is exported, 1 parts are missing.`,
  portal: `1. Open "Resource Graph Explorer" and set the scope to the directory, or to a management group.
2. Turn "Formatted results" off: with it, ids are replaced by names.
3. Paste each query except \`reporting.kql\`, run it, and download the result as CSV. Rename the file as in the table below.
4. Compare the number of rows in the file with the number that the portal shows. If the file has fewer, add a condition such as
   \`| where id < '/subscriptions/8'\` to get the result in parts, or use the script of another format.
5. For each workspace: open "Logs", paste \`reporting.kql\`, run it, and export it as CSV with all columns. The GUID for the name
   of the file is the "Workspace ID" on the overview of the workspace. \`workspaces.csv\` lists it as \`customerId\`.
6. Run \`change-tracking check <folder>\` with the folder of the files.`,
};
