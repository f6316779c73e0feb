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
  type Review,
  review,
} from '../../../lib/estate';
import { adoptionText } from '../../../lib/estate/format/adoption-text';
import { formatInspectionCsv, formatInspectionMarkdown } from '../../../lib/estate/format/inspection-files';
import { formatInspectionPage } from '../../../lib/estate/format/inspection-page';
import { formatInspectionSarif } from '../../../lib/estate/format/inspection-sarif';
import { formatInspection } from '../../../lib/estate/format/inspection-text';
import type { DriftItem } from '../../../lib/estate/inspection/drift/drift-item';
import { type Inspection, inspect } from '../../../lib/estate/inspection/inspect';
import { queryFiles } from '../../../lib/estate/queries/query-files';
import { QUERY_TOOLS } from '../../../lib/estate/queries/query-guide';
import { loadInventory } from '../../../lib/estate/read/inventory/load-inventory';
import { DRIFT_KINDS, type DriftKind } from '../../../lib/facts/drift-kinds';
import { exportedFolder } from '../../support/exported-folder';
import { CASES, written } from '../adopt/cases';
import { shownState } from '../adopt/estates';
import { HEALTHY } from '../losses/healthy';
import { planOf } from '../losses/render';
import { file, linux, plan, rule } from '../support';

export const PAGES_FOLDER = 'test/estate/format/pages';

const FOLDER = join(__dirname, '..', 'fixtures', 'plans');
const PLANS = ['alerts', 'narrower-policy', 'narrower-settings', 'unknown', 'weaker-storage'];

const recorded = () =>
  new Map<string, unknown>(
    PLANS.map((name) => [name, JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as unknown]),
  );
const one = (address: string, index: number) => ({ address: `${address}["${index}"]`, after: { name: `n${index}` } });
const many = (address: string, count: number) => Array.from({ length: count }, (_, index) => one(address, index));
const RULE = 'azurerm_monitor_data_collection_rule.ct';

/** Reviews of some plans, of one with exceptions, of one with more findings than are shown, and of one without any. */
const REVIEWS = {
  review: () => review(recorded()),
  excepted: () =>
    review(
      plan({
        address: RULE,
        before: rule(linux(file('/etc/hosts'), file('/etc/motd'))),
        after: rule(linux(file('/etc/motd'))),
      }),
      {
        exceptions: ['item-removed', 'rule-removed'].map((id) => ({ id, address: RULE, reason: `agreed: ${id}` })),
      },
    ),
  long: () =>
    review(
      plan({
        address: RULE,
        before: rule(linux(...Array.from({ length: 110 }, (_, index) => file(`/etc/file${index}`)))),
        after: rule(linux(file('/etc/other'))),
      }),
    ),
  foreign: () =>
    review(
      plan(
        ...many('azurerm_subnet.s', 3),
        ...many('azurerm_route.r', 3),
        ...many('azurerm_dns_zone.z', 1),
        ...many('azurerm_key_vault.k', 2),
      ),
    ),
} as const satisfies Readonly<Record<string, () => Review>>;

function inspected(): Inspection {
  const folder = exportedFolder(exportedEstate(90));
  try {
    return inspect(loadInventory(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const DRIFT = {
  items: (Object.keys(DRIFT_KINDS) as DriftKind[]).flatMap((kind, index): DriftItem[] => [
    { kind, address: `azurerm_x.${kind}`, id: undefined, subject: 'files', wanted: '/etc', there: 'none' },
    ...(index % 2 === 0 ? [{ kind, address: undefined, id: '/there', subject: kind, wanted: 'none', there: 'a' }] : []),
  ]),
  compared: 3,
  notCompared: ['a provider'],
};
const GAPS = Array.from({ length: 30 }, (_, index) => `gap ${index}`);

const NO_MACHINES = { machines: [], states: new Map(), causes: [], gaps: [] };

/** Inspections of an estate, of one that differs from code and cannot all be seen, and of no machines. */
const INSPECTIONS = {
  inspection: inspected,
  drifted: () => {
    const { machines, ...others } = inspected();
    return { ...others, machines: machines.slice(0, 5), drift: DRIFT, gaps: GAPS, versions: undefined };
  },
  empty: () => ({ ...NO_MACHINES, versions: [], compliance: undefined, assignmentFindings: undefined }),
} as const satisfies Readonly<Record<string, () => Inspection>>;

const adopted = (text: (of: ReturnType<typeof written>) => string) =>
  Object.entries(CASES)
    .map(([name, { rows }]) => `== ${name}\n${text(written(shownState(...rows)))}`)
    .join('\n');

/** What is written of some estates in every format, by file, for people to read and for tests to compare. */
export const PAGES: Readonly<Record<string, () => string>> = {
  ...named(REVIEWS, {
    txt: (of) => formatText(of, false),
    md: formatMarkdown,
    html: (of) => bodyOf(formatHtml(of, { title: 'prod', commit: '4fe2a1c', sources: ['plan plan.json'] })),
    sarif: (of) => resultsOf(formatSarif(of, 'plan.json')),
  }),
  ...named(INSPECTIONS, {
    txt: formatInspection,
    csv: formatInspectionCsv,
    md: formatInspectionMarkdown,
    sarif: (of) => resultsOf(formatInspectionSarif(of, 'inspection.json')),
    html: (of) => bodyOf(formatInspectionPage(of)),
  }),
  'description.txt': () => formatDescription(described(planOf('azurerm', HEALTHY, HEALTHY))),
  'adoption.txt': () => adopted(({ adopted: { report } }) => adoptionText(report)),
  'adopted-apps.txt': () => adopted(({ files }) => String(files['main.ts'])),
  ...named(Object.fromEntries(QUERY_TOOLS.map((tool) => [`queries-${tool}`, () => queryFiles(tool)])), {
    txt: (files) =>
      Object.entries(files)
        .flatMap(([name, text]) => (name.endsWith('.kql') ? [] : `== ${name}\n${text}`))
        .join('\n'),
  }),
};

/** Every input in every format, by the name of the input and the ending of the format. */
function named<Of>(
  inputs: Readonly<Record<string, () => Of>>,
  formats: Readonly<Record<string, (of: Of) => string>>,
): Record<string, () => string> {
  const pairs = Object.entries(inputs).flatMap(([name, of]) =>
    Object.entries(formats).map(([ending, format]) => [`${name}.${ending}`, () => format(of())] as const),
  );
  return Object.fromEntries(pairs);
}

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
