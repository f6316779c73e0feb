import type { Problem } from '../../../core/problems';
import { idProblems } from '../../../facts/ids';
import { locationProblems } from '../../../facts/location-names';
import { nameProblems } from '../../../facts/names';
import { tagProblems } from '../../../facts/tags';
import type { ChangeWorkbookProps } from './change-workbook-props';

/** The tag that Azure keeps the title in. Source: azurerm 4.55.0, which refuses it. */
const TITLE_TAG = 'hidden-title';

/** Problems of the props of the workbook. */
export function changeWorkbookProblems(props: ChangeWorkbookProps): Problem[] {
  const { resourceGroupName, tags = {} } = props;
  return [
    ...idProblems(['workspace', 'workspaceId'], 'workspace', props.workspace.workspaceId),
    ...locationProblems(['workspace', 'location'], props.workspace.location),
    ...nameProblems(['workspace', 'resourceGroupName'], 'resourceGroup', props.workspace.resourceGroupName),
    ...(resourceGroupName === undefined ? [] : nameProblems(['resourceGroupName'], 'resourceGroup', resourceGroupName)),
    ...tagProblems(['tags'], tags),
    ...(Object.hasOwn(tags, TITLE_TAG)
      ? [{ path: ['tags'], message: `must not have the key '${TITLE_TAG}', which Azure keeps the title in: set title` }]
      : []),
  ];
}
