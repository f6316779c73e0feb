import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { CLOUDS, type Cloud, cloudOfEnvironment } from '../../facts/clouds';
import type { AcknowledgedWarnings, Warning } from '../../facts/warnings';
import { type ProviderBlock, providerOf } from '../kit/provider';
import { reportOnce } from '../kit/report';

/**
 * Refuses, at synth, policies that the cloud of the provider does not have or in which change tracking is not offered, and
 * warns if that is not documented. A cloud that a variable or the environment of Terraform sets is not known here. Built-in
 * policies exist in some clouds only: `builtInRemedy` says what to use elsewhere.
 */
export function watchCloud(
  scope: Construct,
  resource: TerraformResource,
  acknowledged: AcknowledgedWarnings | undefined,
  builtInRemedy?: string,
): void {
  scope.node.addValidation({
    validate: () => {
      const provider = providerOf(resource);
      const environment = provider?.setting('environment');
      if (provider === undefined || typeof environment !== 'string') return [];
      const problem = cloudProblem(provider, environment, builtInRemedy);
      if (problem !== undefined) return [problem];
      reportOnce(scope, cloudWarnings(provider, environment), acknowledged);
      return [];
    },
  });
}

function cloudProblem({ path }: ProviderBlock, environment: string, builtInRemedy?: string): string | undefined {
  const provider = `the provider '${path}' has environment '${environment}'`;
  const cloud = cloudWith(environment);
  if (cloud === undefined) return `${provider}, a cloud of which this version knows nothing`;
  if (cloud.extension === 'not offered')
    return `${provider}, and change tracking is not offered in ${cloud.label} (support matrix of 2025-12-03)`;
  if (builtInRemedy !== undefined && !cloud.hasBuiltInPolicies)
    return `${provider}, and ${cloud.label} has no built-in policies of change tracking (Azure/azure-policy f4a50bac): ${builtInRemedy}`;
  return undefined;
}

function cloudWarnings({ path }: ProviderBlock, environment: string): Warning[] {
  const cloud = cloudWith(environment);
  if (cloud?.extension !== 'undocumented') return [];
  const message = `the provider '${path}' has environment '${environment}': Microsoft documents onboarding in ${cloud.label} through the portal only, so policy may be unable to install the extension; try it on one machine`;
  return [{ id: 'cloud-undocumented', path: [], message }];
}

function cloudWith(environment: string): Cloud | undefined {
  const name = cloudOfEnvironment(environment);
  return name && CLOUDS[name];
}
