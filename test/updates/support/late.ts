import { dirname, join } from 'node:path';
import type { TerraformResource } from 'cdktf';
import { ACTIVATE } from '../../support/stand-in';

const TOOLS = join(__dirname, 'late');

/**
 * An environment in which `sleep` takes no time, writes its seconds into the file `waits`, and shows everything that
 * `lateAfter` hid: the stand-in itself has everything at once.
 */
export const LATE = { PATH: `${TOOLS}:${process.env['PATH']}` };

/** Hides a resource from all others between its creation and the end of the next wait, as Azure does. */
export function lateAfter(resource: TerraformResource): void {
  const cloud = join(dirname(ACTIVATE), 'terraform-provider-azurerm');
  const command = `ln -sf ${cloud} cloud && ${join(TOOLS, 'hide')} ./cloud '\${self.id}'`;
  resource.provisioners = [{ type: 'local-exec', command }, ...(resource.provisioners ?? [])];
}
