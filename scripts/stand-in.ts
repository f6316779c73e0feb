import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { NO_WAIT } from '../test/support/no-wait';

/** Prints the environment in which Terraform uses a stand-in for the provider, which creates nothing. */
const STAND_IN = resolve('../shared/tools/azurerm-standin/activate');
const ENVIRONMENT = { ...process.env, ...NO_WAIT, CHECKPOINT_DISABLE: '1', CI: 'true', NO_COLOR: '1' };

/** What a deployment without Azure needs and this machine lacks, with the places that were searched. */
export function missingForDeployment(): string[] {
  return [
    ...(spawnSync('terraform', ['version']).status === 0 ? [] : ['terraform, searched on the PATH']),
    ...(existsSync(STAND_IN) ? [] : [`the stand-in for the provider, searched at ${STAND_IN}`]),
  ];
}

/** Runs a command with the stand-in and returns its output. */
export function runWithStandIn(
  { cwd = '.', environment = {} }: { readonly cwd?: string; readonly environment?: Readonly<Record<string, string>> },
  command: string,
  ...args: readonly string[]
): string {
  const script = `eval "$("$0")" && exec "$@"`;
  const result = spawnSync('bash', ['-c', script, STAND_IN, command, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...ENVIRONMENT, ...environment },
    maxBuffer: 1 << 28,
  });
  const output = result.stdout + result.stderr;
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${result.status}:\n${output}`);
  return output;
}
