import { AzurermProvider, type AzurermProviderConfig } from '@cdktf/provider-azurerm/lib/provider';
import { type TerraformStack, TerraformVariable } from 'cdktf';
import {
  accountKeyProblems,
  accountKeyWarnings,
  dataPlaneWarnings,
} from '../../../lib/constructs/content-storage/account-access-checks';
import { ContentStorage } from '../../../lib/constructs/content-storage/content-storage';
import type { ContentStorageProps } from '../../../lib/constructs/content-storage/content-storage-props';
import { type ProviderBlock, UNKNOWN_SETTING } from '../../../lib/constructs/kit/provider';
import { messageOf, synthesize } from '../../support/synth';

const SUBNET =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet/subnets/servers';
const PROPS: ContentStorageProps = {
  name: 'stcontent',
  resourceGroupName: 'rg-test',
  location: 'westeurope',
  network: { access: 'allNetworks' },
};
const NO_DATA_PLANE = { storage: [{ dataPlaneAvailable: false }] };
const REMEDY =
  'set storageUseAzuread: true on it, or features: [{ storage: [{ dataPlaneAvailable: false }] }] if the data plane cannot be reached';

function synthesizeStorage(props: Partial<ContentStorageProps> = {}, provider?: AzurermProviderConfig) {
  return synthesize((stack) => new ContentStorage(stack, 'Content', { ...PROPS, ...props }), provider);
}

/** A provider with the two settings that decide whether keys are used. */
const providerWith = (entraId: unknown, dataPlane: unknown): ProviderBlock => ({
  path: 'test/azurerm',
  setting: (...keys) =>
    ({ storage_use_azuread: entraId, 'features.storage.data_plane_available': dataPlane })[keys.join('.')],
});

describe('the settings of a provider', () => {
  test.each([
    [undefined, undefined, 'warned'],
    [undefined, false, 'fine'],
    [undefined, UNKNOWN_SETTING, 'warned'],
    [true, undefined, 'fine'],
    [true, UNKNOWN_SETTING, 'fine'],
    ['true', true, 'fine'],
    [false, undefined, 'refused'],
    ['false', 'true', 'refused'],
    [false, 'false', 'fine'],
    [false, UNKNOWN_SETTING, 'warned'],
    [UNKNOWN_SETTING, true, 'warned'],
    [UNKNOWN_SETTING, false, 'fine'],
    ['yes', true, 'warned'],
  ])('storage_use_azuread %p with data_plane_available %p are %s', (entraId, dataPlane, outcome) => {
    const provider = providerWith(entraId, dataPlane);
    const [problems, warnings] = [accountKeyProblems(provider), accountKeyWarnings(provider)];
    expect([problems.length, warnings.length]).toEqual([Number(outcome === 'refused'), Number(outcome === 'warned')]);
  });

  test('are unknown without a provider', () => {
    expect(accountKeyProblems(undefined)).toEqual([]);
    expect(accountKeyWarnings(undefined)).toEqual([]);
    expect(dataPlaneWarnings(undefined, 'selectedNetworks')).toEqual([]);
  });

  test.each<[unknown, number]>([
    [undefined, 1],
    [true, 1],
    [UNKNOWN_SETTING, 1],
    [false, 0],
    ['false', 0],
  ])('data_plane_available %p gives %d warnings for an account in selected networks', (dataPlane, count) => {
    expect(dataPlaneWarnings(providerWith(true, dataPlane), 'selectedNetworks')).toHaveLength(count);
    expect(dataPlaneWarnings(providerWith(true, dataPlane), 'allNetworks')).toEqual([]);
  });
});

describe('a provider of an account without keys', () => {
  test('is refused if the provider uses keys', () => {
    expect(messageOf(() => synthesizeStorage({}, { features: [{}], storageUseAzuread: false }))).toContain(
      `[test/Content] the provider 'test/azurerm' has storageUseAzuread: false and would use account keys, which this account does not allow: ${REMEDY}`,
    );
  });

  test.each([
    ['signs in with Entra ID', { features: [{}], storageUseAzuread: true }],
    ['does not use the data plane', { features: [NO_DATA_PLANE] }],
    ['does not use the data plane whatever it signs in with', { features: [NO_DATA_PLANE], storageUseAzuread: false }],
  ])('passes if it %s', (_, provider) => {
    expect(synthesizeStorage({}, provider).annotations).toEqual([]);
  });

  test('gives a warning if only the environment can make it sign in with Entra ID', () => {
    const message = `the provider 'test/azurerm' uses account keys, which this account does not allow, unless ARM_STORAGE_USE_AZUREAD is true where Terraform runs; ${REMEDY} [storage-keys]`;
    expect(synthesizeStorage({}, { features: [{}] }).annotations).toEqual([{ level: 'warn', message }]);
    const acknowledgedWarnings = { 'storage-keys': 'the pipeline sets ARM_STORAGE_USE_AZUREAD' };
    expect(synthesizeStorage({ acknowledgedWarnings }, { features: [{}] }).annotations).toMatchObject([
      { level: 'info' },
    ]);
  });

  const later = `the provider 'test/azurerm' may use account keys, which this account does not allow: its settings are known only when Terraform runs; ${REMEDY} [storage-keys]`;
  const withProvider = (change: (provider: AzurermProvider, stack: TerraformStack) => void) =>
    synthesize(
      (stack) => {
        change(stack.node.findChild('azurerm') as AzurermProvider, stack);
        new ContentStorage(stack, 'Content', PROPS);
      },
      { features: [{}] },
    ).annotations;

  test('gives a warning if a variable decides how the provider signs in', () => {
    const annotations = withProvider((provider, stack) => {
      provider.storageUseAzuread = new TerraformVariable(stack, 'entra', { type: 'bool' }).booleanValue;
    });
    expect(annotations).toEqual([{ level: 'warn', message: later }]);
  });

  test('gives a warning if an override of the whole stack changes it', () => {
    const annotations = withProvider((_, stack) => {
      stack.addOverride('provider.azurerm.0.storage_use_azuread', true);
    });
    expect(annotations).toEqual([{ level: 'warn', message: later }]);
  });

  test.each([
    ['storage_use_azuread', true],
    ['features.0.storage', [{ data_plane_available: false }]],
  ])('passes if an override sets %s', (path, value) => {
    expect(withProvider((provider) => provider.addOverride(path, value))).toEqual([]);
  });

  test('is the one that an override of the account names', () => {
    const { annotations } = synthesize(
      (stack) => {
        new AzurermProvider(stack, 'entra', { features: [{}], storageUseAzuread: true, alias: 'entra' });
        new ContentStorage(stack, 'Content', PROPS).resource.addOverride('provider', 'azurerm.entra');
      },
      { features: [{}], storageUseAzuread: false },
    );
    expect(annotations).toEqual([]);
  });

  test.each([
    [{ access: 'selectedNetworks', subnetIds: [SUBNET] }, 'only the networks named reach the account'],
    [
      { access: 'privateEndpoint', subnetId: SUBNET },
      'only its private endpoint reaches the account, which is created after it',
    ],
  ] as const)('with %j, warns of a provider that may be refused', (network, who) => {
    const warning = `the provider 'test/azurerm' reads the data of the account after creating it and at every plan, but ${who}: creating fails if Terraform is refused; add features: [{ storage: [{ dataPlaneAvailable: false }] }] to the provider [storage-data-plane]`;
    const { annotations } = synthesizeStorage({ network });
    expect(annotations).toEqual([{ level: 'warn', message: warning }]);
    const acknowledgedWarnings = { 'storage-data-plane': 'the runners are in that network' };
    expect(synthesizeStorage({ network, acknowledgedWarnings }).annotations).toMatchObject([{ level: 'info' }]);
    const provider = { features: [{ storage: [{ dataPlaneAvailable: false }] }] };
    expect(synthesizeStorage({ network }, provider).annotations).toEqual([]);
  });
});
