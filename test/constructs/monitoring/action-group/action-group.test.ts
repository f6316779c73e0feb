import { TerraformVariable, Token } from 'cdktf';
import { ActionGroup } from '../../../../lib/constructs/monitoring/action-group/action-group';
import { messageOf, newStack, synthesize } from '../../../support/synth';

describe('ActionGroup', () => {
  test('sends e-mails and calls webhooks in the common schema', () => {
    const { only } = synthesize((stack) => {
      const uri = new TerraformVariable(stack, 'chat', { type: 'string', sensitive: true });
      new ActionGroup(stack, 'Group', {
        resourceGroupName: 'rg',
        emails: { oncall: 'oncall@example.com' },
        webhooks: {
          chat: { uri: uri.stringValue },
          api: {
            uri: 'https://example.com/alerts',
            entraApplication: { objectId: '00000000-0000-0000-0000-0000000000b1' },
          },
        },
      });
    });
    expect(only('azurerm_monitor_action_group')).toMatchObject({
      name: 'ag-change-tracking',
      short_name: 'ct-alerts',
      email_receiver: [{ name: 'oncall', email_address: 'oncall@example.com', use_common_alert_schema: true }],
      webhook_receiver: [
        { name: 'chat', service_uri: '${var.chat}', use_common_alert_schema: true },
        {
          name: 'api',
          service_uri: 'https://example.com/alerts',
          aad_auth: { object_id: '00000000-0000-0000-0000-0000000000b1' },
        },
      ],
    });
  });

  test('refuses a Terraform map of receivers, whose keys are names in Azure', () => {
    const stack = newStack();
    const emails = Token.asStringMap(new TerraformVariable(stack, 'emails', {}).value);
    expect(messageOf(() => new ActionGroup(stack, 'Group', { resourceGroupName: 'rg', emails }))).toBe(
      `Validation failed with the following errors:
  [test/Group] emails must be a literal map: the keys of a Terraform map are unknown until apply and cannot be checked`,
    );
  });
});
