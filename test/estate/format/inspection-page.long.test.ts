import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportedEstate } from '../../../bench/support/exported-estate';
import { formatInspectionPage } from '../../../lib/estate/format/inspection-page';
import type { DriftItem } from '../../../lib/estate/inspection/drift/drift-item';
import { type InspectedMachine, type Inspection, inspect } from '../../../lib/estate/inspection/inspect';
import { loadInventory } from '../../../lib/estate/read/inventory/load-inventory';
import { DRIFT_KINDS } from '../../../lib/facts/drift-kinds';
import type { SilenceCause } from '../../../lib/facts/silence-causes';
import { BROWSER, type Browser, launch, type Page, type Scheme, visit } from '../../support/browser';
import { exportedFolder } from '../../support/exported-folder';
import { testsOfPage } from '../../support/page-tests';
import { describeIf } from '../../support/skip';

const HOSTILE = '</script><script>window.hacked = true</script><img src=x onerror=window.hacked=true>\u202e';

/** An estate of 1,260 machines, of which one has a hostile name and one a hostile region. */
const estate = exportedEstate(1260);
const [first, second, ...others] = estate.files['machines'] ?? [];
const machines = [{ ...first, name: HOSTILE }, { ...second, location: HOSTILE }, ...others];
const source = exportedFolder({ files: { ...estate.files, machines, solutions: estate.files['solutions'] ?? [] } });
writeFileSync(join(source, 'notes.json'), '{}');
const inspection = inspect(loadInventory(source));
const html = formatInspectionPage(inspection);
const folder = mkdtempSync(join(tmpdir(), 'inspection-'));
const path = join(folder, 'inspection.html');
writeFileSync(path, html);
afterAll(() => {
  for (const one of [source, folder]) rmSync(one, { recursive: true });
});

describe('the page of an inspection', () => {
  test('has two scripts: its data, which is valid JSON, and its own', () => {
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/script/g)).toHaveLength(2);
    const data = /<script type="application\/json" id="data">(.*)<\/script>/.exec(html)?.[1] ?? '';
    const { rows, lists } = JSON.parse(data) as { rows: unknown[][]; lists: string[][] };
    expect(rows).toHaveLength(1260);
    expect(rows.map(([name]) => name)).toContain(HOSTILE.replace('\u202e', '\\u{202e}'));
    expect(lists.every((list) => new Set(list).size === list.length)).toBe(true);
  });

  test('is the same for the same input', () => {
    expect(formatInspectionPage(inspect(loadInventory(source)))).toBe(html);
  });

  test('names every cause with its remedy and count, and what could not be seen', () => {
    expect(html).toContain('<h3>The Azure Monitor Agent is not installed</h3><p class="number"><b>30</b>');
    expect(html).toContain('Assign the initiative and run its remediation, or add the machine to Machines.');
    expect(html).toContain('<li>notes.json is not read: its name is none of machines, ');
    expect(html).toContain('<h2>Nothing looks at 30 machines</h2>');
    expect(html).toMatch(
      /<h2>Versions of the extension<\/h2>\n<ul class="lines"><li>2\.14 on windows, \d+ machines: below /,
    );
    expect(html).toMatch(/<h2>Policy finds something missing<\/h2>\n<ul class="lines"><li>/);
  });

  test('counts silent machines of each scope and region without those that are off', () => {
    const silent = inspection.machines.filter((one) => one.state === 'silent' && one.cause !== 'machineOff');
    const counts = [...html.matchAll(/<tr class="whole">.*<td class="step\d"><b>\d+ %<\/b> <span>(\d+) of (\d+)/g)];
    const sum = (group: number) => counts.reduce((total, match) => total + Number(match[group]), 0);
    expect([counts.length, sum(1), sum(2)]).toEqual([2, silent.length, 1260]);
  });

  test('names how Azure differs from code, and what was not compared', () => {
    const { title, remedy } = DRIFT_KINDS.ruleChanged;
    const item: DriftItem = {
      ...{ kind: 'ruleChanged', address: 'rule.<b>', id: undefined },
      ...{ subject: 'files', wanted: '/etc', there: 'none' },
    };
    const drift = { items: [item], compared: 3, notCompared: ['a provider'] };
    const page = formatInspectionPage({ ...inspection, drift });
    expect(page).toContain('<p>Compared with the code: 1 difference; 3 resources of the code found in Azure.</p>');
    expect(page).toContain(
      `<h3>${title}: 1</h3>\n<p>${remedy}</p>\n` +
        '<ul class="lines"><li>rule.&#60;b&#62;: files: the code wants /etc; there is none</li></ul>',
    );
    expect(page).toContain('<h3>Not compared with the code</h3>\n<ul class="lines"><li>a provider</li></ul>');
    expect(html).not.toContain('Compared with the code');
  });

  test('of no machines is a page too', () => {
    const empty = formatInspectionPage({ ...inspection, machines: [], states: new Map(), causes: [], gaps: [] });
    expect(empty).toContain('<h1>Change tracking check of 0 machines</h1>');
    expect(empty).not.toContain('NaN');
  });
});

describeIf(BROWSER, 'chromium or playwright-core', 'the page of an inspection in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterAll(() => browser.close());

  const open = (width: number, scheme: Scheme, hasScript = true) => visit(browser, path, { width, scheme, hasScript });
  const cells = (page: Page, label: string) =>
    page.evaluate<string[]>(
      `[...document.querySelectorAll('#table tbody td[data-label="${label}"]')].map((cell) => cell.firstChild?.textContent ?? '')`,
    );
  const textOf = (page: Page, selector: string) =>
    page.evaluate<string>(`document.querySelector('${selector}').textContent`);
  const sorted = (page: Page) =>
    page.evaluate<string[]>(
      "[...document.querySelectorAll('th[aria-sort]')].map((one) => one.textContent + ' ' + one.ariaSort)",
    );

  testsOfPage('inspection', path, () => browser);

  test('names every control, and a keyboard reaches all of them with a visible focus', async () => {
    const { page } = await open(1280, 'light');
    const controls = '[...document.querySelectorAll(\'button:enabled, input, select, [tabindex="0"]\')]';
    const unnamed = `${controls}.filter((one) => !one.textContent.trim() && !one.labels?.length && !one.ariaLabel).length`;
    expect(await page.evaluate(unnamed)).toBe(0);
    const count = await page.evaluate<number>(`${controls}.length`);
    const reached = new Set<number>();
    for (let step = 0; step < count; step++) {
      await page.keyboard.press('Tab');
      const state = `(() => { const style = getComputedStyle(document.activeElement);
        return [${controls}.indexOf(document.activeElement), style.outlineStyle !== 'none' && style.outlineWidth !== '0px']; })()`;
      const [index, isVisible] = await page.evaluate<[number, boolean]>(state);
      expect([index >= 0, isVisible]).toEqual([true, true]);
      reached.add(index);
    }
    expect(reached.size).toBe(count);
    await page.close();
  }, 60_000);

  test('the search leaves the machines that have every word in any column', async () => {
    const { page } = await open(1280, 'light');
    expect(await textOf(page, '#count')).toBe('1 to 200 of 1,260 machines');
    await page.focus('#search');
    await page.keyboard.type('Srv100 westeurope');
    expect((await cells(page, 'Machine')).sort()).toEqual([
      'Srv100',
      'Srv1000',
      'Srv1002',
      'Srv1004',
      'Srv1006',
      'Srv1008',
    ]);
    expect(await textOf(page, '#count')).toBe('1 to 6 of 6 found in 1,260 machines');
    await page.keyboard.type(' nowhere');
    expect([await cells(page, 'Machine'), await textOf(page, '#count')]).toEqual([[], 'no machine of 1,260']);
    await page.focus('#reset');
    await page.keyboard.press('Enter');
    expect(await textOf(page, '#count')).toBe('1 to 200 of 1,260 machines');
    await page.close();
  }, 30_000);

  test('buttons in the heads sort, numbers in names by their value, and say so', async () => {
    const { page } = await open(1280, 'light');
    expect(await sorted(page)).toEqual(['State ascending']);
    await page.fill('#search', 'reports northeurope');
    await page.focus('#table th button');
    await page.keyboard.press('Enter');
    const up = await cells(page, 'Machine');
    expect([up.slice(0, 3), await sorted(page)]).toEqual([['Srv21', 'Srv23', 'Srv25'], ['Machine ascending']]);
    await page.keyboard.press('Enter');
    const down = await cells(page, 'Machine');
    expect([down.slice(0, 2), await sorted(page)]).toEqual([['Srv1259', 'Srv1257'], ['Machine descending']]);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Machine');
    await page.close();
  }, 30_000);

  test('filters of state, cause, region and subscription hold together, and work by keyboard', async () => {
    const { page } = await open(1280, 'light');
    await page.focus('#state');
    await page.keyboard.press('u');
    expect(new Set(await cells(page, 'State'))).toEqual(new Set(['Unwatched']));
    await page.focus('#reset');
    await page.keyboard.press('Enter');
    await page.focus('#region');
    await page.keyboard.press('n');
    await page.focus('#cause');
    await page.keyboard.type('the azure');
    expect(new Set(await cells(page, 'Cause'))).toEqual(new Set(['The Azure Monitor Agent is not installed']));
    expect(new Set(await cells(page, 'Region'))).toEqual(new Set(['northeurope']));
    await page.close();
  }, 30_000);

  test('the button of a cause shows its machines and moves the focus to them', async () => {
    const { page } = await open(1280, 'light');
    await page.focus('button[data-select=cause]');
    await page.keyboard.press('Enter');
    expect(await textOf(page, '#count')).toBe('1 to 30 of 30 found in 1,260 machines');
    expect(new Set(await cells(page, 'Cause'))).toEqual(new Set(['The machine is off or disconnected']));
    expect(await page.evaluate('document.activeElement.id')).toBe('machines');
    await page.close();
  }, 30_000);

  test('shows 200 machines at a time', async () => {
    const { page } = await open(1280, 'light');
    for (let turned = 0; turned < 6; turned++) {
      await page.focus('#next');
      await page.keyboard.press('Enter');
    }
    expect(await textOf(page, '#count')).toBe('1,201 to 1,260 of 1,260 machines');
    expect(await page.evaluate("document.querySelector('#next').disabled")).toBe(true);
    expect(await cells(page, 'Machine')).toHaveLength(60);
    await page.close();
  }, 30_000);

  test('stays usable with 100,000 machines', async () => {
    const many = Array.from({ length: 100_000 }, (_, index) => ({
      ...(inspection.machines[index % inspection.machines.length] as InspectedMachine),
      name: `vm-${index}`,
    }));
    const large = join(folder, 'large.html');
    writeFileSync(large, formatInspectionPage({ ...inspection, machines: many }));
    expect(statSync(large).size).toBeLessThan(5_000_000);
    const { page, wrong } = await visit(browser, large, { width: 1280, scheme: 'light' });
    expect([await textOf(page, '#count'), (await cells(page, 'Machine')).length]).toEqual([
      '1 to 200 of 100,000 machines',
      200,
    ]);
    await page.fill('#search', 'vm-99999');
    expect([await cells(page, 'Machine'), wrong]).toEqual([['vm-99999'], []]);
    await page.close();
  }, 60_000);

  test('without a script shows the first 1,000 machines, no tools, and what is left out', async () => {
    const { page, wrong } = await open(1280, 'light', false);
    expect(await page.evaluate("document.querySelectorAll('#table tbody tr').length")).toBe(1000);
    const tools = "[...document.querySelectorAll('.tools, .show')].filter((one) => one.checkVisibility()).length";
    expect(await page.evaluate(tools)).toBe(0);
    expect(await textOf(page, '#rest')).toBe('and 260 more, which need JavaScript; the CSV and JSON formats list all');
    expect(wrong).toEqual([]);
    await page.close();
  }, 30_000);

  const picture = process.env['INSPECTION_SCREENSHOT'];
  if (picture !== undefined) {
    test('gives the picture of the documentation', async () => {
      const shown = join(folder, 'shown.html');
      writeFileSync(shown, formatInspectionPage(shownInspection()));
      const { page } = await visit(browser, shown, { width: 1100, height: 1085, scheme: 'light' });
      await page.screenshot({ path: picture });
      await page.close();
    }, 30_000);
  }
});

/** One machine of so many is kept for each cause, so that some causes are more frequent than others, as in a real estate. */
const KEPT: Readonly<Partial<Record<SilenceCause, number>>> = {
  machineOff: 3,
  agentMissing: 1,
  extensionOld: 4,
};

function shownInspection(): Inspection {
  const machines = inspection.machines.filter((one, index) => {
    if (one.name.includes('<') || one.location.includes('<')) return false;
    return one.state !== 'silent' || Math.floor(index / 42) % (KEPT[one.cause] ?? Number.NaN) === 0;
  });
  const of = (test: (machine: InspectedMachine) => boolean) => machines.filter(test).length;
  return {
    ...{ machines, versions: undefined, compliance: undefined, assignmentFindings: undefined, gaps: [] },
    states: new Map([...inspection.states.keys()].map((state) => [state, of((one) => one.state === state)])),
    causes: inspection.causes.flatMap(([cause]) => {
      const count = of((one) => one.state === 'silent' && one.cause === cause);
      return count === 0 ? [] : [[cause, count] as const];
    }),
  };
}
