import { createHash } from 'node:crypto';
import { html } from './escape';

/** What a page is called and says of its origin. */
export interface PageOptions {
  /**
   * Title of the page, such as the name of a stack or an environment.
   * @default - only what the page is
   */
  readonly title?: string;
  /**
   * Commit that was reviewed.
   * @default - none is named
   */
  readonly commit?: string;
  /**
   * What was read, such as `plan plan.json`.
   * @default - not named
   */
  readonly sources?: readonly string[];
}

/** What a page is made of. Texts of an input are escaped already. */
export interface PageParts {
  readonly title: string;
  readonly style: string;
  readonly script: string;
  readonly body: string;
}

/** One HTML page that loads nothing and runs nothing but its own script. */
export function pageOf({ title, style, script, body }: PageParts): string {
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
<script>${script}</script>
</body>
</html>
`;
}

/** The title of a page: what it is, then its own. */
export function pageTitle(what: string, { title }: PageOptions): string {
  return title === undefined ? what : `${what}: ${html(title)}`;
}

/** Sources that are named before the rest is counted. */
const MOST_SOURCES = 5;

/** The heading of a page, and where what it says comes from. */
export function pageHead(title: string, { sources = [], commit }: PageOptions): string {
  const rest = sources.length - MOST_SOURCES;
  const parts = [
    ...sources.slice(0, MOST_SOURCES).map((source) => html(source)),
    ...(rest > 0 ? [`and ${rest} more`] : []),
    ...(commit === undefined ? [] : [`commit <code>${html(commit)}</code>`]),
  ];
  return `<h1>${title}</h1>${parts.length === 0 ? '' : `\n<p class="source">${parts.join(' · ')}</p>`}`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
