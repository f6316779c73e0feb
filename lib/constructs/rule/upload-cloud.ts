import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { isKnown } from '../../core/known';
import { CLOUDS, cloudOfEnvironment, cloudOfStorage } from '../../facts/clouds';
import { providerOf } from '../kit/provider';

/**
 * Refuses, at synth, an endpoint for content in another cloud than that of the provider: the identities of machines have no
 * access there. A domain of no known cloud passes, and so does an environment that is set outside the stack.
 */
export function checkUploadCloud(scope: Construct, rule: TerraformResource, blobEndpoint: string): void {
  if (!isKnown(blobEndpoint)) return;
  scope.node.addValidation({
    validate: () => {
      const provider = providerOf(rule);
      if (provider === undefined) return [];
      const environment = provider.setting('environment');
      const storage = cloudOfStorage(blobEndpoint);
      const cloud = typeof environment === 'string' ? cloudOfEnvironment(environment) : undefined;
      if (cloud === undefined || storage === undefined || cloud === storage) return [];
      const { label, storageDomain } = CLOUDS[cloud];
      return [
        `the content storage has the endpoint '${blobEndpoint}' in ${CLOUDS[storage].label}, but the provider '${provider.path}' has environment '${environment}': set blobEndpoint to the address in ${label}, which ends with '.blob.${storageDomain}/'`,
      ];
    },
  });
}
