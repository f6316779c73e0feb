import { extensionMembersDisabled, rolesOf } from '../../../lib/constructs/policy/members';
import { messageOf } from '../../support/synth';

test('an initiative of any image attaches an identity without the right to assign it', () => {
  const kind = 'scaleSets';
  const roles = (definition?: { anyImage: true }) => rolesOf({ kind, definition } as never, ['identity']);
  expect(roles()).toEqual(['contributor', 'userAccessAdministrator']);
  expect(roles({ anyImage: true })).toEqual(['virtualMachineContributor']);
});

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
