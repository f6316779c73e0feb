import type { Warning } from '../../../facts/warnings';
import { resolveSettings } from '../../../settings/resolve';
import type { ChangeTrackingSettings } from '../../../settings/types';
import { unwatched } from '../../../settings/watches';
import type { AlertPlan } from './alert-plan';

/** Warnings of alerts that can never fire because no setting of the rule makes machines report what they look for. */
export function watchWarnings(plans: readonly AlertPlan[], settings: ChangeTrackingSettings | undefined): Warning[] {
  if (settings === undefined) return [];
  const resolved = resolveSettings(settings);
  return plans.flatMap(({ path, needs }): Warning[] => {
    const message = needs && unwatched(needs, resolved);
    return message === undefined ? [] : [{ id: 'alert-unwatched', path, message }];
  });
}

/** Warnings of alerts that send no notification. */
export function actionWarnings(plans: readonly AlertPlan[], hasGroups: boolean): Warning[] {
  if (hasGroups) return [];
  return plans
    .filter(({ options }) => options.actionGroups === undefined || options.actionGroups.length === 0)
    .map(({ path }) => ({
      id: 'alert-no-action',
      path,
      message: 'sends no notification, the alert shows in the portal only: set actionGroups or notify',
    }));
}

/** Warnings about the account that keeps the queries of alerts, as far as the stack says whether there is one. */
export function alertStorageWarnings(
  isUsed: boolean,
  workspace: { readonly isLinked: boolean; readonly isCreated: boolean },
): Warning[] {
  const path = ['workspaceAlertsStorageEnabled'];
  if (!isUsed && workspace.isLinked) {
    const message =
      'must be true for the queries to be kept in the account that this stack links to the workspace; without it, Azure keeps them in storage of its own';
    return [{ id: 'alert-storage-unused', path, message }];
  }
  if (!isUsed || workspace.isLinked || !workspace.isCreated) return [];
  const message =
    'is true, and nothing in this stack links the workspace to an account for the queries of alerts, without which Azure refuses them; add Alerts to dataSourceTypes of its linkedStorage';
  return [{ id: 'alert-storage-missing', path, message }];
}
