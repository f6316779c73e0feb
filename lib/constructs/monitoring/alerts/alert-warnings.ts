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
