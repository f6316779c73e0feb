import type { TerraformStack } from 'cdktf';
import { ExtensionVersionAudit } from '../../../lib/constructs/extension-version/extension-version-audit';
import { ExtensionVersionPin } from '../../../lib/constructs/extension-version/extension-version-pin';
import { AnyImageInitiative } from '../../../lib/constructs/policy/any-image/any-image-initiative';
import { InitiativeAssignment } from '../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import type { InitiativeAssignmentProps } from '../../../lib/constructs/policy/initiative-assignment/initiative-assignment-props';
import { OnboardingAudit } from '../../../lib/constructs/policy/onboarding-audit/onboarding-audit';
import { PinnedInitiative } from '../../../lib/constructs/policy/pinned-initiative/pinned-initiative';
import { CLOUDS, type Cloud } from '../../../lib/facts/clouds';
import { messageOf, synthesize } from '../../support/synth';

const scope = { subscriptionId: '/subscriptions/00000000-0000-0000-0000-000000000001' };
const ruleIn = (location: string) => ({
  ruleId: `${scope.subscriptionId}/resourceGroups/rg/providers/Microsoft.Insights/dataCollectionRules/dcr`,
  location,
  features: [],
});

const assign =
  (location: string, more: Partial<InitiativeAssignmentProps> = {}) =>
  (stack: TerraformStack) => {
    const props = { kind: 'arcServers', scope, rule: ruleIn(location), ...more };
    new InitiativeAssignment(stack, 'Assignment', props as InitiativeAssignmentProps);
  };
const assignAnyImage = (location: string) => (stack: TerraformStack) =>
  assign(location, { definition: new AnyImageInitiative(stack, 'AnyImage', { kind: 'arcServers', scope }) })(stack);

const written = (build: (stack: TerraformStack) => void, environment?: string) =>
  synthesize(build, { features: [{}], environment });
/** The last line of the error of a synthesis: a validation that fails names the construct first. */
const refused = (build: (stack: TerraformStack) => void, environment: string) =>
  messageOf(() => written(build, environment));

describe('policy in the cloud of the provider', () => {
  test.each(['usgovernment', 'dod', 'USGovernment'])('%s has no built-in initiative', (environment) => {
    expect(refused(assign('westeurope'), environment)).toContain(
      `the provider 'test/azurerm' has environment '${environment}', and Azure Government has no built-in policies of change tracking (Azure/azure-policy f4a50bac): pass an AnyImageInitiative as definition`,
    );
    const pin = (stack: TerraformStack) => new PinnedInitiative(stack, 'Copy', { kind: 'arcServers', scope });
    expect(refused(pin, environment)).toContain('use an AnyImageInitiative');
    const audit = (stack: TerraformStack) => new OnboardingAudit(stack, 'Audit', { scope });
    expect(refused(audit, environment)).toContain("set policies: ['own']");
  });

  test('may be own policies in Azure Government, with a warning of what is not documented', () => {
    const { annotations } = written(assignAnyImage('usgovvirginia'), 'usgovernment');
    expect(annotations.map(({ message }) => message)).toContain(
      "the provider 'test/azurerm' has environment 'usgovernment': Microsoft documents onboarding in Azure Government through the portal only, so policy may be unable to install the extension; try it on one machine [cloud-undocumented]",
    );
    const versions = written((stack) => {
      new ExtensionVersionAudit(stack, 'Audit', { scope });
      new ExtensionVersionPin(stack, 'Pin', { scope, extensionVersion: '2.35', location: 'usgovvirginia' });
    }, 'usgovernment');
    const warned = versions.annotations.filter(({ message }) => message.endsWith('[cloud-undocumented]'));
    expect(warned).toHaveLength(2);
    const acknowledgedWarnings = { 'cloud-undocumented': 'tried on one machine' };
    const audit = written((stack) => {
      new OnboardingAudit(stack, 'Audit', { scope, policies: ['own'], acknowledgedWarnings });
    }, 'usgovernment');
    expect(audit.annotations).toEqual([
      { level: 'info', message: expect.stringMatching(/^acknowledged: tried on one machine/) },
    ]);
  });

  test('is refused where change tracking is not offered, also by location', () => {
    const why = 'and change tracking is not offered in Azure China (support matrix of 2025-12-03)';
    const own = (stack: TerraformStack) => new OnboardingAudit(stack, 'Audit', { scope, policies: ['own'] });
    expect(refused(own, 'china')).toContain(`the provider 'test/azurerm' has environment 'china', ${why}`);
    expect(messageOf(() => written(assignAnyImage('chinaeast2')))).toContain(
      "rule.location must not be in Azure China, got 'chinaeast2': change tracking is not offered there (support matrix of 2025-12-03)",
    );
    expect(messageOf(() => written(assign('usgovvirginia')))).toContain(
      "rule.location must be in the public cloud, got 'usgovvirginia'",
    );
  });

  test('is refused in a cloud of which nothing is known', () => {
    expect(refused(assign('westeurope'), 'german')).toContain(
      "the provider 'test/azurerm' has environment 'german', a cloud of which this version knows nothing",
    );
  });

  test.each([undefined, 'public', '${var.cloud}'])('%s is accepted without a word', (environment) => {
    expect(written(assign('westeurope'), environment).annotations).toEqual([]);
    expect(written(assignAnyImage('westeurope'), environment).annotations).toEqual([]);
  });
});

test('no environment and no location belongs to two clouds', () => {
  const clouds = Object.values<Cloud>(CLOUDS);
  for (const key of ['environments', 'locationPrefixes'] as const) {
    const all = clouds.flatMap((cloud) => cloud[key]);
    expect(new Set(all).size).toBe(all.length);
  }
});
