import { lengthProblems, literalProblems } from '../../../core/checks';
import { isKnown } from '../../../core/known';
import { sameIgnoringCase } from '../../../core/letter-case';
import type { Path, Problem } from '../../../core/problems';
import { propProblems } from '../../../core/text-rules';
import { principalProblems } from '../../../facts/ids';
import { nameProblems } from '../../../facts/names';
import { tagProblems } from '../../../facts/tags';
import type { ActionGroupProps, AlertWebhook } from './action-group-props';

/** Longest short name of an action group. Source: azurerm 4.55.0, `azurerm_monitor_action_group`. */
const SHORT_NAME_LENGTH = 12;

/** Problems of the props of an action group. */
export function actionGroupProblems(props: ActionGroupProps): Problem[] {
  const { emails = {}, webhooks = {} } = props;
  const receivers = [...Object.keys(emails), ...Object.keys(webhooks)];
  const literal = literalProblems(['emails'], emails);
  return [
    ...nameProblems(['name'], 'actionGroup', props.name ?? 'ag-change-tracking'),
    ...nameProblems(['resourceGroupName'], 'resourceGroup', props.resourceGroupName),
    ...lengthProblems(['shortName'], props.shortName, SHORT_NAME_LENGTH),
    ...tagProblems(['tags'], props.tags),
    ...literal,
    ...(receivers.length === 0
      ? [{ path: [], message: 'emails and webhooks are both empty: name at least one receiver' }]
      : []),
    ...sameIgnoringCase(receivers).map(([first, later]) => ({
      path: [],
      message: `emails and webhooks have the receivers '${first}' and '${later}', which are one name to Azure: rename one`,
    })),
    ...(literal.length === 0 ? receiverProblems(emails, webhooks) : []),
  ];
}

function receiverProblems(
  emails: NonNullable<ActionGroupProps['emails']>,
  webhooks: NonNullable<ActionGroupProps['webhooks']>,
): Problem[] {
  return [
    ...Object.entries(emails).flatMap(([name, address]) => emailProblems(['emails', name], address)),
    ...Object.entries(webhooks).flatMap(([name, webhook]) => webhookProblems(['webhooks', name], webhook)),
  ];
}

function emailProblems(path: Path, address: string): Problem[] {
  return propProblems(path, address, [{ must: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, message: 'must be an e-mail address' }]);
}

function webhookProblems(path: Path, { uri, entraApplication }: AlertWebhook): Problem[] {
  if (entraApplication !== undefined) {
    return [
      ...propProblems([...path, 'uri'], uri, [{ must: /^https:\/\//, message: "must begin with 'https://'" }]),
      ...principalProblems([...path, 'entraApplication', 'objectId'], entraApplication.objectId),
    ];
  }
  const message =
    'must be a value that Terraform learns at apply, such as a sensitive TerraformVariable: the address is enough to post to it, so it must not be in the code';
  return isKnown(uri) ? [{ path: [...path, 'uri'], message }] : [];
}
