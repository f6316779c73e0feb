import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The versions of TypeScript that users have; `cdktf init` installs the newest. */
const VERSIONS = ['5', '6', '7'] as const;

/** The template of `cdktf init` installs the newest of these too. */
const TYPES = ['@types/node', '@types/jest'] as const;

const TEMPLATE = 'node_modules/cdktf-cli/bundle/templates/typescript/tsconfig.json';

/** Compilers with the newest types, in a folder of their own. */
export interface Compilers {
  /** Compiles a project with each of them and returns their versions. Throws if one finds a mistake. */
  compile(project: string): string[];
  remove(): void;
}

/** Installs the compilers from the registry: this repository needs one only. */
export function installCompilers(): Compilers {
  const folder = mkdtempSync(join(tmpdir(), 'compilers-'));
  const packages = [...VERSIONS.map((version) => `typescript-${version}@npm:typescript@${version}`), ...TYPES];
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const installed = (name: string) => join(folder, 'node_modules', name);
  return {
    compile: (project) => {
      const configurations = ['tsconfig.json', templateConfiguration(project)];
      return VERSIONS.map((version) => {
        const compiler = installed(`typescript-${version}`);
        for (const configuration of configurations) {
          const args = ['-p', configuration, '--noEmit', '--incremental', 'false', '--typeRoots', installed('@types')];
          execFileSync('node', [join(compiler, 'bin/tsc'), ...args], { cwd: project, stdio: 'inherit' });
        }
        const { version: exact } = JSON.parse(readFileSync(join(compiler, 'package.json'), 'utf8')) as {
          version: string;
        };
        return exact;
      });
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The configuration that `cdktf init` writes. TypeScript 6 and 7 load only the types that it names, and it names none. */
function templateConfiguration(project: string): string {
  const name = 'tsconfig.template.json';
  const template = JSON.parse(readFileSync(TEMPLATE, 'utf8')) as { compilerOptions: object };
  const compilerOptions = { ...template.compilerOptions, types: ['node', 'jest'] };
  writeFileSync(join(project, name), JSON.stringify({ ...template, compilerOptions }));
  return name;
}
