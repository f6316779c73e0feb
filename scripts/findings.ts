import { readFileSync } from 'node:fs';
import { FINDINGS, type FindingId, formatText, type Review, review, SEVERITIES } from '../lib/estate';
import { SCENARIOS } from '../test/estate/fixtures/scenarios';
import { canSay } from '../test/estate/losses/losses';
import { ROWS, reviewOfRow } from '../test/estate/losses/said';

const VERBS = { change: 'review', estate: 'check', both: 'review and check' } as const;

const IDS = Object.keys(FINDINGS) as FindingId[];

/** The pages of `docs/findings` by their file name. */
export function findingPages(): Record<string, string> {
  const pages = IDS.map((id) => [`${id}.md`, `${declaration(id)}${exampleOf(id)}`]);
  return Object.fromEntries([['README.md', findingIndex()], ...pages]);
}

export function findingIndex(): string {
  const sections = SEVERITIES.map((severity) => {
    const rows = IDS.filter((id) => FINDINGS[id].severity === severity).map(
      (id) => `| [\`${id}\`](${id}.md) | ${FINDINGS[id].title} | ${VERBS[FINDINGS[id].holds]} |`,
    );
    return `## ${severity}\n\n| Finding | Title | Reported by |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  const verbs =
    '`change-tracking review` reports losses and faults of a change, `change-tracking check` the faults of an estate.';
  return `# Findings\n\n${verbs}\n\n${sections.join('\n')}`;
}

/** The second part of a page: an example, and how to ignore it. */
export function exampleOf(id: FindingId): string {
  const verb = FINDINGS[id].holds === 'estate' ? 'check' : 'review';
  const ignore = `change-tracking ${verb} plan.json --ignore '${id}@<address>' --reason '<why>'`;
  return `
## Example

\`\`\`text
${example(id)}
\`\`\`

## Ignoring this finding

\`\`\`sh
${ignore}
\`\`\`
`;
}

/** The first part of a page: what is declared of the finding. */
export function declaration(id: FindingId): string {
  const { title, severity, holds, when, why, remedy } = FINDINGS[id];
  return `# ${title}

\`${id}\`, ${severity}, found by ${VERBS[holds]}

**When.** ${when}

**Why it matters.** ${why}

**What to do.** ${remedy}
`;
}

/** The report of the finding for the first plan of the tests that has it. */
function example(id: FindingId): string {
  const result = reviewWith(id);
  if (result === undefined) throw new Error(`no plan has the finding ${id}: add a row to test/estate/losses`);
  const lines = formatText({ ...result, findings: result.findings.filter((one) => one.id === id), ignored: [] }, false);
  return lines
    .split('\n')
    .filter((line) => /^ {4,6}\S/.test(line) && !/^ {4}(why|do): /.test(line))
    .map((line) => line.slice(4))
    .join('\n');
}

/** The first review with a finding: of a plan of the real Terraform, or else of a change of the healthy estate. */
function reviewWith(id: FindingId): Review | undefined {
  const scenario = SCENARIOS.find(({ finds }) => finds.includes(id));
  if (scenario !== undefined) {
    return review(JSON.parse(readFileSync(`test/estate/fixtures/plans/${scenario.name}.json`, 'utf8')));
  }
  changes ??= [
    ...ROWS.filter((row) => canSay(row, 'azurerm')).map((row) => reviewOfRow(row, 'azurerm')),
    ...ROWS.filter((row) => !canSay(row, 'azurerm') && canSay(row, 'azapi')).map((row) => reviewOfRow(row, 'azapi')),
  ];
  return changes.find(({ findings }) => findings.some((one) => one.id === id));
}

let changes: Review[] | undefined;
