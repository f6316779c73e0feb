import { driftHtml, driftJson, driftLines, driftMarkdown } from '../../../lib/estate/format/inspection-drift';
import type { DriftItem } from '../../../lib/estate/inspection/drift/drift-item';
import { DRIFT_KINDS, DRIFT_ORDER } from '../../../lib/facts/drift-kinds';

const [FIRST, SECOND] = DRIFT_ORDER as [DriftItem['kind'], DriftItem['kind']];
const item = (given: Partial<DriftItem> = {}): DriftItem => ({
  ...{ kind: FIRST, address: 'azurerm_x.a', id: '/a', subject: 'name', wanted: 'x', there: 'y' },
  ...given,
});
const drift = (items: readonly DriftItem[] = [], notCompared: readonly string[] = []) => ({
  ...{ items, compared: 2, notCompared },
});
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `part ${index}`);
const HEAD = 'Compared with the code: no difference; 2 resources of the code found in Azure';

test('without a difference every format says so', () => {
  expect(driftLines(drift())).toEqual(['', HEAD]);
  expect(driftMarkdown(drift())).toEqual(['### Compared with the code', '', `${HEAD}.`, '']);
  expect(driftHtml(drift())).toBe(`<h2>Compared with the code</h2>\n<p>${HEAD}.</p>`);
  expect([driftJson(undefined), driftJson(drift())]).toEqual([null, drift()]);
});

test('a terminal has the differences by kind, ten of each, and what was not compared', () => {
  const items = [item({ kind: SECOND, address: undefined }), ...numbered(12).map((subject) => item({ subject }))];
  const lines = driftLines(drift(items, numbered(11)));
  expect(lines.slice(0, 6)).toEqual([
    '',
    HEAD.replace('no difference', '13 differences'),
    '',
    `${DRIFT_KINDS[FIRST].title}: 12`,
    `  ${DRIFT_KINDS[FIRST].remedy}`,
    '  - azurerm_x.a: part 0: the code wants x; there is y',
  ]);
  expect(lines.slice(14, 22)).toEqual([
    '  - azurerm_x.a: part 9: the code wants x; there is y',
    '  - and 2 more: --format json lists all',
    '',
    `${DRIFT_KINDS[SECOND].title}: 1`,
    `  ${DRIFT_KINDS[SECOND].remedy}`,
    '  - name: the code wants x; there is y',
    '',
    'Not compared with the code',
  ]);
  expect(lines.slice(22)).toEqual([
    ...numbered(10).map((one) => `  - ${one}`),
    '  - and 1 more: --format json lists all',
  ]);
  expect(driftLines(drift(numbered(10).map((subject) => item({ subject })))).at(-1)).toContain('part 9');
});

test('Markdown has every difference in a table', () => {
  const lines = driftMarkdown(drift([item(), item({ address: undefined, there: '' })], ['b c']));
  expect(lines.slice(4)).toEqual([
    '| Difference | Address | Subject | The code wants | There is |',
    '| --- | --- | --- | --- | --- |',
    ...['<code>azurerm&#95;x&#46;a</code> | <code>name</code> | <code>x</code> | <code>y</code>'].map(
      (cells) => `| <code>${DRIFT_KINDS[FIRST].title}</code> | ${cells} |`,
    ),
    `| <code>${DRIFT_KINDS[FIRST].title}</code> |  | <code>name</code> | <code>x</code> |  |`,
    '',
    'Not compared with the code:',
    '',
    '- <code>b c</code>',
    '',
  ]);
});

test('a page has the differences by kind, two hundred of each', () => {
  const listed = (count: number) =>
    driftHtml(drift(numbered(count).map((subject) => item({ subject, there: '<b>' }))))
      .split('</li>')
      .map((one) => one.replace(/^.*<li>/s, ''));
  expect(listed(1)[0]).toBe('azurerm_x.a: part 0: the code wants x; there is &#60;b&#62;');
  expect(listed(200).at(-1)).toBe('</ul>');
  expect(listed(202).at(-2)).toBe('and 2 more; the JSON format lists all');
  const page = driftHtml(drift([item({ kind: SECOND }), item()], ['part']));
  const [first, second] = [FIRST, SECOND].map((kind) => `<h3>${DRIFT_KINDS[kind].title}: 1</h3>`) as [string, string];
  expect(page.indexOf(first)).toBeLessThan(page.indexOf(second));
  expect(page).toContain(`${second}\n<p>${DRIFT_KINDS[SECOND].remedy}</p>\n`);
  expect(page.endsWith('<h3>Not compared with the code</h3>\n<ul class="lines"><li>part</li></ul>')).toBe(true);
});

test('other programs get every member of a difference', () => {
  const { remedy } = DRIFT_KINDS[FIRST];
  expect(driftJson(drift([item({ address: undefined, id: undefined }), item({ finding: 'x' })]))?.items).toEqual([
    { ...item(), address: null, id: null, finding: null, remedy },
    { ...item(), finding: 'x', remedy },
  ]);
});
