import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatHtml, review } from '../../../lib/estate';
import { INITIATIVES } from '../../../lib/facts/initiatives';
import { BROWSER, type Browser, launch, visit } from '../../support/browser';
import { testsOfPage } from '../../support/page-tests';
import { describeIf } from '../../support/skip';
import { file, linux, plan, rule } from '../support';

const hostileName = '"><script>window.hacked = true</script><img src=x onerror=window.hacked=true>';
const assignment = (name: string, more: object) => ({
  address: `azurerm_subscription_policy_assignment.${name}`,
  after: {
    name,
    subscription_id: '/subscriptions/00000000-0000-0000-0000-000000000001',
    policy_definition_id: `/providers/Microsoft.Authorization/policySetDefinitions/${INITIATIVES.virtualMachines.id}`,
    enforce: true,
    ...more,
  },
});
const selector = (values: object) => [{ name: 'ring', selectors: [{ kind: 'resourceLocation', ...values }] }];

/** Rings: one that deploys, one that only reports, one by the parameter of the initiative; and the upload of secrets. */
const rollout = plan(
  assignment('first', { resource_selectors: selector({ in: ['northeurope', 'uksouth'] }) }),
  assignment('rest', { enforce: false, resource_selectors: selector({ not_in: ['northeurope', 'uksouth'] }) }),
  assignment('listed', { parameters: JSON.stringify({ listOfApplicableLocations: { value: ['westus3'] } }) }),
  {
    address: 'azurerm_monitor_data_collection_rule.secrets',
    before: rule(linux(file('/etc/motd'))),
    after: rule(linux(file('/etc/motd'), file('/etc/shadow', { uploadContent: true }), file('/etc/hosts'))),
  },
);

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
    ['rollout', rollout],
  ]);
})();

describeIf(BROWSER, 'chromium or playwright-core', 'the page in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  const path = join(folder, 'review.html');
  let browser: Browser;

  beforeAll(async () => {
    writeFileSync(
      path,
      formatHtml(review(document), { title: 'prod', commit: '4fe2a1c', sources: ['plan plan.json'] }),
    );
    browser = await launch();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  testsOfPage('review', path, () => browser);

  const open = () => visit(browser, path, { width: 1280, scheme: 'light' });

  test('has one picture, and no text of it runs out of its box', async () => {
    const { page } = await open();
    const shown = "[...document.querySelectorAll('.picture svg')].filter((one) => one.checkVisibility()).length";
    const outside = `[...document.querySelectorAll('.wide .node')].filter((node) => {
      const box = node.querySelector('rect').getBoundingClientRect();
      return [...node.querySelectorAll('text')].some((text) => text.getBoundingClientRect().right > box.right);
    }).length`;
    expect([await page.evaluate(shown), await page.evaluate(outside)]).toEqual([1, 0]);
    await page.close();
  }, 30_000);

  test('shows which assignments only report, and where each applies', async () => {
    const { page } = await open();
    const boxes = `[...document.querySelectorAll('.wide .node')].flatMap((node) => {
      const note = node.querySelector('.note')?.textContent;
      const { strokeDasharray } = getComputedStyle(node.querySelector('rect'));
      return note ? [[note, strokeDasharray !== 'none']] : [];
    })`;
    expect(await page.evaluate(boxes)).toEqual([
      ['in northeurope, uksouth', false],
      ['report only in all but northeurope, uksouth', true],
      ['in westus3', false],
    ]);
    const rows = `[...document.querySelectorAll('.assignments tbody tr')]
      .filter((row) => row.textContent.startsWith('rollout/')).map((row) =>
      [row.cells[3], row.cells[4].querySelector('.enforcement')].map((one) => one.textContent))`;
    expect(await page.evaluate(rows)).toEqual([
      ['northeurope, uksouth', 'enforced'],
      ['all but northeurope, uksouth', 'report only'],
      ['westus3', 'enforced'],
    ]);
    await page.close();
  }, 30_000);

  test('marks content that may hold secrets, and shows no such row as a gain', async () => {
    const { page } = await open();
    const row = (path: string) => `[...document.querySelectorAll('table.tracked tbody tr')]
      .filter((one) => one.textContent.includes('${path}'))
      .map((one) => [one.className, one.querySelector('.secrets')?.checkVisibility() && one.querySelector('.secrets').textContent])`;
    expect(await page.evaluate(row('/etc/shadow'))).toEqual([['other', 'content may hold password hashes']]);
    expect(await page.evaluate(row('/etc/hosts'))).toEqual([['more', undefined]]);
    await page.close();
  }, 30_000);

  test('begins with findings, and folds away what stays', async () => {
    const { page } = await open();
    const heads = "[...document.querySelectorAll('h2')].map((one) => one.textContent)";
    expect(await page.evaluate(heads)).toEqual([
      'Blocking',
      'Attention',
      'Information',
      'Who reports where',
      'Policy assignments',
      'What is tracked',
    ]);
    const shown = "[...document.querySelectorAll('details td')].filter((one) => one.checkVisibility()).length";
    expect(await page.evaluate(shown)).toBe(0);
    await page.close();
  }, 30_000);

  test('has links that all lead to a place on the page', async () => {
    const { page } = await open();
    const links = "[...document.querySelectorAll('a')].map((one) => one.getAttribute('href'))";
    expect(await page.evaluate<string[]>(links)).toEqual(expect.arrayContaining(['#blocking', '#upload-sensitive']));
    const dead = `${links}.filter((link) => !document.querySelector(link))`;
    expect(await page.evaluate(dead)).toEqual([]);
    await page.close();
  }, 30_000);

  test('the search shows the rows that hold every word, also those that were folded away', async () => {
    const { page } = await open();
    const shown = `[...document.querySelectorAll('table.tracked tbody tr')].filter((row) => row.checkVisibility())
      .map((row) => row.querySelector('[data-label=What]').textContent)`;
    await page.fill('#search', 'windows hosts');
    expect(await page.evaluate(shown)).toEqual(['%windir%\\System32\\drivers\\etc\\hosts']);
    await page.fill('#search', 'motd');
    expect(await page.evaluate(shown)).toEqual(['/etc/motd']);
    expect(await page.evaluate("document.querySelector('#count').textContent")).toMatch(/^1 of \d+$/);
    await page.close();
  }, 30_000);
});
