import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FRAMEWORKS } from './frameworks';
import { pack } from './pack';

const PAGE = 'docs/migration-to-cdktn.md';
const TEMPLATE = join(dirname(require.resolve('cdktf-cli/package.json')), 'bundle/templates/typescript');

/** The block of commands that contains a text, of the page about CDK Terrain or another one. */
export function commandsWith(text: string, page = PAGE): string {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block ?? '');
  const found = blocks.find((block) => block.includes(text));
  if (found === undefined) throw new Error(`${page} has no command with '${text}'`);
  return found;
}

/**
 * Follows the page word for word in a project as `cdktf init` makes it that uses the first package: npm has to accept the
 * commands. Versions come from the registry; nothing is downloaded but what they depend on.
 * @returns the versions that npm chose
 */
export function checkMove(): string[] {
  const project = mkdtempSync(join(tmpdir(), 'move-'));
  const { cdktf, cdktn } = FRAMEWORKS;
  const env = {
    ...process.env,
    npm_config_package_lock_only: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_loglevel: 'error',
  };
  const run = (commands: string) =>
    execFileSync('bash', ['-ec', commands], {
      cwd: project,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const packed = (folder: string) => join(project, pack(folder, project));
  try {
    cpSync(TEMPLATE, project, { recursive: true });
    writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true }));
    const peers = Object.entries(cdktf.manifest.peerDependencies).map(([name, range]) => `'${name}@${range}'`);
    run(`npm install ${packed(cdktf.folder)} ${peers.join(' ')} && npm install --save-dev cdktf-cli@0.21`);
    run(commandsWith('npm install').replace(` ${cdktn.manifest.name} `, ` ${packed(cdktn.folder)} `));
    const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string }>;
    };
    const left = Object.keys(lock.packages).filter((path) => /(^|\/)node_modules\/(@cdktf\/|cdktf)/.test(path));
    if (left.length > 0) throw new Error(`after the move, the project still has ${left.join(', ')}`);
    return [cdktn.manifest.name, ...Object.keys(cdktn.manifest.peerDependencies)].map(
      (name) => `${name} ${lock.packages[`node_modules/${name}`]?.version}`,
    );
  } finally {
    rmSync(project, { recursive: true });
  }
}
