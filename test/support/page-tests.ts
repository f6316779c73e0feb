import { join } from 'node:path';
import { type Browser, visit } from './browser';

/** Where to put pictures of the pages, to look at them; without it none are taken. */
const PICTURES = process.env['PAGE_PICTURES'];

/** Declares the tests that every page passes, on wide and narrow screens, in light and dark. */
export function testsOfPage(name: string, path: string, browser: () => Browser): void {
  test.each([
    [1280, 'light'],
    [1280, 'dark'],
    [400, 'light'],
    [400, 'dark'],
  ] as const)(
    'fits %i pixels in %s, can be read, loads nothing and runs nothing of the input',
    async (width, scheme) => {
      const { page, wrong, requests } = await visit(browser(), path, { width, scheme });
      if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `${name}-${width}-${scheme}.png`) });
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(await page.evaluate('window.hacked')).toBeUndefined();
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        scheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(15, 19, 24)',
      );
      expect(await page.evaluate<string[]>(LOW_CONTRAST)).toEqual([]);
      expect([wrong, requests]).toEqual([[], [`file://${path}`]]);
      await page.close();
    },
    30_000,
  );
}

/** Texts of the page whose contrast with their background is below 4.5 (WCAG 2.2, 1.4.3). */
const LOW_CONTRAST = `(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3).map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (one) => {
    const box = one.closest('.node')?.querySelector('rect');
    const colour = box ? getComputedStyle(box).fill : getComputedStyle(one).backgroundColor;
    return (channels(colour)[3] ?? 1) === 0 ? behind(one.parentElement) : colour;
  };
  const colourOf = (one) => getComputedStyle(one)[one.namespaceURI.endsWith('svg') ? 'fill' : 'color'];
  const low = [...document.querySelectorAll('main *')].filter((one) => {
    const isText = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    if (!isText || one.matches('script, title, style, :disabled, option') || !one.checkVisibility()) return false;
    const [a, b] = [light(colourOf(one)), light(behind(one))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
  });
  return [...new Set(low.map((one) => one.tagName + '.' + one.className))];
})()`;
