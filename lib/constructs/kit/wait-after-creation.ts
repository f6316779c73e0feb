import type { LocalExecProvisioner, TerraformResource } from 'cdktf';

/** The seconds that each resource waits already. */
const WAITS = new WeakMap<TerraformResource, number>();

/**
 * Makes everything that depends on a resource wait after its creation. Terraform runs the command only when it has created
 * the resource, so an existing or imported one does not wait. The longest wait counts. 0 does not wait.
 */
export function waitAfterCreation(resource: TerraformResource, seconds: number): void {
  if (seconds <= (WAITS.get(resource) ?? 0)) return;
  WAITS.set(resource, seconds);
  // The framework passes on `on_failure`, and its type lacks it.
  const wait: LocalExecProvisioner & { readonly onFailure: 'continue' } = {
    type: 'local-exec',
    // The shell of Windows has no `sleep`: there, `ping` waits a second between two of its requests.
    command: `sleep ${seconds} || ping -n ${seconds + 1} 127.0.0.1 > nul`,
    // Otherwise Terraform would replace the resource after an interrupted wait.
    onFailure: 'continue',
  };
  resource.provisioners = [wait];
}
