import { extensionMembersDisabled } from '../../../lib/constructs/policy/members';
import { messageOf } from '../../support/synth';

describe('extensionMembersDisabled', () => {
  test('disables the members that install the extension', () => {
    expect(extensionMembersDisabled('arcServers')).toEqual({
      DeployChangeTrackingExtensionWindowsHybridVM: 'Disabled',
      DeployChangeTrackingExtensionLinuxHybridVM: 'Disabled',
    });
  });

  test.each([
    ['arcServer', "[extensionMembersDisabled] kind must be one of 'virtualMachines'"],
    ['toString', '[extensionMembersDisabled] kind must be one of'],
    [undefined, '[extensionMembersDisabled] kind must be one of'],
    [['arcServers'], '[extensionMembersDisabled] kind must be one of'],
  ])('refuses %j, which is no initiative', (initiative, message) => {
    expect(messageOf(() => extensionMembersDisabled(initiative as never))).toContain(message);
  });
});
