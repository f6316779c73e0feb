import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

/**
 * Everything that depends on where the packages are published from. `repository` in package.json is the one place to fill
 * in; without it, the packages have no links and cannot be published.
 */
interface Manifest {
  readonly [field: string]: unknown;
}

const GITHUB =
  /^(?:git\+)?(?:https:\/\/github\.com\/|(?:ssh:\/\/)?git@github\.com[:/]|github:)?([\w-]+\/[\w.-]+?)(?:\.git)?$/;

/**
 * The address of the repository that a manifest names, or nothing if it names none.
 * @throws if it is not on GitHub, whose form the links have
 */
export function repositoryOf({ repository }: Manifest): string | undefined {
  if (repository === undefined) return undefined;
  const url = typeof repository === 'object' ? (repository as { url?: unknown } | null)?.url : repository;
  const [, path] = GITHUB.exec(String(url)) ?? [];
  if (path === undefined)
    throw new Error(
      `repository in package.json must be a repository on GitHub, such as 'https://github.com/owner/name', got '${url}'`,
    );
  return `https://github.com/${path}`;
}

/** The files that depend on the repository, as they should be. */
export function publicationFiles(read = (path: string) => readFileSync(path, 'utf8')): Record<string, string> {
  const manifest = JSON.parse(read('package.json')) as Manifest;
  const repository = repositoryOf(manifest);
  const earlier = repositoryOf({ repository: textOf(manifest['homepage'])?.replace(/#readme$/, '') });
  return {
    'package.json': `${JSON.stringify(withAddresses(manifest, repository), undefined, 2)}\n`,
    'lib/facts/published-from.ts': sourceOf(repository),
    ...Object.fromEntries(
      READMES.map((path) => {
        const folder = posix.dirname(path);
        return [path, withAbsoluteLinks(withRelativeLinks(read(path), folder, earlier), folder, repository)];
      }),
    ),
  };
}

/** The page that each package has. */
const READMES = ['README.md', 'cdktn/README.md'];

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A manifest with the fields that registries show. They stand after the license. */
function withAddresses(manifest: Manifest, repository: string | undefined): Manifest {
  const { repository: _repository, homepage: _homepage, bugs: _bugs, ...others } = manifest;
  if (repository === undefined) return others;
  const addresses = {
    repository: { type: 'git', url: `git+${repository}.git` },
    homepage: `${repository}#readme`,
    bugs: `${repository}/issues`,
  };
  return Object.fromEntries(
    Object.entries(others).flatMap((field) =>
      field[0] === 'license' ? [field, ...Object.entries(addresses)] : [field],
    ),
  );
}

function sourceOf(repository: string | undefined): string {
  return `/**
 * Where the pages of this package are; nothing until it is published. Written by \`npm run generate\` from \`repository\` in
 * package.json.
 */
export const REPOSITORY: string | undefined = ${repository === undefined ? 'undefined' : `'${repository}'`};
`;
}

/**
 * A page whose links work outside the repository, since a registry shows the README alone. Code is left as it is.
 * @param folder of the page
 */
export function withAbsoluteLinks(text: string, folder: string, repository: string | undefined): string {
  if (repository === undefined) return text;
  const parts = text.split(/(```[\s\S]*?```)/);
  const absolute = (part: string) =>
    part.replaceAll(/\]\((?!https?:|#)([^)\s]+)\)/g, (_, link: string) => {
      return `](${repository}/blob/HEAD/${posix.join(folder, link)})`;
    });
  return parts.map((part, index) => (index % 2 === 0 ? absolute(part) : part)).join('');
}

/** The links of a page as they are without a repository, or before it moved. */
export function withRelativeLinks(text: string, folder: string, repository: string | undefined): string {
  if (repository === undefined) return text;
  const links = text.split(`](${repository}/blob/HEAD/`);
  const up = folder === '.' ? '' : `${posix.relative(folder, '.')}/`;
  return links.join(`](${up}`);
}

/** Why the packages cannot be published; nothing if they can. */
export function publicationProblems(read = (path: string) => readFileSync(path, 'utf8')): string[] {
  const manifest = JSON.parse(read('package.json')) as Manifest;
  if (repositoryOf(manifest) === undefined)
    return [
      "package.json has no repository: run 'npm pkg set repository=https://github.com/<owner>/<name>' and 'npm run generate'",
    ];
  return Object.entries(publicationFiles(read)).flatMap(([path, text]) =>
    read(path) === text ? [] : [`${path} does not have the addresses of the repository: run 'npm run generate'`],
  );
}
