import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import manifest from '../package.json';
import { repositoryOf, withRelativeLinks } from '../scripts/publication';

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'cdktn/README.md',
  'examples/README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
].filter((name) => name.endsWith('.md'));

test.each(PAGES)('every link of %s leads somewhere', (page) => {
  // A published README has absolute links, whose targets are in this repository all the same.
  const relative = withRelativeLinks(readFileSync(page, 'utf8'), dirname(page), repositoryOf(manifest));
  const text = relative.replaceAll(/```.*?```/gs, '');
  const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link]) => link ?? '');
  expect(links.filter((link) => !leadsSomewhere(page, link))).toEqual([]);
});

test('examples/README.md lists every example', () => {
  const text = readFileSync('examples/README.md', 'utf8');
  const examples = readdirSync('examples').filter((name) => existsSync(`examples/${name}/main.ts`));
  expect(examples.filter((name) => !text.includes(`](${name}/main.ts)`))).toEqual([]);
});

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(target) || anchor === undefined || !target.endsWith('.md')) return existsSync(target);
  // Of headings that repeat, all but the first get a number.
  const anchors = anchorsOf(readFileSync(target, 'utf8'));
  return anchors.has(anchor) || anchors.has(anchor.replace(/-\d+$/, ''));
}

function anchorsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading ?? '');
  const named = [...text.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id]) => id ?? '');
  return new Set([
    ...named,
    ...headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w\- ]/g, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  ]);
}
