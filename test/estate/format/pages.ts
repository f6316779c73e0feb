import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { exportedEstate } from '../../../bench/support/exported-estate';
import {
  describe as described,
  formatDescription,
  formatHtml,
  formatMarkdown,
  formatSarif,
  formatText,
  review,
} from '../../../lib/estate';
import { adoptionText } from '../../../lib/estate/format/adoption-text';
import { formatInspectionCsv, formatInspectionMarkdown } from '../../../lib/estate/format/inspection-files';
import { formatInspectionPage } from '../../../lib/estate/format/inspection-page';
import { formatInspectionSarif } from '../../../lib/estate/format/inspection-sarif';
import { formatInspection } from '../../../lib/estate/format/inspection-text';
import { inspect } from '../../../lib/estate/inspection/inspect';
import { loadInventory } from '../../../lib/estate/read/inventory/load-inventory';
import { exportedFolder } from '../../support/exported-folder';
import { CASES, written } from '../adopt/cases';
import { shownState } from '../adopt/estates';
import { HEALTHY } from '../losses/healthy';
import { planOf } from '../losses/render';

export const PAGES_FOLDER = 'test/estate/format/pages';

const FOLDER = join(__dirname, '..', 'fixtures', 'plans');
const PLANS = ['alerts', 'narrower-policy', 'narrower-settings', 'unknown', 'weaker-storage'];

const reviewed = () =>
  review(
    new Map<string, unknown>(
      PLANS.map((name) => [name, JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as unknown]),
    ),
  );

function inspected() {
  const folder = exportedFolder(exportedEstate(90));
  try {
    return inspect(loadInventory(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const adopted = (text: (of: ReturnType<typeof written>) => string) =>
  Object.entries(CASES)
    .map(([name, { rows }]) => `== ${name}\n${text(written(shownState(...rows)))}`)
    .join('\n');

const PAGE = { title: 'prod', commit: '4fe2a1c', sources: ['plan plan.json'] };

/** What is written of some estates in every format, by file, for people to read and for tests to compare. */
export const PAGES = {
  'review.txt': () => formatText(reviewed(), false),
  'review.md': () => formatMarkdown(reviewed()),
  'review.html': () => bodyOf(formatHtml(reviewed(), PAGE)),
  'review.sarif': () => resultsOf(formatSarif(reviewed(), 'plan.json')),
  'description.txt': () => formatDescription(described(planOf('azurerm', HEALTHY, HEALTHY))),
  'inspection.txt': () => formatInspection(inspected()),
  'inspection.csv': () => formatInspectionCsv(inspected()),
  'inspection.md': () => formatInspectionMarkdown(inspected()),
  'inspection.sarif': () => resultsOf(formatInspectionSarif(inspected(), 'inspection.json')),
  'inspection.html': () => bodyOf(formatInspectionPage(inspected())),
  'adoption.txt': () => adopted(({ adopted: { report } }) => adoptionText(report)),
  'adopted-apps.txt': () => adopted(({ files }) => String(files['main.ts'])),
} as const satisfies Readonly<Record<string, () => string>>;

/** A page with one element a line, without its style and its script, which are the same on every page. */
function bodyOf(page: string): string {
  return page
    .replaceAll(/<style>[\s\S]*?<\/style>/g, '<style/>')
    .replaceAll(/<script>[\s\S]*?<\/script>/g, '<script/>')
    .replaceAll(/(?<=>)(?=<(?:tr|td|th|div|p|h\d|table|section|details|summary|g|text|rect|li|ul)\b)/g, '\n');
}

/** The runs of a log without the rules of its tool, which are the same in every log. */
function resultsOf(log: string): string {
  const { runs } = JSON.parse(log) as { runs: { tool: unknown }[] };
  return `${JSON.stringify(
    runs.map(({ tool: _, ...rest }) => rest),
    undefined,
    1,
  )}\n`;
}
