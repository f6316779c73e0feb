import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import ts from 'typescript';
import { exchangeModules, FRAMEWORKS, type Framework } from './frameworks';
import { isOnDemand, onDemand } from './on-demand';
import { SCHEMA_FILES } from './schema';
import { SHAPES_FILE } from './shapes';
import { VALIDATOR_FILE } from './validator';

/** Builds both packages, unless that was done after the last change. */
export function buildOnce(): void {
  const built = Object.values(FRAMEWORKS).map(({ folder }) =>
    statSync(join(folder, 'dist/index.js'), { throwIfNoEntry: false }),
  );
  const changed = Math.max(...INPUTS.map(lastChange));
  if (built.some((file) => file === undefined || file.mtimeMs < changed)) build();
}

/** What the packages are made of. */
const INPUTS = [
  'lib',
  'scripts',
  'package.json',
  'tsconfig.build.json',
  'cdktn/README.md',
  'CHANGELOG.md',
  'LICENSE',
  ...SCHEMA_FILES,
];

/** When a file or something in a folder was changed, added or removed last. */
function lastChange(path: string): number {
  const here = statSync(path);
  const inside = here.isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
  return Math.max(here.mtimeMs, ...inside.map((name) => statSync(join(path, name)).mtimeMs));
}

/** Code as it is published. */
function published(name: string, code: string): string {
  const short = withoutComments(code);
  return isOnDemand(name) ? onDemand(short) : short;
}

/** Compiles the sources into the first package and makes the others of it. `npm run types` checks them with all frameworks. */
export function build(): void {
  rmSync('dist', { recursive: true, force: true });
  const tsc = require.resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
  for (const name of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|d\.ts|map)$/.test(name)) continue;
    // Source maps contain the sources and would be more than half of the package: they and their names are left out.
    rewrite(join('dist', name), (text) =>
      (name.endsWith('.js') ? published(name, text) : text).replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n'),
    );
  }
  for (const file of [VALIDATOR_FILE, SHAPES_FILE]) cpSync(file, join('dist', relative('lib', file)));
  for (const framework of Object.values(FRAMEWORKS)) complete(framework);
}

/** Adds what a package has beside its code; the code itself too, unless it is the first package. */
function complete({ folder, manifest, modules }: Framework): void {
  for (const schema of SCHEMA_FILES) cpSync(schema, join(folder, basename(schema)));
  if (folder !== '.') {
    const dist = join(folder, 'dist');
    rmSync(dist, { recursive: true, force: true });
    cpSync('dist', dist, { recursive: true, filter: (name) => !name.endsWith('.map') });
    for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
      if (/\.(js|d\.ts)$/.test(name)) rewrite(join(dist, name), (text) => exchangeModules(text, modules));
    }
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
    cpSync('LICENSE', join(folder, 'LICENSE'));
    cpSync('CHANGELOG.md', join(folder, 'CHANGELOG.md'));
    cpSync('cdktn/README.md', join(folder, 'README.md'));
  }
  for (const command of Object.values(manifest.bin ?? {})) chmodSync(join(folder, command), 0o755);
}

/** Code without its comments, which users read in the declarations. Lines still match the source maps. */
export function withoutComments(code: string): string {
  const file = ts.createSourceFile('code.js', code, ts.ScriptTarget.Latest, true);
  const parts: string[] = [];
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(file).filter((child) => !ts.isJSDoc(child));
    children.forEach(visit);
    if (children.length > 0) return;
    const between = code.slice(node.pos, node.getStart(file));
    const blank = between.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, (comment) => comment.replaceAll(/[^\n]/g, ''));
    parts.push(blank, code.slice(node.getStart(file), node.end));
  };
  visit(file);
  return parts.join('');
}

function rewrite(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

if (require.main === module) build();
