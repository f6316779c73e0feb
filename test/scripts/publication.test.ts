import { readFileSync } from 'node:fs';
import { FRAMEWORKS } from '../../scripts/frameworks';
import { publicationFiles, publicationProblems, repositoryOf, withAbsoluteLinks } from '../../scripts/publication';

const REPOSITORY = 'https://github.com/acme/change-tracking';

/** The files of this repository, with another manifest. */
function reader(fields: object, files: Readonly<Record<string, string>> = {}): (path: string) => string {
  const manifest = JSON.stringify({ ...JSON.parse(readFileSync('package.json', 'utf8')), ...fields });
  return (path) => files[path] ?? (path === 'package.json' ? manifest : readFileSync(path, 'utf8'));
}

test.each([
  'https://github.com/acme/change-tracking',
  'git+https://github.com/acme/change-tracking.git',
  'git@github.com:acme/change-tracking.git',
  'github:acme/change-tracking',
  'acme/change-tracking',
  { type: 'git', url: 'git+ssh://git@github.com/acme/change-tracking.git' },
])('%j is a repository on GitHub', (repository) => {
  expect(repositoryOf({ repository })).toBe(REPOSITORY);
});

test.each(['https://gitlab.com/acme/ct', 'https://github.com/acme', '', null, {}])('%j is refused', (repository) => {
  expect(() => repositoryOf({ repository })).toThrow(
    "repository in package.json must be a repository on GitHub, such as 'https://github.com/owner/name', got '",
  );
});

test('every file that depends on the repository is up to date (npm run generate)', () => {
  const files = Object.entries(publicationFiles());
  expect(files.length).toBeGreaterThan(1);
  for (const [path, text] of files) expect([path, readFileSync(path, 'utf8')]).toEqual([path, text]);
});

test('all addresses come from the repository in package.json', () => {
  const files = publicationFiles(reader({ repository: REPOSITORY }));
  expect(JSON.parse(files['package.json'] ?? '')).toMatchObject({
    repository: { type: 'git', url: `git+${REPOSITORY}.git` },
    homepage: `${REPOSITORY}#readme`,
    bugs: `${REPOSITORY}/issues`,
  });
  expect(files['lib/facts/published-from.ts']).toContain(`= '${REPOSITORY}';`);
  for (const page of ['README.md', 'cdktn/README.md']) {
    const text = files[page]?.replaceAll(/```.*?```/gs, '') ?? '';
    expect([...text.matchAll(/\]\((?!https:)[^)]*\)/g)].map(([link]) => link)).toEqual([]);
    expect(text).toContain(`${REPOSITORY}/blob/HEAD/docs/migration-to-cdktn.md)`);
  }
});

test('a link gets the address of its target, and code keeps its text', () => {
  const text = '[a](../docs/a.md#b) [c](#c) [d](https://d)\n```ts\nf[0](x)\n```\n';
  expect(withAbsoluteLinks(text, 'cdktn', REPOSITORY)).toBe(
    `[a](${REPOSITORY}/blob/HEAD/docs/a.md#b) [c](#c) [d](https://d)\n\`\`\`ts\nf[0](x)\n\`\`\`\n`,
  );
});

test('a repository that moves or is taken away takes the links with it', () => {
  const moved = { repository: REPOSITORY, homepage: 'https://github.com/acme/old#readme' };
  const readme = '[a](https://github.com/acme/old/blob/HEAD/docs/a.md)';
  const files = { 'README.md': readme, 'cdktn/README.md': readme };
  expect(publicationFiles(reader(moved, files))).toMatchObject({
    'README.md': `[a](${REPOSITORY}/blob/HEAD/docs/a.md)`,
    'cdktn/README.md': `[a](${REPOSITORY}/blob/HEAD/docs/a.md)`,
  });
  expect(publicationFiles(reader({ ...moved, repository: undefined }, files))).toMatchObject({
    'README.md': '[a](docs/a.md)',
    'cdktn/README.md': '[a](../docs/a.md)',
  });
});

test('nothing can be published without a repository, or with addresses of another one', () => {
  expect(publicationProblems(reader({ repository: undefined }))).toEqual([
    "package.json has no repository: run 'npm pkg set repository=https://github.com/<owner>/<name>' and 'npm run generate'",
  ]);
  const isStale = publicationProblems(reader({ repository: REPOSITORY }, { 'lib/facts/published-from.ts': '' }));
  expect(isStale).toContain(
    "lib/facts/published-from.ts does not have the addresses of the repository: run 'npm run generate'",
  );
  const current = publicationFiles(reader({ repository: REPOSITORY }));
  expect(publicationProblems((path) => current[path] ?? '')).toEqual([]);
});

test('npm refuses the second package as long as there is no repository', () => {
  const { repository, private: isPrivate } = FRAMEWORKS.cdktn.manifest;
  expect(isPrivate).toBe(repository === undefined ? true : undefined);
});
