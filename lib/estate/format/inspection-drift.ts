import { DRIFT_KINDS, DRIFT_ORDER } from '../../facts/drift-kinds';
import type { Drift, DriftItem } from '../inspection/drift/drift-item';
import { counted } from '../model/words';
import { html, markdown, plain } from './escape';

/** Most differences of one kind that are listed in a terminal. */
const MOST = 10;

/** The same on a page. */
const MOST_OF_PAGE = 200;

/** How Azure differs from code, for a terminal. */
export function driftLines({ items, compared, notCompared }: Drift): string[] {
  const kinds = DRIFT_ORDER.flatMap((kind) => {
    const own = items.filter((one) => one.kind === kind);
    if (own.length === 0) return [];
    const { title, remedy } = DRIFT_KINDS[kind];
    const more = own.length - MOST;
    return [
      '',
      `${title}: ${own.length}`,
      `  ${remedy}`,
      ...own.slice(0, MOST).map((one) => `  - ${plain(lineOf(one), 1000)}`),
      ...(more > 0 ? [`  - and ${more} more: --format json lists all`] : []),
    ];
  });
  return ['', headOf(items, compared), ...kinds, ...bullets('Not compared with the code', notCompared)];
}

function headOf(items: readonly DriftItem[], compared: number): string {
  const found = `${counted(compared, 'resource')} of the code found in Azure`;
  return `Compared with the code: ${items.length === 0 ? 'no difference' : counted(items.length, 'difference')}; ${found}`;
}

function bullets(title: string, lines: readonly string[]): string[] {
  const more = lines.length - MOST;
  return lines.length === 0
    ? []
    : [
        '',
        title,
        ...lines.slice(0, MOST).map((line) => `  - ${plain(line, 1000)}`),
        ...(more > 0 ? [`  - and ${more} more: --format json lists all`] : []),
      ];
}

function lineOf({ address, subject, wanted, there }: DriftItem): string {
  return `${address === undefined ? '' : `${address}: `}${subject}: the code wants ${wanted}; there is ${there}`;
}

/** The same for a comment or a wiki, with every difference. */
export function driftMarkdown({ items, compared, notCompared }: Drift): string[] {
  const rows = items.map(({ kind, address, subject, wanted, there }) =>
    [DRIFT_KINDS[kind].title, address ?? '', subject, wanted, there]
      .map((cell) => (cell === '' ? '' : markdown(cell)))
      .join(' | '),
  );
  return [
    '### Compared with the code',
    '',
    `${headOf(items, compared)}.`,
    '',
    ...(rows.length === 0
      ? []
      : [
          '| Difference | Address | Subject | The code wants | There is |',
          '| --- | --- | --- | --- | --- |',
          ...rows.map((row) => `| ${row} |`),
          '',
        ]),
    ...(notCompared.length === 0
      ? []
      : ['Not compared with the code:', '', ...notCompared.map((one) => `- ${markdown(one)}`), '']),
  ];
}

/** The same for a page. */
export function driftHtml({ items, compared, notCompared }: Drift): string {
  const list = (lines: readonly string[]) => {
    const more = lines.length - MOST_OF_PAGE;
    const rest = more > 0 ? `<li>and ${more} more; the JSON format lists all</li>` : '';
    const shown = lines.slice(0, MOST_OF_PAGE).map((line) => `<li>${html(line, 1000)}</li>`);
    return `<ul class="lines">${shown.join('')}${rest}</ul>`;
  };
  const kinds = DRIFT_ORDER.flatMap((kind) => {
    const own = items.filter((one) => one.kind === kind);
    const { title, remedy } = DRIFT_KINDS[kind];
    return own.length === 0 ? [] : [`<h3>${title}: ${own.length}</h3>`, `<p>${remedy}</p>`, list(own.map(lineOf))];
  });
  return [
    '<h2>Compared with the code</h2>',
    `<p>${headOf(items, compared)}.</p>`,
    ...kinds,
    ...(notCompared.length === 0 ? [] : ['<h3>Not compared with the code</h3>', list(notCompared)]),
  ].join('\n');
}

/** The same for other programs. */
export function driftJson(drift: Drift | undefined) {
  if (drift === undefined) return null;
  return {
    ...drift,
    items: drift.items.map((one) => ({
      ...one,
      address: one.address ?? null,
      id: one.id ?? null,
      finding: one.finding ?? null,
      remedy: DRIFT_KINDS[one.kind].remedy,
    })),
  };
}
