import { spawnSync } from 'node:child_process';
import { NO_WAIT } from '../test/support/no-wait';
import { ACTIVATE } from '../test/support/stand-in';

const ENVIRONMENT = { ...process.env, ...NO_WAIT, CHECKPOINT_DISABLE: '1', CI: 'true', NO_COLOR: '1' };

/** Runs a command with the stand-in and returns its output. */
export function runWithStandIn(
  { cwd = '.', environment = {} }: { readonly cwd?: string; readonly environment?: Readonly<Record<string, string>> },
  command: string,
  ...args: readonly string[]
): string {
  const script = `eval "$("$0")" && exec "$@"`;
  const result = spawnSync('bash', ['-c', script, ACTIVATE, command, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...ENVIRONMENT, ...environment },
    maxBuffer: 1 << 28,
  });
  const output = result.stdout + result.stderr;
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${result.status}:\n${output}`);
  return output;
}
