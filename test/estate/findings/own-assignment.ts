import { INITIATIVES } from '../../../lib/facts/initiatives';

export const ADDRESS = 'azurerm_subscription_policy_assignment.own';

/** An assignment of the initiative for Arc servers, with an identity made elsewhere. */
export const assigned = (more: object = {}) => ({
  id: '/assignments/own',
  policy_definition_id: `/policySetDefinitions/${INITIATIVES.arcServers.id}`,
  subscription_id: '/subscriptions/s',
  identity: [{ type: 'UserAssigned', identity_ids: ['/identities/own'] }],
  ...more,
});
