import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHARED } from './skip';

/** Prints the environment in which Terraform uses a stand-in for the provider, with a small cloud behind it. */
export const ACTIVATE = join(SHARED ?? '../shared', 'tools/azurerm-standin/activate');

// Each activation links the providers anew, and Terraform of another process may be computing their checksums meanwhile.
process.env['AZURERM_STANDIN_DIR'] ??= join(tmpdir(), `azurerm-standin-${process.pid}`);
// Terraform spends a fourth of its time on collecting garbage of which there is little: it does so only if there is much.
process.env['GOGC'] ??= 'off';
process.env['GOMEMLIMIT'] ??= '1GiB';

/** What a deployment without Azure needs and this machine lacks, with the places that were searched. */
export function missingForDeployment(program = 'terraform'): string[] {
  return [
    ...(spawnSync(program, ['version']).status === 0 ? [] : [`${program}, searched on the PATH`]),
    ...(existsSync(ACTIVATE) ? [] : [`the stand-in for the provider, searched at ${ACTIVATE}`]),
  ];
}
