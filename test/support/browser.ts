import { existsSync } from 'node:fs';
import { optional } from '../estate/support';

/** The little of playwright-core that is used here: its own types would need it installed. */
export interface Page {
  readonly keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> };
  goto(url: string): Promise<unknown>;
  on(event: 'pageerror' | 'console' | 'request', listener: (what: { url?(): string }) => void): void;
  evaluate<Result>(script: string): Promise<Result>;
  fill(selector: string, text: string): Promise<void>;
  check(selector: string): Promise<void>;
  focus(selector: string): Promise<void>;
  screenshot(options: { path: string }): Promise<unknown>;
  close(): Promise<void>;
}

export type Scheme = 'light' | 'dark';

export interface Browser {
  newPage(options: {
    viewport: { width: number; height: number };
    colorScheme: Scheme;
    javaScriptEnabled: boolean;
  }): Promise<Page>;
  close(): Promise<void>;
}

interface Playwright {
  readonly chromium: { launch(options: { executablePath: string; args: string[] }): Promise<Browser> };
}

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
const playwright = () => optional('playwright-core') as Playwright | undefined;

/** Whether there is a browser to test pages in. */
export const BROWSER = CHROMIUM !== undefined && playwright() !== undefined;

export function launch(): Promise<Browser> {
  return (playwright() as Playwright).chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
}

/** Opens a page from a file, and collects its errors, its messages and what it requests. */
export async function visit(
  browser: Browser,
  path: string,
  {
    width,
    scheme,
    hasScript = true,
    height = 900,
  }: { width: number; scheme: Scheme; hasScript?: boolean; height?: number },
) {
  const viewport = { width, height };
  const page = await browser.newPage({ viewport, colorScheme: scheme, javaScriptEnabled: hasScript });
  const wrong: unknown[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => wrong.push(error));
  page.on('console', (message) => wrong.push(message));
  page.on('request', (request) => requests.push(request.url?.() ?? ''));
  await page.goto(`file://${path}`);
  return { page, wrong, requests };
}
