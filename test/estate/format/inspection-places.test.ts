import { formatInspectionPage } from '../../../lib/estate/format/inspection-page';
import { UNWATCHED_REMEDY } from '../../../lib/estate/format/inspection-text';
import { CAUSE_ORDER, SILENCE_CAUSES } from '../../../lib/facts/silence-causes';
import { inspectionOf, machine, machines } from './an-inspection';

const pageOf = (...given: Parameters<typeof inspectionOf>) => formatInspectionPage(inspectionOf(...given));
/** What stands between two texts of a page. */
const between = (page: string, start: string, end: string) =>
  page.slice(page.indexOf(start), page.indexOf(end, page.indexOf(start)));
const unwatched = { state: 'unwatched' } as const;

/** The places of machines that nothing looks at: scope, region, and the machines. */
function placesIn(page: string): string[] {
  const table = between(page, '<h2>Nothing looks at', '<h2>Scopes and regions');
  return [...table.matchAll(/<tr>(<td.*?)<\/tr>/g)].map(([, cells = '']) =>
    cells.replaceAll(/<\/td>/g, ' | ').replaceAll(/<[^>]*>/g, ''),
  );
}

test('machines that nothing looks at are listed by their place, the fullest first', () => {
  const page = pageOf([
    machine({ name: 'a1', group: 'b', ...unwatched }),
    machine({ name: 'b1', group: 'a', location: '', ...unwatched }),
    ...machines(6, (index) => ({ name: `c${index}`, group: '<c>', ...unwatched })),
    machine({ name: 'off', isOn: false, ...unwatched }),
    machine({ name: 'fine' }),
  ]);
  expect(page).toContain('<h2>Nothing looks at 8 machines</h2>');
  expect(page).toContain(`<p>They are in no assignment and have no rule. ${UNWATCHED_REMEDY} <button`);
  expect(placesIn(page)).toEqual([
    'sub | &#60;c&#62; | north | 6 c0, c1, c2, c3, c4 and 1 more | ',
    'sub | a | no region | 1 b1 | ',
    'sub | b | north | 1 a1 | ',
  ]);
});

test('fifty places are listed, and others counted', () => {
  const page = (count: number) => pageOf(machines(count, (index) => ({ group: `rg${index}`, ...unwatched })));
  expect([placesIn(page(50)).length, page(50).includes('more places')]).toEqual([50, false]);
  expect([placesIn(page(52)).length, page(52).includes('<p>and 2 more places</p>')]).toEqual([50, true]);
});

test('a page without such machines, causes or gaps has no section of them', () => {
  const page = pageOf([machine()]);
  for (const title of ['Nothing looks at', 'Why machines', 'Not seen', 'Compared with'])
    expect(page).not.toContain(`<h2>${title}`);
  expect(page).not.toContain('\n\n<h2>');
});

test('causes have bars in proportion to the largest', () => {
  const off = CAUSE_ORDER.indexOf('machineOff');
  const page = pageOf([machine()], {
    causes: [
      ['machineOff', 4],
      ['agentMissing', 1],
    ],
  });
  const section = between(page, '<h2>Why machines report nothing</h2>', '</ol>');
  expect(
    [
      ...section.matchAll(
        /<li class="(\w*)"><h3>(.*?)<\/h3>\n?.*?<b>(\d)<\/b>.*?data-value="(\d+)".*?width="([\d.]+)%/gs,
      ),
    ].map((found) => found.slice(1)),
  ).toEqual([
    ['expected', SILENCE_CAUSES.machineOff.title, '4', `${off}`, '100.00'],
    ['', SILENCE_CAUSES.agentMissing.title, '1', `${CAUSE_ORDER.indexOf('agentMissing')}`, '25.00'],
  ]);
});

test('states have bars in proportion to all machines', () => {
  const states = (page: string) =>
    [...between(page, '<ul class="states">', '</ul>').matchAll(/state(\d)"><b>(\d)<\/b>.*?width="([\d.]+)%/g)].map(
      (found) => found.slice(1).join(' '),
    );
  expect(states(pageOf([machine(), machine(), machine(unwatched), machine()]))).toEqual([
    ...['0 0 0.00', '1 1 25.00', '2 0 0.00', '3 0 0.00', '4 3 75.00'],
  ]);
  expect(states(pageOf([]))[4]).toBe('4 0 0.00');
});

test('fifty gaps are listed, and others counted', () => {
  const gaps = (count: number) => {
    const page = pageOf([machine()], { gaps: Array.from({ length: count }, (_, index) => `gap ${index}`) });
    return between(page, '<h2>Not seen</h2>', '</ul>')
      .split('</li>')
      .map((one) => one.replace(/^.*<li>/s, ''));
  };
  expect(gaps(1)).toEqual(['gap 0', '']);
  expect(gaps(50).slice(-2)).toEqual(['gap 49', '']);
  expect(gaps(52).slice(-3)).toEqual(['gap 49', 'and 2 more; the JSON format lists all', '']);
});
