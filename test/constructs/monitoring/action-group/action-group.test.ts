import { TerraformVariable, Token } from 'cdktf';
import { ActionGroup } from '../../../../lib/constructs/monitoring/action-group/action-group';
import type { ActionGroupProps } from '../../../../lib/constructs/monitoring/action-group/action-group-props';
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

  test('of the id of something else is refused', () => {
    const create = () => ActionGroup.fromActionGroupId(newStack(), 'Group', { actionGroupId: 'ag-ops' });
    expect(messageOf(create)).toBe(`Validation failed with the following errors:
  [test/Group] actionGroupId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Insights/actionGroups/<name>', got 'ag-ops'; copy the complete id from the resource`);
  });

  test('one error lists every invalid prop', () => {
    const wrong = {
      name: 'a/b',
      resourceGroupName: 'a/b',
      tags: { owner: 'x'.repeat(257) },
      emails: { before: 'The <oncall@example.com>', after: 'oncall@example.com, ops', none: 1 },
      webhooks: {
        chat: { uri: 1 },
        api: {
          uri: 'http://example.com?to=https://example.org',
          entraApplication: { objectId: '00000000-0000-0000-0000-0000000000b1' },
        },
      },
    };
    const create = () => new ActionGroup(newStack(), 'Group', wrong as unknown as ActionGroupProps);
    expect(messageOf(create)).toBe(`Validation failed with the following errors:
  [test/Group] emails.none must be text, got 1: write '1'
  [test/Group] webhooks.chat.uri must be text, got 1: write '1'
  [test/Group] name must be 1 to 260 characters, none of :<>+/&%\\?|, not ending in a period or space, got 'a/b'
  [test/Group] resourceGroupName must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period, got 'a/b'
  [test/Group] tags.owner may have at most 256 characters, got 257
  [test/Group] emails.before must be an e-mail address, got 'The <oncall@example.com>'
  [test/Group] emails.after must be an e-mail address, got 'oncall@example.com, ops'
  [test/Group] webhooks.api.uri must begin with 'https://', got 'http://example.com?to=https://example.org'`);
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
