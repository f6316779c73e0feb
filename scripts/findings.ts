import { readFileSync } from 'node:fs';
import { FINDINGS, type FindingId, formatText, review, SEVERITIES } from '../lib/estate';
import { SCENARIOS } from '../test/estate/fixtures/scenarios';

/** What makes a review report each finding. */
const WHEN: Readonly<Record<FindingId, string>> = {
  'workspace-replaced':
    'A workspace that a change tracking rule writes to is destroyed and created again: its name, location or resource group changes.',
  'workspace-removed': 'A workspace that a change tracking rule writes to is destroyed.',
  'solution-removed': 'The solution ChangeTracking is destroyed and no other one is left for the same workspace.',
  'retention-shortened':
    'The retention of the workspace or of a table, the soft delete of the content storage or the expiry of uploaded content gets shorter.',
  'storage-replaced':
    'The storage account or container that content is uploaded to is destroyed and created again, because of its name or location for example.',
  'storage-removed': 'The storage account or container that content is uploaded to is destroyed.',
  'rule-removed': 'A change tracking rule is destroyed, or has no data source of change tracking any more.',
  'rule-replaced':
    'A change tracking rule is destroyed and created again, or a policy assignment associates machines with another rule.',
  'os-removed': 'A rule has no data source for Windows or Linux any more.',
  'data-type-off':
    'Files, registry keys, services, software or inventory are switched off for an operating system. What they listed is not reported one by one.',
  'item-removed':
    'A file or registry key that was watched is not in the rule any more. Its path is compared by meaning.',
  'item-disabled': 'A file or registry key that was watched stays in the rule with `enabled: false`.',
  'item-narrowed': 'A file that was searched for in folders below too no longer is.',
  'upload-stopped':
    'A file stays watched and its content is no longer uploaded: its own flag, `enableUpload` or the upload settings are gone.',
  'stream-missing':
    'A data source or the data flow of a rule lacks a stream of change tracking that it had, or a new rule lacks one.',
  'stream-unknown': 'A data source or data flow names a stream that looks like one of change tracking and is none.',
  'flow-broken': 'A data flow names a destination that the rule does not define.',
  'key-ignored':
    'The extension settings get a key the agent does not know, in a wrong spelling or case, or lose one whose absence has no documented meaning.',
  'machine-dropped':
    'A machine that was onboarded by name loses its association with a change tracking rule, the extension or the Azure Monitor Agent. An association that only moves to another address is none.',
  'second-rule': 'A machine is associated with more change tracking rules than before, and more than one.',
  'assignment-removed':
    'An assignment of a change tracking initiative goes away and the same initiative is not assigned at the same scope elsewhere in the input.',
  'assignment-disabled': 'The effect of an assignment, of one of its members or of a custom policy becomes Disabled.',
  'assignment-not-enforced': 'The enforcement of an assignment is switched off.',
  'scope-changed': 'An assignment is moved to another scope, which Terraform does by replacing it.',
  'scope-narrowed':
    'An assignment gets excluded scopes, fewer locations or more resource selectors, an exemption from it is added, or a policy is left out of an initiative of your own.',
  'remediation-removed':
    'A remediation of a change tracking initiative goes away, its assignment stays, and no other remediation is for the same member.',
  'extension-below-floor':
    'The change tracking extension is pinned to a version below the oldest one Microsoft recommends, by name or in a custom policy.',
  'extension-downgraded': 'The change tracking extension is pinned to an older version than before.',
  'public-blobs': 'The content storage allows public access to blobs, or its container does.',
  'shared-keys': 'The content storage accepts account keys.',
  'tls-weakened': 'The content storage accepts connections without HTTPS or with a version of TLS before 1.2.',
  'network-opened':
    'Content storage that was reachable from chosen networks becomes reachable from all, or the workspace takes data or queries from the internet.',
  'local-authentication': 'A workspace that accepted Entra ID only accepts its keys too.',
  'role-broadened':
    'An identity of change tracking gets Owner or Role Based Access Control Administrator, a broader role than it had, or its role at a wider scope.',
  'frequency-changed': 'Files, registry keys, services, software or inventory are collected at another frequency.',
  'item-changed': 'A file stays watched and is read in another way: the kind of path, symbolic links or sudo.',
  'role-added':
    'An identity of change tracking gets a role, or somebody gets a role on the rule or the content storage.',
  'role-removed': 'A role of an identity of change tracking, or on the rule or the content storage, is taken away.',
  'upload-started': 'The content of a file is uploaded that was not before.',
  'limit-exceeded':
    'A rule lists more files or enabled registry keys than one machine may track, and more than before.',
  'workspace-region': 'The workspace is new in a region that the documentation does not list.',
  'destination-changed': 'A rule writes to another workspace, or uploads content to another storage account.',
  'network-widened': 'The content storage admits more networks, or is created open to all.',
  'unknown-until-apply':
    'A value that other findings look at changes and is known only at apply, is sensitive, or lies in a module whose content the input does not hold.',
  'item-added': 'Files or registry keys are watched that were not before, or in folders below too.',
  'data-type-on': 'Files, registry keys, services, software or inventory are switched on for an operating system.',
  'machine-added': 'Machines are onboarded by name.',
  'assignment-added': 'A change tracking initiative is assigned.',
  'extension-changed': 'The version of the change tracking extension changes, other than to an older one.',
  'retention-lengthened': 'The retention of the workspace, of a table or of uploaded content gets longer.',
  'cosmetic-change': 'Descriptions, tags, display names or labels of entries change.',
};

/** The pages of `docs/findings` by their file name. */
export function findingPages(): Record<string, string> {
  const ids = Object.keys(FINDINGS) as FindingId[];
  return Object.fromEntries([['README.md', index(ids)], ...ids.map((id) => [`${id}.md`, page(id)])]);
}

function index(ids: readonly FindingId[]): string {
  const sections = SEVERITIES.map((severity) => {
    const rows = ids
      .filter((id) => FINDINGS[id].severity === severity)
      .map((id) => `| [\`${id}\`](${id}.md) | ${FINDINGS[id].title} |`);
    return `## ${severity}\n\n| Finding | What it says |\n|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Findings of \`change-tracking review\`\n\n${sections.join('\n')}`;
}

function page(id: FindingId): string {
  const { title, severity, why, todo } = FINDINGS[id];
  const ignore = `change-tracking review plan.json --ignore '${id}@<address>' --reason '<why>'`;
  return `# ${title}

\`${id}\`, ${severity}

**When.** ${WHEN[id]}

**Why it matters.** ${why}

**What to do.** ${todo}

## Example

\`\`\`text
${example(id)}
\`\`\`

## To live with it

\`\`\`sh
${ignore}
\`\`\`
`;
}

/** How the first plan of the tests that has the finding is reported, as far as it is about the finding. */
function example(id: FindingId): string {
  const scenario = SCENARIOS.find(({ finds }) => finds.includes(id));
  if (scenario === undefined) throw new Error(`no plan has the finding ${id}`);
  const plan: unknown = JSON.parse(readFileSync(`test/estate/fixtures/plans/${scenario.name}.json`, 'utf8'));
  const result = review(plan);
  const lines = formatText({ ...result, findings: result.findings.filter((one) => one.id === id), ignored: [] }, false);
  return lines
    .split('\n')
    .filter((line) => /^ {4,6}\S/.test(line) && !/^ {4}(why|do): /.test(line))
    .map((line) => line.slice(4))
    .join('\n');
}
