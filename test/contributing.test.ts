import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const TEXT = readFileSync('CONTRIBUTING.md', 'utf8');
const TRACKED = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n');

/** The rows of the table under a heading, each with its cells. */
function tableOf(heading: string): string[][] {
  const [section = ''] = TEXT.split(`## ${heading}\n`)[1]?.split('\n## ') ?? [];
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The paths of the repository that a text names. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/`((?:lib|test|docs|examples|scripts)\/[^`<]+|package\.json)`/g)].map(
    ([, path = '']) => path,
  );
}

test('every folder of the repository is in the table of folders', () => {
  const named = tableOf('Where things are').map(([folder = '']) => folder.replaceAll('`', ''));
  const tops = new Set(TRACKED.filter((file) => /^[^.][^/]*\//.test(file)).map((file) => file.split('/')[0]));
  expect([...tops].filter((top) => !named.some((folder) => folder.split('/')[0] === top))).toEqual([]);
  const layers = new Set(
    TRACKED.filter((file) => /^lib\/[^/]+\//.test(file)).map((file) => file.split('/', 2).join('/')),
  );
  expect([...layers].filter((layer) => !named.some((folder) => folder.startsWith(layer)))).toEqual([]);
});

test('every path that the text names exists', () => {
  expect(pathsIn(TEXT).filter((path) => !existsSync(path))).toEqual([]);
});

test.each(tableOf('What an addition costs'))('%s costs %s places, and those are listed', (_, places, which = '') => {
  const listed = which.split('; ');
  expect(listed).toHaveLength(Number(places));
});

test('a construct is named outside its folder only by those it is part of', () => {
  const areas = new Set(TRACKED.flatMap((file) => /^lib\/constructs\/([^/]+)\//.exec(file)?.[1] ?? []));
  const importers = TRACKED.filter((file) => /^lib\/.*\.ts$/.test(file) && !file.startsWith('lib/constructs/')).filter(
    (file) => existsSync(file) && /from '.*constructs\//.test(readFileSync(file, 'utf8')),
  );
  expect(areas.size).toBeGreaterThan(5);
  expect(importers).toEqual(['lib/index.ts']);
});
