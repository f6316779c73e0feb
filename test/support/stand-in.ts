import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SHARED } from './skip';

/** Prints the environment in which Terraform uses a stand-in for the provider, with a small cloud behind it. */
export const ACTIVATE = join(SHARED ?? '../shared', 'tools/azurerm-standin/activate');

/** What a deployment without Azure needs and this machine lacks, with the places that were searched. */
export function missingForDeployment(program = 'terraform'): string[] {
  return [
    ...(spawnSync(program, ['version']).status === 0 ? [] : [`${program}, searched on the PATH`]),
    ...(existsSync(ACTIVATE) ? [] : [`the stand-in for the provider, searched at ${ACTIVATE}`]),
  ];
}
