import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Runs an app in a process of its own and returns the folder it wrote. */
export function runApp(file: string): string {
  const out = mkdtempSync(join(tmpdir(), 'examples-'));
  execFileSync(process.execPath, ['--import', 'tsx', file], {
    env: { ...process.env, CDKTF_OUTDIR: out, TSX_TSCONFIG_PATH: resolve('tsconfig.json') },
    encoding: 'utf8',
  });
  return out;
}

/** What an app wrote to a folder, by stack. */
export function stacksIn(out: string): Record<string, string> {
  const stacks = readdirSync(join(out, 'stacks'));
  return Object.fromEntries(
    stacks.map((stack) => [stack, readFileSync(join(out, 'stacks', stack, 'cdk.tf.json'), 'utf8')]),
  );
}
