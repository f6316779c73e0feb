import { ApplicationInsightsWorkbook } from '@cdktf/provider-azurerm/lib/application-insights-workbook';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { isKnown } from '../../../core/known';
import { checkLater } from '../../kit/check-later';
import { jsonArgument } from '../../kit/json-text';
import { acceptProps } from '../../kit/props';
import { stableUuid } from '../../kit/stable-uuid';
import { refuseTwins } from '../../kit/twins';
import { changeWorkbookProblems } from './change-workbook-checks';
import type { ChangeWorkbookProps } from './change-workbook-props';
import { workbookContents } from './workbook-contents';

/**
 * A workbook on change tracking: what changed, machines that stopped reporting, versions of the extension, software, what
 * changes most and what the data costs. Its readers need access to the workbook and to the data of the workspace.
 */
export class ChangeWorkbook extends Construct {
  /** The workbook itself. */
  readonly resource: ApplicationInsightsWorkbook;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: ChangeWorkbookProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'ChangeWorkbook', props, changeWorkbookProblems);
    props = accepted.props;
    const { workspace, tags } = props;
    const { workspaceId } = workspace;
    const makeId = (text: string) => stableUuid(`${this.node.path} ${text}`);
    this.resource = new ApplicationInsightsWorkbook(this, 'Resource', {
      name: makeId('workbook'),
      displayName: props.title ?? 'Change Tracking and Inventory',
      description: props.description ?? 'Changes, machines, software, noise and cost of Azure Change Tracking.',
      resourceGroupName: props.resourceGroupName ?? workspace.resourceGroupName,
      location: workspace.location,
      // The provider refuses capital letters here, and only here.
      sourceId: isKnown(workspaceId) ? workspaceId.toLowerCase() : Fn.lower(workspaceId),
      dataJson: jsonArgument(workbookContents(workspaceId, makeId)),
      tags,
    });
    checkLater(this.resource, accepted.unchecked);
    refuseTwins(this);
  }
}
