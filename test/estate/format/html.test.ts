import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatHtml, review } from '../../../lib/estate';
import { BROWSER, type Browser, launch, type Scheme, visit } from '../../support/browser';
import { describeIf } from '../../support/skip';
import { file, linux, plan, rule } from '../support';

const hostileName = '"><script>window.hacked = true</script><img src=x onerror=window.hacked=true>';
const document = (() => {
  const narrower: unknown = JSON.parse(
    readFileSync(join(__dirname, '..', 'fixtures', 'plans', 'narrower-settings.json'), 'utf8'),
  );
  const hostile = plan({
    address: `azurerm_monitor_data_collection_rule.ct["${hostileName}"]`,
    before: { ...rule(linux(file(`/etc/${hostileName}`))), name: hostileName },
    after: { ...rule(linux()), name: `x${'y'.repeat(300)}` },
  });
  return new Map([
    ['narrower', narrower],
    ['hostile', hostile],
  ]);
})();

describeIf(BROWSER, 'chromium or playwright-core', 'the page in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  const path = join(folder, 'review.html');
  let browser: Browser;

  beforeAll(async () => {
    writeFileSync(path, formatHtml(review(document)));
    browser = await launch();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const open = (width: number, scheme: Scheme) => visit(browser, path, { width, scheme });

  test.each([
    [1280, 'light'],
    [1280, 'dark'],
    [400, 'light'],
    [400, 'dark'],
  ] as const)(
    'fits %i pixels in %s, loads nothing and runs nothing of the input',
    async (width, colorScheme) => {
      const { page, wrong, requests } = await open(width, colorScheme);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(
        await page.evaluate(
          "[...document.querySelectorAll('.picture svg')].filter((one) => one.checkVisibility()).length",
        ),
      ).toBe(1);
      expect(await page.evaluate('window.hacked')).toBeUndefined();
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(15, 19, 24)',
      );
      expect([wrong, requests]).toEqual([[], [`file://${path}`]]);
      await page.close();
    },
    30_000,
  );

  test('no text of the picture runs out of its box', async () => {
    const { page } = await open(1280, 'light');
    const outside = `[...document.querySelectorAll('.wide .node')].filter((node) => {
      const box = node.querySelector('rect').getBoundingClientRect();
      return [...node.querySelectorAll('text')].some((text) => text.getBoundingClientRect().right > box.right);
    }).length`;
    expect(await page.evaluate(outside)).toBe(0);
    await page.close();
  }, 30_000);

  test('the search leaves the rows that hold every word', async () => {
    const { page } = await open(1280, 'light');
    const shown =
      "[...document.querySelectorAll('tbody tr')].filter((row) => !row.hidden).map((row) => row.cells[3].textContent)";
    await page.fill('#search', 'windows hosts');
    expect(await page.evaluate(shown)).toEqual(['%windir%\\System32\\drivers\\etc\\hosts']);
    await page.fill('#search', '');
    await page.check('#changes');
    expect(await page.evaluate<string[]>(shown)).toContain('C:\\inetpub\\wwwroot\\*.config');
    expect(await page.evaluate("document.querySelector('#count').textContent")).toMatch(/^\d+ of \d+$/);
    await page.close();
  }, 30_000);
});
