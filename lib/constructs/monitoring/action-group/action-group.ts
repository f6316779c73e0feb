import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import { Construct } from 'constructs';
import { idProblems } from '../../../facts/ids';
import { checkLater } from '../../kit/check-later';
import { later } from '../../kit/later';
import { acceptProps } from '../../kit/props';
import { refuseTwins } from '../../kit/twins';
import { actionGroupProblems } from './action-group-checks';
import type { ActionGroupProps, IActionGroup } from './action-group-props';

/** An action group that sends e-mails and calls webhooks, in the common alert schema. */
export class ActionGroup extends Construct implements IActionGroup {
  /**
   * Imports an existing action group.
   * @throws if the id is not that of an action group in the upper and lower case that Azure uses
   */
  static fromActionGroupId(scope: Construct, id: string, reference: IActionGroup): IActionGroup {
    const imported = new Construct(scope, id);
    acceptProps(imported.node.path, 'ActionGroup.fromActionGroupId', reference, ({ actionGroupId }) =>
      idProblems(['actionGroupId'], 'actionGroup', actionGroupId),
    );
    return { actionGroupId: reference.actionGroupId };
  }

  readonly actionGroupId: string;
  /** The group itself, for arguments and receivers that this construct does not have. */
  readonly resource: MonitorActionGroup;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: ActionGroupProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'ActionGroup', props, actionGroupProblems);
    props = accepted.props;
    this.resource = new MonitorActionGroup(this, 'Resource', {
      name: props.name ?? 'ag-change-tracking',
      shortName: props.shortName ?? 'ct-alerts',
      resourceGroupName: props.resourceGroupName,
      emailReceiver: Object.entries(props.emails ?? {}).map(([name, emailAddress]) => ({
        name,
        emailAddress,
        useCommonAlertSchema: true,
      })),
      webhookReceiver: Object.entries(props.webhooks ?? {}).map(([name, { uri, entraApplication }]) => ({
        name,
        serviceUri: uri,
        useCommonAlertSchema: true,
        aadAuth: entraApplication,
      })),
      tags: props.tags,
    });
    this.actionGroupId = later(() => this.resource.id);
    checkLater(this.resource, accepted.unchecked);
    refuseTwins(this);
  }
}
