import { existsSync, readFileSync } from 'node:fs';
import { Construct } from 'constructs';
import { report } from '../../lib/constructs/kit/report';
import { FINDINGS, formatHtml, formatMarkdown, formatSarif, formatText, review } from '../../lib/estate';
import { formatInspectionSarif } from '../../lib/estate/format/inspection-sarif';
import { findingPage, warningPage } from '../../lib/facts/doc-pages';
import { WARNING_IDS } from '../../lib/facts/warnings';
import { file, linux, plan, rule } from '../estate/support';
import { newStack } from '../support/synth';

jest.mock('../../lib/facts/published-from', () => ({ REPOSITORY: 'https://github.com/acme/ct' }));

interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly helpUri?: string }[] } };
}

const UNSEEN = { versions: undefined, compliance: undefined, assignmentFindings: undefined };
const PAGES = 'https://github.com/acme/ct/blob/HEAD/';
const PAGE = `${PAGES}docs/findings/item-removed.md`;
const lost = review(
  plan({
    address: 'azurerm_monitor_data_collection_rule.ct',
    before: rule(linux(file('/etc/motd'))),
    after: rule(linux()),
  }),
);

describe('a package whose repository is known', () => {
  test('has a page in this repository for every finding and warning', () => {
    const findings = Object.keys(FINDINGS).map((id) => findingPage(id)?.replace(PAGES, '') ?? '');
    expect(findings.filter((page) => !existsSync(page))).toEqual([]);
    const warnings = readFileSync('docs/warnings.md', 'utf8');
    expect(WARNING_IDS.map((id) => warningPage(id))).toEqual(WARNING_IDS.map((id) => `${PAGES}docs/warnings.md#${id}`));
    expect(WARNING_IDS.filter((id) => !warnings.includes(`## \`${id}\`\n`))).toEqual([]);
  });

  test('names the page after the id of a finding, in every format for people', () => {
    expect(formatText(lost, false)).toContain(`  A file or registry key is removed [item-removed] ${PAGE}\n`);
    expect(formatMarkdown(lost)).toContain(`**A file or registry key is removed** [\`item-removed\`](${PAGE})\n`);
    expect(formatHtml(lost)).toContain(`<a href="${PAGE}"><code>item-removed</code></a>`);
  });

  test('names it in SARIF for every rule', () => {
    const [run] = JSON.parse(formatSarif(lost, 'plan.json')).runs as SarifRun[];
    expect(run?.tool.driver.rules).toEqual(
      Object.keys(FINDINGS).map((id) => expect.objectContaining({ id, helpUri: findingPage(id) })),
    );
  });

  test('names the guide in SARIF for every cause of silence', () => {
    const none = { machines: [], states: new Map(), causes: [], gaps: [], ...UNSEEN };
    const [run] = JSON.parse(formatInspectionSarif(none, 'machines.json')).runs as SarifRun[];
    const uris = run?.tool.driver.rules.map(({ helpUri }) => helpUri) ?? [];
    expect([uris.length > 0, new Set(uris)]).toEqual([true, new Set([`${PAGES}docs/silent-machines.md`])]);
  });

  test('names the page after the id of a warning', () => {
    const construct = new Construct(newStack(), 'Construct');
    report(construct, [{ id: 'path-broad', path: ['path'], message: 'is broad' }]);
    expect(construct.node.metadata.map(({ data }) => data)).toEqual([
      `path is broad [path-broad] ${PAGES}docs/warnings.md#path-broad`,
    ]);
  });
});
